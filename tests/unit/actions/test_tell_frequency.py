"""“How common is that?” is answered with what the leaflet says of it, and with no figure."""

import pytest
from rasa_sdk.executor import CollectingDispatcher

from actions.tell_frequency import TellFrequency
from bot.leaflet.question import Kind, Mention, Question

from .fakes import matters, noted, tracker, uttered

RARE = [
    "In some rare cases, Baclofen can cause more serious side effects.",
    "These include seizures, hallucinations, and mental or mood changes.",
]
ALCOHOL = "It is also important to avoid alcohol while taking Baclofen, as this can increase the risk of side effects."
WITHOUT = "utter_no_frequency"


@pytest.mark.parametrize(
    ("topic", "sent", "verdict"),
    [
        ("serious_side_effects", ["utter_quote", *RARE, "utter_doctor_side_effects"], "answered"),
        ("alcohol", [WITHOUT, "utter_quote_instead", ALCOHOL, "utter_doctor_alcohol"], "partial"),
        ("dose", [WITHOUT, "utter_doctor_taking"], "not_covered"),
    ],
)
async def test_how_common_it_is_only_the_leaflet_says(topic: str, sent: list[str], verdict: str) -> None:
    dispatcher = CollectingDispatcher()

    events = await TellFrequency().run(dispatcher, tracker("is it rare 😟", matters=matters("uses", topic)), {})

    assert uttered(dispatcher) == sent
    assert noted(events)["reply"]["verdict"] == verdict


async def test_a_thing_that_is_named_anew_is_what_is_asked_about() -> None:
    dispatcher = CollectingDispatcher()
    asked = Question("how many get dizzy", "request_frequency", 0.9, (Mention(Kind.TERM, "dizzy", "dizziness"),))

    events = await TellFrequency().run(
        dispatcher, tracker(asked.text, asked.intent, asked, matters=matters("alcohol")), {}
    )

    assert ALCOHOL not in uttered(dispatcher)
    assert noted(events)["reply"]["topics"] == ["named_side_effect"]


@pytest.mark.parametrize(("topics", "ago"), [((), 0.0), (("side_effects",), 2000.0)])
async def test_without_an_answer_or_long_after_it_is_asked_what_is_meant(topics: tuple[str, ...], ago: float) -> None:
    dispatcher = CollectingDispatcher()

    await TellFrequency().run(dispatcher, tracker("how rare", matters=matters(*topics, ago=ago)), {})

    assert uttered(dispatcher) == ["utter_nothing_before"]
