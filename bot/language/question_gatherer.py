"""Rasa component: what a message asks, decided when all its parts are understood.

The last of the pipeline. It decides which parts are questions of their own, looks for an emergency in words, sets the
intent that routes the message and hands on the questions (bot.leaflet.question) in the message's data.
"""

import hashlib
from collections.abc import Collection, Iterable
from dataclasses import replace
from itertools import groupby, pairwise
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.language.clauses import asks
from bot.language.question_reader import DEPTH, LISTED, READING
from bot.language.red_flags import RED_FLAGS, RedFlags, load_red_flags
from bot.language.vocabulary import UNEXPLAINED
from bot.leaflet.intents import DEEDS, KEEP, NOT_UNDERSTOOD, REPORT, RETRACT, TURNS
from bot.leaflet.question import Kind, Mention, Question

QUESTIONS = "questions"  # under this name a parsed message carries its questions, as dicts
_CERTAIN = 0.9
_SHORTEST = 4  # words of a part that can report an emergency

_TURNS = {*TURNS, "say_abuse", "say_about_self", "say_helpful", "say_unhelpful"}
# No question when it stands beside one ("thanks. and alcohol?").
_COURTESIES = {*_TURNS, "greet", "say_thanks", "say_goodbye", "ask_how_are_you", NOT_UNDERSTOOD}
# What is done at once, and so has to be sure: what is only likely is weighed as a question.
_DEEDS = _TURNS | DEEDS


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class QuestionGatherer(GraphComponent):
    """Makes one message of a message and its parts."""

    def __init__(self, config: dict[str, Any], red_flags: RedFlags) -> None:
        self._sure = config["sure"]
        self._alarming = config["alarming"]
        self._alarming_part = config["alarming_part"]
        self._hint = config["hint"]
        self._red_flags = red_flags

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Confidence (0 to 1) from which a part counts as a question, and a deed is done (`sure`), and from which an
        emergency is reported: by a whole message (`alarming`), by a part of it, which lacks what stands around it
        (`alarming_part`) and counts only where the whole has a `hint` of it."""
        return {"sure": 0.5, "alarming": 0.15, "alarming_part": 0.95, "hint": 0.1}

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
        return [self._gather(group[0], group[1:]) for group in _grouped(messages, depth=0)]

    def _gather(self, whole: Message, parts: list[Message]) -> Message:
        depth = min((part.get(DEPTH) for part in parts), default=0)  # 2 where one sentence joins several questions
        listed = {part.get(TEXT) for part in parts if part.get(LISTED)}
        questions = self._asked(_question(whole), [self._of_part(each) for each in _grouped(parts, depth)], listed)
        flag = self._red_flags.find(whole.get(READING).text)
        reported = REPORT + flag if flag else self._reported([whole, *parts])
        intent = reported or self._routed(questions[0])
        if flag or intent != whole.get(INTENT)["name"]:
            guessed = {**dict(questions[0].ranking), **{q.intent: q.confidence for q in questions}}
            confidence = 1.0 if flag else guessed.get(intent, 1.0)
            whole.set(INTENT, {"name": intent, "confidence": confidence}, add_to_output=True)
        mentions = whole.get(READING).mentions
        if reported:
            questions[0] = self._with_signs(questions[0], whole.get(READING).text)
        around = [replace(q, around=_without(mentions, q.mentions)).to_dict() for q in questions]
        whole.set(QUESTIONS, around, add_to_output=True)
        return whole

    def _routed(self, question: Question) -> str:
        """The intent that decides which action follows."""
        if question.intent not in _DEEDS or question.confidence >= self._sure:
            return question.intent
        return next((intent for intent, _ in question.ranking if intent not in _DEEDS), NOT_UNDERSTOOD)

    def _of_part(self, group: list[Message]) -> list[Question]:
        first, clauses = _question(group[0]), [[_question(each)] for each in group[1:]]
        return self._asked(first, clauses) if clauses else [first]

    def _asked(self, whole: Question, parts: list[list[Question]], listed: Collection[str] = ()) -> list[Question]:
        """The questions of the parts, where one is surely a question by itself and better understood than the whole;
        one alone is weighed with what stands around it. What is listed is asked, whatever its form."""
        found = [q for part in parts for q in part if q.intent not in _COURTESIES]
        asking = [q for q in found if q.text in listed or asks(q.text)]
        sure = _distinct(q for q in asking or found if q.confidence >= self._sure)
        if not sure or (len(sure) == 1 and (sure[0].confidence <= whole.confidence or self._keeps(whole))):
            return [whole]
        if len(_distinct(asking)) > 1:  # those that are not understood are declined, not dropped
            return _distinct(asking)
        return sure if len(sure) > 1 else [_in_context(sure[0], whole)]

    def _keeps(self, whole: Question) -> bool:
        """Whether the question is to be kept, not answered: "add to my list: can I fly"."""
        return whole.intent == KEEP and whole.confidence >= self._sure

    def _with_signs(self, question: Question, text: str) -> Question:
        """With what the document calls the signs of an emergency that are told in other words ("she's fitting")."""
        signs = tuple(Mention(Kind.TERM, term, term) for term in self._red_flags.terms(text))
        return replace(question, mentions=(*question.mentions, *signs))

    def _reported(self, messages: list[Message]) -> str | None:
        """The kind of emergency that the model sees in it."""
        whole, *parts = (_report(m) for m in messages if m is messages[0] or _says_enough(m))
        if whole[0] >= self._alarming:
            return whole[1]
        confidence, intent = max(parts, default=whole)
        return intent if confidence >= self._alarming_part and whole[0] >= self._hint else None


def _distinct(questions: Iterable[Question]) -> list[Question]:
    """The questions without those that ask the same as the one before."""
    return [next(group) for _, group in groupby(questions, key=lambda question: question.intent)]


def _grouped(messages: list[Message], depth: int) -> list[list[Message]]:
    """Each message of this depth with the parts that follow it."""
    starts = [i for i, message in enumerate(messages) if (message.get(DEPTH) or 0) == depth]
    return [messages[start:end] for start, end in pairwise([*starts, len(messages)])]


def _report(message: Message) -> tuple[float, str]:
    """How sure it is that an emergency is reported, and the likeliest kind.

    That one is taken back is believed only where it is nearly certain: "there are no children there" takes back none.
    """
    ranking = message.get(INTENT_RANKING_KEY)
    reports = [each for each in ranking if each["name"].startswith(REPORT)]
    taken_back = sum(each["confidence"] for each in ranking if each["name"] == RETRACT)
    left = 1.0 if taken_back >= _CERTAIN else 1.0 - taken_back
    return sum(each["confidence"] for each in reports) / left, reports[0]["name"] if reports else ""


def _says_enough(part: Message) -> bool:
    """Whether a part can report anything by itself: "its 5 mins" cannot."""
    return len((part.get(TEXT) or "").split()) >= _SHORTEST


def _without_report(question: Question) -> Question:
    """The question by its likeliest intent that reports no emergency."""
    if not question.intent.startswith(REPORT):
        return question
    others = [each for each in question.ranking if not each[0].startswith(REPORT)]
    intent, confidence = others[0] if others else (NOT_UNDERSTOOD, 0.0)
    return replace(question, intent=intent, confidence=confidence)


def _in_context(part: Question, whole: Question) -> Question:
    """The part, with the mean of both confidences: "is that normal?" means nothing, "knee swollen. normal?" does.

    On the project's labelled questions this halves what is beside the point (docs/decisions/0008).
    """
    both = [dict(question.ranking) for question in (part, whole)]
    means = {intent: sum(each.get(intent, 0.0) for each in both) / 2 for each in both for intent in each}
    ranking = tuple(sorted(means.items(), key=lambda each: -each[1])[: len(part.ranking)])
    unexplained = tuple(_unexplained(intent, part, whole) for intent, _ in ranking)
    (intent, confidence), *_ = ranking
    found = replace(part, intent=intent, confidence=confidence, ranking=ranking, unexplained=unexplained)
    return _without_report(found)


def _unexplained(intent: str, part: Question, whole: Question) -> tuple[str, ...]:
    """The words of the part that the intent does not explain."""
    for question in (part, whole):
        for (name, _), words in zip(question.ranking, question.unexplained, strict=False):
            if name == intent:
                return tuple(word for word in words if any(word in each for each in part.unexplained))
    return ()


def _without(mentions: tuple[Mention, ...], some: tuple[Mention, ...]) -> tuple[Mention, ...]:
    return tuple(mention for mention in mentions if mention not in some)


def _question(message: Message) -> Question:
    intent = message.get(INTENT)
    reading = message.get(READING)
    ranking = tuple((each["name"], round(float(each["confidence"]), 4)) for each in message.get(INTENT_RANKING_KEY))
    question = Question(
        text=message.get(TEXT) or "",
        intent=intent["name"],
        confidence=float(intent["confidence"]),
        mentions=reading.mentions,
        ranking=ranking,
        unexplained=message.get(UNEXPLAINED) or (),
    )
    return _without_report(question)
