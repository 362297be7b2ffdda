// @ts-check
/**
 * <leaflet-chat>: a chat that answers from a medicine's leaflet.
 *
 *   <script type="module" src="/widget.js"></script>
 *   <leaflet-chat medicine="Baclofen" emergency="112"></leaflet-chat>
 *
 * `medicine` is the name shown, `emergency` the number to call. Everything is resolved against this file's address.
 * Nothing is ever put into the page as markup, and nothing is kept: the conversation ends with the page.
 */

/** @typedef {{text: string} | {button: string}} Turn */
/** @typedef {Turn & {id: string}} Sent a turn with an id of its own: sent again, it is still the same turn */
/** @typedef {{kind: string, text: string, section: string | null, link: string | null}} Message */
/** @typedef {{id: string, label: string}} Choice */
/** @typedef {{urgent: boolean, deleted: boolean, messages: Message[], buttons: Choice[]}} Reply */

const EXAMPLES = ["Can I drink alcohol?", "What are the side effects?", "What if I stop suddenly?"];
const PATIENCE_MS = 15_000; // the server answers within 8 seconds, whatever happens
const SMALL = "(max-width: 30rem), (max-height: 30rem)"; // a phone, or a desktop at 400 % zoom

const ICONS = {
  chat: "M4 5h16v11H10l-5 4v-4H4z M8 9h8 M8 12h5",
  close: "M6 6l12 12 M18 6L6 18",
  send: "M4 12h15 M13 6l6 6-6 6",
  phone: "M6 3h4l2 5-3 2a11 11 0 0 0 5 5l2-3 5 2v4a2 2 0 0 1-2 2A16 16 0 0 1 4 5a2 2 0 0 1 2-2z",
};

/** Why a turn got no reply; `tooLong` is the one the patient can mend. */
class NoReply extends Error {
  /** @param {string} why @param {boolean} [tooLong] */
  constructor(why, tooLong = false) {
    super(why);
    this.tooLong = tooLong;
  }
}

/** Talks to the chat API; keeps the session's token, in memory only. */
class Client {
  /** @type {string | null} */
  #token = null;

  /**
   * The reply to one turn; throws NoReply whatever went wrong.
   * @param {Sent} turn
   * @returns {Promise<Reply>}
   */
  async take(turn) {
    let response = await this.#send(turn);
    if (response.status === 401) {
      this.#token = null; // expired or the server's key changed: begin anew, once
      response = await this.#send(turn);
    }
    return readReply(await readJson(response));
  }

  /** What comes next is another conversation. */
  forget() {
    this.#token = null;
  }

  /** @param {Sent} turn */
  async #send(turn) {
    this.#token ??= await this.#startSession();
    return post("api/turns", turn, { Authorization: `Bearer ${this.#token}` });
  }

  async #startSession() {
    const data = await readJson(await post("api/sessions", {}, {}));
    if (!isObject(data) || typeof data.token !== "string") throw new NoReply("no token");
    return data.token;
  }
}

