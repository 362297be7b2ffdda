"""Rasa component: the intent of a message by a small neural network (see bot.language.network).

Rasa's logistic regression has no setting for its strength and is kept by skops, whose import takes seconds; where that
file is missing Rasa goes on with an untrained one. Here the weights are an .npz file, and a model without it does not
load.
"""

import hashlib
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier as RasaIntentClassifier
from rasa.nlu.featurizers.featurizer import Featurizer
from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.language.network import Network, train_network

_FILE = "network.npz"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class IntentClassifier(RasaIntentClassifier, GraphComponent):
    """A network over the sentence features of every featurizer before it."""

    def __init__(
        self, config: dict[str, Any], storage: ModelStorage, resource: Resource, network: Network | None
    ) -> None:
        self._config = config
        self._storage = storage
        self._resource = resource
        self._network = network

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """`sparse_scale` multiplies the sparse features; `ranking_length` intents are kept, the likeliest first."""
        return {
            "units": 1024,
            "epochs": 20,
            "input_dropout": 0.3,
            "dropout": 0.5,
            "sparse_scale": 0.7,
            "random_state": 42,
            "ranking_length": 12,
        }

    @classmethod
    def required_components(cls) -> list[type]:
        """What stands before it in the pipeline."""
        return [Featurizer]

    @staticmethod
    def required_packages() -> list[str]:
        """Packages that training needs."""
        return ["jax", "optax"]

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str:
        """The code that trains."""
        return hashlib.sha256(Path(__file__).with_name("network.py").read_bytes()).hexdigest()

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "IntentClassifier":
        """A classifier to be trained."""
        return cls(config, model_storage, resource, None)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> "IntentClassifier":
        """The trained classifier; raises ValueError, KeyError or OSError when the model does not hold it."""
        with model_storage.read_from(resource) as folder:
            return cls(config, model_storage, resource, Network.load(folder / _FILE))

    def train(self, training_data: TrainingData) -> Resource:
        """Train on the phrases and write the weights into the model."""
        phrases = [message for message in training_data.intent_examples if message.get(TEXT)]
        network = train_network(
            self._inputs(phrases),
            [message.get(INTENT) for message in phrases],
            units=self._config["units"],
            epochs=self._config["epochs"],
            dropout=(self._config["input_dropout"], self._config["dropout"]),
            seed=self._config["random_state"],
        )
        with self._storage.write_to(self._resource) as folder:
            network.save(folder / _FILE)
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Set each message's intent and ranking."""
        if self._network is None:
            raise RuntimeError("the classifier is used before it is trained or loaded")
        if not messages:
            return messages
        for message, probabilities in zip(messages, self._network.probabilities(self._inputs(messages)), strict=True):
            best = np.argsort(-probabilities, kind="stable")[: self._config["ranking_length"]]
            ranking = [{"name": str(self._network.classes[i]), "confidence": float(probabilities[i])} for i in best]
            message.set(INTENT, dict(ranking[0]), add_to_output=True)
            message.set(INTENT_RANKING_KEY, ranking, add_to_output=True)
        return messages

    def _inputs(self, messages: list[Message]) -> npt.NDArray[np.float32]:
        return np.vstack([_features(message, self._config["sparse_scale"]) for message in messages])


def _features(message: Message, sparse_scale: float) -> npt.NDArray[np.float32]:
    _, sparse = message.get_sparse_features(attribute=TEXT)
    _, dense = message.get_dense_features(attribute=TEXT)
    parts = [features.features for features in (dense,) if features] + [
        features.features.toarray() * sparse_scale for features in (sparse,) if features
    ]
    return np.hstack(parts).astype(np.float32)
