"""Rasa component: reads a message with spaCy into tokens, mentions and, where it has several sentences, parts.

A message of several sentences is followed in the list by one message a sentence; every later component works on all
of them, and QuestionGatherer, the last, makes them one again.
"""

import hashlib
from pathlib import Path
from typing import Any

from rasa.engine.graph import ExecutionContext
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.constants import TOKENS_NAMES
from rasa.nlu.tokenizers.tokenizer import Token, Tokenizer
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.language.reader import WORDS, Reader, Reading, build_reader

READING = "reading"  # under this name a message carries its Reading
IS_PART = "is_part"  # and whether it is a sentence of the message before it

_SOURCES = (WORDS, Path(__file__).with_name("reader.py"), Path(__file__).with_name("medicines.py"))
_MOST_PARTS = 6


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_TOKENIZER, is_trainable=True)
class QuestionReader(Tokenizer):
    """Reads messages; its pipeline is built in training and is part of the model."""

    def __init__(self, config: dict[str, Any], reader: Reader, storage: ModelStorage, resource: Resource) -> None:
        super().__init__({"intent_tokenization_flag": False, "intent_split_symbol": "_", **config})
        self._reader = reader
        self._storage = storage
        self._resource = resource

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "QuestionReader":
        """A reader with a pipeline built now."""
        return cls(config, build_reader(), model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> "QuestionReader":
        """The reader saved in training; raises ValueError when the model does not hold it."""
        with model_storage.read_from(resource) as folder:
            return cls(config, Reader.load(folder), model_storage, resource)

    @staticmethod
    def required_packages() -> list[str]:
        """Packages whose versions decide what is read."""
        return ["spacy", "rapidfuzz", "drug_named_entity_recognition"]

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str:
        """The words and the code that read them."""
        return hashlib.sha256(b"".join(path.read_bytes() for path in _SOURCES)).hexdigest()

    def train(self, training_data: TrainingData) -> Resource:
        """Save the pipeline; the phrases do not change it."""
        with self._storage.write_to(self._resource) as folder:
            self._reader.save(folder)
        return self._resource

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Read every training phrase, whole."""
        for message in training_data.training_examples:
            if message.get(TEXT):
                self._read(message)
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Read each message and put its sentences after it where it has several."""
        found: list[Message] = []
        for message in messages:
            found.append(message)
            reading = self._read(message)
            if 1 < len(reading.sentences) <= _MOST_PARTS:
                for sentence in reading.sentences:
                    part = Message({TEXT: sentence, IS_PART: True})
                    self._read(part)
                    found.append(part)
        return found

    def tokenize(self, message: Message, attribute: str) -> list[Token]:
        """The words of a message as the classifier shall see them."""
        return _tokens(self._reader.read(message.get(attribute) or "").plain)

    def _read(self, message: Message) -> Reading:
        reading = self._reader.read(message.get(TEXT) or "")
        message.set(READING, reading)
        message.set(TOKENS_NAMES[TEXT], _tokens(reading.plain))
        return reading


def _tokens(plain: str) -> list[Token]:
    tokens: list[Token] = []
    start = 0
    for word in plain.split():
        start = plain.index(word, start)
        tokens.append(Token(word, start))
        start += len(word)
    return tokens
