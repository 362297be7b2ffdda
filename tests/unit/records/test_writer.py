"""One thread that writes."""

from collections.abc import Iterator
from concurrent.futures import Future
from typing import Any

import pytest
from sqlalchemy import insert, select
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import IntegrityError

from bot.records.tables import documents
from bot.records.writer import Writer

from .looking import counts, rows
from .trouble import AWAY, Trouble
from .turns import AT

SECONDS = 20


@pytest.fixture
def writer(engine: Engine) -> Iterator[Writer]:
    writer = Writer(engine)
    yield writer
    writer.close()


@pytest.fixture
def trouble(engine: Engine) -> Trouble:
    return Trouble(engine)


def adding(version: str | None) -> Any:
    """A document, whose name is what comes of it."""

    def add(connection: Connection) -> str | None:
        connection.execute(insert(documents), {"version": version, "first_used": AT})
        return version

    return add


def order_behind(writer: Writer, trouble: Trouble, *versions: str | None) -> list[Future[Any]]:
    """What is ordered while the writer is busy with the document "first"."""
    with trouble.hanging(words="INSERT"):
        first = writer.order(adding("first"))
        assert trouble.holding.wait(SECONDS)
        return [first, *(writer.order(adding(version)) for version in versions)]


def kept(engine: Engine) -> list[str]:
    return [row["version"] for row in rows(engine, "documents")]


def test_the_outcome_comes_when_it_is_committed(writer: Writer, engine: Engine) -> None:
    assert writer.order(adding("a")).result(SECONDS) == "a"
    assert kept(engine) == ["a"]


def test_what_was_ordered_is_done_in_order(writer: Writer, engine: Engine) -> None:
    versions = [f"{number:02d}" for number in range(20)]
    ordered = [writer.order(adding(version)) for version in versions]
    assert [done.result(SECONDS) for done in ordered] == versions
    assert [row["version"] for row in sorted(rows(engine, "documents"), key=lambda row: int(row["id"]))] == versions


def test_what_comes_in_while_it_writes_goes_into_the_next_transaction_together(
    writer: Writer, trouble: Trouble
) -> None:
    for done in order_behind(writer, trouble, *(str(number) for number in range(50))):
        done.result(SECONDS)
    assert trouble.begun == 2 and trouble.count("INSERT INTO documents") == 51


def test_a_transaction_does_not_grow_without_end(writer: Writer, trouble: Trouble) -> None:
    for done in order_behind(writer, trouble, *(str(number) for number in range(201))):
        done.result(SECONDS)
    assert trouble.begun == 3


def test_a_bad_order_takes_no_other_with_it(writer: Writer, trouble: Trouble, engine: Engine) -> None:
    ordered = order_behind(writer, trouble, "a", None, "first", "b")
    assert [ordered[place].result(SECONDS) for place in (0, 1, 4)] == ["first", "a", "b"]
    assert all(isinstance(ordered[place].exception(SECONDS), IntegrityError) for place in (2, 3))
    assert sorted(kept(engine)) == ["a", "b", "first"]


def test_what_an_order_raises_belongs_to_who_ordered(writer: Writer, engine: Engine) -> None:
    def fail(connection: Connection) -> None:
        adding("a")(connection)
        raise ZeroDivisionError

    assert isinstance(writer.order(fail).exception(SECONDS), ZeroDivisionError)
    assert writer.order(adding("b")).result(SECONDS) == "b"
    assert kept(engine) == ["b"]


def test_a_database_that_is_away_is_not_asked_again_for_each_order(writer: Writer, trouble: Trouble) -> None:
    with trouble.failing():
        ordered = order_behind(writer, trouble, *(str(number) for number in range(20)))
        assert all(done.exception(SECONDS) is AWAY for done in ordered)
    assert trouble.begun == 2


def test_what_is_cancelled_before_its_turn_is_not_done(writer: Writer, trouble: Trouble, engine: Engine) -> None:
    with trouble.hanging(words="INSERT"):
        first = writer.order(adding("first"))
        assert trouble.holding.wait(SECONDS)
        second, third = writer.order(adding("second")), writer.order(adding("third"))
        assert second.cancel() and not first.cancel()
    assert third.result(SECONDS) == "third"
    assert kept(engine) == ["first", "third"] and second.cancelled()


def test_when_all_are_cancelled_no_transaction_is_begun(writer: Writer, trouble: Trouble) -> None:
    with trouble.hanging(words="INSERT"):
        first = writer.order(adding("first"))
        assert trouble.holding.wait(SECONDS)
        assert writer.order(adding("second")).cancel()
    first.result(SECONDS)
    writer.close()
    assert trouble.begun == 1


def test_closing_finishes_what_was_ordered(writer: Writer, trouble: Trouble, engine: Engine) -> None:
    order_behind(writer, trouble, *(str(number) for number in range(250)))
    writer.close(SECONDS)
    assert counts(engine) == {"documents": 251}


def test_closing_does_not_wait_for_ever(writer: Writer, trouble: Trouble) -> None:
    with trouble.hanging(words="INSERT"):
        done = writer.order(adding("first"))
        assert trouble.holding.wait(SECONDS)
        writer.close(0.01)
        assert not done.done()


def test_it_writes_with_the_lock_from_the_beginning(writer: Writer, engine: Engine, trouble: Trouble) -> None:
    writer.order(lambda connection: connection.execute(select(documents)).all()).result(SECONDS)
    if engine.dialect.name == "sqlite":
        assert trouble.statements[0] == "BEGIN IMMEDIATE"
