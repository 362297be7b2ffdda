// @ts-check
/** Sends questions one after the other, each exactly once, and those asked offline when the network is back. */

import { NoReply } from "./client.js";

/** @typedef {import("./client.js").Client} Client */
/** @typedef {import("./store.js").Entry} Entry */
/** @typedef {{changed: (entry: Entry) => void, slow: (entry: Entry) => void}} Watcher */

const SLOW_MS = 5_000;
const PATIENCE_MS = 15_000; // the server answers within 8 seconds, whatever happens
const TO_SEND = ["waiting", "sending", "offline"];

export class Outbox {
  #client;
  #entries;
  #watcher;
  /** @type {AbortController | null} of what is under way */
  #under = null;
  #isHeld = false;

  /** @param {Client} client @param {() => Entry[]} entries @param {Watcher} watcher */
  constructor(client, entries, watcher) {
    this.#client = client;
    this.#entries = entries;
    this.#watcher = watcher;
    window.addEventListener("online", () => void this.send());
  }

  /** Send what waits, oldest first. */
  async send() {
    while (!this.#under && !this.#isHeld) {
      const entry = this.#entries().find(({ state }) => TO_SEND.includes(state));
      if (!entry) return;
      if (!navigator.onLine) return this.#keep();
      await this.#exchange(entry);
    }
  }

  /** Send it again, as the same turn. @param {Entry} entry */
  again(entry) {
    if (entry.state !== "failed") return;
    this.#turn(entry, "waiting");
    void this.send();
  }

  /** Give up what is under way, and send nothing until `release`. */
  hold() {
    this.#isHeld = true;
    this.#under?.abort("held");
    this.#under = null;
  }

  release() {
    this.#isHeld = false;
    void this.send();
  }

  #keep() {
    for (const entry of this.#entries()) if (["waiting", "sending"].includes(entry.state)) this.#turn(entry, "offline");
  }

  /** @param {Entry} entry */
  async #exchange(entry) {
    const under = (this.#under = new AbortController());
    const slow = setTimeout(() => this.#watcher.slow(entry), SLOW_MS);
    const end = setTimeout(() => under.abort("slow"), PATIENCE_MS);
    this.#turn(entry, "sending");
    try {
      const reply = await this.#client.take(entry, under.signal);
      if (under !== this.#under) return;
      Object.assign(entry, { reply, repliedAt: Date.now() });
      this.#end("answered", entry, "");
    } catch (error) {
      if (under !== this.#under) return;
      const why = error instanceof NoReply ? error.why : "failed";
      this.#end(why === "offline" ? "offline" : "failed", entry, why);
    } finally {
      clearTimeout(slow);
      clearTimeout(end);
    }
  }

  /** @param {import("./store.js").State} state @param {Entry} entry @param {string} why */
  #end(state, entry, why) {
    this.#under = null;
    this.#turn(entry, state, why);
  }

  /** @param {Entry} entry @param {import("./store.js").State} state @param {string} [why] */
  #turn(entry, state, why = "") {
    Object.assign(entry, { state, why });
    this.#watcher.changed(entry);
  }
}
