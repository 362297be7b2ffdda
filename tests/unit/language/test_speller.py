"""Typing errors: only words that nobody knows are changed, to a word of the training phrases that is near."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.speller import Speller, english_words

COUNTS = {"does": 9, "baclofen": 9, "make": 9, "you": 9, "drowsy": 9, "kidneys": 5, "kidney": 6, "mouth": 2, "month": 4}
SPELLER = Speller(COUNTS, ["fibromyalgia", "crohn's disease", "st john's wort"])

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
    assert Speller({"mouth": 4, "month": 2}, []).spelt("mohth") == "mouth"


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
    nothing = Speller({}, [])
    assert nothing.spelt(text) == text and nothing.spaced(text) == text


def test_the_english_words_are_many_and_plain() -> None:
    assert len(english_words()) > 80_000
    assert {"the", "drowsy", "weather"} <= english_words().keys()
    assert not english_words().keys() & {"", "drowzy", "\ufeffthe"}
