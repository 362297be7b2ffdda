"""Lemmas are those of spaCy's own lookup lemmatizer."""

from pathlib import Path

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from bot.language.lemmas import Lemmas


def pipeline(component: str, **config: str) -> Language:
    made = spacy.blank("en")
    made.add_pipe(component, config=config)
    made.initialize()
    return made


OURS, STOCK = pipeline("lemmas"), pipeline("lemmatizer", mode="lookup")
TABLE = STOCK.get_pipe("lemmatizer").lookups.get_table("lemma_lookup")  # type: ignore[attr-defined]


def lemmas(of: Language, text: str) -> list[str]:
    return [token.lemma_ for token in of(text)]


def component(of: Language) -> Lemmas:
    found = of.get_pipe("lemmas")
    assert isinstance(found, Lemmas)
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("my kidneys were hurting", ["my", "kidney", "be", "hurt"]),
        ("i'll cause it", ["i", "will", "cause", "it"]),
        ("xqzv 薬 🙂", ["xqzv", "薬", "🙂"]),
        ("", []),
    ],
)
def test_a_word_has_the_lemma_of_the_table_or_is_its_own(text: str, expected: list[str]) -> None:
    assert lemmas(OURS, text) == expected == lemmas(STOCK, text)


def test_every_lemma_of_the_table_is_kept() -> None:
    kept = component(OURS)._lemmas
    assert len(kept) == len(TABLE) and all(TABLE[word] == lemma for word, lemma in kept.items())


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=20))
def test_any_text_has_the_lemmas_of_the_stock_component(text: str) -> None:
    assert lemmas(OURS, text) == lemmas(STOCK, text)


def test_without_a_table_each_word_is_its_own_lemma() -> None:
    assert Lemmas().of("kidneys") == "kidneys"


def test_a_saved_table_is_the_same(tmp_path: Path) -> None:
    OURS.to_disk(tmp_path)
    assert lemmas(spacy.load(tmp_path), "my kidneys were hurting") == ["my", "kidney", "be", "hurt"]


def test_a_table_that_is_not_there_is_not_loaded(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"lemmas\.npz"):
        Lemmas().from_disk(tmp_path)


def test_a_damaged_table_is_not_loaded(tmp_path: Path) -> None:
    (tmp_path / "lemmas.npz").write_bytes(b"{")
    with pytest.raises(ValueError, match=r"lemmas\.npz is damaged"):
        Lemmas().from_disk(tmp_path)
