"""Presidio's recognizers find what has a form of its own, and are asked only where that may be."""

import pytest

from bot.records.redaction.finding import Tag
from bot.records.redaction.plain_text import plain_text
from bot.records.redaction.recognizers import Recognizers


@pytest.fixture(scope="module")
def recognizers() -> Recognizers:
    return Recognizers()


FOUND = [
    # yes
    ("write to jo@example.com now", [("jo@example.com", Tag.EMAIL)]),
    ("call 020 7946 0018 now", [("020 7946 0018", Tag.PHONE)]),
    ("+48 601 234 567", [("+48 601 234 567", Tag.PHONE)]),
    ("my ip is 86.12.44.201", [("86.12.44.201", Tag.LINK)]),
    ("GB29 NWBK 6016 1331 9268 19", [("GB29 NWBK 6016 1331 9268 19", Tag.NUMBER)]),
    ("visa 4111111111111111", [("4111111111111111", Tag.NUMBER)]),
    ("AB123456C", [("AB123456C", Tag.NUMBER)]),
    ("SSN 219-09-9998", [("219-09-9998", Tag.NUMBER)]),
    # no
    ("jo@example.notadomain", []),
    ("10 mg three times a day", []),
    ("", []),
    ("🙂", []),
    ("1 " * 200, []),
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_they_find(recognizers: Recognizers, text: str, expected: list[tuple[str, Tag]]) -> None:
    found = [(text[each.start : each.end], each.tag) for each in recognizers.find(plain_text(text))]
    assert set(expected) <= set(found) if expected else found == []
