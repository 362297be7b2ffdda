"""Dead letters as lines."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given

from bot.records.letters import Deletion, from_line, to_line
from bot.records.turn import Entry

from .turns import an_entry, entries

LETTER = an_entry(questions=("May I drink?",), helpful=True)


@given(entry=entries)
def test_a_letter_is_read_back_as_it_was_and_is_one_line_of_ascii(entry: Entry) -> None:
    line = to_line(entry)
    assert from_line(line) == entry
    assert line.isascii() and b"\n" not in line and b"\0" not in line


@pytest.mark.parametrize("conversation", ["c", "", "🙂\n\0", "'; drop table turns; --"])
def test_a_deletion_is_read_back_as_it_was(conversation: str) -> None:
    deletion = Deletion(conversation, "patient")
    assert from_line(to_line(deletion)) == deletion
    assert to_line(deletion).isascii() and b"\n" not in to_line(deletion)


def test_the_patients_own_words_are_no_part_of_a_letter() -> None:
    line = to_line(replace(LETTER, state="my name is Ann"))
    assert b"Ann" not in line and from_line(line) == replace(LETTER, state=None)


def damaged(**changes: Any) -> bytes:
    turn = json.loads(to_line(LETTER))["turn"]
    return json.dumps({"turn": {**turn, **changes}}).encode()


NO_LETTERS = [
    b"",
    b"{",
    b"null",
    b"5",
    b'"delete"',
    b"[]",
    b"{}",
    b"\xff",
    b'{"turn": null}',
    b'{"turn": {}}',
    b'{"delete": {}}',
    b'{"delete": {"conversation": "c", "actor": "a", "why": "?"}}',
    to_line(LETTER)[:-2],
    to_line(LETTER)[5:],
    damaged(at="yesterday"),
    damaged(at=5),
    damaged(asked=[{}]),
    damaged(asked=[{"intents": [["a"]], "mentions": []}]),
    damaged(asked=[{"intents": [], "mentions": [{"kind": "ghost", "text": "", "term": None, "near": False}]}]),
    damaged(release={}),
    damaged(mood="of a newer version"),
]


@pytest.mark.parametrize("line", NO_LETTERS, ids=range(len(NO_LETTERS)))
def test_what_is_no_letter_is_an_error(line: bytes) -> None:
    with pytest.raises((ValueError, KeyError, TypeError)):
        from_line(line)


def test_what_no_letter_can_hold_is_an_error() -> None:
    with pytest.raises(TypeError, match="no part of a letter: object"):
        to_line(an_entry(verdict=object()))
