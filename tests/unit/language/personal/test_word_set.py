"""Many words in little room."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.personal.word_set import WordSet

WORDS = WordSet(["rash", "fever", "薬", ""])


@pytest.mark.parametrize(
    ("word", "expected"), [("rash", True), ("薬", True), ("", True), ("Rash", False), ("🙂", False)]
)
def test_a_word_is_in_it_or_not(word: str, expected: bool) -> None:
    assert (word in WORDS) is expected


def test_nothing_is_in_an_empty_one() -> None:
    assert "rash" not in WordSet([])
    assert len(WordSet([])) == 0


def test_it_can_be_made_of_hashes() -> None:
    words = WordSet.of_hashes(np.array([hash("rash"), hash("fever"), hash("rash")], np.int64))
    assert "rash" in words and "fever" in words and "cough" not in words and len(words) == 2


@given(st.sets(st.text(max_size=5)), st.text(max_size=5))
def test_it_holds_what_a_set_holds(words: set[str], word: str) -> None:
    assert (word in WordSet(words)) is (word in words)
