"""Whether a reply helped is kept with its topics, and nothing of what was typed."""

import time
from typing import Any

import pytest
from rasa_sdk.executor import CollectingDispatcher

from actions.keep_feedback import KeepFeedback

from .fakes import noted, tracker, uttered

REPLY = {"verdict": "answered", "topics": ["alcohol", "food"], "question": "beer and pie?"}


@pytest.mark.parametrize(
    ("intent", "sent", "helpful"),
    [("say_helpful", "utter_helpful", True), ("say_unhelpful", "utter_unhelpful", False)],
)
async def test_what_the_patient_says_is_noted_for_the_topics_of_the_reply(
    intent: str, sent: str, helpful: bool
) -> None:
    dispatcher, before = CollectingDispatcher(), time.time()

    events = await KeepFeedback().run(dispatcher, tracker("my wife says so 👍", intent, reply=REPLY), {})

    (given,) = noted(events)["feedback"]["given"]
    assert before <= given.pop("at") <= time.time()
    assert given == {"helpful": helpful, "topics": ["alcohol", "food"]}
    assert uttered(dispatcher) == [sent]


@pytest.mark.parametrize("reply", [None, {}, {"question": "beer?"}, {"topics": []}])
async def test_without_a_topic_it_is_noted_all_the_same(reply: dict[str, Any] | None) -> None:
    events = await KeepFeedback().run(CollectingDispatcher(), tracker("👎", "say_unhelpful", reply=reply), {})

    (given,) = noted(events)["feedback"]["given"]
    assert (given["helpful"], given["topics"]) == (False, [])


async def test_what_was_said_and_asked_before_stays() -> None:
    earlier = {"at": 1.0, "helpful": True, "topics": ["dose"]}
    state = {"replies": 3, "asked": 5.0, "given": [earlier]}

    events = await KeepFeedback().run(CollectingDispatcher(), tracker("no", "say_unhelpful", feedback=state), {})

    kept = noted(events)["feedback"]
    assert (kept["replies"], kept["asked"]) == (3, 5.0)
    assert [each["helpful"] for each in kept["given"]] == [True, False]


async def test_nothing_of_the_reply_is_offered_any_more() -> None:
    conversation = tracker("yes", "say_helpful", reply=REPLY, offered="meanings")

    assert noted(await KeepFeedback().run(CollectingDispatcher(), conversation, {}))["offered"] is None
