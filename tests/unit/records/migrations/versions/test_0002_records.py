"""From the first tables to those of today."""

import pytest
from alembic import command
from sqlalchemy.engine import Engine

from bot.records.database import open_database, writing
from bot.records.turn import Asked, Release
from bot.records.upgrading import migration_config, upgrade

from ... import first
from ...looking import add, rows, turns
from ...turns import AT, a_turn


@pytest.fixture
def upgraded(address: str) -> Engine:
    engine = open_database(address)
    first.make(engine)
    upgrade(engine)
    return engine


def test_a_turn_of_the_first_tables_is_kept_with_all_that_was_known_of_it(upgraded: Engine) -> None:
    quoting, empty = turns(upgraded, "a")
    at = first.TURNS[0]["at"]
    assert quoting.at.replace(tzinfo=None) == at and quoting.release == Release("d1", "m1", "")
    assert quoting.asked == (Asked((("ask_alcohol", 0.5),)),) and quoting.shown == (40, 38)
    assert (quoting.verdict, quoting.urgent, quoting.milliseconds) == ("answered", False, 2.5)
    assert (empty.verdict, empty.urgent, empty.asked, empty.shown) == ("not_covered", True, (), ())


def test_what_was_not_known_of_it_is_empty(upgraded: Engine) -> None:
    (turn, _) = turns(upgraded, "a")
    assert (turn.text.text, turn.channel, turn.key) == ("", "", "first-3")


def test_documents_and_versions_are_those_of_its_turns(upgraded: Engine) -> None:
    first_used = {row["version"]: row["first_used"].replace(tzinfo=None) for row in rows(upgraded, "documents")}
    assert first_used == {"d1": first.TURNS[0]["at"], "d2": first.TURNS[2]["at"]}
    assert {turn.release for turn in turns(upgraded, "b")} == {Release("d2", "m1", ""), Release("d2", "m2", "")}


def test_new_turns_are_numbered_after_those_that_were_there(upgraded: Engine) -> None:
    row = {"key": "new", "conversation": "c", "at": AT, "channel": "web", "text": "", "verdict": "answered"}
    add(upgraded, "turns", {**row, "urgent": False, "release": 1, "milliseconds": a_turn().milliseconds})
    numbers = {each["key"]: each["id"] for each in rows(upgraded, "turns")}
    assert numbers["first-9"] == 9 and numbers["new"] > 9


def test_there_is_no_way_back(engine: Engine) -> None:
    with pytest.raises(NotImplementedError, match="cannot be put back"), writing(engine).begin() as connection:
        command.downgrade(migration_config(connection), "0001")
