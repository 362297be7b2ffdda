"""Rasa component: which words of a question no training phrase of an intent has.

"What font is it printed in" looks like "what form does it come in" to a classifier; that nobody who asked for the form
said "font" tells them apart. For bot.verifier to weigh.
"""

import json
from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.language.question_reader import READING

UNEXPLAINED = "unexplained"  # under this name a message carries a tuple of words for each intent of its ranking

_FILE = "words.json"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class Vocabulary(GraphComponent):
    """Knows the words of every intent's phrases."""

    def __init__(self, storage: ModelStorage, resource: Resource, words: Mapping[str, frozenset[str]]) -> None:
        self._storage = storage
        self._resource = resource
        self._words = words

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "Vocabulary":
        """A vocabulary without words, to be trained."""
        return cls(model_storage, resource, {})

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> "Vocabulary":
        """The words saved in training; raises ValueError or OSError when the model does not hold them."""
        with model_storage.read_from(resource) as folder:
            words = json.loads((folder / _FILE).read_text(encoding="utf-8"))
        return cls(model_storage, resource, {intent: frozenset(each) for intent, each in words.items()})

    def train(self, training_data: TrainingData) -> Resource:
        """Collect the words of each intent's phrases."""
        words: dict[str, set[str]] = defaultdict(set)
        for message in training_data.intent_examples:
            words[message.get(INTENT)].update(message.get(READING).words)
        with self._storage.write_to(self._resource) as folder:
            content = {intent: sorted(each) for intent, each in sorted(words.items())}
            (folder / _FILE).write_text(json.dumps(content), encoding="utf-8")
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Add to each message the words that its likeliest intents do not explain."""
        for message in messages:
            words = message.get(READING).words
            message.set(
                UNEXPLAINED, tuple(self._missing(each["name"], words) for each in message.get(INTENT_RANKING_KEY))
            )
        return messages

    def _missing(self, intent: str, words: tuple[str, ...]) -> tuple[str, ...]:
        known = self._words.get(intent, frozenset())
        return tuple(word for word in words if word not in known)
