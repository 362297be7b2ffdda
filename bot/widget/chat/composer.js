// @ts-check
/** Where the question is typed or dictated. */

import { icon, make, pressable, STEADY_MS } from "./dom.js";
import { canDictate, Dictation } from "./voice.js";

/**
 * @typedef {object} Deeds
 * @property {(text: string) => void} send
 * @property {(hint: string) => void} announce
 * @property {(draft: string) => void} changed
 */

export class Composer {
  input = make("textarea", { id: "question", rows: "1", autocomplete: "off", enterkeyhint: "send", dir: "auto" });
  element;
  #hint = make("span", { class: "hint" });
  #say;
  #deeds;
  #sentAt = -STEADY_MS;
  /** @type {Dictation | null} */
  #dictation = null;

  /**
   * @param {import("./config.js").Config} config @param {import("./strings.js").Say} say @param {Deeds} deeds
   * @param {Node[]} tools what else stands there
   */
  constructor(config, say, deeds, tools) {
    this.#say = say;
    this.#deeds = deeds;
    const button = make("button", { type: "submit", class: "send" }, icon("send"), say("send"));
    const dictation = config.dictation && canDictate() ? this.#dictate() : [];
    this.element = make(
      "form",
      {},
      make("div", { class: "label" }, make("label", { for: "question" }, say("question")), this.#hint),
      make("div", { class: "row" }, this.input, button, make("div", { class: "tools" }, ...dictation, ...tools)),
    );
    this.element.addEventListener("submit", (event) => {
      event.preventDefault();
      this.submit();
    });
  }

  submit() {
    const text = this.input.value.trim();
    if (!text) {
      if (performance.now() - this.#sentAt >= STEADY_MS) this.hint(this.#say("empty"));
      return;
    }
    this.#sentAt = performance.now();
    this.stopDictation();
    this.input.value = "";
    this.#deeds.send(text);
  }

  /** By hand: what is dictated would overwrite it. */
  typed() {
    this.stopDictation();
    this.#deeds.changed(this.input.value);
  }

  stopDictation() {
    this.#dictation?.end();
  }

  /** @param {string} text */
  hint(text) {
    this.#hint.textContent = text;
    if (text) this.#deeds.announce(text);
  }

  #dictate() {
    const button = pressable(this.#say("dictate"), () => this.#dictation?.toggle());
    button.setAttribute("aria-describedby", "dictate-note");
    let before = "";
    this.#dictation = new Dictation(
      (text) => {
        this.input.value = [before, text].filter(Boolean).join(" ");
        this.#deeds.changed(this.input.value);
      },
      (isOn, failed) => {
        before = this.input.value.trim();
        button.textContent = this.#say(isOn ? "stop" : "dictate");
        if (failed) this.hint(this.#say(failed));
      },
    );
    return [button, make("p", { id: "dictate-note", class: "soft" }, this.#say("dictateNote"))];
  }
}
