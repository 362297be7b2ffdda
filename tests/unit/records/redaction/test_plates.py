"""The plates of vehicles are found."""

import pytest

from bot.records.redaction.plain_text import plain_text
from bot.records.redaction.plates import find

from .pieces import pieces

FOUND = [
    # yes
    ("my car AB12 CDE is outside", ["AB12 CDE"]),
    ("reg ab12cde", ["ab12cde"]),
    # no
    ("ab12 cde", []),
    ("TAKE AB12 CDE NOW", []),
    ("10 mg", []),
    ("", []),
    ("🙂", []),
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_they_are_found(text: str, expected: list[str]) -> None:
    assert pieces(find(plain_text(text)), text) == expected
