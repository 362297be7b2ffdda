// @ts-check
/** A reply as the server sends it (docs/openapi.yaml); whatever else comes is none. */

import { isObject } from "./dom.js";

/**
 * @typedef {object} Message
 * @property {string} kind
 * @property {string} text
 * @property {string} lang of the text, empty where nobody knows
 * @property {string | null} section
 * @property {string | null} link
 */
/** @typedef {{id: string, label: string}} Choice */
/** @typedef {{urgent: boolean, deleted: boolean, messages: Message[], buttons: Choice[]}} Reply */

/** @type {Message} */
const NOTICE = { kind: "notice", text: "", lang: "en", section: null, link: null };

/** @param {unknown} data @returns {Reply} raises where it says nothing */
export function readReply(data) {
  if (!isObject(data) || !Array.isArray(data.messages)) throw new Error("no messages");
  const messages = data.messages
    .filter(isObject)
    .map(readMessage)
    .filter((message) => message.text.trim());
  if (!messages.length) throw new Error("empty");
  // An emergency is said to be one whatever else is there.
  if (data.urgent === true && !messages.some(({ kind }) => kind === "notice")) messages.unshift(NOTICE);
  const buttons = Array.isArray(data.buttons) ? data.buttons.filter(isObject) : [];
  return {
    urgent: data.urgent === true,
    deleted: data.deleted === true,
    messages,
    buttons: buttons
      .map(({ id, label }) => ({ id: text(id), label: text(label) }))
      .filter(({ id, label }) => id && label.trim()),
  };
}

/** @param {Record<string, unknown>} data @returns {Message} */
function readMessage(data) {
  const link = text(data.link);
  return {
    kind: text(data.kind),
    text: text(data.text),
    lang: /^[a-z]{2,3}$/.test(text(data.lang)) ? text(data.lang) : data.kind === "item" ? "" : "en",
    section: text(data.section) || null,
    link: /^\/(?![/\\])/.test(link) ? link : null, // within the server, as /leaflet#s5
  };
}

/** @param {unknown} value */
const text = (value) => (typeof value === "string" ? value : "");