/** @param {string} path @param {object} body @param {Record<string, string>} headers */
async function post(path, body, headers) {
  try {
    return await fetch(new URL(path, import.meta.url), {
      method: "POST",
      headers: { "Content-Type": "application/json", ...headers },
      body: JSON.stringify(body),
      credentials: "omit",
      cache: "no-store",
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
  } catch {
    throw new NoReply("network");
  }
}

/** @param {Response} response @returns {Promise<unknown>} */
async function readJson(response) {
  const isReply = response.ok || response.status === 429; // which says to wait, and what to do if it is urgent
  if (!isReply) throw new NoReply(`status ${response.status}`, response.status === 413);
  try {
    return await response.json();
  } catch {
    throw new NoReply("not JSON");
  }
}

/** @param {unknown} data @returns {Reply} */
function readReply(data) {
  if (!isObject(data) || !Array.isArray(data.messages)) throw new NoReply("no messages");
  const messages = data.messages.filter((one) => isObject(one) && typeof one.text === "string" && one.text.trim());
  if (!messages.length) throw new NoReply("empty");
  const buttons = Array.isArray(data.buttons) ? data.buttons : [];
  return {
    urgent: data.urgent === true,
    deleted: data.deleted === true,
    messages,
    buttons: buttons.filter((one) => isObject(one) && typeof one.id === "string" && typeof one.label === "string"),
  };
}

/** 128 random bits; crypto.randomUUID is there on HTTPS only. */
function newId() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** @param {unknown} value @returns {value is Record<string, unknown>} */
function isObject(value) {
  return typeof value === "object" && value !== null;
}

/**
 * An element with attributes and children; text only ever becomes text.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, string>} attributes
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[T]}
 */
function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** @param {keyof typeof ICONS} name */
function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
}

/** @param {string} text words only a screen reader gives */
const unseen = (text) => make("span", { class: "unseen", dir: "ltr" }, text); // so that it does not decide for what follows

class LeafletChat extends HTMLElement {
  #client = new Client();
  #small = window.matchMedia(SMALL);
  #busy = false;

  #launcher = make("button", { type: "button", class: "launcher", "aria-haspopup": "dialog" });
  #dialog = make("dialog", { class: "panel", "aria-labelledby": "title" });
  #title = make("h2", { id: "title", tabindex: "-1" });
  #log = make("div", { class: "log", role: "log", "aria-label": "Conversation" });
  #welcome = make("div", { class: "welcome" });
  #status = make("p", { class: "status", role: "status" });
  #input = make("textarea", { id: "question", rows: "1", autocomplete: "off", enterkeyhint: "send" });
  #send = make("button", { type: "submit", class: "send" }, icon("send"), "Send");

  connectedCallback() {
    if (this.shadowRoot) return; // moved within the page: keep the conversation
    const root = make("div", { class: "root", lang: "en", hidden: "" }, this.#launcher, this.#dialog);
    const style = make("link", { rel: "stylesheet", href: new URL("widget.css", import.meta.url).href });
    for (const event of ["load", "error"]) style.addEventListener(event, () => (root.hidden = false));
    this.#title.append(`${this.#medicine} leaflet assistant`);
    this.#launcher.append(icon("chat"), `Ask about ${this.#medicine}`);
    this.#welcome.append(...this.#greeting());
    this.#dialog.append(
      this.#header(),
      make("div", { class: "body", tabindex: "0", role: "region", "aria-label": "Messages" },
        this.#welcome, this.#log, this.#status),
      this.#form(),
    );
    this.#listen();
    this.attachShadow({ mode: "open" }).append(style, root);
  }

  get #medicine() {
    return this.getAttribute("medicine") || "your medicine";
  }

  open() {
    this.#launcher.hidden = true;
    // On a small screen the chat covers the page, so the page behind must not be reachable.
    if (this.#small.matches) this.#dialog.showModal();
    else this.#dialog.show();
    // There the input would bring up the keyboard, or scroll who is speaking out of sight.
    (this.#small.matches ? this.#title : this.#input).focus();
  }

  close() {
    this.#dialog.close();
    this.#launcher.hidden = false;
    this.#launcher.focus();
  }

  #listen() {
    this.#launcher.addEventListener("click", () => this.open());
    this.#dialog.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || event.isComposing) return;
      event.preventDefault();
      this.close();
    });
    this.#dialog.addEventListener("close", () => {
      // Closed by the browser itself, for instance by Android's back gesture.
      if (!this.#dialog.open && this.#launcher.hidden) this.close();
    });
    this.#small.addEventListener("change", () => {
      if (!this.#dialog.open) return;
      this.#dialog.close();
      this.open();
    });
  }

  #header() {
    const close = make("button", { type: "button", class: "close", "aria-label": "Close chat" }, icon("close"));
    close.addEventListener("click", () => this.close());
    return make("div", {},
      make("div", { class: "bar" },
        make("div", {},
          this.#title,
          make("p", {}, "Automated service. Not a doctor.")),
        close),
      make("p", { class: "safety" }, make("span", {}, "Is it an emergency?"), this.#callLink()));
  }

  #callLink() {
    const number = this.getAttribute("emergency") || "112";
    return make("a", { class: "call", href: `tel:${number}` }, icon("phone"), `Call ${number}`);
  }

  #greeting() {
    const examples = make("div", { class: "choices" });
    for (const text of EXAMPLES) examples.append(this.#choice(text, { text }));
    return [
      make("p", { class: "hello" }, "Hello. What would you like to know?"),
      make("p", {}, `I answer with the exact words of the ${this.#medicine} leaflet and show you where they stand. `
        + "I cannot advise you personally: your doctor can."),
      make("p", { class: "note" }, "Please leave out your name and other personal details."),
      make("h3", {}, "People often ask"),
      examples,
    ];
  }

  #form() {
    const form = make("form", {},
      make("label", { for: "question" }, "Your question"),
      make("div", { class: "row" }, this.#input, this.#send));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit();
    });
    this.#input.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      this.#submit();
    });
    return form;
  }

  #submit() {
    const text = this.#input.value.trim();
    if (this.#busy) return; // the text stays where it is until the answer is there
    if (!text) {
      this.#status.textContent = "Please type your question first.";
      this.#input.focus();
      return;
    }
    this.#input.value = "";
    this.#ask({ text }, text);
  }

  /** @param {string} label @param {Turn} turn */
  #choice(label, turn) {
    const button = make("button", { type: "button", class: "choice" }, label);
    button.addEventListener("click", () => {
      if (!this.#busy) this.#ask(turn, label);
    });
    return button;
  }

  /** @param {Turn} turn @param {string} words what the patient sees as said */
  #ask(turn, words) {
    this.#welcome.querySelector(".choices")?.previousElementSibling?.remove();
    for (const choices of this.#dialog.querySelectorAll(".choices")) choices.remove();
    const bubble = make("p", { class: "bubble mine", dir: "auto" }, unseen("You: "), words);
    this.#log.append(bubble);
    this.#input.focus(); // the button that was pressed may be gone
    return this.#exchange({ id: newId(), ...turn }, words, bubble);
  }

  /** @param {Sent} turn @param {string} words @param {HTMLElement} bubble the question, already shown */
  async #exchange(turn, words, bubble) {
    this.#setBusy(true);
    bubble.scrollIntoView({ block: "start" });
    try {
      const reply = await this.#client.take(turn);
      bubble.after(...this.#render(reply));
      if (reply.deleted) this.#forget(bubble);
    } catch (error) {
      bubble.after(this.#failure(turn, words, bubble, error instanceof NoReply && error.tooLong));
    } finally {
      this.#setBusy(false);
      bubble.scrollIntoView({ block: "start" });
    }
  }

  /** @param {HTMLElement} bubble the wish to delete it all: what was said before goes from the page too */
  #forget(bubble) {
    while (bubble.previousSibling) bubble.previousSibling.remove();
    this.#client.forget();
  }

  /** @param {boolean} busy */
  #setBusy(busy) {
    this.#busy = busy;
    this.#send.setAttribute("aria-disabled", String(busy));
    this.#status.classList.toggle("typing", busy);
    this.#status.textContent = busy ? "Looking in the leaflet" : "";
  }

  /** @param {Reply} reply */
  #render(reply) {
    const parts = reply.messages.map((message) => this.#message(message));
    const items = reply.messages.filter((message) => message.kind === "item").map((message) => message.text);
    if (items.length) parts.push(this.#takeAway(items));
    if (reply.urgent && !reply.messages.some((message) => message.kind === "notice")) parts.unshift(this.#notice(""));
    if (reply.buttons.length) {
      const choices = reply.buttons.map(({ id, label }) => this.#choice(label, { button: id }));
      parts.push(make("div", { class: "choices" }, ...choices));
    }
    return parts;
  }

  /** @param {Message} message @returns {HTMLElement} */
  #message(message) {
    if (message.kind === "notice") return this.#notice(message.text);
    if (message.kind === "quote") return quote(message);
    if (message.kind === "item") return make("p", { class: "item", dir: "auto" }, message.text);
    return make("p", { class: "bubble theirs", dir: "auto" }, unseen("Assistant: "), message.text);
  }

  /** @param {string[]} items the questions for the doctor, numbered */
  #takeAway(items) {
    const text = [`Questions for my doctor about ${this.#medicine}`, "", ...items, ""].join("\n");
    const print = make("button", { type: "button", class: "choice" }, "Print my questions");
    const save = make("button", { type: "button", class: "choice" }, "Save as a file");
    print.addEventListener("click", () => printText(text));
    save.addEventListener("click", () => saveText(text, "questions-for-my-doctor.txt"));
    return make("div", { class: "take-away" }, print, save);
  }

  /** @param {string} text */
  #notice(text) {
    return make("div", { class: "notice", role: "alert" },
      make("p", { class: "notice-title" }, "This may be an emergency"),
      ...(text ? [make("p", {}, text)] : []),
      this.#callLink());
  }

  /** @param {Sent} turn @param {string} words @param {HTMLElement} bubble @param {boolean} tooLong */
  #failure(turn, words, bubble, tooLong) {
    const why = tooLong
      ? "Your question is too long to send. Please shorten it."
      : "Your question was not answered: something went wrong on the way. You can try again, or ask your doctor.";
    const again = make("button", { type: "button", class: "choice" }, tooLong ? "Edit question" : "Try again");
    const failure = make("div", { class: "failure" }, make("p", {}, why), again);
    again.addEventListener("click", () => {
      if (this.#busy) return;
      failure.remove();
      this.#input.focus();
      if (tooLong) {
        bubble.remove();
        this.#input.value = words;
      } else this.#exchange(turn, words, bubble);
    });
    return failure;
  }
}

