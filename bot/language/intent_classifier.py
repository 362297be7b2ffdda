"""Rasa component: the intent of a message by small neural networks (see bot.language.network), one for each view of its
text beside its meaning (see bot.language.views); their confidences are averaged.

Rasa's logistic regression has no setting for its strength and is kept by skops, whose import takes seconds; where that
file is missing Rasa goes on with an untrained one. Here the weights are .npz files, and a model without them does
not load.
"""

import hashlib
from collections.abc import Sequence
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

from bot.language.forked import in_processes
from bot.language.network import Inputs, Network
from bot.language.network_training import train_network
from bot.language.question_reader import READING
from bot.language.views import View

_CODE = ("network.py", "network_training.py", "views.py")
_COUNTED = {"min_df": 5, "max_features": 1500}


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class IntentClassifier(RasaIntentClassifier, GraphComponent):
    """Networks over the dense features of featurizers before it and the counts of a view each."""

    def __init__(
        self, config: dict[str, Any], storage: ModelStorage, resource: Resource, members: Sequence[tuple[View, Network]]
    ) -> None:
        self._config = config
        self._storage = storage
        self._resource = resource
        self._members = members

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """`views`: the settings of each view by its name, with the `featurizers` it uses (their aliases; all where none
        is named); `ranking_length` intents are kept, the likeliest first."""
        return {
            "views": {"letters": {**_COUNTED, "analyzer": "char_wb", "min_ngram": 3, "max_ngram": 3, "scale": 0.7}},
            "units": 1024,
            "epochs": 20,
            "input_dropout": 0.3,
            "dropout": 0.5,
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
        return ["scipy", "sklearn", "threadpoolctl"]

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str:
        """The code that trains."""
        code = b"".join(Path(__file__).with_name(name).read_bytes() for name in _CODE)
        return hashlib.sha256(code).hexdigest()

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "IntentClassifier":
        """A classifier to be trained."""
        return cls(config, model_storage, resource, ())

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
            members = [
                (View.load(settings, _vocabulary(folder, name)), Network.load(_weights(folder, name)))
                for name, settings in config["views"].items()
            ]
        return cls(config, model_storage, resource, members)

    def train(self, training_data: TrainingData) -> Resource:
        """Train on the phrases and write n-grams and weights into the model; views are learnt from side by side, that
        with the most n-grams, which takes longest, first."""
        phrases = [message for message in training_data.intent_examples if message.get(TEXT)]
        labels = [message.get(INTENT) for message in phrases]
        texts = _texts(phrases)
        views: dict[str, dict[str, Any]] = self._config["views"]
        with self._storage.write_to(self._resource) as folder:

            def learn(name: str) -> None:
                view = View(views[name])
                view.fit(texts)
                view.save(_vocabulary(folder, name))
                self._trained(name, _inputs(phrases, view), labels).save(_weights(folder, name))

            for _ in in_processes(learn, sorted(views, key=lambda name: -views[name]["max_features"])):
                pass
        return self._resource

    def _trained(self, name: str, inputs: Inputs, labels: list[str]) -> Network:
        return train_network(
            inputs,
            labels,
            units=self._config["units"],
            epochs=self._config["epochs"],
            dropout=(self._config["input_dropout"], self._config["dropout"]),
            seed=self._config["random_state"],
            work=f"learning from {name}",
        )

    def process(self, messages: list[Message]) -> list[Message]:
        """Set each message's intent and ranking."""
        if not self._members:
            raise RuntimeError("the classifier is used before it is trained or loaded")
        if not messages:
            return messages
        classes = self._members[0][1].classes
        for message, confidences in zip(messages, self._confidences(messages), strict=True):
            best = np.argsort(-confidences, kind="stable")[: self._config["ranking_length"]]
            ranking = [{"name": str(classes[i]), "confidence": float(confidences[i])} for i in best]
            message.set(INTENT, dict(ranking[0]), add_to_output=True)
            message.set(INTENT_RANKING_KEY, ranking, add_to_output=True)
        return messages

    def _confidences(self, messages: list[Message]) -> npt.NDArray[np.float32]:
        each = [network.probabilities(_inputs(messages, view)) for view, network in self._members]
        mean: npt.NDArray[np.float32] = np.mean(each, axis=0)
        return mean


def _texts(messages: list[Message]) -> list[str]:
    return [message.get(READING).plain for message in messages]


def _inputs(messages: list[Message], view: View) -> Inputs:
    """The dense sentence features that the view uses, side by side, and its counts."""
    rows = [message.get_dense_features(TEXT, view.featurizers)[1].features[0] for message in messages]
    return Inputs(np.vstack(rows).astype(np.float32), view.counts(_texts(messages)))


def _weights(folder: Path, view: str) -> Path:
    return folder / f"{view}.npz"


def _vocabulary(folder: Path, view: str) -> Path:
    return folder / f"{view}.json"
