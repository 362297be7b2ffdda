"""Rasa component: the meaning of a message as dense features (see bot.language.encoder)."""

import hashlib
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.featurizers.dense_featurizer.dense_featurizer import DenseFeaturizer
from rasa.shared.exceptions import InvalidConfigException
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.language.encoder import SentenceEncoder, fingerprint
from bot.language.question_reader import READING


class _Vector(Features):
    """Features whose fingerprint does not go through their decimal digits: of 50,000 phrases that takes a minute."""

    def fingerprint(self) -> str:
        return hashlib.sha256(self.features.tobytes()).hexdigest()


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class SentenceEmbedder(DenseFeaturizer, GraphComponent):
    """Gives each message one vector, of the text with names of medicines made alike; `scale` is its length."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """The component's default config."""
        return {**DenseFeaturizer.get_default_config(), "scale": 1.0}

    def __init__(self, config: dict[str, Any], name: str, encoder: SentenceEncoder) -> None:
        super().__init__(name, config)
        self._encoder = encoder

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "SentenceEmbedder":
        """Load the encoder; raises EncoderError here rather than at the first patient."""
        return cls(config, execution_context.node_name, SentenceEncoder())

    @staticmethod
    def required_packages() -> list[str]:
        """Packages whose versions decide the vectors."""
        return ["onnxruntime", "tokenizers"]

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str:
        """The hashes of the model's files."""
        return fingerprint()

    @classmethod
    def validate_config(cls, config: dict[str, Any]) -> None:
        """Raise InvalidConfigException unless `scale` is a number above 0."""
        if not isinstance(config.get("scale", 1.0), int | float) or config.get("scale", 1.0) <= 0:
            raise InvalidConfigException("SentenceEmbedder: 'scale' in config.yml must be a number above 0")

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Add a vector to every training phrase."""
        self.process([message for message in training_data.training_examples if message.get(TEXT)])
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Add a vector to every message, an empty one too (the classifier counts on it)."""
        vectors = self._encoder.encode([message.get(READING).plain for message in messages])
        for message, vector in zip(messages, vectors, strict=True):
            values = (vector * self._config["scale"]).reshape(1, -1)
            message.add_features(_Vector(values, FEATURE_TYPE_SENTENCE, TEXT, self._identifier))
        return messages
