"""A tracker and a dispatcher as Rasa hands them to an action."""

import time
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from bot import bootstrap
from bot.dialogue.context import Context, Matter
from bot.leaflet.question import Question


def tracker(text: str | None = "", intent: str | None = None, *questions: Question, **slots: Any) -> Tracker:
    """A conversation in which the patient has just typed `text`; `questions` as bot.language reads them from it."""
    message: dict[str, Any] = {"text": text, "intent": {"name": intent, "confidence": 0.99 if intent else None}}
    if questions:
        message["questions"] = [question.to_dict() for question in questions]
    return Tracker(
        "a patient", slots, message, [], paused=False, followup_action=None, active_loop={}, latest_action_name=None
    )


def uttered(dispatcher: CollectingDispatcher) -> list[str]:
    """Each message in order: the name of its response, or its text where it has none."""
    return [message["response"] or message["text"] for message in dispatcher.messages]


def tapped(dispatcher: CollectingDispatcher) -> list[str]:
    """What each button below the messages would send, in order."""
    return [button["payload"] for message in dispatcher.messages for button in message["buttons"] or []]


def slots_set(events: list[dict[str, Any]]) -> dict[str, Any]:
    """What the events set, by the name of the slot."""
    assert all(event["event"] == "slot" for event in events)
    return {event["name"]: event["value"] for event in events}


def noted(events: list[dict[str, Any]]) -> dict[str, Any]:
    """The same of events that also have Rasa wait for the patient."""
    assert [event["name"] for event in events if event["event"] == "followup"] == ["action_listen"]
    return slots_set([event for event in events if event["event"] != "followup"])


def matters(*topics: str, ago: float = 0.0) -> list[dict[str, Any]]:
    """What the slot holds when these topics were asked about in turn, and answered, `ago` seconds before."""
    at = time.time() - ago
    found = []
    for topic in topics:
        reply = bootstrap.answering().reply([Question(f"{topic}?", f"ask_{topic}", 1.0)])
        numbers = tuple(sentence.number for sentence in reply.quotes)
        found.append(Matter(reply.asked, reply.topics, numbers, numbers, reply.verdict, at))
    return Context(tuple(found)).to_list()


def choices(text: str, *intents: str) -> dict[str, Any]:
    """What the slot holds after a reply that offered these intents as meanings of a question."""
    ranking = tuple((intent, 0.3) for intent in intents)
    question = Question(text, intents[0] if intents else "", 0.3, ranking=ranking)
    return {"question": question.to_dict(), "intents": list(intents)}
