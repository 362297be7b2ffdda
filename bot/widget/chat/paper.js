// @ts-check
/** Saving and printing: the conversation, or the questions for the doctor, as plain text. */

import { make } from "./dom.js";

/** @typedef {import("./store.js").Entry} Entry */
/** @typedef {import("./config.js").Config} Config */
/** @typedef {import("./strings.js").Say} Say */

const REVOKE_MS = 60_000; // some browsers read the file late

export class Papers {
  #root;
  #config;
  #say;
  /** @type {HTMLIFrameElement | null} */
  #frame = null;

  /** @param {ShadowRoot} root @param {Config} config @param {Say} say */
  constructor(root, config, say) {
    this.#root = root;
    this.#config = config;
    this.#say = say;
  }

  /** Every message with its time, its place in the leaflet, and every notice. @param {Entry[]} entries */
  conversation(entries) {
    const say = this.#say;
    const { clinic, emergency, medicine } = this.#config;
    const lines = [
      say("paperTitle", { medicine }),
      ...(clinic ? [clinic] : []),
      say("paperEmergency", { number: emergency }),
    ];
    for (const { words, at, isWarned, reply, repliedAt } of entries) {
      lines.push("", `[${this.#time(at)}] ${say("you")}${words}`);
      if (isWarned)
        lines.push(`!!! ${say("noticeTitle")}. ${say("noticeDown")} ${say("callNow", { number: emergency })}`);
      if (!reply) lines.push(say("unanswered"));
      else
        lines.push(
          `[${this.#time(repliedAt)}] ${say("assistant").trim()}`,
          ...reply.messages.map((each) => this.#line(each)),
        );
    }
    return `${lines.join("\n")}\n`;
  }

  /** @param {string[]} items the questions for the doctor */
  list(items) {
    return [this.#say("listTitle", { medicine: this.#config.medicine }), "", ...items, ""].join("\n");
  }

  /** @param {string} text @param {string} name of the file */
  save(text, name) {
    const href = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
    make("a", { href, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(href), REVOKE_MS);
  }

  /**
   * Print by itself, without the page around the chat.
   * @param {string} text @param {"paperTitle" | "listTitle"} key
   */
  print(text, key) {
    this.clear();
    const title = this.#say(key, { medicine: this.#config.medicine });
    const focus = this.#root.activeElement;
    const frame = (this.#frame = make("iframe", { title, "aria-hidden": "true", tabindex: "-1" }));
    Object.assign(frame.style, { position: "fixed", width: "0", height: "0", border: "0" });
    this.#root.append(frame);
    const { contentDocument, contentWindow } = frame;
    if (!contentDocument || !contentWindow) return;
    const pre = contentDocument.createElement("pre");
    pre.textContent = text;
    Object.assign(pre.style, { font: "1.1rem/1.6 sans-serif", whiteSpace: "pre-wrap" });
    contentDocument.title = title;
    contentDocument.body.append(pre);
    contentWindow.addEventListener("afterprint", () => this.clear());
    contentWindow.focus();
    contentWindow.print();
    if (focus instanceof HTMLElement) focus.focus();
  }

  /** Nothing printed stays on the page. */
  clear() {
    this.#frame?.remove();
    this.#frame = null;
  }

  /** @param {import("./reply.js").Message} message */
  #line({ kind, text, section }) {
    const say = this.#say;
    if (kind === "notice")
      return `!!! ${say("noticeTitle")}. ${text || say("callNow", { number: this.#config.emergency })}`;
    return kind === "quote"
      ? `  \u201c${text}\u201d\n  (${say("fromLeaflet")}${section ?? say("start")})`
      : `  ${text}`;
  }

  /** @param {number} at */
  #time(at) {
    return new Date(at).toLocaleString(this.#config.lang, { dateStyle: "medium", timeStyle: "short" });
  }
}
