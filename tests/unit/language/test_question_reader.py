"""The component that reads a message, and puts its sentences and clauses after it where it has several."""

import pytest
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.nlu.constants import TOKENS_NAMES
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.language import question_reader as module
from bot.language.question_reader import DEPTH, LISTED, READING, QuestionReader
from bot.language.reader import Reader
from bot.leaflet.question import Kind

from .parts import CONTEXT, PHRASES, RESOURCE, training_data

NAMES, SPELLING = ("rapidfuzz", "jellyfish", "drug_named_entity_recognition"), ("spacy", "symspellpy", "marisa_trie")


@pytest.fixture
def component(reader: Reader, storage: LocalModelStorage) -> QuestionReader:
    return QuestionReader({}, reader, storage, RESOURCE)


def texts(messages: list[Message]) -> list[tuple[str, int]]:
    return [(message.get(TEXT), message.get(DEPTH, 0)) for message in messages]


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
    assert not message.get(DEPTH)


def test_the_sentences_of_a_message_follow_it(component: QuestionReader) -> None:
    found = component.process([Message({TEXT: "Is it ok? May I have a beer? 🙂"}), Message({TEXT: "thanks"})])
    assert texts(found) == [
        ("Is it ok? May I have a beer? 🙂", 0),
        ("Is it ok?", 1),
        ("May I have a beer?", 1),
        ("🙂", 1),
        ("thanks", 0),
    ]
    assert all(message.get(READING).text == message.get(TEXT) for message in found)


def test_the_items_of_a_list_follow_it(component: QuestionReader) -> None:
    text = "To ask: 1. my liver 2. is it ok and can i drink"
    found = component.process([Message({TEXT: text})])
    assert texts(found) == [
        (text, 0),
        ("my liver", 1),
        ("is it ok and can i drink", 1),
        ("is it ok", 2),
        ("can i drink", 2),
    ]
    assert [bool(message.get(LISTED)) for message in found] == [False, True, True, False, False]


