"""Secrets are found after what they are called."""

import pytest

from bot.records.redaction.plain_text import plain_text
from bot.records.redaction.secrets import find

from .pieces import pieces

FOUND = [
    # yes
    ("my pin is 4471 dont tell", ["4471"]),
    ("cvv 123", ["123"]),
    ("key safe code 8812", ["8812"]),
    ("password is hunter22", ["hunter22"]),
    ("mastercard ending 4421", ["4421"]),
    # no
    ("pins and needles", []),
    ("the code is long", []),
    ("I pin 10 hopes on it", []),
    ("", []),
    ("🙂", []),
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_they_are_found(text: str, expected: list[str]) -> None:
    assert pieces(find(plain_text(text)), text) == expected
