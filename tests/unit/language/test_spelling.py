"""The spaCy component that puts the right spelling beside what was typed."""

from pathlib import Path

import pytest
import spacy
from spacy.language import Language

from bot.language.speller import Speller
from bot.language.spelling import Spelling, spelling


@pytest.fixture
def pipeline() -> Language:
    made = spacy.blank("en")
    made.add_pipe("lemmas")
    made.add_pipe("spelling")
    made.initialize()
    return made


def component(pipeline: Language) -> Spelling:
    found = pipeline.get_pipe("spelling")
    assert isinstance(found, Spelling)
    return found


def read(pipeline: Language, text: str) -> list[tuple[str, str, str]]:
    return [(token.text, spelling(token), token.lemma_) for token in pipeline(text)]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("two kidnys", [("two", "two", "two"), ("kidnys", "kidneys", "kidney")]),
        ("bakclofen", [("bakclofen", "baclofen", "baclofen")]),
        ("kidneys 🙂", [("kidneys", "kidneys", "kidney"), ("🙂", "🙂", "🙂")]),
        ("", []),
    ],
)
def test_a_mistyped_word_keeps_its_text_and_gets_the_right_lemma(
    pipeline: Language, text: str, tokens: list[tuple[str, str, str]]
) -> None:
    component(pipeline).speller = Speller.of({"kidneys": 2, "baclofen": 2}, [])
    assert read(pipeline, text) == tokens


def test_without_a_speller_nothing_is_changed(pipeline: Language) -> None:
    assert read(pipeline, "kidnys") == [("kidnys", "kidnys", "kidnys")]


@pytest.mark.parametrize("speller", [Speller.of_nothing(), Speller.of({"kidneys": 2}, ["drowzy"])])
def test_a_saved_speller_spells_the_same(pipeline: Language, speller: Speller, tmp_path: Path) -> None:
    component(pipeline).speller = speller
    pipeline.to_disk(tmp_path)
    assert read(spacy.load(tmp_path), "kidnys drowzy") == read(pipeline, "kidnys drowzy")


def test_a_speller_that_is_not_there_is_not_loaded(pipeline: Language, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"words\.npz"):
        component(pipeline).from_disk(tmp_path)


def test_a_damaged_speller_is_not_loaded(pipeline: Language, tmp_path: Path) -> None:
    (tmp_path / "words.npz").write_text("{")
    with pytest.raises(ValueError, match=r"words\.npz is damaged"):
        component(pipeline).from_disk(tmp_path)
