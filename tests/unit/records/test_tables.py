"""The tables, on both databases."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import insert
from sqlalchemy.engine import Engine
from sqlalchemy.exc import IntegrityError, StatementError

from bot.records.tables import deeds, metadata

from .looking import add, counts, rows

AT = datetime(2026, 3, 29, 0, 30, tzinfo=UTC)
NEPAL = timezone(timedelta(hours=5, minutes=45))


def a_deed(at: datetime) -> dict[str, object]:
    return {"at": at, "actor": "patient", "deed": "delete", "count": 1}


@pytest.mark.parametrize("at", [AT, AT.astimezone(NEPAL), AT.replace(microsecond=1)])
def test_a_time_comes_back_as_the_same_moment_in_utc(engine: Engine, at: datetime) -> None:
    add(engine, "deeds", a_deed(at))
    (deed,) = rows(engine, "deeds")
    assert deed["at"] == at and deed["at"].tzinfo is UTC


def test_a_time_without_its_zone_is_refused(engine: Engine) -> None:
    with pytest.raises(StatementError, match="a time needs its zone"):
        add(engine, "deeds", a_deed(AT.replace(tzinfo=None)))
    assert counts(engine) == {}


def test_a_time_is_kept_in_utc_whatever_zone_the_database_has(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(insert(deeds), a_deed(AT.astimezone(NEPAL)))
        (kept,) = connection.exec_driver_sql("SELECT CAST(at AS VARCHAR) FROM deeds").scalars()
    assert str(kept).startswith("2026-03-29 00:30:00")


def test_where_there_is_no_time_there_is_none() -> None:
    at = deeds.c.at.type
    assert at.process_bind_param(None, None) is None and at.process_result_value(None, None) is None


@pytest.mark.parametrize("line", [{"sentence": 1, "response": "utter_greet"}, {"sentence": None, "response": None}])
def test_a_line_is_either_a_sentence_or_a_response(engine: Engine, line: dict[str, object]) -> None:
    add(engine, "documents", {"id": 1, "version": "d", "first_used": AT})
    add(engine, "releases", {"id": 1, "document": 1, "model": "m", "code": "c"})
    turn = {"conversation": "c", "at": AT, "channel": "web", "text": "", "verdict": "answered", "urgent": False}
    add(engine, "turns", {"id": 1, "key": "k", **turn, "release": 1, "milliseconds": 1.0})
    with pytest.raises(IntegrityError, match="ck_turn_lines_either"):
        add(engine, "turn_lines", {"turn": 1, "position": 0, **line})


def test_a_row_belongs_to_one_that_is_there(engine: Engine) -> None:
    with pytest.raises(IntegrityError):
        add(engine, "feedback", {"turn": 1, "at": AT, "helpful": True})


def test_what_is_looked_up_by_its_owner_has_an_index_for_it() -> None:
    """Deleting a turn looks for its rows in every table that points to it."""
    for table in metadata.tables.values():
        firsts = {next(iter(index.columns)) for index in table.indexes} | {next(iter(table.primary_key))}
        owners = [key.parent for key in table.foreign_keys if key.ondelete == "CASCADE"]
        assert set(owners) <= firsts, table.name


@pytest.mark.parametrize("time", ["first", "second"])
def test_every_test_has_a_database_of_its_own(engine: Engine, time: str) -> None:
    assert counts(engine) == {}
    add(engine, "deeds", a_deed(AT))
