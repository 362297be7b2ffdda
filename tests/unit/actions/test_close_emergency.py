"""When there is no danger, or help is there, it is named no more."""

from rasa_sdk.executor import CollectingDispatcher

from actions.close_emergency import CloseEmergency
from bot.dialogue.context import Context, Matter
from bot.leaflet.answer import Verdict
from bot.leaflet.question import Question

from .fakes import noted, tracker, uttered

NOW = 4e9  # later than any test runs
REPORTED = Matter((Question("he took it all", "report_overdose", 1.0),), (), (), (), Verdict.NOT_COVERED, NOW)
BEFORE = Matter((), ("alcohol",), (38,), (38,), Verdict.ANSWERED, NOW)


async def test_what_was_reported_is_forgotten_and_what_was_asked_before_is_not() -> None:
    dispatcher = CollectingDispatcher()
    context = Context((BEFORE, REPORTED)).to_list()

    events = await CloseEmergency().run(dispatcher, tracker("it was a joke", matters=context, offered="danger"), {})

    assert uttered(dispatcher) == ["utter_retract_emergency"]
    assert [matter["topics"] for matter in noted(events)["matters"]] == [("alcohol",)]
    assert noted(events)["offered"] is None


async def test_nothing_was_reported() -> None:
    events = await CloseEmergency().run(CollectingDispatcher(), tracker("just kidding 🙃"), {})

    assert noted(events)["matters"] == []
