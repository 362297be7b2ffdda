"""Dates of birth are found, other dates are not."""

import pytest

from bot.records.redaction.birth_dates import find, is_long_past
from bot.records.redaction.plain_text import plain_text

from .pieces import pieces

FOUND = [
    # yes
    ("DOB 12.7.58. On gabapentin", ["12.7.58"]),
    ("dob: 4/6/62", ["4/6/62"]),
    ("D.O.B 01/02/1948", ["01/02/1948"]),
    ("I was born on the 4th of March 1961", ["4th of March 1961"]),
    ("my date of birth's 21 september 1990", ["21 september 1990"]),
    ("born May 5th, 1955 in Cork", ["May 5th, 1955"]),
    ("birthday is 5 may", ["5 may"]),
    ("dob 04061962", ["04061962"]),
    ("dob 4-Jun-1962", ["4-Jun-1962"]),
    ("born on a Tuesday, 4 March 1952", ["4 March 1952"]),
    ("my date of birth is the fourth of june nineteen sixty two", ["fourth of june nineteen sixty two"]),
    ("turned 70 on 14 February", ["14 February"]),
    ("03-05-72 is my date of birth", ["03-05-72"]),
    ("im 4.6.1962 male", ["4.6.1962"]),
    ("1961-03-09, male", ["1961-03-09"]),
    ("🎂 born 12/03/1958 🎂", ["12/03/1958"]),
    ("born july the ninth nineteen sixty two and", ["july the ninth nineteen sixty two"]),
    # no
    ("since 4 March, started on the 1st", []),
    ("a stroke in 2019, born in 1958", []),
    ("appointment 12/05/2026", []),
    ("10/20/30 mg and 1/2 a tablet", []),
    ("45.45.1958", []),
    ("take 2.5 mg 3 times", []),
    ("born", []),
    ("", []),
    ("🙂", []),
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_they_are_found(text: str, expected: list[str]) -> None:
    assert pieces(find(plain_text(text)), text) == expected


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        # yes
        ("1.1.1900", True),
        ("31/12/2011", True),
        ("1/1/30", True),
        # no
        ("1.1.1899", False),
        ("1/1/2012", False),
        ("1/1/26", False),
        ("13/13/1980", False),
        ("0/0/1980", False),
    ],
)
def test_a_year_is_long_past_after_fifteen_years(date: str, expected: bool) -> None:
    assert is_long_past(date, this_year=2026) is expected
