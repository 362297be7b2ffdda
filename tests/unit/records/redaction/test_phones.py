"""Telephone numbers are found, doses and dates are not."""

import pytest

from bot.records.redaction.phones import find
from bot.records.redaction.plain_text import plain_text

from .pieces import pieces

FOUND = [
    # yes
    ("07700 900148 is my mobile", ["07700 900148"]),
    ("reach me at (312) 555-0147 or +1-773-555-0162", ["(312) 555-0147", "+1-773-555-0162"]),
    ("+353 20 912 3456, im deaf", ["+353 20 912 3456"]),
    ("ring 0113 496 0999 pls", ["0113 496 0999"]),
    ("0 7 7 0 0 9 0 0 1 2 3", ["0 7 7 0 0 9 0 0 1 2 3"]),
    ("fax 020-7946-0111", ["020-7946-0111"]),
    ("text 60777", ["60777"]),
    ("call me back on 5550199", ["5550199"]),
    (
        "oh one six three two nine six oh double two five thank you",
        ["oh one six three two nine six oh double two five"],
    ),
    ("number is plus four four seven seven double oh nine", ["plus four four seven seven double oh nine"]),
    ("ext 4471", ["4471"]),
    ("📞07700900123📞", ["07700900123"]),
    (
        "five five five, oh one three nine, area code six one two, ok",
        ["five five five, oh one three nine, area code six one two"],
    ),
    # no
    ("10 20 30 40 mg", []),
    ("0 5 10 15 20 25", []),
    ("01.02.2023 1030", []),
    ("one or two, three times", []),
    ("call 999", []),
    ("20 mg at 10 30", []),
    ("", []),
    ("🙂", []),
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_they_are_found(text: str, expected: list[str]) -> None:
    assert pieces(find(plain_text(text)), text) == expected
