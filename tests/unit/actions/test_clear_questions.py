"""The list for the doctor is emptied when the patient says so."""

import pytest
from rasa_sdk.executor import CollectingDispatcher

from actions.clear_questions import ClearQuestions

from .fakes import noted, tracker, uttered


@pytest.mark.parametrize("kept", [None, [], ["mg??"], ["mg??", "beer? 💊"]])
async def test_nothing_stays_on_the_list_and_it_is_said(kept: list[str] | None) -> None:
    dispatcher = CollectingDispatcher()

    events = await ClearQuestions().run(dispatcher, tracker("clear it", "clear_questions", doctor_questions=kept), {})

    assert uttered(dispatcher) == ["utter_questions_cleared"]
    assert noted(events) == {"doctor_questions": None, "offered": None}
