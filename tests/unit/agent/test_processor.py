"""The processor takes our own action where Rasa would ask a server, and Rasa's everywhere else."""

import logging
from typing import Any

import pytest
from rasa.core.actions.action import ActionBotResponse, RemoteAction
from rasa.core.policies.policy import PolicyPrediction
from rasa.core.processor import MessageProcessor
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import BotUttered, SlotSet
from rasa.shared.core.slots import AnySlot
from rasa.shared.core.trackers import DialogueStateTracker

from bot.agent.in_process_actions import InProcessAction, InProcessActions
from bot.agent.processor import Processor


@pytest.mark.parametrize(
    ("predicted", "runs"),
    [
        (RemoteAction("action_answer_question", None), InProcessAction),
        (ActionBotResponse("utter_greet"), ActionBotResponse),
    ],
)
def test_a_remote_action_runs_here(predicted: Any, runs: type, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        MessageProcessor, "predict_next_with_tracker_if_should", lambda *_: (predicted, "the prediction")
    )
    processor = Processor.__new__(Processor)
    processor._actions = InProcessActions()

    found: tuple[Any, Any] = processor.predict_next_with_tracker_if_should(Any)

    assert (found[0].name(), type(found[0])) == (predicted.name(), runs)
    assert found[1] == "the prediction"


def test_what_an_action_did_is_on_the_tracker_after_what_led_to_it() -> None:
    processor = Processor.__new__(Processor)
    processor.domain = Domain.empty()
    tracker = DialogueStateTracker.from_events("c", [])
    prediction = PolicyPrediction.for_action_name(Domain.empty(), "action_listen", "RulePolicy")

    processor._log_action_on_tracker(tracker, ActionBotResponse("utter_greet"), [BotUttered("Hello")], prediction)
    processor._log_action_on_tracker(tracker, ActionBotResponse("utter_thanks"), None, prediction)

    assert [str(getattr(event, "action_name", None) or event.text) for event in tracker.events] == [
        "utter_greet",
        "Hello",
        "utter_thanks",
    ]


def test_slots_are_in_no_log(caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]) -> None:
    tracker = DialogueStateTracker.from_events("c", [SlotSet("mood", "canary")], [AnySlot("mood", [{}])])
    with caplog.at_level(logging.DEBUG):
        Processor._log_slots(tracker)
    said = capsys.readouterr()
    assert "canary" not in caplog.text + said.out + said.err
