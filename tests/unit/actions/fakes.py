"""A tracker and a dispatcher as Rasa hands them to an action."""

from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

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


def slots_set(events: list[dict[str, Any]]) -> dict[str, Any]:
    """What the events set, by the name of the slot."""
    assert all(event["event"] == "slot" for event in events)
    return {event["name"]: event["value"] for event in events}
