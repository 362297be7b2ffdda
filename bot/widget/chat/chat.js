// @ts-check
/** <leaflet-chat>: a chat that answers from a medicine's leaflet. Its parts are joined here. */

import { readable } from "./accent.js";
import { Announcer } from "./announcer.js";
import { Composer } from "./composer.js";
import { Conversation } from "./conversation.js";
import { make, pressable } from "./dom.js";
import { Log } from "./log.js";
import { Options } from "./options.js";
import { Panel } from "./panel.js";
import { Papers } from "./paper.js";
import { keepWithin } from "./privacy.js";
import { Store } from "./store.js";
import { speaker } from "./strings.js";
import { beSilent } from "./voice.js";

/** @typedef {import("./config.js").Config} Config */

export class LeafletChat extends HTMLElement {
  #config;
  #say;
  #store;
  #panel;
  #composer;
  #options;
  #log;
  #papers;
  #conversation;
  #welcome = make("div", { class: "welcome" });

  /** @param {Config} config */
  constructor(config) {
    super();
    this.#config = config;
    const say = (this.#say = speaker(config.lang));
    const store = (this.#store = new Store(config.base));
    const announcer = new Announcer();
    const root = this.attachShadow({ mode: "open" });
    const papers = (this.#papers = new Papers(root, config, say));
    const panel = (this.#panel = new Panel(config, say, announcer.element, (isOpen) => this.#opened(isOpen)));
    const log = (this.#log = new Log(config, say, {
      choose: (turn, words) => this.#conversation.ask(turn, words),
      again: (entry) => this.#conversation.again(entry),
      edit: (entry) => this.#conversation.edit(entry),
      papers,
    }));
    const options = (this.#options = new Options(
      say,
      {
        list: () => this.#conversation.ask({ text: say("listWords") }, say("listWords")),
        save: () => this.#takeAlong((text) => papers.save(text, "conversation.txt")),
        print: () => this.#takeAlong((text) => papers.print(text, "paperTitle")),
        erase: () => this.#conversation.erase(),
        aloud: (on) => this.#aloud(on),
        closed: () => panel.rest(),
      },
      config.aloud ? store.kept.aloud : null,
    ));
    const composer = (this.#composer = new Composer(
      config,
      say,
      {
        send: (text) => this.#conversation.ask({ text }, text),
        announce: (hint) => announcer.say([{ text: hint }]),
        changed: (draft) => this.#keepDraft(draft),
      },
      [options.button, options.menu],
    ));
    this.#conversation = new Conversation(config, say, {
      store,
      log,
      panel,
      composer,
      options,
      announcer,
      papers,
      greet: (isOver) => this.#greet(isOver),
    });
    this.#build(root);
  }

  /** @param {ShadowRoot} root */
  #build(root) {
    const { body, dialog, launcher } = this.#panel;
    body.append(this.#welcome, this.#log.element);
    dialog.append(this.#composer.element);
    const style = make("link", { rel: "stylesheet", href: new URL("widget.css", this.#config.base).href });
    const begin = () => {
      if (!this.#panel.root.hidden) return; // moved within the page, it comes again
      this.#panel.root.hidden = false;
      this.#restore();
    };
    style.addEventListener("load", begin);
    style.addEventListener("error", begin);
    root.append(style, this.#panel.root);
    launcher.addEventListener("click", () => this.#panel.open(this.#composer.input));
    keepWithin(this, (event) => this.#typed(event));
    // The page comes back as it was left, with what was deleted on the next one.
    window.addEventListener("pageshow", (event) => {
      if (!event.persisted) return;
      this.#store.read();
      this.#conversation.clearPage();
      this.#restore();
    });
    this.#colour();
  }

  /** As it was on the page before. */
  #restore() {
    this.#greet(this.#store.over);
    this.#composer.input.value = this.#store.kept.draft;
    if (this.#store.kept.open) this.#panel.reopen();
    this.#conversation.restore();
  }

  /** @param {boolean} isOver whether one before has ended by itself */
  #greet(isOver) {
    const say = this.#say;
    const isNew = !this.#store.kept.entries.length;
    const examples = /** @type {const} */ (["example1", "example2", "example3"]).map((key) =>
      pressable(say(key), () => this.#conversation.ask({ text: say(key) }, say(key))),
    );
    this.#welcome.replaceChildren(
      ...(isOver ? [make("p", { class: "soft" }, say("over"))] : []),
      make("p", { class: "hello" }, say("hello")),
      make("p", {}, say("about", { medicine: this.#config.medicine })),
      ...(say("english") ? [make("p", {}, say("english"))] : []),
      make("p", { class: "soft" }, say("private")),
      ...(isNew ? [make("h3", {}, say("examples")), make("div", { class: "choices", lang: "en" }, ...examples)] : []),
    );
  }

  /** @param {boolean} isOpen */
  #opened(isOpen) {
    this.#store.kept.open = isOpen;
    this.#store.save();
    if (isOpen) return;
    this.#options.close();
    this.#composer.stopDictation();
    if (this.#store.kept.aloud) beSilent();
  }

  /** @param {Event} event within the chat */
  #typed(event) {
    if (event.type === "input") this.#composer.typed();
    if (!(event instanceof KeyboardEvent) || event.type !== "keydown") return;
    if (event.isComposing || event.keyCode === 229) return; // it confirms a character, also where the browser says no more
    const isBox = event.composedPath()[0] === this.#composer.input;
    if (event.key === "Escape" && this.#panel.isOpen) {
      event.preventDefault();
      if (this.#options.isOpen) this.#options.close();
      else this.#panel.close();
    } else if (event.key === "Enter" && isBox && !event.shiftKey) {
      event.preventDefault();
      if (!event.repeat && !this.#panel.isResting) this.#composer.submit();
    } else if (event.key === "Enter" && event.repeat) event.preventDefault(); // held down
  }

  /** @param {string} draft */
  #keepDraft(draft) {
    this.#store.kept.draft = draft;
    this.#store.save();
  }

  /** @param {boolean} on */
  #aloud(on) {
    this.#store.kept.aloud = on;
    this.#store.save();
    if (!on) beSilent();
  }

  /** @param {(text: string) => void} take */
  #takeAlong(take) {
    const { entries } = this.#store.kept;
    if (entries.length) take(this.#papers.conversation(entries));
    else this.#composer.hint(this.#say("nothing"));
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
