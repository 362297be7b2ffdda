// @ts-check
/** Talks to the chat API (docs/openapi.yaml). */

import { isObject } from "./dom.js";
import { readReply } from "./reply.js";

/** @typedef {import("./store.js").Entry} Entry */
/** @typedef {import("./store.js").Store} Store */
/** @typedef {import("./reply.js").Reply} Reply */
/** @typedef {"failed" | "timeOut" | "foreign" | "tooLong" | "busy" | "busyUrgent" | "offline" | "ended"} Why */

/** Why a request came to nothing. */
export class NoReply extends Error {
  /** @param {Why} why */
  constructor(why) {
    super(why);
    this.why = why;
  }
}

export class Client {
  #base;
  #store;

  /** @param {URL} base @param {Store} store which has the session's token */
  constructor(base, store) {
    this.#base = base;
    this.#store = store;
  }

  /**
   * The reply to one turn; raises NoReply whatever went wrong.
   * @param {Entry} entry @param {AbortSignal} signal @returns {Promise<Reply>}
   */
  async take({ id, turn }, signal) {
    let response = await this.#send({ id, ...turn }, signal);
    if (response.status === 401) {
      // Expired, or the server's key changed: begin anew, once. What was said so far cannot be deleted there any more.
      Object.assign(this.#store.kept, { token: "", hasLost: this.#store.kept.entries.some(({ reply }) => reply) });
      response = await this.#send({ id, ...turn }, signal);
    }
    if (response.status === 413) throw new NoReply("tooLong");
    const data = await response.json().catch(() => null);
    if (response.status === 429) throw new NoReply(isObject(data) && data.urgent === true ? "busyUrgent" : "busy");
    try {
      if (response.ok) return readReply(data);
    } catch {
      // it says nothing
    }
    throw new NoReply(signal.aborted ? "timeOut" : "failed");
  }

  /**
   * Delete the conversation on the server; raises NoReply, "ended" where some of it cannot be deleted at all.
   * @param {AbortSignal} signal
   */
  async erase(signal) {
    const { token, hasLost } = this.#store.kept;
    const response = token && (await this.#fetch("api/conversation", "DELETE", undefined, token, signal));
    if (response && !response.ok && response.status !== 401) throw new NoReply("failed");
    if (hasLost || (response && !response.ok)) throw new NoReply("ended");
  }

  /** @param {object} body @param {AbortSignal} signal */
  async #send(body, signal) {
    if (!this.#store.kept.token) await this.#startSession(signal);
    return this.#fetch("api/turns", "POST", body, this.#store.kept.token, signal);
  }

  /** @param {AbortSignal} signal */
  async #startSession(signal) {
    const response = await this.#fetch("api/sessions", "POST", {}, "", signal);
    if (response.status === 403) throw new NoReply("foreign");
    if (response.status === 429) throw new NoReply("busy");
    const data = response.ok ? await response.json().catch(() => null) : null;
    if (!isObject(data) || typeof data.token !== "string" || !data.token) throw new NoReply("failed");
    if (signal.aborted) throw new NoReply("timeOut"); // nobody waits for it any more
    const seconds = typeof data.expires_in === "number" ? data.expires_in : 0;
    Object.assign(this.#store.kept, { token: data.token, ...(seconds && { until: Date.now() + seconds * 1000 }) });
    this.#store.save(); // before the turn: the next page sends it again in the same session
  }

  /**
   * @param {string} path @param {"POST" | "DELETE"} method @param {object | undefined} body @param {string} token
   * @param {AbortSignal} signal
   */
  async #fetch(path, method, body, token, signal) {
    try {
      return await fetch(new URL(path, this.#base), {
        method,
        headers: { "Content-Type": "application/json", ...(token && { Authorization: `Bearer ${token}` }) },
        ...(body && { body: JSON.stringify(body) }),
        credentials: "omit",
        cache: "no-store",
        signal,
      });
    } catch {
      throw new NoReply(await this.#whyNot(signal));
    }
  }

  /**
   * A page that may not use the chat is told as little as one without a network; only whether the server is there, anybody
   * is told.
   * @param {AbortSignal} signal @returns {Promise<Why>}
   */
  async #whyNot(signal) {
    if (signal.aborted) return "timeOut";
    if (!navigator.onLine) return "offline";
    if (this.#base.origin === location.origin || this.#store.kept.token) return "failed";
    try {
      const live = await fetch(new URL("health/live", this.#base), { credentials: "omit", cache: "no-store", signal });
      return live.ok ? "foreign" : "failed";
    } catch {
      return "failed";
    }
  }
}
