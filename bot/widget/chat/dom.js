// @ts-check
/** Elements, in which text only ever becomes text. */

const ICONS = {
  chat: "M4 5h16v11H10l-5 4v-4H4z M8 9h8 M8 12h5",
  phone: "M6 3h4l2 5-3 2a11 11 0 0 0 5 5l2-3 5 2v4a2 2 0 0 1-2 2A16 16 0 0 1 4 5a2 2 0 0 1 2-2z",
  send: "M4 12h15 M13 6l6 6-6 6",
};
export const NEWBORN_MS = 300; // a press meant for what stood there before
export const STEADY_MS = 500; // a hand that shakes presses more than once

/**
 * An element with attributes and children.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, string>} [attributes]
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** @param {keyof typeof ICONS} name */
export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
}

/** @param {string} text words only a screen reader gives */
export const unseen = (text) => make("span", { class: "unseen" }, text);

/**
 * A button that does not take a press in its first moments, nor several at once.
 * @param {string} label @param {() => void} press @param {string} [more] of its name, unseen
 */
export function pressable(label, press, more = "") {
  const button = make("button", { type: "button", class: "choice" }, label);
  if (more) button.append(unseen(more));
  rest(button, NEWBORN_MS);
  button.addEventListener("click", () => {
    if ("resting" in button.dataset) return;
    rest(button, STEADY_MS);
    press();
  });
  return button;
}

/** For a while it takes no presses. @param {HTMLElement} element @param {number} ms */
export function rest(element, ms) {
  element.dataset.resting = "";
  setTimeout(() => delete element.dataset.resting, ms);
}

/** @param {string} number @param {string} label */
export const callLink = (number, label) =>
  make("a", { class: "call", href: `tel:${number.replace(/[^+\d]/g, "")}` }, icon("phone"), label);

/** @param {unknown} value @returns {value is Record<string, unknown>} */
export const isObject = (value) => typeof value === "object" && value !== null;
