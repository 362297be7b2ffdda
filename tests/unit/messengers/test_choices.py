"""A patient chooses by a number or by the words, and by nothing that is neither."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.messengers.choices import chosen
from bot.reply import Button

THREE = (Button("yes", "Yes, delete it all"), Button("no", "No, keep it"), Button("why", "Why “ask”?"))
TWELVE = tuple(Button(f"b{number}", f"Section {number}") for number in range(1, 13))

BY_NUMBER = [
    ("1", "yes"),
    ("2", "no"),
    ("3", "why"),
    ("2.", "no"),
    ("2)", "no"),
    ("(2)", "no"),
    ("#2", "no"),
    ("2:", "no"),
    (" 2 \n", "no"),
    ("02", "no"),
    ("２", "no"),
    ("②", "no"),
    ("٢", "no"),
    ("2\u200b", "no"),
]
BY_WORDS = [
    ("No, keep it", "no"),
    ("no, keep it", "no"),
    ("NO, KEEP IT!", "no"),
    ("“No, keep it.”", "no"),
    (" no,\n keep  it ", "no"),
    ("ｎｏ， ｋｅｅｐ ｉｔ", "no"),
    ("yes, delete it all...", "yes"),
    ('why "ask"?', None),
    ("why “ask”", "why"),
]
NEITHER = [
    "",
    " ",
    "?",
    "💊",
    "0",
    "00",
    "4",
    "99",
    "123",
    "-1",
    "1.5",
    "1 2",
    "1 and 2",
    "2 pills",
    "2 mg",
    "no 2",  # which begins with no
    "no",
    "no, keep",
    "no, keep it please",
    "nokeepit",
    "Yes, delete it all No, keep it",
    "\0",
    "\ud83d",
    "½",
    "2" * 5000,
]


@pytest.mark.parametrize(("text", "button"), [*BY_NUMBER, *BY_WORDS])
def test_what_is_chosen(text: str, button: str | None) -> None:
    found = chosen(text, THREE)
    assert (found.id if found else None) == button


@pytest.mark.parametrize("text", NEITHER)
def test_what_chooses_nothing(text: str) -> None:
    assert chosen(text, THREE) is None


@pytest.mark.parametrize("text", ["1", "", "No, keep it"])
def test_where_nothing_is_offered_nothing_is_chosen(text: str) -> None:
    assert chosen(text, ()) is None


@pytest.mark.parametrize(("text", "button"), [("10", "b10"), ("12.", "b12"), ("13", None), ("1", "b1")])
def test_numbers_of_two_digits(text: str, button: str | None) -> None:
    found = chosen(text, TWELVE)
    assert (found.id if found else None) == button


def test_of_two_with_the_same_words_the_first_is_meant() -> None:
    twice = (Button("a", "Other"), Button("b", "Other"))
    assert (chosen("other", twice), chosen("2", twice)) == twice


def test_a_number_is_a_place_even_where_a_label_is_another() -> None:
    buttons = (Button("a", "2"), Button("b", "1"))
    assert chosen("2", buttons) is buttons[1]


@given(st.text(st.characters() | st.sampled_from("12#(). "), max_size=6))
def test_whatever_is_written_it_is_one_of_them_or_none(text: str) -> None:
    assert chosen(text, THREE) in {None, *THREE}


@given(st.integers(1, 12))
def test_every_button_is_chosen_by_its_number_and_by_its_label(place: int) -> None:
    button = TWELVE[place - 1]
    assert chosen(str(place), TWELVE) is button is chosen(button.label, TWELVE)
