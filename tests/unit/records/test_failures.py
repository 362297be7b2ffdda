"""What a database's errors mean."""

from contextlib import ExitStack
from typing import Any

import pytest
from sqlalchemy import insert
from sqlalchemy.engine import Engine
from sqlalchemy.exc import (
    DataError,
    IntegrityError,
    OperationalError,
    ProgrammingError,
    SQLAlchemyError,
    StatementError,
)
from sqlalchemy.exc import TimeoutError as PoolTimeout

from bot.records.database import open_database, writing
from bot.records.failures import is_away, is_refused
from bot.records.tables import doctor_questions, turn_intents, turns
from tests.databases import PostgreSQL

from .turns import AT


def a_turn_row(**changes: Any) -> dict[str, Any]:
    """A row for `turns`, whose release is missing."""
    row = {"key": "k", "conversation": "c", "at": AT, "channel": "web", "text": "", "verdict": "", "urgent": False}
    return {**row, "release": 1, "milliseconds": 1.0, **changes}


def failure(engine: Engine, work: Any) -> Exception:
    with pytest.raises(Exception) as raised, writing(engine).begin() as connection:  # noqa: PT011 any will do
        work(connection)
    return raised.value


def adding(**changes: Any) -> Any:
    return lambda connection: connection.execute(insert(turns), a_turn_row(**changes))


REFUSED: list[tuple[dict[str, Any], type[Exception]]] = [
    ({}, IntegrityError),  # no such release
    ({"text": None}, IntegrityError),
    ({"at": "yesterday"}, StatementError),
    ({"at": AT.replace(tzinfo=None)}, StatementError),
    ({"text": "half \ud83d a character"}, UnicodeError),
]


@pytest.mark.parametrize(("changes", "kind"), REFUSED, ids=range(len(REFUSED)))
def test_a_database_that_is_there_refuses_what_it_cannot_take(
    engine: Engine, changes: dict[str, Any], kind: type[Exception]
) -> None:
    err = failure(engine, adding(**changes))
    assert isinstance(err, kind)
    assert is_refused(err) and not is_away(err)


def test_postgresql_refuses_what_is_too_long_or_has_a_nul(postgresql: PostgreSQL, prepared_postgresql: str) -> None:
    engine = open_database(postgresql.address(prepared_postgresql))
    too_long, nul = failure(engine, adding(verdict="v" * 17)), failure(engine, adding(text="\0"))
    engine.dispose()
    assert isinstance(too_long, DataError) and is_refused(too_long) and not is_away(too_long)
    assert isinstance(nul, ValueError) and is_refused(nul) and not is_away(nul)


def test_a_number_that_is_too_large_is_refused(engine: Engine) -> None:
    row = {"turn": 2**70, "question": 0, "rank": 0, "intent": "i", "confidence": 1.0}
    err = failure(engine, lambda connection: connection.execute(insert(turn_intents), row))
    assert is_refused(err) and not is_away(err)


def test_a_table_that_is_missing_is_neither(engine: Engine) -> None:
    err = failure(engine, lambda connection: connection.exec_driver_sql("INSERT INTO words VALUES (1)"))
    assert isinstance(err, OperationalError | ProgrammingError)
    assert not is_away(err) and not is_refused(err)


def test_what_is_too_large_for_postgresqls_index_is_refused(postgresql: PostgreSQL, prepared_postgresql: str) -> None:
    engine, words = (
        open_database(postgresql.address(prepared_postgresql)),
        "".join(map(chr, range(0x4E00, 0x4E00 + 3000))),
    )
    question = {"conversation": "c", "at": AT, "text": words}
    err = failure(engine, lambda connection: connection.execute(insert(doctor_questions), question))
    engine.dispose()
    assert isinstance(err, OperationalError)
    assert is_refused(err) and not is_away(err)


def test_a_lock_that_is_not_given_up_means_away(engine: Engine) -> None:
    with writing(engine).begin() as holding:
        if holding.dialect.name == "postgresql":
            holding.exec_driver_sql("LOCK TABLE turns")
        err = failure(engine, adding())
    assert isinstance(err, OperationalError)
    assert is_away(err) and not is_refused(err)


def test_a_server_that_does_not_answer_in_time_is_away(postgresql: PostgreSQL) -> None:
    engine = open_database(postgresql.address())
    err = failure(engine, lambda connection: connection.exec_driver_sql("SELECT pg_sleep(60)"))
    assert isinstance(err, OperationalError)
    assert is_away(err) and not is_refused(err)


def test_a_server_that_stops_is_away_until_it_starts(postgresql: PostgreSQL) -> None:
    engine = open_database(postgresql.address())
    with engine.connect() as connection, postgresql.stopped():
        with pytest.raises(SQLAlchemyError) as lost:
            connection.exec_driver_sql("SELECT 1")
        with pytest.raises(SQLAlchemyError) as shut:
            engine.connect()
    assert all(is_away(raised.value) and not is_refused(raised.value) for raised in (lost, shut))
    with engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT 1").scalar() == 1


def test_when_all_connections_are_taken_the_database_is_away(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine.pool, "_timeout", 0.01)
    with ExitStack() as taken:
        for _ in range(5):
            taken.enter_context(engine.connect())
        with pytest.raises(PoolTimeout) as raised:
            engine.connect()
    assert is_away(raised.value) and not is_refused(raised.value)


@pytest.mark.parametrize("err", [TimeoutError(), ConnectionResetError()])
def test_what_the_system_says_of_a_connection_refuses_nothing(err: Exception) -> None:
    assert not is_refused(err)
