"""A database is made ready for the bot."""

from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine
from sqlalchemy.exc import OperationalError

from bot.leaflet.document import read_document
from bot.records.database import open_database
from bot.records.errors import DatabaseUnavailable
from bot.records.preparing import prepare

from . import first
from .looking import counts

LEAFLET = read_document()


def test_it_has_tables_and_the_leaflet_then(address: str) -> None:
    engine = open_database(address)
    for _ in range(2):
        prepare(engine, LEAFLET)
    assert counts(engine) == {"documents": 1, "sections": len(LEAFLET.sections), "sentences": len(LEAFLET.sentences)}


def test_a_database_of_the_first_version_gets_the_leaflet_too(address: str) -> None:
    engine = open_database(address)
    first.make(engine)
    prepare(engine, LEAFLET)
    assert counts(engine)["documents"] == 3 and counts(engine)["sentences"] == len(LEAFLET.sentences)


def test_a_database_that_goes_away_on_the_way_is_away(engine: Engine) -> None:
    def fail(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if "INSERT INTO sentences" in statement:
            raise OperationalError(statement, {}, OSError())

    event.listen(engine, "before_cursor_execute", fail)
    with pytest.raises(DatabaseUnavailable, match="OperationalError"):
        prepare(engine, LEAFLET)
    assert counts(engine) == {}
