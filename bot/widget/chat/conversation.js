// @ts-check
/** A conversation from the first question until it is deleted or over: what is sent, shown, told and kept of it. */

import { Client, NoReply } from "./client.js";
import { soundsUrgent } from "./danger.js";
import { failure } from "./log.js";
import { Outbox } from "./outbox.js";
import { newId } from "./store.js";
import { beSilent, speak } from "./voice.js";

/** @typedef {import("./store.js").Entry} Entry */
/** @typedef {import("./store.js").Turn} Turn */
/**
 * @typedef {object} Parts
 * @property {import("./store.js").Store} store
 * @property {import("./log.js").Log} log
 * @property {import("./panel.js").Panel} panel
 * @property {import("./composer.js").Composer} composer
 * @property {import("./options.js").Options} options
 * @property {import("./announcer.js").Announcer} announcer
 * @property {import("./paper.js").Papers} papers
 * @property {(isOver: boolean) => void} greet with examples where nothing was asked
 */

const ERASE_MS = 15_000;
const LONGEST_TIMER_MS = 2 ** 31 - 1;

export class Conversation {
  #config;
  #say;
  #parts;
  #client;
  #outbox;
  /** Nothing came back for what was sent last: nobody else can tell now whether a question is an emergency. */
  #isInTrouble = false;
  #isOfflineTold = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #end;

