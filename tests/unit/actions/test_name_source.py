"""Each sentence of the last answer is shown with its place in the leaflet."""

import pytest
from rasa_sdk.executor import CollectingDispatcher

from actions.name_source import NameSource

from .fakes import matters, noted, tracker, uttered


@pytest.mark.parametrize(
    ("topics", "places"),
    [
        (("alcohol",), [("utter_source", "Precautions when taking Baclofen", "4")]),
        (("what_is",), [("utter_source_start", None, "1")]),
        (("alcohol", "uses"), [("utter_source_start", None, "1"), ("utter_source", "What is Baclofen?", "3")]),
    ],
)
async def test_a_place_is_a_section_and_the_number_of_the_sentence(
    topics: tuple[str, ...], places: list[tuple[str, str | None, str]]
) -> None:
    dispatcher = CollectingDispatcher()

    await NameSource().run(dispatcher, tracker("where does it say that", matters=matters(*topics)), {})

    told = [message for message in dispatcher.messages if (message["response"] or "").startswith("utter_source")]
    assert [(message["response"], message.get("section"), message["number"]) for message in told] == places


async def test_each_place_stands_before_its_sentence_and_the_doctor_closes() -> None:
    dispatcher, before = CollectingDispatcher(), matters("uses")

    slots = noted(await NameSource().run(dispatcher, tracker("source? 📖", matters=before), {}))

    first, sentence, second, other, doctor = uttered(dispatcher)
    assert (first, second, doctor) == ("utter_source_start", "utter_source", "utter_doctor_general")
    assert sentence.startswith("Baclofen is a muscle relaxant") and other.startswith("Baclofen is commonly prescribed")
    assert slots["matters"][0]["shown"] == before[0]["shown"]


@pytest.mark.parametrize(
    ("topics", "ago", "sent"),
    [
        (("dose",), 0.0, ["utter_no_source", "utter_doctor_taking"]),
        (("alcohol", "dose"), 0.0, ["utter_no_source", "utter_doctor_taking"]),
        (("alcohol",), 2000.0, ["utter_nothing_before"]),
        ((), 0.0, ["utter_nothing_before"]),
    ],
)
async def test_where_nothing_was_quoted_there_is_no_place(topics: tuple[str, ...], ago: float, sent: list[str]) -> None:
    dispatcher = CollectingDispatcher()

    events = await NameSource().run(dispatcher, tracker("source?", matters=matters(*topics, ago=ago)), {})

    assert uttered(dispatcher) == sent
    assert noted(events)["reply"]["verdict"] == "not_covered"
