"""In what may be an emergency the notice comes first."""

from dataclasses import replace
from typing import Any

import pytest
from rasa_sdk.executor import CollectingDispatcher

from actions.handle_emergency import HandleEmergency
from bot import bootstrap
from bot.leaflet.question import Kind, Mention, Question

from .fakes import matters, noted, tracker, uttered

SERIOUS = "These include seizures, hallucinations, and mental or mood changes."


@pytest.mark.parametrize("intent", ["report_overdose", "report_emergency", "report_self_harm"])
async def test_the_notice_fits_the_intent_and_the_reply_ends_with_the_doctor(intent: str) -> None:
    dispatcher = CollectingDispatcher()

    events = await HandleEmergency().run(dispatcher, tracker("help 💊", intent), {})

    assert uttered(dispatcher) == [f"utter_notice_{intent.removeprefix('report_')}", "utter_doctor_emergency"]
    assert noted(events)["reply"]["urgent"] is True


async def test_what_the_leaflet_says_of_a_serious_effect_follows_the_notice() -> None:
    dispatcher = CollectingDispatcher()
    fit = Question("a fit, now", "ask_dose", 0.6, (Mention(Kind.TERM, "fit", "seizures"),))

    events = await HandleEmergency().run(dispatcher, tracker("a fit, now", "report_emergency", fit), {})

    assert uttered(dispatcher)[:2] == ["utter_notice_emergency", "utter_quote"]
    assert SERIOUS in uttered(dispatcher)
    assert noted(events)["reply"]["verdict"] == "answered"


async def test_an_emergency_offers_nothing_and_asks_nothing_back() -> None:
    dispatcher = CollectingDispatcher()
    often: dict[str, Any] = {"replies": 9, "asked": None, "given": []}

    events = await HandleEmergency().run(
        dispatcher, tracker("help 💊", "report_emergency", offered="keeping", failures=5, feedback=often), {}
    )

    assert not any(message["buttons"] for message in dispatcher.messages)
    assert (noted(events)["offered"], noted(events)["failures"]) == ("danger", 0)
    assert noted(events)["feedback"]["replies"] == 0


async def test_after_an_emergency_the_matter_before_is_still_known() -> None:
    events = await HandleEmergency().run(
        CollectingDispatcher(), tracker("help 💊", "report_emergency", matters=matters("alcohol")), {}
    )

    assert [matter["topics"] for matter in noted(events)["matters"]] == [("alcohol",), ()]


DONE = "and if i already did"
INTAKE = Question(DONE, "ask_dose", 0.5, ranking=(("ask_dose", 0.5),))


@pytest.mark.parametrize(
    ("before", "topic"),
    [("alcohol", "alcohol_details"), ("stopping", "stopping_effects"), ("named_medicine", "named_medicine")],
)
async def test_what_happens_if_it_was_done_is_answered_on_the_matter_and_is_no_emergency(
    before: str, topic: str
) -> None:
    dispatcher = CollectingDispatcher()

    events = await HandleEmergency().run(
        dispatcher, tracker(DONE, "report_overdose", INTAKE, matters=matters(before)), {}
    )

    assert noted(events)["reply"]["topics"] == [topic]
    assert noted(events)["reply"]["urgent"] is False
    assert not [said for said in uttered(dispatcher) if said.startswith("utter_notice_")]
    assert any(said.startswith("utter_doctor_") for said in uttered(dispatcher))


async def test_what_happens_if_one_drank_is_answered_with_the_sentence_on_alcohol() -> None:
    dispatcher = CollectingDispatcher()

    events = await HandleEmergency().run(
        dispatcher, tracker(DONE, "report_emergency", INTAKE, matters=matters("alcohol")), {}
    )

    (alcohol,) = bootstrap.answering().topics.by_name["alcohol"].quotes
    assert alcohol.text in uttered(dispatcher)
    assert noted(events)["reply"]["verdict"] == "partial"


EMERGENCY = {**matters("alcohol")[0], "topics": [], "questions": [Question("help", "report_overdose", 0.9).to_dict()]}


@pytest.mark.parametrize(
    ("before", "typed"),
    [
        ([*matters("alcohol"), EMERGENCY], DONE),  # an emergency was reported since
        ([], DONE),  # no matter before
        (matters("alcohol", ago=3600.0), DONE),  # or none any longer
        (matters("overdose"), DONE),
        (matters("side_effects"), DONE),
        (matters("alcohol"), "and if i already took them all"),  # it says more
    ],
)
async def test_elsewhere_the_notice_comes_first(before: list[dict[str, Any]], typed: str) -> None:
    dispatcher = CollectingDispatcher()

    events = await HandleEmergency().run(
        dispatcher, tracker(typed, "report_overdose", replace(INTAKE, text=typed), matters=before), {}
    )

    assert uttered(dispatcher)[0] == "utter_notice_overdose"
    assert noted(events)["reply"]["urgent"] is True
