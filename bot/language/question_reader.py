"""Rasa component: reads a message with spaCy into tokens, mentions and, where it may ask several things, parts.

A message of several sentences is followed in the list by one message a sentence, and a sentence that joins several
questions by one message for each; every later component works on all of them, and QuestionGatherer, the last, makes
them one again.
"""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import replace
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

from bot.language.clauses import clauses
from bot.language.forked import in_processes
from bot.language.listing import items
from bot.language.progress import progress
from bot.language.reader import WORDS, Reader, Reading, build_reader
from bot.language.text import normalize
from bot.openers import corrected

READING = "reading"  # under this name a message carries its Reading
DEPTH = "depth"  # and what it is: 0 a whole message, 1 a sentence of it, 2 a clause of the sentence before
LISTED = "listed"  # and whether it is an item of a list

_CODE = (
    *("reader", "text", "english", "lemmas", "speller", "spelling", "spelling_index"),
    *("names", "tries", "package_files", "medicines", "conditions"),
)
_SOURCES = (WORDS, *(Path(__file__).with_name(f"{name}.py") for name in _CODE))
_MOST_SENTENCES, _MOST_CLAUSES = 8, 4
AT_ONCE = 2500  # phrases a process is given in training


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_TOKENIZER, is_trainable=True)
class QuestionReader(Tokenizer):
    """Reads messages; its pipeline is built in training and is part of the model."""

    def __init__(
        self, config: dict[str, Any], reader: Reader | None, storage: ModelStorage, resource: Resource
    ) -> None:
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
        """A reader whose pipeline is built in training."""
        return cls(config, None, model_storage, resource)

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
        return ["spacy", "rapidfuzz", "jellyfish", "symspellpy", "marisa_trie", "drug_named_entity_recognition"]

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str:
        """The words and the code that read them."""
        return hashlib.sha256(b"".join(path.read_bytes() for path in _SOURCES)).hexdigest()

    def train(self, training_data: TrainingData) -> Resource:
        """Build the pipeline, which takes the spelling of words from the phrases, and save it."""
        self._reader = build_reader(message.get(TEXT) or "" for message in training_data.training_examples)
        with self._storage.write_to(self._resource) as folder:
            self._reader.save(folder)
        return self._resource

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Read every training phrase, whole. It gets no tokens: no component learns from them, and of 100,000 phrases
        there are a million."""
        phrases = [message for message in training_data.training_examples if message.get(TEXT)]
        texts = [normalize(message.get(TEXT)) for message in phrases]
        readings = progress(in_processes(self._loaded.read, texts, at_once=AT_ONCE), "reading phrases", len(texts))
        for message, text, reading in zip(phrases, texts, readings, strict=True):
            message.set(READING, replace(reading, text=text))
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Read each message and put its parts after it where it has several."""
        return [each for message in messages for each in self._with_parts(message)]

    def _with_parts(self, message: Message) -> Iterator[Message]:
        reading = self._read(message, without=corrected)
        listed = items(reading.text)
        sentences = (listed or reading.sentences)[-_MOST_SENTENCES:]  # of a long story, its end
        yield message
        for sentence in sentences:
            if len(sentences) > 1:
                yield self._part(sentence, depth=1, listed=bool(listed))
            found = clauses(sentence)
            if 1 < len(found) <= _MOST_CLAUSES:
                yield from (self._part(clause, depth=2) for clause in found)

    def _part(self, text: str, depth: int, listed: bool = False) -> Message:
        part = Message({TEXT: text, DEPTH: depth, LISTED: listed})
        self._read(part)
        return part

    def tokenize(self, message: Message, attribute: str) -> list[Token]:
        """The words of a message as the classifier shall see them."""
        return _tokens(self._loaded.read(message.get(attribute) or "").plain)

    @property
    def _loaded(self) -> Reader:
        if self._reader is None:
            raise RuntimeError("the reader is used before it is trained or loaded")
        return self._reader

    def _read(self, message: Message, without: Callable[[str], str] = str) -> Reading:
        """Read a message; `without` takes away what is not to be understood. All of its text stays in the reading."""
        text = normalize(message.get(TEXT) or "")
        reading = replace(self._loaded.read(without(text)), text=text)
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
