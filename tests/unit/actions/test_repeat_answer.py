"""The last answer is shown again when the patient asks for it."""

import pytest
from rasa_sdk.executor import CollectingDispatcher

from actions.repeat_answer import RepeatAnswer

from .fakes import matters, noted, tapped, tracker, uttered

ALCOHOL = "It is also important to avoid alcohol while taking Baclofen, as this can increase the risk of side effects."


@pytest.mark.parametrize(
    ("topics", "sent", "buttons"),
    [
        (("alcohol",), ["utter_quote", ALCOHOL, "utter_doctor_alcohol"], []),
        (("dose", "alcohol"), ["utter_quote", ALCOHOL, "utter_doctor_alcohol"], []),
        (("dose",), ["utter_not_covered", "utter_doctor_taking", "utter_offer_to_keep"], ["/keep_question"]),
    ],
)
async def test_what_was_shown_last_is_shown_again(topics: tuple[str, ...], sent: list[str], buttons: list[str]) -> None:
    dispatcher = CollectingDispatcher()

    events = await RepeatAnswer().run(dispatcher, tracker("say again? 🙉", matters=matters(*topics)), {})

    assert (uttered(dispatcher), tapped(dispatcher)) == (sent, buttons)
    assert noted(events)["offered"] == ("keeping" if buttons else None)


async def test_it_is_no_new_matter_and_its_question_is_the_one_to_keep() -> None:
    conversation = tracker("pardon", matters=matters("stopping", "alcohol"), reply={"question": "beer?"})

    slots = noted(await RepeatAnswer().run(CollectingDispatcher(), conversation, {}))

    assert [matter["topics"] for matter in slots["matters"]] == [("stopping",), ("alcohol",)]
    assert slots["reply"] == {"verdict": "answered", "urgent": False, "topics": ["alcohol"], "question": "alcohol?"}


@pytest.mark.parametrize(("topics", "ago"), [((), 0.0), (("alcohol",), 2000.0)])
async def test_without_an_answer_or_long_after_it_is_asked_what_is_meant(topics: tuple[str, ...], ago: float) -> None:
    dispatcher = CollectingDispatcher()

    await RepeatAnswer().run(dispatcher, tracker("again", matters=matters(*topics, ago=ago)), {})

    assert uttered(dispatcher) == ["utter_nothing_before"]
