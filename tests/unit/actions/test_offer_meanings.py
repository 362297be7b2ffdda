"""When the patient says that the answer misses the question, its other meanings are offered."""

import pytest
from rasa_sdk.executor import CollectingDispatcher

from actions.offer_meanings import OfferMeanings

from .fakes import choices, matters, noted, tapped, tracker, uttered

MEANINGS = ("ask_alcohol", "ask_stopping", "ask_form")


@pytest.mark.parametrize(
    ("answered", "offered"),
    [
        (("alcohol",), ["ask_stopping", "ask_form"]),
        (("dose", "stopping"), ["ask_alcohol", "ask_form"]),
        (("alcohol", "dose"), ["ask_alcohol", "ask_stopping", "ask_form"]),
        ((), ["ask_alcohol", "ask_stopping", "ask_form"]),
    ],
)
async def test_all_meanings_but_the_one_answered_last_are_offered(
    answered: tuple[str, ...], offered: list[str]
) -> None:
    dispatcher, before = CollectingDispatcher(), choices("cold turkey? 🍏", *MEANINGS)

    conversation = tracker("not what i meant", choices=before, matters=matters(*answered))
    slots = noted(await OfferMeanings().run(dispatcher, conversation, {}))

    assert (uttered(dispatcher), tapped(dispatcher)) == (["utter_which_one"], [f"/{intent}" for intent in offered])
    assert slots["offered"] == "meanings"
    assert slots["choices"] == {"question": before["question"], "intents": offered}


async def test_a_question_that_means_nothing_else_is_asked_for_in_other_words() -> None:
    dispatcher = CollectingDispatcher()
    conversation = tracker("no!", choices=choices("pie?", "ask_food"), matters=matters("food"))

    slots = noted(await OfferMeanings().run(dispatcher, conversation, {}))

    assert (uttered(dispatcher), tapped(dispatcher)) == (["utter_misunderstood"], [])
    assert slots["offered"] is None
    assert slots["choices"]["intents"] == []


@pytest.mark.parametrize("topics", [(), ("food",)])
async def test_without_a_question_before_other_words_are_asked_for(topics: tuple[str, ...]) -> None:
    dispatcher, before = CollectingDispatcher(), matters(*topics)

    slots = noted(await OfferMeanings().run(dispatcher, tracker("", choices=None, matters=before), {}))

    assert uttered(dispatcher) == ["utter_misunderstood"]
    assert (slots["offered"], slots["choices"], slots["matters"]) == (None, None, before)
