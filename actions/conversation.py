"""What every action shares: the turn from the tracker, and a reply into messages and slots."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.lines import shortened, utter_line
from bot import bootstrap
from bot.dialogue.context import Context, Matter
from bot.dialogue.feedback import asked as asked_for
from bot.dialogue.feedback import counted, is_due
from bot.dialogue.menu import menu
from bot.gate import QUESTION_LENGTH
from bot.leaflet.answer import Reply, Say, Verdict
from bot.leaflet.intents import ASK, KEEP
from bot.leaflet.question import Question

Events = list[dict[str, Any]]

REPLY_SLOT = "reply"
QUESTIONS_SLOT = "doctor_questions"
MATTERS_SLOT = "matters"
OFFERED_SLOT = "offered"
CHOICES_SLOT = "choices"
FAILURES_SLOT = "failures"
FEEDBACK_SLOT = "feedback"

_PATIENCE = 2  # replies in a row to nothing that can be answered; with the last of them guessing stops


def typed(tracker: Tracker) -> str:
    """What the patient wrote, or the command of a button."""
    return tracker.latest_message.get("text") or ""


def questions_of(tracker: Tracker) -> list[Question]:
    """What the patient's message asks: as read by bot.language, or the bare intent (a button, a test story)."""
    message = tracker.latest_message
    if message.get("questions"):
        return [Question.from_dict(each) for each in message["questions"]]
    intent = message.get("intent") or {}
    return [Question(typed(tracker), intent.get("name") or "", float(intent.get("confidence") or 0.0))]


def context_of(tracker: Tracker) -> Context:
    """What the conversation was about."""
    return Context.from_list(tracker.get_slot(MATTERS_SLOT), time.time())


def answer(dispatcher: CollectingDispatcher, tracker: Tracker, reply: Reply, questions: Sequence[Question]) -> Events:
    """Send a reply to questions, which are a new matter of the conversation; the menu where nothing was understood
    several times in a row."""
    is_lost = not reply.understood or reply.verdict is Verdict.OFF_TOPIC
    failures = int(tracker.get_slot(FAILURES_SLOT) or 0) + 1 if is_lost else 0
    if failures >= _PATIENCE:
        shown = menu(bootstrap.document().sections, "utter_menu" if reply.understood else "utter_stuck", reply.verdict)
        reply = replace(shown, lines=(*reply.lines, *shown.lines)) if reply.understood else shown
    reply = _alert(reply, context_of(tracker))
    state = counted(tracker.get_slot(FEEDBACK_SLOT), reply)
    if is_due(state, reply, time.time()):
        state, asking = asked_for(state, time.time())
        reply = replace(reply, lines=(*reply.lines, asking))
    numbers = tuple(sentence.number for sentence in reply.quotes)
    matter = Matter(reply.asked, reply.topics, numbers, numbers, reply.verdict, time.time())
    return [
        *utter(dispatcher, tracker, reply, context_of(tracker).with_matter(matter), _asked(tracker, questions)),
        SlotSet(CHOICES_SLOT, {"question": questions[0].to_dict(), "intents": list(offered_intents(reply))}),
        SlotSet(FAILURES_SLOT, failures),
        SlotSet(FEEDBACK_SLOT, dict(state)),
    ]


def go_on(dispatcher: CollectingDispatcher, tracker: Tracker, reply: Reply, context: Context) -> Events:
    """Send a reply that goes on with the newest matter of `context`, whose question is the one to keep."""
    reply = _alert(reply, context)
    gone_on = context.with_shown((sentence.number for sentence in reply.quotes), time.time())
    asked = " ".join(question.text for question in context.last.questions) if context.last else ""
    return utter(dispatcher, tracker, reply, gone_on, asked or None)


def utter(
    dispatcher: CollectingDispatcher, tracker: Tracker, reply: Reply, context: Context, asked: str | None = None
) -> Events:
    """Send the reply's lines and note in the tracker what was answered and what is offered.

    `asked` is the question that the patient may keep; without it, the one before.
    """
    for line in reply.lines:
        utter_line(dispatcher, line, bootstrap.buttons())
    before = (tracker.get_slot(REPLY_SLOT) or {}).get("question", "")
    noted = {
        "verdict": reply.verdict.value,
        "urgent": reply.urgent,
        "topics": list(reply.topics),
        "question": before if asked is None else shortened(asked, QUESTION_LENGTH),
    }
    keeping = any(choice.intent == KEEP for choice in reply.choices)
    meanings = any(offered_intents(reply))
    return [
        SlotSet(REPLY_SLOT, noted),
        SlotSet(MATTERS_SLOT, context.to_list()),
        *offers("danger" if reply.urgent else "keeping" if keeping else "meanings" if meanings else None),
    ]


def offers(what: str | None) -> Events:
    """Notes what the reply offers, and waits for the patient: the rule that led here may have asked for another value
    of the slot, and would not be found again."""
    return [SlotSet(OFFERED_SLOT, what), FollowupAction("action_listen")]


def offered_intents(reply: Reply) -> Iterator[str]:
    """What the reply offers as what the patient may have meant."""
    return (choice.intent for choice in reply.choices if choice.intent.startswith(ASK))


def _alert(reply: Reply, context: Context) -> Reply:
    """The reply, and before it what to do if the danger just reported is still there."""
    if reply.urgent or not context.in_danger:
        return reply
    return replace(reply, lines=(Say("utter_notice_still"), *reply.lines), urgent=True)


def _asked(tracker: Tracker, questions: Sequence[Question]) -> str:
    """The question in the patient's words; empty for a button that asks none."""
    words = questions[0].text if questions[0].is_settled else typed(tracker)
    return "" if words.startswith("/") else words
