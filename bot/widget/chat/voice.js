// @ts-check
/** Reading aloud and dictation, where the clinic has chosen them and the patient presses for them. */

/** @param {string} text @param {string} lang */
export function speak(text, lang) {
  const spoken = new SpeechSynthesisUtterance(text);
  spoken.lang = lang;
  speechSynthesis.speak(spoken);
}

export const beSilent = () => speechSynthesis.cancel();

/** @typedef {{results: ArrayLike<ArrayLike<{transcript: string}>>}} Heard */
/**
 * The part that is used of a SpeechRecognition.
 * @typedef {object} Recognition
 * @property {string} lang
 * @property {((heard: Heard) => void) | null} onresult
 * @property {((problem: {error?: string}) => void) | null} onerror
 * @property {(() => void) | null} onend
 * @property {() => void} start
 * @property {() => void} stop
 * @property {() => void} abort
 */

/** @returns {(new () => Recognition) | undefined} the browser's own, where it has one */
const recognizer = () => Reflect.get(window, "SpeechRecognition") ?? Reflect.get(window, "webkitSpeechRecognition");

export const canDictate = () => Boolean(recognizer());

/** @typedef {"" | "notDictated" | "notAllowed"} Failed why nothing came */

/** Listens once, from `toggle` until the patient pauses or presses again. */
export class Dictation {
  /** @type {Recognition | null} */
  #running = null;
  #heard;
  #changed;

  /** @param {(text: string) => void} heard @param {(isOn: boolean, failed: Failed) => void} changed */
  constructor(heard, changed) {
    this.#heard = heard;
    this.#changed = changed;
  }

  toggle() {
    if (this.#running)
      this.#running.stop(); // what was said last still comes
    else this.#start();
  }

  /** At once, and nothing more comes. */
  end() {
    if (!this.#running) return;
    const running = this.#running;
    Object.assign(running, { onresult: null, onerror: null, onend: null });
    running.abort();
    this.#over("");
  }

  #start() {
    const Recognizer = recognizer();
    if (!Recognizer) return;
    const running = (this.#running = new Recognizer());
    let failed = /** @type {Failed} */ ("");
    running.lang = "en"; // questions are understood in English
    running.onresult = ({ results }) => {
      this.#heard(
        Array.from(results, (each) => each[0]?.transcript ?? "")
          .join(" ")
          .trim(),
      );
    };
    running.onerror = ({ error }) => (failed = error === "not-allowed" ? "notAllowed" : "notDictated");
    running.onend = () => this.#over(failed);
    this.#changed(true, "");
    try {
      running.start();
    } catch {
      this.#over("notDictated");
    }
  }

  /** @param {Failed} failed */
  #over(failed) {
    this.#running = null;
    this.#changed(false, failed);
  }
}
