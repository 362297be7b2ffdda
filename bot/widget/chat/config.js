// @ts-check
/** What a clinic says on its one tag. */

import { STRINGS } from "./strings.js";

/**
 * @typedef {object} Config
 * @property {URL} base where the bot is
 * @property {string} clinic its name, which may be missing
 * @property {string} medicine
 * @property {string} emergency the number to call
 * @property {string} accent a CSS colour, or nothing
 * @property {string} lang one of those there are words in
 * @property {"ltr" | "rtl"} dir
 * @property {boolean} aloud whether reading aloud is offered
 * @property {boolean} dictation
 */

/** @param {HTMLScriptElement} script @returns {Config} */
export function readConfig(script) {
  const { clinic, medicine, emergency, accent, lang, dir, readAloud, dictation } = script.dataset;
  const page = document.documentElement;
  return {
    base: new URL(".", script.src),
    clinic: clinic?.trim() ?? "",
    medicine: medicine?.trim() || "Baclofen",
    emergency: emergency && /^\+?\d[\d ()-]*$/.test(emergency) ? emergency : "112",
    accent: accent && CSS.supports("color", accent) ? accent : "",
    lang: known(lang || page.lang),
    dir: (dir || getComputedStyle(page).direction) === "rtl" ? "rtl" : "ltr",
    aloud: readAloud !== undefined && "speechSynthesis" in window,
    dictation: dictation !== undefined,
  };
}

/** @param {string} tag such as es-MX */
function known(tag) {
  const lang = tag.toLowerCase().split("-")[0] ?? "";
  return Object.hasOwn(STRINGS, lang) ? lang : "en";
}