/** @param {string} text @param {string} name of the file */
function saveText(text, name) {
  const href = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
  make("a", { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href));
}

/** @param {string} text printed by itself, without the page around the chat */
function printText(text) {
  const frame = make("iframe", { title: "Questions to print", srcdoc: "<!doctype html>" });
  Object.assign(frame.style, { position: "fixed", width: "0", height: "0", border: "0" });
  frame.addEventListener("load", () => {
    const { contentDocument, contentWindow } = frame;
    if (!contentDocument || !contentWindow) return;
    const pre = contentDocument.createElement("pre");
    pre.textContent = text;
    pre.style.font = "1.1rem/1.6 sans-serif";
    pre.style.whiteSpace = "pre-wrap";
    contentDocument.body.append(pre);
    contentWindow.addEventListener("afterprint", () => frame.remove());
    contentWindow.focus();
    contentWindow.print();
  }, { once: true });
  document.body.append(frame);
}

/** @param {Message} message */
function quote(message) {
  const figure = make("figure", { class: "quote" }, make("blockquote", {}, message.text));
  const title = message.section || "the leaflet";
  const caption = make("figcaption", {}, "From the leaflet: ");
  if (typeof message.link === "string" && message.link.startsWith("/")) {
    const href = new URL(message.link.slice(1), import.meta.url).href;
    caption.append(make("a", { href, target: "_blank", rel: "noopener" }, title, unseen(" (opens in a new tab)")));
  } else caption.append(title);
  figure.append(caption);
  return figure;
}

customElements.define("leaflet-chat", LeafletChat);
