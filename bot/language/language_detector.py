"""Rasa component: whether a message is in another language than the document's.

After QuestionGatherer, which looks for emergencies first: what reports one, and what is well understood, is left as it
is. The rest is foreign where its letters are, or where its letters and words together are far likelier in another
language (docs/decisions/0010).
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from py3langid.langid import MODEL_FILE, LanguageIdentifier
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from spacy.lang.en import English
from spacy.lang.en.stop_words import STOP_WORDS
from stopwordsiso import stopwords

from bot.language.english import is_english
from bot.language.question_gatherer import QUESTIONS
from bot.language.question_reader import READING
from bot.leaflet.intents import REPORT

LANGUAGE = "language"  # under this name a foreign message carries the ISO 639-1 code of its language
FOREIGN = "speak_other_language"
CODES = ("ar", "de", "es", "fr", "hi", "it", "pl", "pt", "zh")
UNKNOWN = "und"  # the code for a language that cannot be told (ISO 639-2)

_WORD = re.compile(r"[^\W\d_]+")
_NAME = re.compile(r"\bbaclof\w*", re.IGNORECASE)  # in all these languages
_LATIN = ("de", "es", "fr", "it", "pl", "pt")  # of the languages those in Latin letters
_LETTERS = {
    "ar": re.compile(r"[\u0600-\u06ff]"),
    "hi": re.compile(r"[\u0900-\u097f]"),
    "zh": re.compile(r"[\u4e00-\u9fff]"),
    UNKNOWN: re.compile(r"[^\u0000-\u024f\u0600-\u06ff\u0900-\u097f\u1e00-\u1eff\u4e00-\u9fff]"),
}
# What patients write first and the lists of common words lack.
_MORE_WORDS = {
    "de": {"bitte", "danke", "guten", "hallo", "hilfe", "nebenwirkungen"},
    "es": {"ayuda", "efectos", "gracias", "hola"},
    "fr": {"bonjour", "effets"},
    "it": {"aiuto", "ciao", "effetti", "posso"},
    "pl": {"cześć", "dziękuję", "dziekuje", "mogę", "moge", "pomocy", "skutki"},
    "pt": {"ajuda", "efeitos", "olá", "socorro"},
}
_SHORTEST = 3  # letters of a word that may be foreign
_LONG = 5  # letters of a single word that tells its language
# Common English words, also as they are typed: "dont", "im".
_OFTEN = STOP_WORDS | {word.lower() for word in English.Defaults.tokenizer_exceptions if word.isalpha()} | {"ok"}


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class LanguageDetector(GraphComponent):
    """Sets the intent of messages that are not in English."""

    def __init__(self, config: dict[str, Any]) -> None:
        self._likelier = config["likelier"]
        self._own_word = config["own_word"]
        self._english_word = config["english_word"]
        self._understood = config["understood"]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """How much likelier than English a language has to be (`likelier`, a natural logarithm), what each of its
        common words adds to that (`own_word`) and each English word takes from it (`english_word`), and the confidence
        of what is left as it is (`understood`, 0 to 1)."""
        return {"likelier": 7.0, "own_word": 10.0, "english_word": 7.0, "understood": 0.6}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "LanguageDetector":
        """With what is in the packages."""
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
        """The ISO 639-1 code of the language of a foreign text, UNKNOWN where its letters are none that we know; None
        for English and for what cannot be told."""
        words = _WORD.findall(_NAME.sub(" ", text).lower())
        letters = "".join(words)
        for code, of_language in _LETTERS.items():
            if len(of_language.findall(letters)) * 2 > len(letters):
                return code
        if not _may_be_foreign(words):
            return None
        chances = dict(_identifier().rank(f" {' '.join(words)} "))  # it tells by where words begin and end
        likelier = {code: chances[code] - chances["en"] + self._weight(words, code) for code in _LATIN}
        likeliest = max(_LATIN, key=lambda code: likelier[code])
        return likeliest if likelier[likeliest] >= self._likelier else None

    def _weight(self, words: Sequence[str], code: str) -> float:
        """What the words say for a language and against English."""
        own = sum(word in _own_words(code) for word in words)
        english = sum(map(_is_english, words))
        return float(own * self._own_word - english * self._english_word)

    def _is_understood(self, intent: Mapping[str, Any]) -> bool:
        is_about_it = intent["name"].startswith("ask_") and not intent["name"].startswith("ask_about_")
        return is_about_it and bool(intent["confidence"] >= self._understood)


def _without_names(message: Message) -> str:
    """The text without what it mentions: names of medicines are no language."""
    text = str(message.get(TEXT) or "")
    for mention in message.get(READING).mentions:
        text = text.replace(mention.text, " ")
    return text


def _may_be_foreign(words: Sequence[str]) -> bool:
    """Whether there is a word that is not English, and long enough to tell anything."""
    shortest = _LONG if len(words) == 1 and words[0].isascii() else _SHORTEST
    return any(len(word) >= shortest and not _is_english(word) for word in words)


def _is_english(word: str) -> bool:
    return is_english(word) or word in _OFTEN


@cache
def _own_words(code: str) -> frozenset[str]:
    """The common words of a language that are no common English ones."""
    return frozenset(word for word in stopwords(code) | _MORE_WORDS[code] if len(word) > 1 and word not in _OFTEN)


@cache
def _identifier() -> LanguageIdentifier:
    """Made when it is first needed: its model takes 8 MB."""
    identifier = LanguageIdentifier.from_pickled_model(MODEL_FILE)
    identifier.set_languages(["en", *_LATIN])
    return identifier
