"""What every action shares: the questions of the turn from the tracker, and a reply into messages and events."""

from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from bot.gate import MENTION_LENGTH, QUESTION_LENGTH
from bot.leaflet.answer import Line, Quote, Reply
from bot.leaflet.question import Question
from bot.wording import Wording

Events = list[dict[str, Any]]

REPLY_SLOT = "reply"
QUESTIONS_SLOT = "doctor_questions"


def questions_of(tracker: Tracker) -> list[Question]:
    """What the patient's message asks: as read by bot.language, or the bare intent (a button, a test story)."""
    message = tracker.latest_message
    if message.get("questions"):
        return [Question.from_dict(each) for each in message["questions"]]
    intent = message.get("intent") or {}
    return [Question(message.get("text") or "", intent.get("name") or "", float(intent.get("confidence") or 0.0))]


def utter(dispatcher: CollectingDispatcher, tracker: Tracker, reply: Reply, wording: Wording) -> Events:
    """Send the reply's lines and note in the tracker what was answered."""
    for line in reply.lines:
        _utter_line(dispatcher, line, wording)
    return [
        SlotSet(
            REPLY_SLOT,
            {
                "verdict": reply.verdict.value,
                "urgent": reply.urgent,
                "topics": list(reply.topics),
                "question": shortened(tracker.latest_message.get("text") or "", QUESTION_LENGTH),
            },
        )
    ]


def shortened(text: str, longest: int) -> str:
    """The text on one line, cut at a word with an ellipsis where it is longer than `longest` characters.

    >>> shortened("can I  drink wine", 12)
    'can I drink…'
    """
    text = " ".join(text.replace("0[", "0 [").split())  # Rasa takes "0[" for a gap that could not be filled
    if len(text) <= longest:
        return text
    return text[:longest].rsplit(" ", 1)[0][: longest - 1] + "…"


def _utter_line(dispatcher: CollectingDispatcher, line: Line, wording: Wording) -> None:
    if isinstance(line, Quote):
        dispatcher.utter_message(text=line.sentence.text)
        return
    gaps: dict[str, Any] = {}
    if line.topic:
        gaps["topic"] = wording.text(line.topic)
    if line.section:
        gaps["section"] = line.section.title
    if line.mention:
        gaps["mention"] = shortened(line.mention, MENTION_LENGTH)
    dispatcher.utter_message(response=line.response, **gaps)
