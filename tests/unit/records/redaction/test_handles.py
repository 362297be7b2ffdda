"""Names of accounts are found."""

import pytest

from bot.records.redaction.handles import find
from bot.records.redaction.plain_text import plain_text

from .pieces import pieces

FOUND = [
    # yes
    ("follow me @wobblylegs_rhys i post", ["@wobblylegs_rhys"]),
    ("im @wonky.life.uk on tiktok", ["@wonky.life.uk"]),
    ("insta: wobbly_wendy", ["wobbly_wendy"]),
    ("snapchat username: wendy.h", ["wendy.h"]),
    ("discord wendy#4471", ["wendy#4471"]),
    ("my username is wobbly", ["wobbly"]),
    ("its pete_rollo_99 there", ["pete_rollo_99"]),
    # no
    ("my user name is not working", []),
    ("jo_b@example.com", []),
    ("jo@example.com", []),
    ("I read it on facebook that it helps", []),
    ("twitter is down", []),
    ("@ home", []),
    ("", []),
    ("🙂", []),
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_they_are_found(text: str, expected: list[str]) -> None:
    assert pieces(find(plain_text(text)), text) == expected
