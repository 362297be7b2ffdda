"""Typing errors: only words that nobody knows are changed, to a word of the training phrases that is near."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.speller import Speller

COUNTS = {"does": 9, "baclofen": 9, "make": 9, "you": 9, "drowsy": 9, "kidneys": 5, "kidney": 6, "mouth": 2, "month": 4}
SPELLER = Speller.of(COUNTS, ["fibromyalgia", "crohn's disease", "st john's wort"])

SPELT = [
    # yes: one edit from four letters, two from seven
    ("drowzy", "drowsy"),
    ("dowsy", "drowsy"),
    ("drwosy", "drowsy"),
    ("moouth", "mouth"),
    ("kidnys", "kidneys"),
    ("baclofin", "baclofen"),
    ("bakclofin", "baclofen"),
    # no: known, short, a name, too different, or no word
    ("baclofen", "baclofen"),
    ("mouths", "mouths"),
    ("maker", "maker"),
    ("yuo", "yuo"),
    ("fibromyalgia", "fibromyalgia"),
    ("crohn's", "crohn's"),
    ("crohn", "crohn"),
    ("xdrwzoy", "xdrwzoy"),
    ("drowz7", "drowz7"),
    ("dröwsy", "dröwsy"),
    ("薬薬薬薬", "薬薬薬薬"),
    ("🙂🙂🙂🙂", "🙂🙂🙂🙂"),
    ("", ""),
]


@pytest.mark.parametrize(("word", "spelt"), SPELT)
def test_a_word_that_nobody_knows_is_read_as_the_nearest(word: str, spelt: str) -> None:
    assert SPELLER.spelt(word) == spelt


def test_of_two_words_as_near_the_more_frequent_is_taken() -> None:
    assert SPELLER.spelt("mohth") == "month"
    assert Speller.of({"mouth": 4, "month": 2}, []).spelt("mohth") == "mouth"


@given(st.text("abcdeiklmnorstuwyz'é🙂", max_size=12))
def test_what_is_spelt_stays_spelt(word: str) -> None:
    spelt = SPELLER.spelt(word)
    assert spelt in {word, *COUNTS} and SPELLER.spelt(spelt) == spelt


SPACED = [
    # yes
    ("d oesba clof enm akeyou dro wsy?", "does baclofen make you drowsy?"),
    ("doesbaclofenmakeyoudrowsy", "does baclofen make you drowsy"),
    ("doesbaclofen makeyou drowsy", "does baclofen make you drowsy"),
    # no: right as it is, wrong in letters alone, or none of the words known
    ("does baclofen make you drowsy?", "does baclofen make you drowsy?"),
    ("dose bakclofin mack yuo drowzy", "dose bakclofin mack yuo drowzy"),
    ("zzzz baclofen", "zzzz baclofen"),
    ("pharmacodynamics?", "pharmacodynamics?"),
    ("does it cause haemochromatosis", "does it cause haemochromatosis"),
    ("z" * 40, "z" * 40),
    ("🙂 12345 ??", "🙂 12345 ??"),
    ("", ""),
]


@pytest.mark.parametrize(("text", "spaced"), SPACED)
def test_spaces_are_put_where_they_should_be(text: str, spaced: str) -> None:
    assert SPELLER.spaced(text) == spaced


@given(st.text("abdokeswy ?-é", max_size=40))
def test_spacing_changes_no_letter(text: str) -> None:
    assert "".join(filter(str.isalpha, SPELLER.spaced(text))) == "".join(filter(str.isalpha, text))


@pytest.mark.parametrize("text", ["", "drowzy", "doesbaclofenmakeyoudrowsy", "zzzz qqqq"])
def test_a_speller_without_words_changes_nothing(text: str) -> None:
    for nothing in (Speller.of({}, []), Speller.of_nothing()):
        assert nothing.spelt(text) == text and nothing.spaced(text) == text


@pytest.fixture
def file(tmp_path: Path) -> Path:
    SPELLER.save(tmp_path / "words.npz")
    return tmp_path / "words.npz"


def test_a_saved_speller_knows_and_spells_the_same(file: Path) -> None:
    loaded = Speller.load(file)
    assert all(loaded.spelt(word) == spelt for word, spelt in SPELT)
    assert all(loaded.spaced(text) == spaced for text, spaced in SPACED)
    assert loaded.knows("fibromyalgia") and loaded.knows("weather") and not loaded.knows("drowzy")


def test_a_missing_or_damaged_speller_is_not_loaded(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-9])
    with pytest.raises(ValueError, match=r"words\.npz is damaged"):
        Speller.load(file)
    file.unlink()
    with pytest.raises(FileNotFoundError, match=r"words\.npz"):
        Speller.load(file)


@pytest.mark.parametrize("missing", ["known", "remains"])
def test_an_incomplete_speller_is_not_loaded(missing: str, file: Path) -> None:
    with np.load(file) as kept:
        rest = {name: each for name, each in kept.items() if name != missing}
    np.savez(file, **rest)
    with pytest.raises(KeyError, match=missing):
        Speller.load(file)
