"""The last question is kept for the doctor when the patient says so."""

from typing import Any

import pytest
from rasa_sdk.executor import CollectingDispatcher

from actions.keep_question import KeepQuestion

from .fakes import slots_set, tracker, uttered


@pytest.mark.parametrize("reply", [None, {}, {"question": ""}, {"question": None}, {"verdict": "answered"}])
async def test_without_a_question_nothing_is_kept_and_it_is_said(reply: dict[str, Any] | None) -> None:
    dispatcher = CollectingDispatcher()

    events = await KeepQuestion().run(dispatcher, tracker("/keep_question", reply=reply, doctor_questions=["old"]), {})

    assert uttered(dispatcher) == ["utter_nothing_to_keep"]
    assert events == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (None, ["mg?? 💊"]),
        ([], ["mg?? 💊"]),
        (["beer?"], ["beer?", "mg?? 💊"]),
        (["mg?? 💊"], ["mg?? 💊"]),
        (["mg?? 💊", "beer?"], ["beer?", "mg?? 💊"]),
    ],
)
async def test_the_last_question_is_kept_once_at_the_end(before: list[str] | None, after: list[str]) -> None:
    dispatcher = CollectingDispatcher()
    conversation = tracker("/keep_question", reply={"question": "mg?? 💊"}, doctor_questions=before)

    events = await KeepQuestion().run(dispatcher, conversation, {})

    assert slots_set(events) == {"doctor_questions": after}
    assert uttered(dispatcher) == ["utter_question_kept"]
    assert dispatcher.messages[0]["question"] == "mg?? 💊"
