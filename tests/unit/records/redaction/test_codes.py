"""Codes of letters and digits are found, amounts are not."""

import pytest

from bot.records.redaction.codes import find
from bot.records.redaction.plain_text import plain_text

from .pieces import pieces

FOUND = [
    # yes
    ("H4471920 here", ["H4471920"]),
    ("policy BUPA-4471-90823, ok", ["BUPA-4471-90823"]),
    ("ID 1EG4-TE5-MK73", ["1EG4-TE5-MK73"]),
    ("7712045TA", ["7712045TA"]),
    ("AB/12345/C", ["AB/12345/C"]),
    # no
    ("2000mg, 5000iu/day and 40000mcg", []),
    ("10mg-20mg-30mg", []),
    ("covid-19 in 2020-2021", []),
    ("3rd of 10am", []),
    ("b12 and T12", []),
    ("", []),
    ("🙂 x", []),
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_they_are_found(text: str, expected: list[str]) -> None:
    assert pieces(find(plain_text(text)), text) == expected
