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
 * @property {import("./paper.js").Papers} papers
 */

/** @typedef {import("./announcer.js").Spoken} Spoken */

const MOST_NAMED = 60; // letters of a question in a button's name

export class Log {
  element = make("ol", { class: "log", role: "list" });
  #config;
  #say;
  #presses;
  /** @type {Map<string, {mine: HTMLElement, number: number, state: HTMLElement, theirs: HTMLElement | null}>} */
  #shown = new Map();
  #questions = 0;
  #sources = 0;

  /** @param {Config} config @param {Say} say @param {Presses} presses */
  constructor(config, say, presses) {
    this.#config = config;
    this.#say = say;
    this.#presses = presses;
  }

  /** Show a question. @param {Entry} entry */
  add(entry) {
    this.#dropChoices();
    const bubble = make("p", { class: "bubble mine-text", dir: "auto" }, unseen(this.#say("you")), entry.words);
    const state = make("div", { class: "state" });
    const mine = make("li", { class: "turn mine" }, bubble, this.#time(entry.at), state);
    this.element.append(mine);
    this.#shown.set(entry.id, { mine, number: ++this.#questions, state, theirs: null });
    this.update(entry);
  }

  /** Show what became of it. @param {Entry} entry */
  update(entry) {
    const shown = this.#shown.get(entry.id);
    if (!shown) return;
    shown.mine.dataset.state = entry.state;
    shown.state.replaceChildren(...this.#state(entry, shown.number));
    if (entry.isWarned && !shown.mine.querySelector(".notice")) this.#warn(shown.mine);
    if (!entry.reply || shown.theirs) return;
    this.#retire();
    shown.theirs = this.#reply(entry.reply, entry.repliedAt);
    shown.mine.after(shown.theirs);
  }

  /** A question takes long. @param {Entry} entry */
  slow(entry) {
    this.#shown.get(entry.id)?.state.firstElementChild?.replaceChildren(this.#say("slow"));
  }

  /** A question that is asked once more. @param {Entry} entry */
  moveToEnd(entry) {
    const shown = this.#shown.get(entry.id);
    if (shown) this.element.append(shown.mine);
  }

  /** Remove a question that comes back to be edited. @param {Entry} entry */
  remove(entry) {
    this.#shown.get(entry.id)?.mine.remove();
    this.#shown.delete(entry.id);
  }

  clear() {
    this.element.replaceChildren();
    this.#shown.clear();
    this.#questions = this.#sources = 0;
  }

  /** @param {Entry} entry @returns {HTMLElement | undefined} the question */
  place(entry) {
    return this.#shown.get(entry.id)?.mine;
  }

  /** What a screen reader is told of a reply. @param {Reply} reply @returns {{notices: Spoken[], rest: Spoken[]}} */
  spoken({ messages, buttons }) {
    const said = messages.filter(({ kind }) => kind !== "notice");
    const rest = said.map(({ kind, text, lang }) => ({ text: kind === "quote" ? `\u201c${text}\u201d` : text, lang }));
    const labels = buttons.map(({ label }) => label).join("; ");
    const notices = messages.filter(({ kind }) => kind === "notice").map(({ text, lang }) => ({ text, lang }));
    return {
      notices: notices.length ? [{ text: `${this.#say("noticeTitle")}.` }, ...notices.filter(({ text }) => text)] : [],
      rest: labels ? [...rest, { text: this.#say("choices", { labels }) }] : rest,
    };
  }

  /** Earlier replies stay to be read; the keyboard goes to the newest only. */
  #retire() {
    this.#dropChoices();
    this.#retireNotices();
    for (const control of this.element.querySelectorAll(".theirs a, .theirs button"))
      control.setAttribute("tabindex", "-1");
  }

  #dropChoices() {
    for (const choices of this.element.querySelectorAll(".choices")) choices.remove();
  }

  /** Of several that say "call now" only the newest is a link, so that it has a name of its own. */
  #retireNotices() {
    for (const link of this.element.querySelectorAll(".notice .call")) {
      if (!link.matches(":focus")) link.replaceWith(make("strong", {}, link.textContent ?? ""));
    }
  }

  /** @param {HTMLElement} mine a question that may be an emergency, where the server cannot tell */
  #warn(mine) {
    this.#retireNotices();
    mine.append(this.#notice(this.#say("noticeDown")));
  }

  /** @param {Entry} entry @param {number} position from 1 @returns {Node[]} */
  #state(entry, position) {
    const { state, why } = entry;
    const number = this.#config.emergency;
    if (state === "sending") return [make("p", { class: "typing" }, this.#say("looking"))];
    if (state === "waiting") return [make("p", { class: "soft" }, this.#say("waiting"))];
    if (state === "offline") return [make("p", { class: "failure" }, this.#say("offline", { number }))];
    if (state !== "failed") return [];
    return [
      make(
        "div",
        { class: "failure" },
        make("p", {}, this.#say(failure(why), { number })),
        this.#mend(entry, position),
      ),
    ];
  }

  /** @param {Entry} entry @param {number} number */
  #mend(entry, number) {
    const which = this.#say("which", { number, words: entry.words.slice(0, MOST_NAMED) });
    return entry.why === "tooLong"
      ? pressable(this.#say("edit"), () => this.#presses.edit(entry), which)
      : pressable(this.#say("tryAgain"), () => this.#presses.again(entry), which);
  }

  /** @param {Reply} reply @param {number} at */
  #reply(reply, at) {
    const parts = reply.messages.map((message) => this.#message(message));
    const items = reply.messages.filter(({ kind }) => kind === "item").map(({ text }) => text);
    if (items.length) parts.push(this.#takeAway(items));
    parts.push(this.#time(at));
    if (reply.buttons.length) {
      const choices = reply.buttons.map(({ id, label }) =>
        pressable(label, () => this.#presses.choose({ button: id }, label)),
      );
      parts.push(make("div", { class: "choices", lang: "en" }, ...choices));
    }
    return make("li", { class: "turn theirs" }, unseen(this.#say("assistant")), ...parts);
  }

  /** @param {Message} message @returns {HTMLElement} */
  #message(message) {
    if (message.kind === "notice") return this.#notice(message.text, message.lang);
    if (message.kind === "quote") return this.#quote(message);
    const name = message.kind === "item" ? "item" : "bubble theirs-text";
    return make("p", { class: name, dir: "auto", lang: message.lang }, message.text);
  }

  /** @param {Message} message */
  #quote({ text, lang, section, link }) {
    const title = section ? make("span", { lang: "en" }, section) : this.#say("start");
    const name = [`${this.#say("source", { number: ++this.#sources })}: `, title];
    const source = link
      ? [
          make(
            "a",
            { href: new URL(link.slice(1), this.#config.base).href, target: "_blank", rel: "noopener" },
            ...name,
            unseen(this.#say("newTab")),
          ),
        ]
      : name;
    return make(
      "figure",
      { class: "quote" },
      make("blockquote", { lang, dir: "auto" }, text),
      make("figcaption", {}, unseen(this.#say("fromLeaflet")), ...source),
    );
  }

  /** @param {string} text @param {string} [lang] of the text */
  #notice(text, lang = this.#config.lang) {
    const number = this.#config.emergency;
    return make(
      "div",
      { class: "notice" },
      make("p", { class: "notice-title" }, this.#say("noticeTitle")),
      ...(text ? [make("p", { dir: "auto", lang }, text)] : []),
      callLink(number, this.#say("callNow", { number })),
    );
  }

  /** @param {string[]} items the questions for the doctor, numbered */
  #takeAway(items) {
    for (const old of this.element.querySelectorAll(".take-away")) old.remove();
    const { papers } = this.#presses;
    return make(
      "div",
      { class: "take-away" },
      pressable(this.#say("printList"), () => papers.print(papers.list(items), "listTitle")),
      pressable(this.#say("saveList"), () => papers.save(papers.list(items), "questions-for-my-doctor.txt")),
    );
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
  if (why === "busyUrgent") return "busy";
  return why === "timeOut" || why === "foreign" || why === "tooLong" || why === "busy" ? why : "failed";
}
