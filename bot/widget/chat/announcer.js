// @ts-check
/** Tells a screen reader what happened, once, in plain text, and forgets it. */

import { make } from "./dom.js";

/** @typedef {{text: string, lang?: string}} Spoken in a language that may not be the chat's own */

const FORGET_MS = 3_000; // it was read from the moment it came, not from the element

export class Announcer {
  #polite = make("div", { "aria-live": "polite", "aria-relevant": "additions" });
  #assertive = make("div", { "aria-live": "assertive", "aria-relevant": "additions" });
  element = make("div", { class: "unseen" }, this.#polite, this.#assertive);

  /** @param {Spoken[]} parts @param {boolean} [atOnce] they interrupt */
  say(parts, atOnce = false) {
    const lines = parts.map(({ text, lang }) => make("p", lang === undefined ? {} : { lang }, text));
    (atOnce ? this.#assertive : this.#polite).append(...lines);
    setTimeout(() => lines.forEach((line) => line.remove()), FORGET_MS);
  }

  empty() {
    this.#polite.replaceChildren();
    this.#assertive.replaceChildren();
  }
}
