"""Many words in little room."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.word_set import WordSet

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


@pytest.mark.parametrize("many", [1, 3, 4, 5, 1000])
def test_it_holds_all_of_many_words_and_no_others(many: int) -> None:
    words = WordSet(f"word {n}" for n in range(many))
    assert len(words) == many and all(f"word {n}" in words for n in range(many))
    assert not any(f"word {n}" in words for n in range(many, 9999))


class Hashed:
    """Stands for a word with this hash."""

    def __init__(self, its_hash: int) -> None:
        self._hash = its_hash

    def __hash__(self) -> int:
        return self._hash


@pytest.mark.parametrize("its_hash", [-(2**63), -(2**62), 0, 1, 2**63 - 1])
def test_any_hash_may_be_in_it(its_hash: int) -> None:
    for others in (range(0), range(9), range(-(2**63), 2**63, 2**52)):
        hashes = np.array([each for each in others if each != its_hash], np.int64)
        assert Hashed(its_hash) not in WordSet.of_hashes(hashes)
        assert Hashed(its_hash) in WordSet.of_hashes(np.append(hashes, its_hash))


@given(st.sets(st.text(max_size=5)), st.text(max_size=5))
def test_it_holds_what_a_set_holds(words: set[str], word: str) -> None:
    assert (word in WordSet(words)) is (word in words)
