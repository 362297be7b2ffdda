"""Rasa's message processor with our own runner of the model's graph, and with the actions in our own process."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from rasa.core.actions.action import Action, RemoteAction
from rasa.core.lock_store import InMemoryLockStore
from rasa.core.nlg.generator import NaturalLanguageGenerator
from rasa.core.policies.policy import PolicyPrediction
from rasa.core.processor import MessageProcessor
from rasa.core.tracker_store import TrackerStore
from rasa.engine.loader import load_predict_graph_runner
from rasa.engine.runner.interface import GraphRunner
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.storage import ModelMetadata
from rasa.shared.core.events import Event
from rasa.shared.core.trackers import DialogueStateTracker

from bot.agent.graph_runner import OrderedGraphRunner
from bot.agent.in_process_actions import InProcessActions


class Processor(MessageProcessor):
    """A rasa.core.processor.MessageProcessor of one model."""

    def __init__(
        self, model: Path, store: TrackerStore, generator: NaturalLanguageGenerator, actions: InProcessActions
    ) -> None:
        super().__init__(model, store, InMemoryLockStore(), generator)
        self._actions = actions

    @staticmethod
    def _load_model(model_path: Path) -> tuple[str, ModelMetadata, GraphRunner]:
        with TemporaryDirectory() as folder:
            metadata, runner = load_predict_graph_runner(
                Path(folder), model_path, LocalModelStorage, OrderedGraphRunner
            )
        return model_path.name, metadata, runner

    def predict_next_with_tracker_if_should(self, tracker: DialogueStateTracker) -> tuple[Action, PolicyPrediction]:
        """As Rasa's, but for an action that would be asked of a server."""
        action, prediction = super().predict_next_with_tracker_if_should(tracker)
        return self._actions.action(action.name()) if isinstance(action, RemoteAction) else action, prediction

    def _log_action_on_tracker(
        self,
        tracker: DialogueStateTracker,
        action: Action,
        events: list[Event] | None,
        prediction: PolicyPrediction,
    ) -> None:
        """As Rasa's for actions that reject nothing, without the copies of all events for a log."""
        tracker.update_with_events(prediction.events, self.domain)
        tracker.update(action.event_for_successful_execution(prediction))
        tracker.update_with_events(events or [], self.domain)

    @staticmethod
    def _log_slots(tracker: DialogueStateTracker) -> None:
        """Not written into any log: slots hold what patients typed."""

    def _check_for_unseen_features(self, parse_data: dict[str, Any]) -> None:
        """Looked at when a model is trained, and not with an empty domain made for every message."""
