"""A sort code is one before an account's number."""

import pytest

from bot.records.redaction.plain_text import plain_text
from bot.records.redaction.sort_codes import find

from .pieces import pieces

FOUND = [
    # yes
    ("20-15-30 account 93459012", ["20-15-30"]),
    ("12 34 56, account number 87654321", ["12 34 56"]),
    # no
    ("on 20-15-30", []),
    ("10 20 30 mg", []),
    ("", []),
    ("🙂", []),
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_they_are_found(text: str, expected: list[str]) -> None:
    assert pieces(find(plain_text(text)), text) == expected
