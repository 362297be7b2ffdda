"""The component that knows the words of every intent's phrases."""

import json

import pytest
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.shared.nlu.training_data.message import Message

from bot.language.vocabulary import UNEXPLAINED, Vocabulary

from .parts import CONTEXT, RESOURCE, asked, training_data

PHRASES = [
    asked("a", words=("pill", "form"), intent="ask_form"),
    asked("b", words=("shape",), intent="ask_form"),
    asked("c", words=("pill", "cost"), intent="ask_price"),
    asked("d", intent="greet"),
]


@pytest.fixture
def vocabulary(storage: LocalModelStorage) -> Vocabulary:
    Vocabulary.create({}, storage, RESOURCE, CONTEXT).train(training_data(*PHRASES))
    return Vocabulary.load({}, storage, RESOURCE, CONTEXT)


def ranked(words: tuple[str, ...], *intents: str) -> Message:
    return asked("", words=words, intent_ranking=[{"name": intent, "confidence": 0.5} for intent in intents])


def test_a_model_without_the_words_is_not_loaded(storage: LocalModelStorage) -> None:
    with pytest.raises(ValueError, match="does not exist"):
        Vocabulary.load({}, storage, RESOURCE, CONTEXT)


@pytest.mark.parametrize("content", ["", "no json", '{"ask_form": ["pill"'])
def test_a_model_whose_words_are_damaged_is_not_loaded(storage: LocalModelStorage, content: str) -> None:
    with storage.write_to(RESOURCE) as folder:
        (folder / "words.json").write_text(content)
    with pytest.raises(json.JSONDecodeError):
        Vocabulary.load({}, storage, RESOURCE, CONTEXT)


UNEXPLAINED_WORDS = [
    (("pill", "font"), (("font",), ("font",), ("pill", "font"), ("pill", "font"))),
    (("pill", "shape", "cost"), (("cost",), ("shape",), ("pill", "shape", "cost"), ("pill", "shape", "cost"))),
    (("🙂",), (("🙂",), ("🙂",), ("🙂",), ("🙂",))),
    ((), ((), (), (), ())),
]


@pytest.mark.parametrize(("words", "left"), UNEXPLAINED_WORDS)
def test_words_that_no_phrase_of_an_intent_has_are_left(
    vocabulary: Vocabulary, words: tuple[str, ...], left: tuple[tuple[str, ...], ...]
) -> None:
    (message,) = vocabulary.process([ranked(words, "ask_form", "ask_price", "greet", "never_trained")])
    assert message.get(UNEXPLAINED) == left


def test_every_message_gets_words_for_its_own_ranking(vocabulary: Vocabulary) -> None:
    first, second = vocabulary.process([ranked(("cost",), "ask_price"), ranked(("cost",), "ask_form", "greet")])
    assert first.get(UNEXPLAINED) == ((),)
    assert second.get(UNEXPLAINED) == (("cost",), ("cost",))
    assert vocabulary.process([]) == []
