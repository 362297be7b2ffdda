// @ts-check
/**
 * What is typed here is not for the page around: its listeners get none of these events. They are taken at the window, before
 * any listener of the page but one that it put on the window itself, for the capturing phase, before the chat was loaded.
 */

const TYPES = [
  "keydown",
  "keyup",
  "keypress",
  "beforeinput",
  "input",
  "compositionstart",
  "compositionupdate",
  "compositionend",
  "copy",
  "cut",
  "paste",
  "textInput",
];

/** @param {Node} host of the shadow tree @param {(event: Event) => void} handle what is done here all the same */
export function keepWithin(host, handle) {
  for (const type of TYPES) {
    window.addEventListener(
      type,
      (event) => {
        if (!event.composedPath().includes(host)) return;
        event.stopImmediatePropagation();
        handle(event);
      },
      true,
    );
  }
}
