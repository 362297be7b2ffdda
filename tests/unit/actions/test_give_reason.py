"""“Why?” is answered with the reason that the leaflet gives for what was shown last."""

import pytest
from rasa_sdk.executor import CollectingDispatcher

from actions.give_reason import GiveReason

from .fakes import matters, noted, tracker, uttered

ALCOHOL = "It is also important to avoid alcohol while taking Baclofen, as this can increase the risk of side effects."
STOPPING = "Do not suddenly stop taking Baclofen without consulting your doctor"


@pytest.mark.parametrize(
    ("topics", "sent", "verdict"),
    [
        # the reason stands in the leaflet
        (("alcohol",), ["utter_quote", ALCOHOL, "utter_doctor_alcohol"], "answered"),
        (("stopping", "alcohol"), ["utter_quote", ALCOHOL, "utter_doctor_alcohol"], "answered"),
        # it does not
        (("stopping",), ["utter_no_reason", "utter_quote_instead", STOPPING, "utter_doctor_stopping"], "partial"),
        (("dose",), ["utter_no_reason", "utter_doctor_taking"], "not_covered"),
        (("alcohol", "dose"), ["utter_no_reason", "utter_doctor_taking"], "not_covered"),
    ],
)
async def test_the_reason_is_of_what_was_asked_last(topics: tuple[str, ...], sent: list[str], verdict: str) -> None:
    dispatcher = CollectingDispatcher()

    events = await GiveReason().run(dispatcher, tracker("but why? 🤔", matters=matters(*topics)), {})

    assert uttered(dispatcher) == sent
    assert noted(events)["reply"]["verdict"] == verdict


async def test_a_reason_from_elsewhere_in_the_leaflet_goes_on_with_the_matter() -> None:
    dispatcher = CollectingDispatcher()

    slots = noted(await GiveReason().run(dispatcher, tracker("y", matters=matters("uses")), {}))

    (matter,) = slots["matters"]
    assert uttered(dispatcher)[0] == "utter_quote_start"
    assert (matter["topics"], matter["shown"], matter["latest"]) == (("uses",), (1, 5, 2, 19), (2, 19))


@pytest.mark.parametrize(("topics", "ago"), [((), 0.0), (("alcohol",), 2000.0)])
async def test_without_an_answer_or_long_after_it_is_asked_what_is_meant(topics: tuple[str, ...], ago: float) -> None:
    dispatcher = CollectingDispatcher()

    await GiveReason().run(dispatcher, tracker("why", matters=matters(*topics, ago=ago)), {})

    assert uttered(dispatcher) == ["utter_nothing_before"]