CLAUSES = [
    ("is it ok and can i drink", [("is it ok and can i drink", 0), ("is it ok", 2), ("can i drink", 2)]),
    ("Hi. is it ok and can i drink", [
        ("Hi. is it ok and can i drink", 0), ("Hi.", 1), ("is it ok and can i drink", 1),
        ("is it ok", 2), ("can i drink", 2),
    ]),
    ("is it ok and fine", [("is it ok and fine", 0)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "parts"), CLAUSES)
def test_the_clauses_of_a_sentence_follow_it(
    component: QuestionReader, text: str, parts: list[tuple[str, int]]
) -> None:
    assert texts(component.process([Message({TEXT: text})])) == parts


@pytest.mark.parametrize(("number", "messages"), [(1, 1), (2, 3), (4, 5), (5, 1), (50, 1)])
def test_a_sentence_of_very_many_clauses_stays_whole(component: QuestionReader, number: int, messages: int) -> None:
    text = " and ".join(["is it ok"] * number)
    assert len(component.process([Message({TEXT: text})])) == messages


@pytest.mark.parametrize(("number", "first"), [(2, "Is it 1?"), (8, "Is it 1?"), (9, "Is it 2?"), (50, "Is it 43?")])
def test_of_a_long_story_the_last_eight_sentences_are_read(component: QuestionReader, number: int, first: str) -> None:
    story = " ".join(f"Is it {n}?" for n in range(1, number + 1))
    found = component.process([Message({TEXT: story})])
    assert len(found) == 1 + min(number, 8)
    assert found[1].get(TEXT) == first and found[-1].get(TEXT) == f"Is it {number}?"


def test_a_mention_is_read_in_each_sentence(component: QuestionReader) -> None:
    _, first, second = component.process([Message({TEXT: "I take baclofan. May I have naproxen?"})])
    assert [m.kind for m in first.get(READING).mentions] == [Kind.THIS_MEDICINE]
    assert [m.kind for m in second.get(READING).mentions] == [Kind.MEDICINE]


@pytest.mark.parametrize(
    ("text", "tokens", "named"),
    [
        # a correction, or a return to an earlier matter
        ("no i meant paracetamol", ["ibuprofen"], ["paracetamol"]),
        ("Sorry, not alcohol, naproxen 🙂", ["ibuprofen", "🙂"], ["naproxen"]),
        ("back to my kidneys", ["kidneys"], ["kidneys"]),
        ("typo: paracetamol", ["ibuprofen"], ["paracetamol"]),
        # any other text
        ("no paracetamol for me", ["no", "ibuprofen", "for", "me"], ["paracetamol"]),
        ("wait, he is not breathing", ["wait,", "he", "is", "not", "breathing"], []),
        ("i wanted to die", ["i", "wanted", "to", "die"], []),
        ("no i meant", ["no", "i", "meant"], []),
        ("no", ["no"], []),
        ("🙂", ["🙂"], []),
        ("", [], []),
    ],
)
def test_a_correction_is_read_without_its_opening_and_its_reading_keeps_all_of_it(
    component: QuestionReader, text: str, tokens: list[str], named: list[str]
) -> None:
    (message,) = component.process([Message({TEXT: text})])
    assert [token.text for token in message.get(TOKENS_NAMES[TEXT])] == tokens
    assert [mention.text for mention in message.get(READING).mentions] == named
    assert message.get(READING).text == message.get(TEXT) == text


def test_the_sentences_after_a_correction_follow_it_and_it_is_among_them_without_its_opening(
    component: QuestionReader,
) -> None:
    text = "No i meant naproxen. is it ok?"
    found = component.process([Message({TEXT: text})])
    assert texts(found) == [(text, 0), ("naproxen.", 1), ("is it ok?", 1)]
    assert found[0].get(READING).text == text


def test_a_training_phrase_is_read_with_its_opening_and_gets_no_tokens(component: QuestionReader) -> None:
    phrase = Message({TEXT: "no i meant paracetamol"})
    component.process_training_data(training_data(phrase))
    assert phrase.get(READING).plain == "no i meant ibuprofen"
    assert phrase.get(TOKENS_NAMES[TEXT]) is None


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


def test_what_is_loaded_reads_as_what_was_trained_with_the_words_of_the_phrases(storage: LocalModelStorage) -> None:
    made = QuestionReader.create({}, storage, RESOURCE, CONTEXT)
    phrases = [Message({TEXT: f"{number} {text}"}) for number, text in enumerate(PHRASES)]
    assert made.train(training_data(*phrases, Message({"intent": "x"}))) == RESOURCE
    loaded = QuestionReader.load({}, storage, RESOURCE, CONTEXT)
    text = "Baklofen made me drowzy. Is it the naproxen?"
    after, before = (each.process([Message({TEXT: text})]) for each in (loaded, made))
    assert [message.get(READING) for message in after] == [message.get(READING) for message in before]
    assert after[0].get(READING).plain == "baclofen made me drowsy. is it the ibuprofen?"


def test_a_reader_that_was_not_trained_says_so(storage: LocalModelStorage) -> None:
    made = QuestionReader.create({}, storage, RESOURCE, CONTEXT)
    with pytest.raises(RuntimeError, match="used before it is trained or loaded"):
        made.process([Message({TEXT: "Lioresal"})])


def test_a_model_is_trained_anew_when_its_sources_change(monkeypatch: pytest.MonkeyPatch) -> None:
    before = QuestionReader.fingerprint_addon({})
    assert QuestionReader.fingerprint_addon({}) == before
    monkeypatch.setattr(module, "_SOURCES", module._SOURCES[1:])
    assert QuestionReader.fingerprint_addon({}) != before
    assert set(QuestionReader.required_packages()) == {*NAMES, *SPELLING}
