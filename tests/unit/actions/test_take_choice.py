"""What the patient chooses of the meanings offered is answered."""

import pytest
from rasa_sdk.executor import CollectingDispatcher

from actions.take_choice import TakeChoice

from .fakes import choices, matters, noted, tapped, tracker, uttered

OFFERED = ("ask_food", "ask_drinks", "ask_alcohol")


@pytest.mark.parametrize(
    ("text", "offered", "topic"),
    [
        ("the first one", OFFERED, "food"),
        ("2 🙂", OFFERED, "drinks"),
        ("THE LAST", OFFERED, "alcohol"),
        ("yes", OFFERED[2:], "alcohol"),
        ("👍", OFFERED[:1], "food"),
    ],
)
async def test_the_earlier_question_is_answered_as_the_chosen_meaning(
    text: str, offered: tuple[str, ...], topic: str
) -> None:
    conversation = tracker(text, "choose_option", choices=choices("cider?", *offered), matters=matters("stopping"))

    slots = noted(await TakeChoice().run(CollectingDispatcher(), conversation, {}))

    (question,) = slots["matters"][-1]["questions"]
    assert (question["text"], question["intent"]) == ("cider?", f"ask_{topic}")
    assert slots["reply"]["topics"] == [topic] and slots["failures"] == 0


async def test_what_the_leaflet_says_to_the_chosen_meaning_is_quoted() -> None:
    dispatcher, conversation = CollectingDispatcher(), tracker("third", choices=choices("cider?", *OFFERED))

    slots = noted(await TakeChoice().run(dispatcher, conversation, {}))

    lead_in, sentence, doctor = uttered(dispatcher)
    assert (lead_in, doctor) == ("utter_quote", "utter_doctor_alcohol")
    assert sentence.startswith("It is also important to avoid alcohol")
    assert slots["offered"] is None and slots["choices"]["intents"] == []


@pytest.mark.parametrize("text", ["yes", "the fifth", "that one", "", "🙂"])
async def test_where_it_cannot_be_told_which_the_same_is_offered_again(text: str) -> None:
    dispatcher, before = CollectingDispatcher(), matters("stopping")

    conversation = tracker(text, "affirm", choices=choices("cider?", *OFFERED), matters=before)
    slots = noted(await TakeChoice().run(dispatcher, conversation, {}))

    assert (uttered(dispatcher), tapped(dispatcher)) == (["utter_which_one"], [f"/{intent}" for intent in OFFERED])
    assert (slots["offered"], slots["matters"]) == ("meanings", before)
    assert "choices" not in slots


@pytest.mark.parametrize("text", ["yes", "the second", "", "🙂"])
@pytest.mark.parametrize("was_asked", [False, True])
async def test_where_nothing_was_offered_it_is_asked_what_is_meant(text: str, was_asked: bool) -> None:
    dispatcher = CollectingDispatcher()
    conversation = tracker(text, "choose_option", choices=choices("cider?") if was_asked else None)

    slots = noted(await TakeChoice().run(dispatcher, conversation, {}))

    assert (uttered(dispatcher), tapped(dispatcher)) == (["utter_nothing_to_choose"], [])
    assert slots["offered"] is None
