// @ts-check
/** Saving and printing: the conversation, or the questions for the doctor, as plain text. */

import { make } from "./dom.js";

/** @typedef {import("./store.js").Entry} Entry */
/** @typedef {import("./config.js").Config} Config */
/** @typedef {import("./strings.js").Say} Say */

/**
 * Every message with its time, its place in the leaflet, and every notice.
 * @param {Entry[]} entries @param {Config} config @param {Say} say
 */
export function conversationText(entries, config, say) {
  /** @param {number} at */
  const time = (at) => new Date(at).toLocaleString(config.lang, { dateStyle: "medium", timeStyle: "short" });
  const { clinic, emergency, medicine } = config;
  const lines = [say("paperTitle", { medicine }), ...(clinic ? [clinic] : []), say("paperEmergency", { number: emergency })];
  for (const { words, at, reply, repliedAt } of entries) {
    lines.push("", `[${time(at)}] ${say("you")}${words}`);
    if (!reply) lines.push(say("unanswered"));
    else lines.push(`[${time(repliedAt)}] ${say("assistant").trim()}`, ...reply.messages.map((each) => line(each, say)));
  }
  return `${lines.join("\n")}\n`;
}

/** @param {import("./reply.js").Message} message @param {Say} say */
function line({ kind, text, section }, say) {
  if (kind === "notice") return `!!! ${say("noticeTitle")}: ${text}`;
  return kind === "quote" ? `  \u201c${text}\u201d\n  (${say("fromLeaflet")}${section ?? say("start")})` : `  ${text}`;
}

/** @param {string} text @param {string} name of the file */
export function saveText(text, name) {
  const href = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
  make("a", { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href));
}

/**
 * Print by itself, without the page around the chat.
 * @param {string} text @param {string} title @param {ParentNode} where
 */
export function printText(text, title, where) {
  const frame = make("iframe", { title, "aria-hidden": "true", tabindex: "-1" });
  Object.assign(frame.style, { position: "fixed", width: "0", height: "0", border: "0" });
  where.append(frame);
  const { contentDocument, contentWindow } = frame;
  if (!contentDocument || !contentWindow) return;
  const pre = contentDocument.createElement("pre");
  pre.textContent = text;
  Object.assign(pre.style, { font: "1.1rem/1.6 sans-serif", whiteSpace: "pre-wrap" });
  contentDocument.title = title;
  contentDocument.body.append(pre);
  contentWindow.addEventListener("afterprint", () => frame.remove());
  contentWindow.focus();
  contentWindow.print();
}
