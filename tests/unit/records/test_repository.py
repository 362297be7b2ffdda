"""Turns in a real SQLite file."""

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy.exc import SQLAlchemyError

from bot.records.repository import TurnRepository, open_database
from bot.records.turn import Turn

AT = datetime(2026, 11, 22, 12, 30, tzinfo=UTC)


def turn(conversation: str = "c1", sentences: tuple[int, ...] = (38, 40)) -> Turn:
    return Turn(
        conversation=conversation,
        at=AT,
        intent="ask_alcohol",
        confidence=0.9,
        verdict="answered",
        urgent=False,
        sentences=sentences,
        document="d" * 64,
        model="model",
        milliseconds=12.5,
    )


def test_a_database_that_cannot_be_written_raises(tmp_path: Path) -> None:
    repository = TurnRepository(open_database(tmp_path / "bot.db"))
    with sqlite3.connect(tmp_path / "bot.db") as file:
        file.execute("drop table turns")
    with pytest.raises(SQLAlchemyError):
        repository.add(turn())


async def test_a_turn_is_read_back_as_it_was(tmp_path: Path) -> None:
    repository = TurnRepository(open_database(tmp_path / "new" / "bot.db"))
    await repository.record(turn())
    assert repository.of_conversation("c1") == [turn()]


def test_a_turn_without_quotes_is_kept_too(tmp_path: Path) -> None:
    repository = TurnRepository(open_database(tmp_path / "bot.db"))
    repository.add(turn(sentences=()))
    assert repository.of_conversation("c1") == [turn(sentences=())]


def test_turns_are_of_their_conversation_and_in_order(tmp_path: Path) -> None:
    repository = TurnRepository(open_database(tmp_path / "bot.db"))
    for conversation, shown in (("a", (1,)), ("b", (2,)), ("a", (3, 1))):
        repository.add(turn(conversation, shown))
    assert [each.sentences for each in repository.of_conversation("a")] == [(1,), (3, 1)]
    assert repository.of_conversation("nobody") == []


def test_turns_are_there_when_the_file_is_opened_again(tmp_path: Path) -> None:
    TurnRepository(open_database(tmp_path / "bot.db")).add(turn())
    assert TurnRepository(open_database(tmp_path / "bot.db")).of_conversation("c1") == [turn()]
