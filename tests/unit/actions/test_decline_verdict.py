"""A push for a plain yes or no gets none, and the last answer again."""

import pytest
from rasa_sdk.executor import CollectingDispatcher

from actions.decline_verdict import DeclineVerdict

from .fakes import matters, noted, tapped, tracker, uttered

ALCOHOL = "It is also important to avoid alcohol while taking Baclofen, as this can increase the risk of side effects."


@pytest.mark.parametrize(
    ("topics", "sent", "verdict"),
    [
        (("alcohol",), ["utter_quote", ALCOHOL, "utter_doctor_alcohol"], "answered"),
        (("dose", "alcohol"), ["utter_quote", ALCOHOL, "utter_doctor_alcohol"], "answered"),
        (("dose",), ["utter_not_covered", "utter_doctor_taking", "utter_offer_to_keep"], "not_covered"),
    ],
)
async def test_a_verdict_is_declined_before_the_last_answer(
    topics: tuple[str, ...], sent: list[str], verdict: str
) -> None:
    dispatcher = CollectingDispatcher()

    events = await DeclineVerdict().run(dispatcher, tracker("yes or no?!", matters=matters(*topics)), {})

    assert uttered(dispatcher) == ["utter_no_verdict", *sent]
    assert noted(events)["reply"]["verdict"] == verdict


async def test_a_question_without_an_answer_is_offered_to_be_kept_again() -> None:
    dispatcher = CollectingDispatcher()

    events = await DeclineVerdict().run(dispatcher, tracker("just say", matters=matters("dose")), {})

    assert tapped(dispatcher) == ["/keep_question"]
    assert noted(events)["offered"] == "keeping"


@pytest.mark.parametrize(("topics", "ago"), [((), 0.0), (("alcohol",), 2000.0)])
async def test_without_an_answer_or_long_after_it_is_asked_what_is_meant(topics: tuple[str, ...], ago: float) -> None:
    dispatcher = CollectingDispatcher()

    await DeclineVerdict().run(dispatcher, tracker("yes or no", matters=matters(*topics, ago=ago)), {})

    assert uttered(dispatcher) == ["utter_nothing_before"]
