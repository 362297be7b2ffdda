"""What lists and recognizer know of a text's words."""

import pytest

from bot.language.personal.known_text import KnownText
from bot.language.personal.person_places import PeopleText

from .people_parts import NAMES, FakeRecognizer, medical


def known(text: str, recognizer: FakeRecognizer | None = None) -> KnownText:
    return KnownText(PeopleText.read(text, medical(text)), NAMES, recognizer or FakeRecognizer())


@pytest.mark.parametrize(
    ("word", "first", "owner"),
    [
        # yes
        ("sarah", True, False),
        ("sarah-jane", True, False),
        ("sarahs", True, True),
        # no
        ("jones", False, False),
        ("legs", False, False),
        ("", False, False),
        ("🙂", False, False),
    ],
)
def test_a_first_name_or_what_is_somebodys_is_told(word: str, first: bool, owner: bool) -> None:
    assert (known("").is_first(word), known("").is_owner(word)) == (first, owner)


@pytest.mark.parametrize(
    ("text", "abbreviation"),
    [("it is HSP today", True), ("IT IS HSP", False), ("it is HSPXY today", False), ("it is Hsp today", False)],
)
def test_an_abbreviation_stands_out_of_its_text(text: str, abbreviation: bool) -> None:
    read = known(text)
    assert read.is_abbreviation(read.read.words[2]) is abbreviation


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("egfr is new", True),
        ("spsms is new", True),
        ("wnat emeka tkae so mnay tiems", True),
        ("emeka is new", False),
        ("陈伟 is new", False),
    ],
)
def test_an_unknown_word_may_be_an_error(text: str, error: bool) -> None:
    read = known(text)
    assert read.is_error(read.read.words[0]) is error


def test_a_word_may_stand_where_a_medicine_does() -> None:
    read = known("tablets of zanaflex for emeka")
    assert [read.is_medicine(at) for at in (2, 4)] == [True, False]


def test_a_thing_is_what_the_recognizer_takes_for_no_person() -> None:
    read = known("Emeka is in Leeds", FakeRecognizer(people=["Emeka"], places=["Leeds"]))
    assert [read.is_thing(word) for word in read.read.words] == [False, False, False, True]


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("did zebedee take it from sarah", "did zebedee take it from Sarah"),
        ("ZEBEDEE AND SARAH FELL", "zebedee and Sarah fell"),
    ],
)
def test_the_recognizer_sees_names_with_a_capital(text: str, seen: str) -> None:
    recognizer = FakeRecognizer()
    assert known(text, recognizer).entities == [] and recognizer.asked == [seen]


def test_the_recognizer_is_spared_a_long_text_of_typing_errors() -> None:
    recognizer = FakeRecognizer()
    assert known("xqzv " * 150, recognizer).entities == () and recognizer.asked == []
