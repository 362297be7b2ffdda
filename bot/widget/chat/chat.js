// @ts-check
/** <leaflet-chat>: a chat that answers from a medicine's leaflet. Its parts are joined here. */

import { readable } from "./accent.js";
import { Announcer } from "./announcer.js";
import { Client, NoReply } from "./client.js";
import { Composer } from "./composer.js";
import { soundsUrgent } from "./danger.js";
import { make, pressable } from "./dom.js";
import { failure, Log } from "./log.js";
import { Options } from "./options.js";
import { Outbox } from "./outbox.js";
import { Panel } from "./panel.js";
import { conversationText, printText, saveText } from "./paper.js";
import { keepWithin } from "./privacy.js";
import { newId, Store } from "./store.js";
import { speaker } from "./strings.js";
import { beSilent, speak } from "./voice.js";

/** @typedef {import("./config.js").Config} Config */
/** @typedef {import("./store.js").Entry} Entry */
/** @typedef {import("./store.js").Turn} Turn */

const ERASE_MS = 15_000;

export class LeafletChat extends HTMLElement {
  #config;
  #say;
  #store;
  #client;
  #outbox;
  #panel;
  #composer;
  #options;
  #log;
  #announcer = new Announcer();
  #welcome = make("div", { class: "welcome" });
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #end;

