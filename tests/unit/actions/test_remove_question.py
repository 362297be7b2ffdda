"""A question is taken off the list for the doctor when it can be told which."""

import pytest
from rasa_sdk.executor import CollectingDispatcher

from actions.remove_question import RemoveQuestion

from .fakes import noted, tapped, tracker, uttered

KEPT = ["how many mg? 💊", "can i drink beer?", "what does it cost?"]


@pytest.mark.parametrize(
    ("text", "kept", "removed"),
    [
        # by its place
        ("remove the second one", KEPT, 1),
        ("take off no. 3 pls 🙂", KEPT, 2),
        ("DELETE THE FIRST", KEPT, 0),
        ("the last", KEPT, 2),
        # by its words
        ("i dont need the one about beer", KEPT, 1),
        ("forget the costs", KEPT, 2),
        # as the only one
        ("remove it", KEPT[:1], 0),
        ("", KEPT[:1], 0),
    ],
)
async def test_the_question_that_is_pointed_to_is_removed_and_told(text: str, kept: list[str], removed: int) -> None:
    dispatcher = CollectingDispatcher()

    slots = noted(await RemoveQuestion().run(dispatcher, tracker(text, doctor_questions=kept), {}))

    assert uttered(dispatcher) == ["utter_question_removed"]
    assert dispatcher.messages[0]["question"] == kept[removed]
    assert slots == {"doctor_questions": [*kept[:removed], *kept[removed + 1 :]], "offered": None}


@pytest.mark.parametrize("text", ["remove one", "remove the fifth", "remove that", "", "🙂", "remove the diarrhea one"])
async def test_where_it_cannot_be_told_which_the_list_is_shown_and_asked_about(text: str) -> None:
    dispatcher = CollectingDispatcher()

    slots = noted(await RemoveQuestion().run(dispatcher, tracker(text, doctor_questions=KEPT), {}))

    assert uttered(dispatcher) == ["utter_questions_list", *["utter_question_item"] * 3, "utter_which_question"]
    assert slots == {"offered": "removing"}


@pytest.mark.parametrize("kept", [None, []])
async def test_nothing_is_taken_off_an_empty_list(kept: list[str] | None) -> None:
    dispatcher = CollectingDispatcher()

    slots = noted(await RemoveQuestion().run(dispatcher, tracker("remove it", doctor_questions=kept), {}))

    assert (uttered(dispatcher), tapped(dispatcher)) == (["utter_questions_empty"], [])
    assert slots == {"offered": None}
