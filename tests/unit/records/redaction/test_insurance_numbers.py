"""National Insurance numbers are found."""

import pytest

from bot.records.redaction.insurance_numbers import find
from bot.records.redaction.plain_text import plain_text

from .pieces import pieces

FOUND = [
    # yes
    ("NI QQ 48 21 09 B", ["QQ 48 21 09 B"]),
    ("ab123456c", ["ab123456c"]),
    ("AB-12-34-56-C", ["AB-12-34-56-C"]),
    # no
    ("10 mg 20 30 40 a day", []),
    ("at 10 20 30 a", []),
    ("AB123456E", []),
    ("XAB123456C", []),
    ("", []),
    ("🙂", []),
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_they_are_found(text: str, expected: list[str]) -> None:
    assert pieces(find(plain_text(text)), text) == expected
