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