  /** @param {Config} config */
  constructor(config) {
    super();
    this.#config = config;
    this.#say = speaker(config.lang);
    this.#store = new Store(config.base);
    this.#client = new Client(config.base, this.#store);
    this.#outbox = new Outbox(this.#client, () => this.#store.kept.entries, {
      changed: (entry) => this.#changed(entry),
      slow: (entry) => this.#slow(entry),
    });
    this.#panel = new Panel(config, this.#say, { opened: (isOpen) => this.#opened(isOpen) });
    this.#log = new Log(config, this.#say, {
      choose: (turn, words) => this.#ask(turn, words),
      again: (entry) => this.#again(entry),
      edit: (entry) => this.#edit(entry),
      saveList: (items) => saveText(this.#listText(items), "questions-for-my-doctor.txt"),
      printList: (items) => this.#print(this.#listText(items), "listTitle"),
    });
    this.#options = new Options(this.#say, {
      list: () => this.#ask({ text: this.#say("listWords") }, this.#say("listWords")),
      save: () => this.#takeAlong((text) => saveText(text, "conversation.txt")),
      print: () => this.#takeAlong((text) => this.#print(text, "paperTitle")),
      erase: () => this.#erase(),
      aloud: (on) => this.#aloud(on),
    }, config.aloud ? this.#store.kept.aloud : null);
    this.#composer = new Composer(config, this.#say, (text) => this.#ask({ text }, text),
      (hint) => this.#announcer.say(hint), [this.#options.button, this.#options.menu]);
  }

  connectedCallback() {
    if (this.shadowRoot) return; // moved within the page
    const { root, body, dialog, launcher } = this.#panel;
    body.append(this.#welcome, this.#log.element);
    dialog.append(this.#composer.element, this.#announcer.element);
    const style = make("link", { rel: "stylesheet", href: new URL("widget.css", this.#config.base).href });
    for (const event of ["load", "error"]) style.addEventListener(event, () => this.#begin());
    this.attachShadow({ mode: "open" }).append(style, root);
    launcher.addEventListener("click", () => this.#panel.open(this.#composer.input));
    keepWithin(this, (event) => this.#typed(event));
    this.#colour();
  }

  #begin() {
    this.#panel.root.hidden = false;
    this.#greet();
    for (const entry of this.#store.kept.entries) this.#log.add(entry);
    this.#composer.input.value = this.#store.kept.draft;
    if (this.#store.kept.open) this.#panel.reopen();
    this.#panel.follow(this.#log.place(this.#last ?? /** @type {Entry} */ ({ id: "" })));
    this.#endInTime();
    void this.#outbox.send();
  }

  get #last() {
    return this.#store.kept.entries.at(-1);
  }

  #greet() {
    const say = this.#say;
    const values = { medicine: this.#config.medicine };
    const isNew = !this.#store.kept.entries.length;
    const examples = /** @type {const} */ (["example1", "example2", "example3"]).map((key) =>
      pressable(say(key), () => this.#ask({ text: say(key) }, say(key))));
    this.#welcome.replaceChildren(
      ...(this.#store.over ? [make("p", { class: "soft" }, say("over"))] : []),
      make("p", { class: "hello" }, say("hello")),
      make("p", {}, say("about", values)),
      ...(say("english") ? [make("p", {}, say("english"))] : []),
      make("p", { class: "soft" }, say("private")),
      ...(isNew ? [make("h3", {}, say("examples")), make("div", { class: "choices", lang: "en" }, ...examples)] : []),
    );
  }

  /** @param {boolean} isOpen */
  #opened(isOpen) {
    this.#store.kept.open = isOpen;
    this.#store.save();
    if (!isOpen && this.#config.aloud) beSilent();
  }

  /** @param {Event} event within the chat */
  #typed(event) {
    if (event.type === "input") {
      this.#store.kept.draft = this.#composer.input.value;
      this.#store.save();
    }
    if (!(event instanceof KeyboardEvent) || event.type !== "keydown" || event.isComposing) return;
    if (event.key === "Escape" && this.#panel.isOpen) {
      event.preventDefault();
      if (this.#options.isOpen) this.#options.close();
      else this.#panel.close();
    } else if (event.key === "Enter" && !event.shiftKey && event.composedPath()[0] === this.#composer.input) {
      event.preventDefault();
      if (!event.repeat) this.#composer.submit();
    }
  }

  /** @param {Turn} turn @param {string} words what the patient sees as said */
  #ask(turn, words) {
    if (this.#store.expired) this.#forget();
    this.#welcome.querySelectorAll("h3, .choices").forEach((each) => each.remove());
    const entry = /** @type {Entry} */ ({
      id: newId(), words, turn, at: Date.now(), state: "waiting", why: "", reply: null, repliedAt: 0,
    });
    this.#store.kept.entries.push(entry);
    this.#store.kept.draft = this.#composer.input.value;
    this.#store.save();
    if (this.#config.aloud) beSilent();
    this.#hold();
    this.#log.add(entry);
    this.#panel.ahead();
    this.#panel.follow(this.#log.place(entry));
    this.#endInTime();
    void this.#outbox.send();
  }

  /** The button that was pressed may go: the focus does not go with it, nor does a phone's keyboard come. */
  #hold() {
    const focus = this.shadowRoot?.activeElement;
    if (focus === this.#composer.input || !this.#panel.isOpen) return;
    if (window.matchMedia("(pointer: coarse)").matches) this.#panel.body.focus({ preventScroll: true });
    else this.#composer.input.focus();
  }

  /** @param {Entry} entry */
  #again(entry) {
    this.#hold();
    this.#panel.ahead();
    this.#outbox.again(entry);
  }

  /** @param {Entry} entry too long to be sent */
  #edit(entry) {
    const { kept } = this.#store;
    kept.entries = kept.entries.filter((each) => each !== entry);
    this.#log.remove(entry);
    this.#composer.input.value = kept.draft = entry.words;
    this.#store.save();
    this.#composer.input.focus();
  }

  /** @param {Entry} entry */
  #changed(entry) {
    this.#log.update(entry);
    if (entry.reply?.deleted) this.#forget(entry);
    this.#store.save();
    if (entry.state === "answered" && entry.reply) this.#tell(entry.reply);
    const number = this.#config.emergency;
    if (entry.state === "failed") this.#announcer.say(this.#say(failure(entry.why), { number }));
    if (entry.state === "offline") this.#announcer.say(this.#say("offline", { number }));
    if (entry.state === "failed" || entry.state === "offline") this.#warn(entry);
    if (entry.state !== "sending" && entry.state !== "waiting") this.#panel.follow(this.#log.place(entry));
  }

  /** @param {Entry} entry */
  #slow(entry) {
    this.#log.slow(entry);
    this.#announcer.say(this.#say("slow"));
    this.#warn(entry);
  }

  /** Nobody else can tell now whether it is an emergency. @param {Entry} entry */
  #warn(entry) {
    if (!soundsUrgent(entry.words) || !this.#log.warn(entry)) return;
    const number = this.#config.emergency;
    this.#announcer.say([`${this.#say("noticeTitle")}.`, this.#say("noticeDown"), this.#say("callNow", { number })].join(" "), true);
  }

  /** @param {import("./reply.js").Reply} reply */
  #tell(reply) {
    const { notice, rest } = this.#log.spoken(reply);
    if (notice) this.#announcer.say(notice, true);
    for (const text of rest) this.#announcer.say(text);
    if (this.#config.aloud && this.#store.kept.aloud && this.#panel.isOpen) {
      for (const text of [notice, ...rest].filter(Boolean)) speak(text, "en");
    }
  }

  /** @param {boolean} on */
  #aloud(on) {
    this.#store.kept.aloud = on;
    this.#store.save();
    if (!on) beSilent();
  }

  /** @param {string[]} items */
  #listText(items) {
    return [this.#say("listTitle", { medicine: this.#config.medicine }), "", ...items, ""].join("\n");
  }

  /** @param {(text: string) => void} take */
  #takeAlong(take) {
    const { entries } = this.#store.kept;
    if (entries.length) take(conversationText(entries, this.#config, this.#say));
    else this.#composer.hint(this.#say("nothing"));
  }

  /** @param {string} text @param {"listTitle" | "paperTitle"} title */
  #print(text, title) {
    if (this.shadowRoot) printText(text, this.#say(title, { medicine: this.#config.medicine }), this.shadowRoot);
  }

  /** Delete everything, on the server first: what is left there must not be forgotten here. */
  async #erase() {
    let gone = /** @type {"removed" | "removedHere" | "notRemoved"} */ ("removed");
    this.#outbox.stop();
    try {
      await this.#client.erase(AbortSignal.timeout(ERASE_MS));
    } catch (error) {
      gone = error instanceof NoReply && error.why === "ended" ? "removedHere" : "notRemoved";
    }
    if (gone === "notRemoved") void this.#outbox.send();
    else this.#forget();
    this.#composer.hint(this.#say(gone));
    this.#composer.input.focus();
    return gone !== "notRemoved";
  }

  /** What was said goes from the page, and what comes next is another conversation. @param {Entry} [kept] stays */
  #forget(kept) {
    this.#outbox.stop();
    if (this.#config.aloud) beSilent();
    this.#announcer.empty();
    this.#log.clear(kept);
    this.#store.clear();
    if (kept) this.#store.kept.entries.push(kept);
    else this.#composer.input.value = "";
    this.#composer.hint("");
    this.#greet();
    this.#panel.ahead();
  }

  #endInTime() {
    clearTimeout(this.#end);
    this.#end = setTimeout(() => this.#forget(), this.#store.kept.until - Date.now());
  }

  #colour() {
    if (!this.#config.accent) return;
    const dark = window.matchMedia("(prefers-color-scheme: dark)");
    const paint = () => {
      const { brand, onBrand } = readable(this.#config.accent, dark.matches);
      this.#panel.root.style.setProperty("--brand", brand);
      this.#panel.root.style.setProperty("--on-brand", onBrand);
    };
    paint();
    dark.addEventListener("change", paint);
  }
}
