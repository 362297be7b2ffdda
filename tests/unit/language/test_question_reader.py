"""The component that reads a message, and puts its sentences after it where it has several."""

import pytest
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.nlu.constants import TOKENS_NAMES
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.language import question_reader as module
from bot.language.question_reader import IS_PART, READING, QuestionReader
from bot.language.reader import Reader
from bot.leaflet.question import Kind

from .parts import CONTEXT, RESOURCE, training_data


@pytest.fixture
def component(reader: Reader, storage: LocalModelStorage) -> QuestionReader:
    return QuestionReader({}, reader, storage, RESOURCE)


def texts(messages: list[Message]) -> list[tuple[str, bool]]:
    return [(message.get(TEXT), bool(message.get(IS_PART))) for message in messages]


def test_a_model_without_the_pipeline_is_not_loaded(storage: LocalModelStorage) -> None:
    with pytest.raises(ValueError, match="does not exist"):
        QuestionReader.load({}, storage, RESOURCE, CONTEXT)


def test_a_model_whose_pipeline_is_incomplete_is_not_loaded(storage: LocalModelStorage) -> None:
    with storage.write_to(RESOURCE) as folder:
        (folder / "meta.json").write_text("{}")
    with pytest.raises((ValueError, OSError)):
        QuestionReader.load({}, storage, RESOURCE, CONTEXT)


@pytest.mark.parametrize("text", [None, "", "   ", "🙂", "\x00", "\u200b", "may I have a beer"])
def test_a_message_of_at_most_one_sentence_stays_alone(component: QuestionReader, text: str | None) -> None:
    (message,) = component.process([Message({TEXT: text})])
    assert message.get(READING).text == (text or "").strip(" \x00\u200b")
    assert not message.get(IS_PART)


def test_the_sentences_of_a_message_follow_it(component: QuestionReader) -> None:
    found = component.process([Message({TEXT: "Is it ok? May I have a beer? 🙂"}), Message({TEXT: "thanks"})])
    assert texts(found) == [
        ("Is it ok? May I have a beer? 🙂", False),
        ("Is it ok?", True),
        ("May I have a beer?", True),
        ("🙂", True),
        ("thanks", False),
    ]
    assert all(message.get(READING).text == message.get(TEXT) for message in found)


@pytest.mark.parametrize(("sentences", "messages"), [(1, 1), (2, 3), (6, 7), (7, 1), (50, 1)])
def test_a_message_of_many_sentences_is_read_as_a_whole(
    component: QuestionReader, sentences: int, messages: int
) -> None:
    assert len(component.process([Message({TEXT: "Is it ok? " * sentences})])) == messages


def test_a_mention_is_read_in_each_sentence(component: QuestionReader) -> None:
    _, first, second = component.process([Message({TEXT: "I take baclofan. May I have naproxen?"})])
    assert [m.kind for m in first.get(READING).mentions] == [Kind.THIS_MEDICINE]
    assert [m.kind for m in second.get(READING).mentions] == [Kind.MEDICINE]


def test_tokens_are_the_words_as_the_classifier_shall_see_them(component: QuestionReader) -> None:
    (message,) = component.process([Message({TEXT: "naproxen  and NAPROXEN and Backlofen?"})])
    tokens = [(token.text, token.start) for token in message.get(TOKENS_NAMES[TEXT])]
    plain = "ibuprofen and ibuprofen and baclofen?"
    assert [text for text, _ in tokens] == plain.split()
    assert all(plain[start : start + len(text)] == text for text, start in tokens)
    assert [token.text for token in component.tokenize(Message({TEXT: "Naproxen?"}), TEXT)] == ["ibuprofen?"]
    assert component.tokenize(Message({}), TEXT) == []


def test_training_phrases_are_read_whole(component: QuestionReader) -> None:
    phrase, intent_only = Message({TEXT: "Is it ok? May I have a beer?"}), Message({"intent": "x"})
    data = component.process_training_data(training_data(phrase, intent_only))
    assert len(data.training_examples) == 2
    assert len(phrase.get(READING).sentences) == 2 and intent_only.get(READING) is None


def test_what_is_loaded_reads_as_what_was_trained(component: QuestionReader, storage: LocalModelStorage) -> None:
    assert component.train(training_data()) == RESOURCE
    loaded = QuestionReader.load({}, storage, RESOURCE, CONTEXT)
    text = "Baklofen made me dizzy. Is it the naproxen?"
    after, before = (each.process([Message({TEXT: text})]) for each in (loaded, component))
    assert [message.get(READING) for message in after] == [message.get(READING) for message in before]


def test_it_is_made_with_the_words_of_the_project(storage: LocalModelStorage) -> None:
    (message,) = QuestionReader.create({}, storage, RESOURCE, CONTEXT).process([Message({TEXT: "Lioresal"})])
    assert message.get(READING).plain == "baclofen"


def test_a_model_is_trained_anew_when_its_sources_change(monkeypatch: pytest.MonkeyPatch) -> None:
    before = QuestionReader.fingerprint_addon({})
    assert QuestionReader.fingerprint_addon({}) == before
    monkeypatch.setattr(module, "_SOURCES", module._SOURCES[1:])
    assert QuestionReader.fingerprint_addon({}) != before
    assert set(QuestionReader.required_packages()) == {"spacy", "rapidfuzz", "drug_named_entity_recognition"}
