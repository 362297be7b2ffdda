// @ts-check
/** Reading aloud and dictation, where the clinic has chosen them; nothing here runs before it is pressed. */

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
 * @property {(() => void) | null} onerror
 * @property {(() => void) | null} onend
 * @property {() => void} start
 * @property {() => void} stop
 */

/** @returns {(new () => Recognition) | undefined} the browser's own, where it has one */
const recognizer = () => Reflect.get(window, "SpeechRecognition") ?? Reflect.get(window, "webkitSpeechRecognition");

export const canDictate = () => Boolean(recognizer());

/** Listens once, from `start` until the patient pauses or `stop`. */
export class Dictation {
  /** @type {Recognition | null} */
  #running = null;
  #heard;
  #changed;

  /** @param {(text: string) => void} heard @param {(on: boolean, failed: boolean) => void} changed */
  constructor(heard, changed) {
    this.#heard = heard;
    this.#changed = changed;
  }

  toggle() {
    if (this.#running) this.#running.stop();
    else this.#start();
  }

  stop() {
    this.#running?.stop();
  }

  #start() {
    const Recognizer = recognizer();
    if (!Recognizer) return;
    const running = (this.#running = new Recognizer());
    let failed = false;
    running.lang = "en"; // questions are understood in English
    running.onresult = ({ results }) => {
      this.#heard(Array.from(results, (each) => each[0]?.transcript ?? "").join(" ").trim());
    };
    running.onerror = () => (failed = true);
    running.onend = () => {
      this.#running = null;
      this.#changed(false, failed);
    };
    this.#changed(true, false);
    try {
      running.start();
    } catch {
      this.#running = null;
      this.#changed(false, true);
    }
  }
}
