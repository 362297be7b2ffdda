"""Rasa component: whether a message is in another language than the document's.

After QuestionGatherer, which looks for emergencies first: what reports one, and what is well understood, is left as it
is. The rest is foreign where lingua gives English little chance and few of the words are English (docs/decisions/0010).
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from lingua import IsoCode639_1, Language, LanguageDetectorBuilder
from lingua import LanguageDetector as Detector
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.language.question_gatherer import QUESTIONS
from bot.language.question_reader import READING
from bot.language.speller import english_words
from bot.leaflet.intents import REPORT

LANGUAGE = "language"  # under this name a foreign message carries the ISO 639-1 code of its language
FOREIGN = "speak_other_language"
CODES = ("ar", "de", "es", "fr", "hi", "it", "pl", "pt", "zh")

UNKNOWN = "und"  # the code for a language that cannot be told (ISO 639-2)

_WORD = re.compile(r"[^\W\d_]+")
_NAME = re.compile(r"\bbaclof\w*", re.IGNORECASE)  # in all these languages
_OTHER_SCRIPT = re.compile(r"[^\W\d_\u0000-\u024f\u0600-\u06ff\u0900-\u097f\u1e00-\u1eff\u4e00-\u9fff]")
_LONG = 5  # letters of a single word that tells its language


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class LanguageDetector(GraphComponent):
    """Sets the intent of messages that are not in English."""

    def __init__(self, config: dict[str, Any]) -> None:
        self._english = config["english"]
        self._english_short = config["english_short"]
        self._known = config["known"]
        self._understood = config["understood"]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """0 to 1: the most that lingua may give to English (`english`, and `english_short` for a single word), the most
        of the words that may be English (`known`), and the confidence of what is left as it is (`understood`)."""
        return {"english": 0.1, "english_short": 0.03, "known": 0.6, "understood": 0.6}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "LanguageDetector":
        """With the models of the package."""
        return cls(config)

    def process(self, messages: list[Message]) -> list[Message]:
        """Set intent and language where a message is foreign."""
        for message in messages:
            intent = message.get(INTENT)
            if intent["name"].startswith(REPORT) or self._is_understood(intent):
                continue
            found = self.language_of(_without_names(message))
            if found:
                message.set(INTENT, {"name": FOREIGN, "confidence": 1.0}, add_to_output=True)
                message.set(LANGUAGE, found, add_to_output=True)
                message.set(QUESTIONS, [], add_to_output=True)
        return messages

    def language_of(self, text: str) -> str | None:
        """The ISO 639-1 code of the language of a foreign text, UNKNOWN where it is none of CODES; None for English and
        for what cannot be told."""
        text = _NAME.sub(" ", text)
        words = _WORD.findall(text.lower())
        if not words or sum(word in english_words() for word in words) > self._known * len(words):
            return None
        if len(_OTHER_SCRIPT.findall(text)) * 2 > sum(map(len, words)):
            return UNKNOWN
        if len(words) == 1 and words[0].isascii() and len(words[0]) < _LONG:
            return None
        found = {each.language: each.value for each in _detector().compute_language_confidence_values(text)}
        likeliest = max(found, key=lambda language: found[language])
        most = self._english if len(words) > 1 else self._english_short
        if likeliest is Language.ENGLISH or found[Language.ENGLISH] > most:
            return None
        return str(likeliest.iso_code_639_1.name).lower()

    def _is_understood(self, intent: Mapping[str, Any]) -> bool:
        is_about_it = intent["name"].startswith("ask_") and not intent["name"].startswith("ask_about_")
        return is_about_it and bool(intent["confidence"] >= self._understood)


def _without_names(message: Message) -> str:
    """The text without what it mentions: names of medicines are no language."""
    text = str(message.get(TEXT) or "")
    for mention in message.get(READING).mentions:
        text = text.replace(mention.text, " ")
    return text


@cache
def _detector() -> Detector:
    """Made when it is first needed: its models take 180 MB, which most servers never need."""
    codes = [IsoCode639_1.from_str(code) for code in ("en", *CODES)]
    return LanguageDetectorBuilder.from_iso_codes_639_1(*codes).build()
