// @ts-check
/** What the next page of the same tab needs, in sessionStorage; where that is blocked, it ends with the page. */

import { isObject } from "./dom.js";
import { readReply } from "./reply.js";

/** @typedef {import("./reply.js").Reply} Reply */
/** @typedef {{text: string} | {button: string}} Turn */
/** @typedef {"waiting" | "sending" | "offline" | "failed" | "answered"} State */
/**
 * A question and its answer. Sent again under its id, it is still the same turn.
 * @typedef {object} Entry
 * @property {string} id
 * @property {string} words as the patient sees them
 * @property {Turn} turn
 * @property {number} at when it was asked, in ms
 * @property {State} state
 * @property {string} why it failed
 * @property {boolean} isWarned whether the chat itself has said that it may be an emergency
 * @property {Reply | null} reply
 * @property {number} repliedAt in ms
 */
/**
 * @typedef {object} Kept
 * @property {string} token of the session
 * @property {number} until when it is over, in ms
 * @property {boolean} hasLost whether some of the entries belong to a session before, which cannot be reached any more
 * @property {boolean} open
 * @property {string} draft
 * @property {boolean} aloud
 * @property {Entry[]} entries
 */

const STATES = ["waiting", "sending", "offline", "failed", "answered"];
const LONGEST_MS = 12 * 3600 * 1000; // of a session (bot.edge.sessions)

/** @returns {Kept} */
const nothing = () => ({
  token: "",
  until: Date.now() + LONGEST_MS,
  open: false,
  draft: "",
  aloud: false,
  hasLost: false,
  entries: [],
});

export class Store {
  #key;
  /** Whether what was there had come to its end. */
  over = false;

  /** @param {URL} base of the bot: a page may have two */
  constructor(base) {
    this.#key = `leaflet-chat ${base.href}`;
    this.kept = this.#kept();
  }

  /** Again, as another page has left it. */
  read() {
    this.kept = this.#kept();
  }

  get expired() {
    return Date.now() >= this.kept.until;
  }

  save() {
    try {
      sessionStorage.setItem(this.#key, JSON.stringify(this.kept));
    } catch {
      // blocked or full: it is kept as long as the page
    }
  }

  /** Begin anew, with nothing in the storage. */
  clear() {
    this.kept = { ...nothing(), open: this.kept.open, aloud: this.kept.aloud };
    this.over = false;
    try {
      sessionStorage.removeItem(this.#key);
    } catch {
      // blocked: nothing is there
    }
  }

  /** @returns {Kept} */
  #kept() {
    this.over = false;
    try {
      const kept = readKept(JSON.parse(sessionStorage.getItem(this.#key) ?? "null"));
      if (kept && kept.until > Date.now()) return kept;
      this.over = Boolean(kept?.entries.length);
      if (kept) sessionStorage.removeItem(this.#key);
    } catch {
      // blocked, or not ours
    }
    return nothing();
  }
}

/** @param {unknown} data @returns {Kept | null} */
function readKept(data) {
  if (!isObject(data) || typeof data.until !== "number" || !Array.isArray(data.entries)) return null;
  return {
    token: typeof data.token === "string" ? data.token : "",
    until: Math.min(data.until, Date.now() + LONGEST_MS),
    open: data.open === true,
    draft: typeof data.draft === "string" ? data.draft : "",
    aloud: data.aloud === true,
    hasLost: data.hasLost === true,
    entries: data.entries.map(readEntry).filter((entry) => entry !== null),
  };
}

/** @param {unknown} data @returns {Entry | null} */
function readEntry(data) {
  if (!isObject(data) || !isObject(data.turn)) return null;
  const { id, words, at, state, why, turn, repliedAt } = data;
  const { text, button } = turn;
  const sent = typeof text === "string" ? { text } : typeof button === "string" ? { button } : null;
  if (!sent || typeof id !== "string" || typeof words !== "string" || !isTime(at)) return null;
  let reply = null;
  try {
    reply = readReply(data.reply);
  } catch {
    // there is none yet, or somebody changed it
  }
  const known = /** @type {State} */ (STATES.find((each) => each === state) ?? "failed");
  return {
    id,
    words,
    at,
    turn: sent,
    reply,
    why: typeof why === "string" ? why : "",
    isWarned: data.isWarned === true,
    state: reply ? "answered" : known === "answered" ? "failed" : known,
    repliedAt: isTime(repliedAt) ? repliedAt : at,
  };
}

/** @param {unknown} value @returns {value is number} that a Date can be of */
const isTime = (value) => typeof value === "number" && Math.abs(value) <= 8.64e15;

/** 128 random bits; crypto.randomUUID is there on HTTPS only. */
export const newId = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
