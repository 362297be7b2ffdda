"""What the Rasa components that turn a message into numbers have in common."""

import hashlib
from abc import abstractmethod
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Self

import numpy as np
import numpy.typing as npt
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.featurizers.dense_featurizer.dense_featurizer import DenseFeaturizer
from rasa.shared.exceptions import InvalidConfigException
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.language.question_reader import READING

Encode = Callable[[Sequence[str]], npt.NDArray[np.float32]]  # texts to vectors, shape (texts, dimensions)


class _Vector(Features):
    """Features whose fingerprint does not go through their decimal digits: of 50,000 phrases that takes a minute."""

    def fingerprint(self) -> str:
        return hashlib.sha256(self.features.tobytes()).hexdigest()


class VectorFeaturizer(DenseFeaturizer, GraphComponent):
    """Gives each message one vector, of the text with names of medicines made alike; `scale` multiplies it.

    What makes the vectors is written into the trained model, so that a bot that answers needs nothing else.
    """

    @staticmethod
    @abstractmethod
    def make(folder: Path) -> None:
        """Write what makes the vectors into a folder of the model, in training."""

    @staticmethod
    @abstractmethod
    def read(folder: Path) -> Encode:
        """What `make` wrote, ready for use; raises an error when it is missing or damaged."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """The component's default config."""
        return {**DenseFeaturizer.get_default_config(), "scale": 1.0}

    def __init__(
        self, config: dict[str, Any], name: str, encode: Encode | None, storage: ModelStorage, resource: Resource
    ) -> None:
        super().__init__(name, config)
        self._encode = encode
        self._storage = storage
        self._resource = resource

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> Self:
        """A featurizer to be trained."""
        return cls(config, execution_context.node_name, None, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> Self:
        """The trained featurizer; raises ValueError when the model does not hold it, else as `read` does."""
        with model_storage.read_from(resource) as folder:
            encode = cls.read(folder)
        return cls(config, execution_context.node_name, encode, model_storage, resource)

    @classmethod
    def validate_config(cls, config: dict[str, Any]) -> None:
        """Raise InvalidConfigException unless `scale` is a number above 0."""
        if not isinstance(config.get("scale", 1.0), int | float) or config.get("scale", 1.0) <= 0:
            raise InvalidConfigException(f"{cls.__name__}: 'scale' in config.yml must be a number above 0")

    def train(self, training_data: TrainingData) -> Resource:
        """Write what makes the vectors into the model."""
        with self._storage.write_to(self._resource) as folder:
            self.make(folder)
        return self._resource

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Add a vector to every training phrase."""
        self.process([message for message in training_data.training_examples if message.get(TEXT)])
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Add a vector to every message, an empty one too (the classifier counts on it)."""
        if self._encode is None:
            raise RuntimeError(f"{type(self).__name__} is used before it is trained or loaded")
        vectors = self._encode([message.get(READING).plain for message in messages]) * self._config["scale"]
        for message, vector in zip(messages, vectors, strict=True):
            message.add_features(_Vector(vector.reshape(1, -1), FEATURE_TYPE_SENTENCE, TEXT, self._identifier))
        return messages
