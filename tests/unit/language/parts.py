"""What Rasa hands to components, in short."""

from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from scipy.sparse import csr_matrix  # type: ignore[import-untyped]

from bot.language.question_gatherer import QUESTIONS, QuestionGatherer
from bot.language.question_reader import DEPTH, READING
from bot.language.reader import Reading

CONTEXT = ExecutionContext(GraphSchema({}), node_name="node")
RESOURCE = Resource("node")

# What a reader learns spelling from: a word counts when it stands there twice.
PHRASES = 2 * (
    "does baclofen make you drowsy",
    "does it treat multiple sclerosis or hiccups",
    "can i take it with ibuprofen",
    "seizures, dizziness and sleepiness with bad kidneys",
    "is it an addictive muscle relaxer",
)


def asked(text: str, *mentions: Any, words: tuple[str, ...] = (), **data: Any) -> Message:
    """A message that was read, with what else the components before have set."""
    return Message({TEXT: text, READING: Reading(text, text, (text,), mentions, words), **data})


def understood(text: str, intent: str, confidence: float = 0.9, **data: Any) -> Message:
    """A message with an intent and a ranking of it alone."""
    each = {"name": intent, "confidence": confidence}
    return asked(text, intent=each, intent_ranking=[dict(each)], **data)


def part(text: str, intent: str, confidence: float = 0.9) -> Message:
    """A sentence of a message, understood."""
    return understood(text, intent, confidence, **{DEPTH: 1})


def ranked(text: str, ranking: dict[str, float], depth: int = 0) -> Message:
    """A text with confidences of several intents."""
    likeliest_first = sorted(ranking.items(), key=lambda guess: -guess[1])
    guesses = [{"name": intent, "confidence": confidence} for intent, confidence in likeliest_first]
    return asked(text, intent=dict(guesses[0]), intent_ranking=guesses, depth=depth)


def gathered(gatherer: QuestionGatherer, *messages: Message) -> tuple[str, list[str]]:
    """The intent that routes the one message made of these, and those of its questions."""
    (message,) = gatherer.process(list(messages))
    return message.get("intent")["name"], [question["intent"] for question in message.get(QUESTIONS)]


def with_features(message: Message, dense: list[float] | None = None, sparse: list[float] | None = None) -> Message:
    """The message with sentence features."""
    for values in (np.array([dense]) if dense else None, csr_matrix([sparse]) if sparse else None):
        if values is not None:
            message.add_features(Features(values, FEATURE_TYPE_SENTENCE, TEXT, "test"))
    return message


def training_data(*messages: Message) -> TrainingData:
    """Phrases to train with."""
    return TrainingData(list(messages))
