// @ts-check
/** The conversation on the page: questions, what became of them, replies. */

import { callLink, make, pressable, unseen } from "./dom.js";

/** @typedef {import("./store.js").Entry} Entry */
/** @typedef {import("./store.js").Turn} Turn */
/** @typedef {import("./reply.js").Message} Message */
/** @typedef {import("./reply.js").Reply} Reply */
/** @typedef {import("./config.js").Config} Config */
/** @typedef {import("./strings.js").Say} Say */
/**
 * What can be pressed in it.
 * @typedef {object} Presses
 * @property {(turn: Turn, words: string) => void} choose
 * @property {(entry: Entry) => void} again
 * @property {(entry: Entry) => void} edit
 * @property {(items: string[]) => void} saveList
 * @property {(items: string[]) => void} printList
 */

export class Log {
  element = make("ol", { class: "log", role: "list" });
  #config;
  #say;
  #presses;
  /** @type {Map<string, {mine: HTMLElement, bubble: HTMLElement, state: HTMLElement, theirs: HTMLElement | null}>} */
  #shown = new Map();
  #sources = 0;

  /** @param {Config} config @param {Say} say @param {Presses} presses */
  constructor(config, say, presses) {
    this.#config = config;
    this.#say = say;
    this.#presses = presses;
  }

