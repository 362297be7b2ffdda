"""What cannot be kept whole is not kept in part, and what is kept comes back as it was."""

import asyncio
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine
from sqlalchemy.exc import SQLAlchemyError

from bot.records.repository import TurnRepository, open_database

from .turns import a_turn


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "new" / "folder" / "bot.db"


@pytest.fixture
def engine(path: Path) -> Iterator[Engine]:
    engine = open_database(path)
    yield engine
    engine.dispose()


@pytest.fixture
def turns(engine: Engine) -> TurnRepository:
    return TurnRepository(engine)


def count(path: Path, table: str) -> int:
    with closing(sqlite3.connect(path)) as database:
        return int(database.execute(f"select count(*) from {table}").fetchone()[0])


@pytest.mark.parametrize("content", [b"this is no database", b"\x00" * 5000])
def test_a_file_that_is_no_database_is_an_error(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True)
    path.write_bytes(content)
    with pytest.raises(SQLAlchemyError, match="not a database"):
        TurnRepository(open_database(path))


MISSING: list[dict[str, Any]] = [
    {"conversation": None}, {"at": None}, {"intent": None}, {"confidence": None}, {"verdict": None}, {"urgent": None},
    {"document": None}, {"model": None}, {"milliseconds": None}, {"sentences": (1, None)}, {"at": "yesterday"},
]  # fmt: skip


@pytest.mark.parametrize("changes", MISSING, ids=str)
def test_a_turn_that_lacks_something_is_not_kept_not_even_in_part(
    turns: TurnRepository, path: Path, changes: dict[str, Any]
) -> None:
    with pytest.raises(SQLAlchemyError):
        turns.add(a_turn(**changes))
    assert (count(path, "turns"), count(path, "sentences_shown")) == (0, 0)


def test_a_failure_between_the_two_tables_leaves_nothing(turns: TurnRepository, engine: Engine, path: Path) -> None:
    def fail(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if "sentences_shown" in statement:
            raise sqlite3.OperationalError("disk is full")

    event.listen(engine, "before_cursor_execute", fail)
    with pytest.raises(sqlite3.OperationalError):
        turns.add(a_turn())
    assert count(path, "turns") == 0


async def test_a_database_that_lost_its_tables_fails_the_record(turns: TurnRepository, path: Path) -> None:
    with closing(sqlite3.connect(path)) as database:
        database.execute("drop table sentences_shown")
    with pytest.raises(SQLAlchemyError, match="no such table"):
        await turns.record(a_turn())
    assert count(path, "turns") == 0


KEPT: list[dict[str, Any]] = [
    {},
    {"sentences": (40, 38, 40)},
    {"urgent": True, "verdict": "not_covered"},
    {"intent": "", "confidence": 0.0, "model": "", "milliseconds": 0.0},
    {"conversation": "'; drop table turns; --"},
    {"conversation": "🙂"},
    {"conversation": ""},
    {"at": datetime(2024, 2, 29, tzinfo=UTC)},
]


@pytest.mark.parametrize("changes", KEPT, ids=str)
def test_a_turn_comes_back_as_it_was(turns: TurnRepository, changes: dict[str, Any]) -> None:
    turn = a_turn(**changes)
    turns.add(turn)
    assert turns.of_conversation(turn.conversation) == [turn]


def test_turns_come_back_in_the_order_in_which_they_were_added(turns: TurnRepository) -> None:
    late, early = a_turn(at=datetime(2030, 1, 1, tzinfo=UTC)), a_turn(at=datetime(2020, 1, 1, tzinfo=UTC))
    for turn in (late, early):
        turns.add(turn)
    assert turns.of_conversation("c") == [late, early]


async def test_turns_recorded_at_the_same_time_are_all_kept(turns: TurnRepository, path: Path) -> None:
    await asyncio.gather(*(turns.record(a_turn(conversation=str(number))) for number in range(20)))
    assert (count(path, "turns"), count(path, "sentences_shown")) == (20, 40)
