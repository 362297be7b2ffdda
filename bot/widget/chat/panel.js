// @ts-check
/** The chat as it stands on the page: a button, and the panel it opens. */

import { callLink, icon, make, NEWBORN_MS, pressable, rest, STEADY_MS } from "./dom.js";

const SMALL = "(max-width: 30rem), (max-height: 30rem)"; // a phone, or a desktop at 400 % zoom
const NEAR = 48; // px from the end, within which the reader follows

export class Panel {
  small = window.matchMedia(SMALL);
  launcher = make("button", { type: "button", class: "launcher", "aria-haspopup": "dialog" });
  dialog = make("dialog", { class: "panel", "aria-labelledby": "title" });
  body = make("div", { class: "body", tabindex: "0", role: "region" });
  root;
  #announcer;
  #below;
  #news = make("span", { class: "news", hidden: "" });
  #opened;
  /** Reading what came before: nothing may move. */
  #isBack = false;
  #highest = 0;

  /**
   * @param {import("./config.js").Config} config @param {import("./strings.js").Say} say
   * @param {HTMLElement} announcer always where a screen reader hears it @param {(isOpen: boolean) => void} opened
   */
  constructor(config, say, announcer, opened) {
    this.#announcer = announcer;
    this.#opened = opened;
    this.#news.append(say("news"));
    this.launcher.append(icon("chat"), say("launcher", { medicine: config.medicine }), this.#news);
    this.body.setAttribute("aria-label", say("messages"));
    this.#below = pressable(say("newBelow"), () => {
      this.body.scrollTo({ top: this.body.scrollHeight });
      this.rest();
    });
    Object.assign(this.#below, { className: "below", hidden: true, tabIndex: -1 });
    this.dialog.append(this.#header(config, say), this.body, make("div", { class: "below-place" }, this.#below));
    this.root = make(
      "div",
      { class: "root", lang: config.lang, dir: config.dir, hidden: "" },
      this.launcher,
      this.dialog,
      this.#announcer,
    );
    this.#listen();
  }

  get isOpen() {
    return this.dialog.open;
  }

  /** A press now is meant for what stood there before. */
  get isResting() {
    return "resting" in this.dialog.dataset;
  }

  get hasFocus() {
    return this.dialog.matches(":focus-within");
  }

  /** @param {HTMLElement} focus what the patient comes to */
  open(focus) {
    if ("resting" in this.launcher.dataset) return;
    this.rest();
    this.#show();
    focus.focus();
    if (!this.#news.hidden) this.body.scrollTo({ top: this.body.scrollHeight });
    this.#news.hidden = true;
    this.#opened(true);
  }

  /** As it was on the page before: whoever reads this page goes on reading it. */
  reopen() {
    if (this.isOpen) return;
    this.dialog.inert = true; // so that it takes no focus
    this.#show();
    this.dialog.inert = false;
  }

  close() {
    this.dialog.close();
    this.root.append(this.#announcer);
    this.launcher.hidden = false;
    rest(this.launcher, STEADY_MS);
    this.launcher.focus();
    this.#opened(false);
  }

  /** Bring a question and what follows to the top, unless the reader went back. @param {HTMLElement | undefined} place */
  follow(place) {
    if (this.#isBack) this.#below.hidden = false;
    else place?.scrollIntoView({ block: "start" });
  }

  /** Something came; who has closed the chat sees it at the launcher. */
  news() {
    this.#news.hidden = this.isOpen;
  }

  /** For a moment nothing takes presses: something that lay above is gone. */
  rest() {
    rest(this.dialog, NEWBORN_MS);
  }

  /** The button that was pressed may go: the focus does not go with it, nor does a phone's keyboard come. @param {HTMLElement} input */
  hold(input) {
    if (!this.isOpen || input.matches(":focus")) return;
    if (window.matchMedia("(pointer: coarse)").matches) this.body.focus({ preventScroll: true });
    else input.focus();
  }

  /** The patient has asked: what comes is what they wait for. */
  ahead() {
    this.#isBack = false;
    this.#highest = this.body.scrollTop;
    this.#below.hidden = true;
  }

  #show() {
    this.launcher.hidden = true;
    // On a small screen the chat covers the page, so the page behind must not be reachable.
    if (this.small.matches) this.dialog.showModal();
    else this.dialog.show();
    this.dialog.append(this.#announcer); // beside a modal dialog it would not be heard
  }

  #listen() {
    this.dialog.addEventListener(
      "click",
      (event) => {
        // Pressed more than once: it was meant for the launcher, which stood here.
        if (!event.detail || !this.isResting) return;
        event.stopPropagation();
        event.preventDefault();
      },
      true,
    );
    this.dialog.addEventListener("close", () => {
      // Closed by the browser itself, for instance by Android's back gesture.
      if (!this.dialog.open && this.launcher.hidden) this.close();
    });
    this.small.addEventListener("change", () => {
      if (!this.dialog.open) return;
      const focus = /** @type {ShadowRoot} */ (this.root.getRootNode()).activeElement;
      this.dialog.close();
      this.reopen();
      if (focus instanceof HTMLElement) focus.focus({ preventScroll: true });
    });
    this.body.addEventListener("scroll", () => this.#scrolled());
    const screen = window.visualViewport;
    for (const type of ["resize", "scroll"]) screen?.addEventListener(type, () => this.#fit(screen));
  }

  #scrolled() {
    const { scrollTop, scrollHeight, clientHeight } = this.body;
    this.#highest = Math.max(this.#highest, scrollTop);
    const isAtEnd = scrollHeight - clientHeight - scrollTop < NEAR;
    if (isAtEnd) this.ahead();
    else if (scrollTop < this.#highest - NEAR) this.#isBack = true;
  }

  /** Above the keyboard on the screen, which covers the page and does not shrink it. @param {VisualViewport} screen */
  #fit(screen) {
    if (Math.abs(screen.scale - 1) > 0.01) return; // zoomed in
    this.root.style.setProperty("--screen", `${screen.height}px`);
    this.root.style.setProperty("--screen-start", `${screen.offsetTop}px`);
  }

  /** @param {import("./config.js").Config} config @param {import("./strings.js").Say} say */
  #header(config, say) {
    const close = make("button", { type: "button", class: "close" }, say("close"));
    close.addEventListener("click", () => this.close());
    const number = config.emergency;
    return make(
      "div",
      { class: "top" },
      make(
        "div",
        { class: "bar" },
        make("h2", { id: "title" }, say("title", { medicine: config.medicine })),
        ...(config.clinic ? [make("p", { class: "clinic" }, config.clinic)] : []),
        close,
      ),
      make(
        "div",
        { class: "safety" },
        make("p", {}, make("span", { class: "automated" }, say("automated")), say("notDoctor")),
        make(
          "p",
          { class: "emergency" },
          make("span", {}, say("isEmergency")),
          callLink(number, say("call", { number })),
        ),
      ),
    );
  }
}
