// @ts-check
/** Every word of the chat's own, in each language; `{name}` is filled in. The leaflet and the replies are English. */

const en = {
  launcher: "Ask about {medicine}",
  title: "{medicine} leaflet assistant",
  close: "Close",
  automated: "Automated. ",
  notDoctor: "Not a doctor.",
  isEmergency: "Emergency?",
  call: "Call {number}",
  callNow: "Call {number} now",
  noticeTitle: "This may be an emergency",
  noticeDown: "If it is happening now, do not wait for a reply here.",
  messages: "Messages",
  hello: "Hello. What would you like to know?",
  about:
    "I answer with the exact words of the {medicine} leaflet and show you where they appear. I cannot advise you " +
    "personally: your doctor can.",
  english: "",
  private: "Please leave out your name and other personal details.",
  examples: "People often ask",
  example1: "Can I drink alcohol?",
  example2: "What are the side effects?",
  example3: "What if I stop suddenly?",
  question: "Your question",
  send: "Send",
  empty: "Please type your question first.",
  you: "You: ",
  assistant: "Assistant: ",
  fromLeaflet: "From the leaflet: ",
  source: "Source {number}",
  start: "the beginning",
  newTab: " (opens in a new tab)",
  choices: "You can choose: {labels}",
  looking: "Looking in the leaflet",
  slow: "Still looking in the leaflet. You can go on typing.",
  waiting: "Waiting for the previous answer",
  offline: "You are offline. Your question is kept and will be sent when you are back. In an emergency call {number}.",
  failed:
    "This was not answered: something went wrong on the way. You can try again, or ask your doctor. " +
    "In an emergency call {number}.",
  timeOut:
    "This was not answered: it took too long. You can try again, or ask your doctor. In an emergency call {number}.",
  foreign:
    "This chat is not set up for this site. Please tell the clinic, and ask your doctor. In an emergency " +
    "call {number}.",
  tooLong: "This is too long to send. Please shorten it.",
  busy: "You have sent many messages in a short time. Please wait a minute, then try again. In an emergency call {number}.",
  tryAgain: "Try again",
  edit: "Edit question",
  which: " ({number}: {words})",
  newBelow: "New answer below",
  options: "Options",
  list: "My questions for my doctor",
  listWords: "Show my questions for my doctor",
  save: "Save conversation",
  print: "Print conversation",
  remove: "Delete conversation",
  aloud: "Read replies aloud",
  saveList: "Save as a file",
  printList: "Print my questions",
  listTitle: "Questions for my doctor about {medicine}",
  paperTitle: "Conversation with the {medicine} leaflet assistant",
  paperEmergency: "Automated. Not a doctor. In an emergency call {number}.",
  unanswered: "(not answered)",
  nothing: "There is nothing to save or print yet.",
  reallyRemove: "Delete this conversation, here and on the server?",
  yesRemove: "Delete it",
  noRemove: "Keep it",
  removing: "Deleting",
  removed: "The conversation is deleted, here and on the server.",
  notRemoved: "It could not be deleted on the server, so nothing was deleted. Please try again.",
  removedHere:
    "Deleted on this device. The session had already ended, so the server could not be asked. What it keeps, " +
    "without names, it deletes by itself after some time.",
  over: "Your previous conversation has ended.",
  dictate: "Dictate",
  stop: "Stop dictating",
  dictateNote: "Dictate: your browser sends the sound to the speech service of its maker.",
  notDictated: "Nothing was understood.",
  notAllowed: "The microphone may not be used. Please allow it in your browser.",
  news: "New answer",
};

/** @typedef {keyof typeof en} Key */