  /** @param {import("./config.js").Config} config @param {import("./strings.js").Say} say @param {Parts} parts */
  constructor(config, say, parts) {
    this.#config = config;
    this.#say = say;
    this.#parts = parts;
    this.#client = new Client(config.base, parts.store);
    this.#outbox = new Outbox(this.#client, () => parts.store.kept.entries, {
      changed: (entry) => this.#changed(entry),
      slow: (entry) => this.#slow(entry),
    });
  }

  /** Show what was kept, tell nothing of it, and send what was not. */
  restore() {
    const { store, log, panel } = this.#parts;
    for (const entry of store.kept.entries) log.add(entry);
    const last = store.kept.entries.at(-1);
    if (last) panel.follow(log.place(last));
    this.#isOfflineTold = true;
    this.#endInTime();
    void this.#outbox.send();
  }

  /** @param {Turn} turn @param {string} words what the patient sees as said */
  ask(turn, words) {
    const { store, log, panel, composer, options } = this.#parts;
    if (store.expired) this.#forget([], true);
    const entry = /** @type {Entry} */ ({
      id: newId(),
      words,
      turn,
      at: Date.now(),
      state: "waiting",
      why: "",
      isWarned: false,
      reply: null,
      repliedAt: 0,
    });
    store.kept.entries.push(entry);
    if (store.kept.entries.length === 1) this.#parts.greet(false);
    store.kept.draft = composer.input.value;
    store.save();
    if (store.kept.aloud) beSilent();
    composer.hint("");
    options.close();
    panel.hold(composer.input);
    log.add(entry);
    panel.ahead();
    panel.follow(log.place(entry));
    this.#isOfflineTold = false;
    if (this.#isInTrouble) this.#warn(entry);
    void this.#outbox.send();
  }

  /** Once more, after whatever was asked since. @param {Entry} entry */
  again(entry) {
    const { store, log, panel, composer } = this.#parts;
    store.kept.entries = [...store.kept.entries.filter((each) => each !== entry), entry];
    panel.hold(composer.input);
    log.moveToEnd(entry);
    panel.ahead();
    this.#isOfflineTold = false;
    this.#outbox.again(entry);
  }

  /** @param {Entry} entry too long to be sent */
  edit(entry) {
    const { store, log, composer } = this.#parts;
    store.kept.entries = store.kept.entries.filter((each) => each !== entry);
    log.remove(entry);
    composer.input.value = store.kept.draft = [entry.words, composer.input.value.trim()].filter(Boolean).join("\n");
    store.save();
    composer.input.focus();
  }

  /** Delete everything, on the server first: what is left there must not be forgotten here. */
  async erase() {
    const { store, composer, panel } = this.#parts;
    const before = new Set(store.kept.entries);
    let came = /** @type {"removed" | "removedHere" | "notRemoved"} */ ("removed");
    this.#outbox.hold();
    try {
      await this.#client.erase(AbortSignal.timeout(ERASE_MS));
    } catch (error) {
      came = error instanceof NoReply && error.why === "ended" ? "removedHere" : "notRemoved";
    }
    const isWithin = panel.hasFocus;
    if (came !== "notRemoved")
      this.#forget(
        store.kept.entries.filter((entry) => !before.has(entry)),
        false,
      );
    composer.hint(this.#say(came));
    if (isWithin) composer.input.focus();
    this.#outbox.release();
  }

  /** Nothing of it stays on the page. */
  clearPage() {
    const { announcer, log, composer, papers, panel } = this.#parts;
    announcer.empty();
    papers.clear();
    log.clear();
    composer.stopDictation();
    composer.input.value = "";
    composer.hint("");
    panel.ahead();
  }

  /** @param {Entry} entry */
  #changed(entry) {
    const { log, panel, store } = this.#parts;
    const { state, reply } = entry;
    log.update(entry);
    if (reply?.deleted) this.#forget(store.kept.entries.slice(store.kept.entries.indexOf(entry)), false);
    if (state === "answered" && reply) {
      this.#isInTrouble = false;
      this.#tell(reply);
      panel.news();
    } else if (state === "failed" || state === "offline") this.#fail(entry);
    store.save();
    this.#endInTime();
    if (state !== "sending" && state !== "waiting") panel.follow(log.place(entry));
  }

  /** @param {Entry} entry */
  #fail(entry) {
    const isOffline = entry.state === "offline";
    if (!(isOffline && this.#isOfflineTold)) {
      const text = this.#say(isOffline ? "offline" : failure(entry.why), { number: this.#config.emergency });
      this.#parts.announcer.say([{ text }]);
    }
    this.#isOfflineTold = isOffline;
    this.#warnOfAll();
  }

  /** @param {Entry} entry */
  #slow(entry) {
    this.#parts.log.slow(entry);
    this.#parts.announcer.say([{ text: this.#say("slow") }]);
    this.#warnOfAll();
  }

  #warnOfAll() {
    this.#isInTrouble = true;
    for (const entry of this.#parts.store.kept.entries) if (!entry.reply) this.#warn(entry);
  }

  /** @param {Entry} entry */
  #warn(entry) {
    if (entry.isWarned || !(entry.why === "busyUrgent" || soundsUrgent(entry.words))) return;
    entry.isWarned = true;
    this.#parts.log.update(entry);
    this.#parts.store.save();
    const number = this.#config.emergency;
    const text = [`${this.#say("noticeTitle")}.`, this.#say("noticeDown"), this.#say("callNow", { number })].join(" ");
    this.#parts.announcer.say([{ text }], true);
    this.#parts.panel.news();
  }

  /** @param {import("./reply.js").Reply} reply */
  #tell(reply) {
    const { log, announcer, panel, store } = this.#parts;
    const { notices, rest } = log.spoken(reply);
    if (notices.length) announcer.say(notices, true);
    if (rest.length) announcer.say(rest);
    if (!store.kept.aloud || !panel.isOpen) return;
    for (const { text, lang } of [...notices, ...rest]) speak(text, lang ?? this.#config.lang);
  }

  /**
   * What was said goes from the page, and what comes next is another conversation.
   * @param {Entry[]} kept stay @param {boolean} isOver it ended by itself
   */
  #forget(kept, isOver) {
    const { store, log, composer, announcer, panel } = this.#parts;
    const isWithin = panel.hasFocus;
    const draft = kept.length ? composer.input.value : ""; // typed after what was deleted
    if (store.kept.aloud) beSilent();
    store.clear();
    store.kept.entries = kept;
    this.clearPage();
    composer.input.value = store.kept.draft = draft;
    for (const entry of kept) log.add(entry);
    this.#parts.greet(isOver);
    if (isOver) announcer.say([{ text: this.#say("over") }]);
    if (isWithin && !panel.hasFocus) composer.input.focus(); // what had it is gone
  }

  #endInTime() {
    clearTimeout(this.#end);
    const { store } = this.#parts;
    this.#end = setTimeout(
      () => {
        if (store.expired && store.kept.entries.length) this.#forget([], true);
        else if (!store.expired) this.#endInTime();
      },
      Math.min(Math.max(store.kept.until - Date.now(), 0), LONGEST_TIMER_MS),
    );
  }
}
