"""The small index finds what the package's own finds, also after it was saved."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from symspellpy import SymSpell, Verbosity

from bot.language.english import english_words
from bot.language.spelling_index import SpellingIndex

# Every hundredth English word, and of some its neighbours: of equal ones the first counts.
COUNTS = {word: count % 7 + 1 for at, (word, count) in enumerate(english_words()) if at % 100 < 2}
FEW = st.dictionaries(st.text("abcé", min_size=1, max_size=10), st.integers(1, 3), max_size=12)


def stock(counts: dict[str, int]) -> SymSpell:
    made = SymSpell(2, 7)
    for word, count in counts.items():
        made.create_dictionary_entry(word, count)
    return made


def saved(index: SpellingIndex) -> SpellingIndex:
    return SpellingIndex.from_arrays(index.arrays())


def found(index: SymSpell, word: str, edits: int) -> list[tuple[str, int, int]]:
    return [(each.term, each.distance, each.count) for each in index.lookup(word, Verbosity.TOP, edits)]


STOCK, INDEX = stock(COUNTS), saved(SpellingIndex.of(COUNTS))


@given(st.sampled_from([*COUNTS]), st.lists(st.tuples(st.integers(0, 30), st.text("aeinrst", max_size=2)), max_size=3))
def test_a_mistyped_word_is_found_as_by_the_package(word: str, errors: list[tuple[int, str]]) -> None:
    for at, letters in errors:
        word = word[:at] + letters + word[at + 1 :]
    for edits in (0, 1, 2):
        if len(word) > 3:
            assert found(INDEX, word, edits) == found(STOCK, word, edits)


@given(FEW, st.text("abcé", min_size=4, max_size=10), st.integers(0, 2))
def test_of_few_words_the_same_is_found(counts: dict[str, int], word: str, edits: int) -> None:
    assert found(saved(SpellingIndex.of(counts)), word, edits) == found(stock(counts), word, edits)


@given(st.lists(st.sampled_from([*COUNTS]), max_size=4), st.text("xyz", max_size=2))
def test_words_are_told_apart_as_by_the_package(words: list[str], more: str) -> None:
    text = more.join(words)
    assert INDEX.word_segmentation(text, 0) == STOCK.word_segmentation(text, 0)


def test_words_and_their_frequency_are_kept() -> None:
    assert INDEX.words == STOCK.words and [*INDEX.words] == [*STOCK.words]
    assert saved(SpellingIndex.of({})).words == {}


@pytest.mark.parametrize("missing", ["words", "counts", "remains"])
def test_an_incomplete_index_is_not_loaded(missing: str) -> None:
    with pytest.raises(KeyError, match=missing):
        SpellingIndex.from_arrays({name: each for name, each in INDEX.arrays().items() if name != missing})


def test_a_damaged_index_is_not_loaded() -> None:
    with pytest.raises(ValueError, match="shorter"):
        SpellingIndex.from_arrays({**INDEX.arrays(), "counts": np.ones(2)})
    with pytest.raises(ValueError, match="a BytesTrie is damaged"):
        SpellingIndex.from_arrays({**INDEX.arrays(), "remains": np.zeros(9, np.uint8)})