  /** Show a question. @param {Entry} entry */
  add(entry) {
    for (const choices of this.element.querySelectorAll(".choices")) choices.remove();
    const bubble = make("p", { class: "bubble mine-text", dir: "auto" }, unseen(this.#say("you")), entry.words);
    const state = make("div", { class: "state" });
    const mine = make("li", { class: "turn mine" }, bubble, this.#time(entry.at), state);
    this.element.append(mine);
    this.#shown.set(entry.id, { mine, bubble, state, theirs: null });
    this.update(entry);
  }

  /** Show what became of it. @param {Entry} entry */
  update(entry) {
    const shown = this.#shown.get(entry.id);
    if (!shown) return;
    shown.mine.dataset.state = entry.state;
    shown.state.replaceChildren(...this.#state(entry));
    if (!entry.reply || shown.theirs) return;
    this.#retire();
    shown.theirs = this.#reply(entry.reply, entry.repliedAt);
    shown.mine.after(shown.theirs);
  }

  /** A question takes long. @param {Entry} entry */
  slow(entry) {
    this.#shown.get(entry.id)?.state.firstElementChild?.replaceChildren(this.#say("slow"));
  }

  /** Say at a question that it may be an emergency; true where it was not said yet. @param {Entry} entry */
  warn(entry) {
    const mine = this.#shown.get(entry.id)?.mine;
    if (!mine || mine.querySelector(".notice")) return false;
    mine.append(this.#notice(this.#say("noticeDown")));
    return true;
  }

  /** Remove a question that comes back to be edited. @param {Entry} entry */
  remove(entry) {
    this.#shown.get(entry.id)?.mine.remove();
    this.#shown.delete(entry.id);
  }

  /** @param {Entry} [kept] the only one that stays */
  clear(kept) {
    for (const [id, { mine, theirs }] of this.#shown) {
      if (id === kept?.id) continue;
      mine.remove();
      theirs?.remove();
      this.#shown.delete(id);
    }
    if (!kept) this.#sources = 0;
  }

  /** @param {Entry} entry @returns {HTMLElement | undefined} the question */
  place(entry) {
    return this.#shown.get(entry.id)?.mine;
  }

  /** What a screen reader is told of a reply. @param {Reply} reply @returns {{notice: string, rest: string[]}} */
  spoken(reply) {
    const rest = reply.messages.filter(({ kind }) => kind !== "notice").map(({ kind, text }) =>
      kind === "quote" ? `${this.#say("fromLeaflet")}\u201c${text}\u201d` : text);
    const labels = reply.buttons.map(({ label }) => label).join("; ");
    if (labels) rest.push(this.#say("choices", { labels }));
    const notices = reply.messages.filter(({ kind }) => kind === "notice").map(({ text }) => text);
    const isUrgent = reply.urgent || notices.length > 0;
    return { notice: isUrgent ? [`${this.#say("noticeTitle")}.`, ...notices].join(" ") : "", rest };
  }

  /** Earlier replies stay to be read; the keyboard goes to the newest only. */
  #retire() {
    for (const control of this.element.querySelectorAll(".theirs a, .theirs button")) control.setAttribute("tabindex", "-1");
    for (const link of this.element.querySelectorAll(".notice .call")) {
      if (!link.matches(":focus")) link.replaceWith(make("strong", {}, link.textContent ?? ""));
    }
  }

  /** @param {Entry} entry @returns {Node[]} */
  #state(entry) {
    const { state, why } = entry;
    const number = this.#config.emergency;
    if (state === "sending") return [make("p", { class: "typing" }, this.#say("looking"))];
    if (state === "waiting") return [make("p", { class: "soft" }, this.#say("waiting"))];
    if (state === "offline") return [make("p", { class: "failure" }, this.#say("offline", { number }))];
    if (state !== "failed") return [];
    return [make("div", { class: "failure" }, make("p", {}, this.#say(failure(why), { number })), this.#mend(entry))];
  }

  /** @param {Entry} entry */
  #mend(entry) {
    const which = this.#say("which", { words: entry.words });
    return entry.why === "tooLong"
      ? pressable(this.#say("edit"), () => this.#presses.edit(entry))
      : pressable(this.#say("tryAgain"), () => this.#presses.again(entry), which);
  }

  /** @param {Reply} reply @param {number} at */
  #reply(reply, at) {
    const parts = reply.messages.map((message) => this.#message(message));
    if (reply.urgent && !reply.messages.some(({ kind }) => kind === "notice")) parts.unshift(this.#notice(""));
    const items = reply.messages.filter(({ kind }) => kind === "item").map(({ text }) => text);
    if (items.length) parts.push(this.#takeAway(items));
    parts.push(this.#time(at));
    if (reply.buttons.length) {
      const choices = reply.buttons.map(({ id, label }) =>
        pressable(label, () => this.#presses.choose({ button: id }, label)));
      parts.push(make("div", { class: "choices", lang: "en" }, ...choices));
    }
    return make("li", { class: "turn theirs" }, unseen(this.#say("assistant")), ...parts);
  }

  /** @param {Message} message @returns {HTMLElement} */
  #message(message) {
    if (message.kind === "notice") return this.#notice(message.text);
    if (message.kind === "quote") return this.#quote(message);
    const name = message.kind === "item" ? "item" : "bubble theirs-text";
    return make("p", { class: name, dir: "auto", lang: "en" }, message.text);
  }

  /** @param {Message} message */
  #quote({ text, section, link }) {
    const name = this.#say("source", { number: ++this.#sources, section: section ?? this.#say("start") });
    const source = link
      ? make("a", { href: new URL(link.slice(1), this.#config.base).href, target: "_blank", rel: "noopener" },
        name, unseen(this.#say("newTab")))
      : name;
    return make("figure", { class: "quote" },
      make("blockquote", { lang: "en", dir: "auto" }, text),
      make("figcaption", {}, unseen(this.#say("fromLeaflet")), source));
  }

  /** @param {string} text */
  #notice(text) {
    const number = this.#config.emergency;
    return make("div", { class: "notice" },
      make("p", { class: "notice-title" }, this.#say("noticeTitle")),
      ...(text ? [make("p", { dir: "auto" }, text)] : []),
      callLink(number, this.#say("callNow", { number })));
  }

  /** @param {string[]} items the questions for the doctor, numbered */
  #takeAway(items) {
    for (const old of this.element.querySelectorAll(".take-away")) old.remove();
    return make("div", { class: "take-away" },
      pressable(this.#say("printList"), () => this.#presses.printList(items)),
      pressable(this.#say("saveList"), () => this.#presses.saveList(items)));
  }

  /** @param {number} at */
  #time(at) {
    const when = new Date(at);
    const shown = when.toLocaleTimeString(this.#config.lang, { hour: "2-digit", minute: "2-digit" });
    return make("time", { datetime: when.toISOString() }, shown);
  }
}

/** @param {string} why @returns {import("./strings.js").Key} */
export function failure(why) {
  return why === "timeOut" || why === "foreign" || why === "tooLong" ? why : "failed";
}
