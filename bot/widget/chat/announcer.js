// @ts-check
/** Tells a screen reader what happened, once, in plain text, and forgets it. */

import { make } from "./dom.js";

const FORGET_MS = 3_000; // it was read from the moment it came, not from the element

export class Announcer {
  #polite = make("div", { "aria-live": "polite", "aria-relevant": "additions" });
  #assertive = make("div", { "aria-live": "assertive", "aria-relevant": "additions" });
  element = make("div", { class: "unseen" }, this.#polite, this.#assertive);

  /** @param {string} text @param {boolean} [atOnce] it interrupts */
  say(text, atOnce = false) {
    const line = make("p", {}, text);
    (atOnce ? this.#assertive : this.#polite).append(line);
    setTimeout(() => line.remove(), FORGET_MS);
  }

  empty() {
    this.#polite.replaceChildren();
    this.#assertive.replaceChildren();
  }
}
