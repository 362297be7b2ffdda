"""A question is kept for the doctor when the patient says so: the one in the message, else the one before."""

from typing import Any

import pytest
from rasa_sdk.executor import CollectingDispatcher

from actions.keep_question import KeepQuestion
from bot.dialogue.doctor_list import MOST
from bot.gate import QUESTION_LENGTH

from .fakes import noted, tracker, uttered


@pytest.mark.parametrize("text", ["/keep_question", "keep that", "", None])
@pytest.mark.parametrize("reply", [None, {}, {"question": ""}, {"verdict": "answered"}])
async def test_without_a_question_nothing_is_kept_and_it_is_said(
    reply: dict[str, Any] | None, text: str | None
) -> None:
    dispatcher = CollectingDispatcher()

    events = await KeepQuestion().run(dispatcher, tracker(text, reply=reply, doctor_questions=["old"]), {})

    assert uttered(dispatcher) == ["utter_nothing_to_keep"]
    assert noted(events) == {"offered": None}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (None, ["mg?? 💊"]),
        ([], ["mg?? 💊"]),
        (["beer?"], ["beer?", "mg?? 💊"]),
        (["mg?? 💊"], ["mg?? 💊"]),
        (["mg?? 💊", "beer?"], ["beer?", "mg?? 💊"]),
        ([f"{i}?" for i in range(MOST)], [*(f"{i}?" for i in range(1, MOST)), "mg?? 💊"]),
    ],
)
async def test_the_last_question_is_kept_once_at_the_end(before: list[str] | None, after: list[str]) -> None:
    dispatcher = CollectingDispatcher()
    conversation = tracker("/keep_question", reply={"question": "mg?? 💊"}, doctor_questions=before, offered="keeping")

    events = await KeepQuestion().run(dispatcher, conversation, {})

    assert noted(events) == {"doctor_questions": after, "offered": None}
    assert uttered(dispatcher) == ["utter_question_kept"]
    assert dispatcher.messages[0]["question"] == "mg?? 💊"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        # yes: it is written out
        ("add to my list: can I ski? 💊", "can I ski? 💊"),
        ("note that I should ask him about the rash", "about the rash"),
        (f"remember this: {'why ' * 100}", f"{'why ' * 49}why…"),
        # no: the one before
        ("keep that for my doctor", "mg??"),
        ("💊", "mg??"),
        ("yes: please", "mg??"),
    ],
)
async def test_a_question_in_the_message_itself_goes_before_the_last(text: str, kept: str) -> None:
    dispatcher = CollectingDispatcher()

    events = await KeepQuestion().run(dispatcher, tracker(text, reply={"question": "mg??"}), {})

    assert noted(events)["doctor_questions"] == [dispatcher.messages[0]["question"]] == [kept]
    assert len(kept) <= QUESTION_LENGTH
