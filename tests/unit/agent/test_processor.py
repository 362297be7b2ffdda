"""The processor takes our own action where Rasa would ask a server, and Rasa's everywhere else."""

from typing import Any

import pytest
from rasa.core.actions.action import ActionBotResponse, RemoteAction
from rasa.core.processor import MessageProcessor

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

    action: Any
    action, prediction = processor.predict_next_with_tracker_if_should(Any)

    assert type(action) is runs and action.name() == predicted.name()
    assert prediction == "the prediction"
