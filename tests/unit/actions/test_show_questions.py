"""The questions kept for the doctor are shown in order, each with its number."""

import pytest
from rasa_sdk.executor import CollectingDispatcher

from actions.show_questions import ShowQuestions

from .fakes import noted, tracker, uttered


@pytest.mark.parametrize("kept", [None, []])
async def test_without_any_it_is_said(kept: list[str] | None) -> None:
    dispatcher = CollectingDispatcher()

    events = await ShowQuestions().run(dispatcher, tracker("list", doctor_questions=kept, offered="removing"), {})

    assert noted(events) == {"offered": None}
    assert uttered(dispatcher) == ["utter_questions_empty"]


@pytest.mark.parametrize("kept", [["mg??"], ["mg??", "beer? 💊", "{odd} 0 [one]"]])
async def test_each_has_a_message_of_its_own_in_order(kept: list[str]) -> None:
    dispatcher = CollectingDispatcher()

    events = await ShowQuestions().run(dispatcher, tracker("list", doctor_questions=kept, offered="removing"), {})

    assert noted(events) == {"offered": None}
    assert uttered(dispatcher) == ["utter_questions_list", *["utter_question_item"] * len(kept)]
    shown = [(message["number"], message["question"]) for message in dispatcher.messages[1:]]
    assert shown == list(zip("123", kept, strict=False))
