"""What redaction asks about people's names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.personal.people_finder import PeopleFinder

from .people_parts import NAMES, FakeRecognizer, medical

FINDER = PeopleFinder(FakeRecognizer(people=["Zebedee"]), NAMES, medical)


def test_names_are_found() -> None:
    text = "Zebedee, sarah jones and bill take baclofen"
    found = {text[start:end] for start, end in FINDER.find(text)}
    assert found == {"Zebedee", "sarah jones", "bill"}


@pytest.mark.parametrize(
    ("word", "name", "listed", "word_or_medical", "mistyped"),
    [
        ("Sarah's", True, True, False, False),
        ("Bill", False, True, True, False),
        ("Baclofen", False, False, True, False),
        ("pain", False, False, True, False),
        ("emeka", False, False, False, False),
        ("tabelts", False, False, False, True),
        ("", False, False, False, False),
        ("🙂", False, False, False, False),
    ],
)
def test_a_word_is_a_name_a_word_or_unknown(
    word: str, name: bool, listed: bool, word_or_medical: bool, mistyped: bool
) -> None:
    assert (FINDER.is_name(word), FINDER.is_listed(word)) == (name, listed)
    assert (FINDER.is_word(word), FINDER.is_mistyped(word)) == (word_or_medical, mistyped)


@given(st.text(max_size=60))
def test_no_text_is_too_odd(text: str) -> None:
    assert all(0 <= start < end <= len(text) for start, end in FINDER.find(text))


@pytest.mark.parametrize(("word", "ordinary"), [("Pain", True), ("bill", True), ("lyrica", False), ("emeka", False)])
def test_a_word_is_ordinary_whatever_it_is_in_medicine(word: str, ordinary: bool) -> None:
    assert FINDER.is_ordinary(word) is ordinary
