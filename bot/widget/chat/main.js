// @ts-check
/**
 * All a clinic adds to its page:
 *
 *   <script src="https://bot.example/widget.js" defer data-clinic="Riverside Clinic"></script>
 *
 * More can be said there (docs/widget.md): data-medicine, data-emergency, data-accent, data-lang, data-dir,
 * data-read-aloud, data-dictation.
 */

import { LeafletChat } from "./chat.js";
import { readConfig } from "./config.js";

const NAME = "leaflet-chat";
const script = document.currentScript;

if (script instanceof HTMLScriptElement && !customElements.get(NAME)) {
  customElements.define(NAME, LeafletChat);
  const begin = () => document.documentElement.append(new LeafletChat(readConfig(script))); // no style of a body's moves it
  if (document.body) begin();
  else document.addEventListener("DOMContentLoaded", begin, { once: true });
}
