// @ts-check
/** Talks to the chat API (docs/openapi.yaml). */

import { isObject } from "./dom.js";
import { readReply } from "./reply.js";

/** @typedef {import("./store.js").Entry} Entry */
/** @typedef {import("./store.js").Store} Store */
/** @typedef {import("./reply.js").Reply} Reply */
/** @typedef {"failed" | "timeOut" | "foreign" | "tooLong" | "offline" | "ended"} Why */

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
      this.#store.kept.token = ""; // expired, or the server's key changed: begin anew, once
      response = await this.#send({ id, ...turn }, signal);
    }
    if (response.status === 413) throw new NoReply("tooLong");
    const tellsSomething = response.ok || response.status === 429; // which says to wait, and what to do if it is urgent
    if (!tellsSomething) throw new NoReply("failed");
    try {
      return readReply(await response.json());
    } catch {
      throw new NoReply(signal.aborted ? "timeOut" : "failed");
    }
  }

  /** Delete the conversation on the server. @param {AbortSignal} signal */
  async erase(signal) {
    const { token } = this.#store.kept;
    if (!token) return;
    const response = await this.#fetch("api/conversation", "DELETE", undefined, token, signal);
    if (response.status === 401) throw new NoReply("ended");
    if (!response.ok) throw new NoReply("failed");
  }

  /** @param {object} body @param {AbortSignal} signal */
  async #send(body, signal) {
    const { kept } = this.#store;
    kept.token ||= await this.#startSession(signal);
    return this.#fetch("api/turns", "POST", body, kept.token, signal);
  }

  /** @param {AbortSignal} signal @returns {Promise<string>} the token */
  async #startSession(signal) {
    const response = await this.#fetch("api/sessions", "POST", {}, "", signal);
    if (response.status === 403) throw new NoReply("foreign");
    const data = response.ok ? await response.json().catch(() => null) : null;
    if (!isObject(data) || typeof data.token !== "string" || !data.token) throw new NoReply("failed");
    if (typeof data.expires_in === "number") this.#store.kept.until = Date.now() + data.expires_in * 1000;
    return data.token;
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
   * A page that may not use the chat is told as little as one without a network. But the server can be reached.
   * @param {AbortSignal} signal @returns {Promise<Why>}
   */
  async #whyNot(signal) {
    if (signal.aborted) return "timeOut";
    if (!navigator.onLine) return "offline";
    if (this.#base.origin === location.origin || this.#store.kept.token) return "failed";
    try {
      await fetch(new URL("health/live", this.#base), { mode: "no-cors", credentials: "omit", cache: "no-store", signal });
      return "foreign";
    } catch {
      return "failed";
    }
  }
}
