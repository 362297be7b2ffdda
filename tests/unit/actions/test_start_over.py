"""Beginning anew forgets the conversation and nothing else."""

from typing import Any

import pytest
from rasa_sdk.executor import CollectingDispatcher

from actions.start_over import StartOver

from .fakes import choices, matters, noted, tracker, uttered


@pytest.mark.parametrize("failures", [None, 0, 3])
async def test_what_the_conversation_was_about_is_forgotten(failures: int | None) -> None:
    dispatcher = CollectingDispatcher()
    slots: dict[str, Any] = {"matters": matters("alcohol"), "choices": choices("beer?", "ask_alcohol")}
    slots |= {"reply": {"question": "beer?"}, "offered": "meanings", "failures": failures}

    after = noted(await StartOver().run(dispatcher, tracker("start again 🙂", **slots), {}))

    assert uttered(dispatcher) == ["utter_start_over"]
    assert after == dict.fromkeys(slots)


async def test_the_list_for_the_doctor_and_what_was_said_of_replies_stay() -> None:
    kept: dict[str, Any] = {"doctor_questions": ["beer?"], "feedback": {"replies": 1, "asked": None, "given": []}}

    events = await StartOver().run(CollectingDispatcher(), tracker("start again", "start_over", **kept), {})

    assert not noted(events).keys() & kept.keys()


@pytest.mark.parametrize("text", ["delete this conversation", "ERASE all i wrote 🗑️"])
async def test_who_wants_it_deleted_is_asked_first(text: str) -> None:
    dispatcher = CollectingDispatcher()

    events = await StartOver().run(dispatcher, tracker(text, "start_over", matters=matters("alcohol")), {})

    assert uttered(dispatcher) == ["utter_offer_deletion"]
    assert [button["payload"] for button in dispatcher.messages[0]["buttons"]] == ["/start_over"]
    assert noted(events) == {"offered": "deleting"}


async def test_its_button_deletes() -> None:
    dispatcher = CollectingDispatcher()

    events = await StartOver().run(dispatcher, tracker("/start_over", "start_over", offered="deleting"), {})

    assert uttered(dispatcher) == ["utter_conversation_deleted"]
    assert noted(events)["reply"] == {"verdict": "small_talk", "deletes": True}