/** @type {Record<Key, string>} */
const es = {
  launcher: "Pregunte sobre {medicine}",
  title: "Asistente del prospecto de {medicine}",
  close: "Cerrar",
  automated: "Automático. ",
  notDoctor: "No es un médico.",
  isEmergency: "¿Urgencia?",
  call: "Llamar al {number}",
  callNow: "Llamar ahora al {number}",
  noticeTitle: "Puede ser una urgencia",
  noticeDown: "Si está pasando ahora, no espere una respuesta aquí.",
  messages: "Mensajes",
  hello: "Hola. ¿Qué quiere saber?",
  about:
    "Respondo con las palabras exactas del prospecto de {medicine} y le muestro dónde están. No puedo darle consejos " +
    "personales: su médico sí.",
  english: "El prospecto y las respuestas están en inglés. Escriba su pregunta en inglés, por favor.",
  private: "No escriba su nombre ni otros datos personales, por favor.",
  examples: "Preguntas frecuentes (en inglés)",
  example1: "Can I drink alcohol?",
  example2: "What are the side effects?",
  example3: "What if I stop suddenly?",
  question: "Su pregunta",
  send: "Enviar",
  empty: "Escriba primero su pregunta, por favor.",
  you: "Usted: ",
  assistant: "Asistente: ",
  fromLeaflet: "Del prospecto: ",
  source: "Fuente {number}",
  start: "el principio",
  newTab: " (se abre en otra pestaña)",
  choices: "Puede elegir: {labels}",
  looking: "Buscando en el prospecto",
  slow: "Todavía buscando en el prospecto. Puede seguir escribiendo.",
  waiting: "A la espera de la respuesta anterior",
  offline:
    "No tiene conexión. Su pregunta se guarda y se enviará cuando vuelva la conexión. En una urgencia llame al {number}.",
  failed:
    "No hubo respuesta: hubo un problema de conexión o del servidor. Puede intentarlo otra vez o preguntar a su médico. " +
    "En una urgencia llame al {number}.",
  timeOut:
    "No hubo respuesta: tardó demasiado. Puede intentarlo otra vez o preguntar a su médico. En una urgencia " +
    "llame al {number}.",
  foreign:
    "Este chat no está configurado para este sitio. Avise a la clínica, por favor, y pregunte a su médico. " +
    "En una urgencia llame al {number}.",
  tooLong: "Es demasiado larga para enviarla. Acórtela, por favor.",
  busy: "Ha enviado muchos mensajes en poco tiempo. Espere un minuto y vuelva a intentarlo. En una urgencia llame al {number}.",
  tryAgain: "Intentar otra vez",
  edit: "Cambiar la pregunta",
  which: " ({number}: {words})",
  newBelow: "Respuesta nueva abajo",
  options: "Opciones",
  list: "Mis preguntas para mi médico",
  listWords: "Show my questions for my doctor",
  save: "Guardar la conversación",
  print: "Imprimir la conversación",
  remove: "Borrar la conversación",
  aloud: "Leer las respuestas en voz alta",
  saveList: "Guardar en un archivo",
  printList: "Imprimir mis preguntas",
  listTitle: "Preguntas para mi médico sobre {medicine}",
  paperTitle: "Conversación con el asistente del prospecto de {medicine}",
  paperEmergency: "Automático. No es un médico. En una urgencia llame al {number}.",
  unanswered: "(sin respuesta)",
  nothing: "Todavía no hay nada que guardar o imprimir.",
  reallyRemove: "¿Borrar esta conversación, aquí y en el servidor?",
  yesRemove: "Borrarla",
  noRemove: "Conservarla",
  removing: "Borrando",
  removed: "La conversación está borrada, aquí y en el servidor.",
  notRemoved: "No se pudo borrar en el servidor, así que no se borró nada. Inténtelo otra vez, por favor.",
  removedHere:
    "Borrada en este dispositivo. La sesión ya había terminado y no se pudo avisar al servidor. Lo que guarda, " +
    "sin nombres, lo borra él mismo pasado un tiempo.",
  over: "Su conversación anterior ha terminado.",
  dictate: "Dictar",
  stop: "Parar el dictado",
  dictateNote: "Dictar: su navegador envía el sonido al servicio de voz de su fabricante.",
  notDictated: "No se entendió nada.",
  notAllowed: "No se puede usar el micrófono. Permítalo en su navegador, por favor.",
  news: "Respuesta nueva",
};

/** @type {Record<string, Partial<Record<Key, string>>>} */
export const STRINGS = { en, es };

/** @typedef {(key: Key, values?: Record<string, string | number>) => string} Say */

/**
 * Says things in a language, in English where it has no words for them.
 * @param {string} lang @returns {Say}
 */
export function speaker(lang) {
  const table = STRINGS[lang] ?? en;
  return (key, values = {}) =>
    (table[key] ?? en[key]).replace(/\{(\w+)\}/g, (hole, name) => String(values[name] ?? hole));
}
