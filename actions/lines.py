"""A line of a reply as a message: a sentence of the document, or a response of domain.yml with its gaps and buttons."""

from typing import Any

from rasa_sdk.executor import CollectingDispatcher

from bot.buttons import Buttons, payload
from bot.gate import MENTION_LENGTH
from bot.leaflet.answer import Line, Quote, Say


def utter_line(dispatcher: CollectingDispatcher, line: Line, buttons: Buttons) -> None:
    """Send one line; raises WordingError where domain.yml has no words for a topic or a button."""
    if isinstance(line, Quote):
        dispatcher.utter_message(text=line.sentence.text)
        return
    tapped = [{"title": buttons.label(choice), "payload": payload(choice)} for choice in line.choices]
    dispatcher.utter_message(response=line.response, **({"buttons": tapped} if tapped else {}), **_gaps(line, buttons))


def shortened(text: str, longest: int) -> str:
    """The text on one line, cut at a word with an ellipsis where it is longer than `longest` characters.

    >>> shortened("can I  drink wine", 12)
    'can I drink…'
    """
    text = " ".join(text.replace("0[", "0 [").split())  # Rasa takes "0[" for a gap that could not be filled
    if len(text) <= longest:
        return text
    return text[:longest].rsplit(" ", 1)[0][: longest - 1] + "…"


def _gaps(line: Say, buttons: Buttons) -> dict[str, Any]:
    gaps: dict[str, Any] = {}
    if line.topic:
        gaps["topic"] = buttons.wording.text(line.topic)
    if line.section:
        gaps["section"] = line.section.title
    if line.mention:
        gaps["mention"] = shortened(line.mention, MENTION_LENGTH)
    if line.number:
        gaps["number"] = str(line.number)
    return gaps
