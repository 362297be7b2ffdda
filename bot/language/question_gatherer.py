"""Rasa component: what a message asks, decided when all its parts are understood.

The last of the pipeline. It decides which parts are questions of their own, looks for an emergency in words, sets the
intent that routes the message and hands on the questions (bot.leaflet.question) in the message's data.
"""

import hashlib
from itertools import groupby
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.language.question_reader import IS_PART, READING
from bot.language.red_flags import RED_FLAGS, RedFlags, load_red_flags
from bot.language.vocabulary import UNEXPLAINED
from bot.leaflet.question import NOT_UNDERSTOOD, Question

QUESTIONS = "questions"  # under this name a parsed message carries its questions, as dicts
REPORT = "report_"

# Not questions by themselves when they stand beside one: "hello, can i drink?", "thanks. and alcohol?"
_COURTESIES = {"greet", "say_thanks", "say_goodbye", "ask_how_are_you", NOT_UNDERSTOOD}


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class QuestionGatherer(GraphComponent):
    """Makes one message of a message and its parts."""

    def __init__(self, config: dict[str, Any], red_flags: RedFlags) -> None:
        self._sure = config["sure"]
        self._red_flags = red_flags

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """`sure`: confidence (0 to 1) above which a part counts as a question, and a report as an emergency."""
        return {"sure": 0.5}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "QuestionGatherer":
        """Load the rules for emergencies."""
        return cls(config, load_red_flags())

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str:
        """The rules for emergencies."""
        return hashlib.sha256(RED_FLAGS.read_bytes()).hexdigest()

    def process(self, messages: list[Message]) -> list[Message]:
        """One message for each that came with its parts."""
        starts = [i for i, message in enumerate(messages) if not message.get(IS_PART)]
        ends = [*starts[1:], len(messages)]
        return [
            self._gather(messages[start], messages[start + 1 : end]) for start, end in zip(starts, ends, strict=True)
        ]

    def _gather(self, whole: Message, parts: list[Message]) -> Message:
        questions = self._questions(_question(whole), [_question(part) for part in parts])
        intent = self._emergency(whole, questions) or questions[0].intent
        if intent != whole.get(INTENT)["name"]:
            confidence = next((q.confidence for q in questions if q.intent == intent), 1.0)
            whole.set(INTENT, {"name": intent, "confidence": confidence}, add_to_output=True)
        whole.set(QUESTIONS, [question.to_dict() for question in questions], add_to_output=True)
        return whole

    def _questions(self, whole: Question, parts: list[Question]) -> list[Question]:
        """The parts, where at least one is surely a question by itself and better understood than the whole."""
        asked = [part for part in parts if part.intent not in _COURTESIES and part.confidence >= self._sure]
        distinct = [next(group) for _, group in groupby(asked, key=lambda part: part.intent)]
        if len(distinct) > 1 or (distinct and distinct[0].confidence > whole.confidence):
            return distinct
        return [whole]

    def _emergency(self, whole: Message, questions: list[Question]) -> str | None:
        flag = self._red_flags.find(whole.get(READING).text)
        if flag:
            return REPORT + flag
        reported = [q.intent for q in questions if q.intent.startswith(REPORT) and q.confidence >= self._sure]
        return reported[0] if reported else None


def _question(message: Message) -> Question:
    intent = message.get(INTENT)
    reading = message.get(READING)
    ranking = tuple((each["name"], round(float(each["confidence"]), 4)) for each in message.get(INTENT_RANKING_KEY))
    return Question(
        text=message.get(TEXT) or "",
        intent=intent["name"],
        confidence=float(intent["confidence"]),
        mentions=reading.mentions,
        ranking=ranking,
        unexplained=message.get(UNEXPLAINED) or (),
    )
