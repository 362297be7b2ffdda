// @ts-check
/** What else can be done with the conversation: take it along, delete it, have it read aloud. */

import { make, NEWBORN_MS, pressable, rest } from "./dom.js";

/** @typedef {import("./strings.js").Say} Say */
/**
 * @typedef {object} Deeds
 * @property {() => void} list
 * @property {() => void} save
 * @property {() => void} print
 * @property {() => Promise<void>} erase
 * @property {(on: boolean) => void} aloud
 * @property {() => void} closed what it covered is there again
 */

export class Options {
  button;
  menu = make("div", { class: "menu", id: "options", hidden: "" });
  #say;
  #deeds;
  #items;

  /** @param {Say} say @param {Deeds} deeds @param {boolean | null} aloud null where it is not offered */
  constructor(say, deeds, aloud) {
    this.#say = say;
    this.#deeds = deeds;
    this.button = pressable(say("options"), () => (this.isOpen ? this.close() : this.open()));
    this.button.setAttribute("aria-controls", "options");
    this.button.setAttribute("aria-expanded", "false");
    this.#items = [
      ...(aloud === null ? [] : [this.#reading(aloud)]),
      this.#item("list", deeds.list),
      this.#item("save", deeds.save),
      this.#item("print", deeds.print),
      pressable(say("remove"), () => this.#confirm()),
    ];
  }

  get isOpen() {
    return !this.menu.hidden;
  }

  open() {
    for (const item of this.#items) rest(item, NEWBORN_MS);
    this.menu.replaceChildren(...this.#items);
    this.#show(true);
  }

  /** Also what was asked in it. The focus goes back to where it came from, if it was within. */
  close() {
    if (!this.isOpen) return;
    const isWithin = this.menu.matches(":focus-within");
    this.#show(false);
    this.#deeds.closed();
    if (isWithin) this.button.focus();
  }

  /** @param {boolean} isOpen */
  #show(isOpen) {
    this.menu.hidden = !isOpen;
    this.button.setAttribute("aria-expanded", String(isOpen));
  }

  /** @param {"list" | "save" | "print"} key @param {() => void} deed */
  #item(key, deed) {
    return pressable(this.#say(key), () => {
      this.close();
      deed();
    });
  }

  /** @param {boolean} on */
  #reading(on) {
    const button = pressable(this.#say("aloud"), () => {
      on = !on;
      button.setAttribute("aria-pressed", String(on));
      this.#deeds.aloud(on);
    });
    button.setAttribute("aria-pressed", String(on));
    return button;
  }

  #confirm() {
    const keep = pressable(this.#say("noRemove"), () => this.close());
    const erase = pressable(this.#say("yesRemove"), () => void this.#erase());
    erase.classList.add("danger");
    const question = make("p", { id: "really" }, this.#say("reallyRemove"));
    this.menu.replaceChildren(
      make("div", { class: "confirm", role: "group", "aria-labelledby": "really" }, question, erase, keep),
    ); // who presses once more where it stood keeps it
    keep.focus();
  }

  async #erase() {
    const under = make("p", { tabindex: "-1" }, this.#say("removing"));
    this.menu.replaceChildren(under);
    under.focus();
    await this.#deeds.erase();
    if (under.isConnected) this.close();
  }
}
