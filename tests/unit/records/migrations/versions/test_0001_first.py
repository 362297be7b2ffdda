"""The first tables."""

from typing import Any

from alembic import command
from sqlalchemy import inspect
from sqlalchemy.engine import Engine

from bot.records.database import open_database, writing
from bot.records.upgrading import migration_config

from ... import first

TABLES = ("sentences_shown", "turns")


def to_first(engine: Engine) -> None:
    with writing(engine).begin() as connection:
        command.upgrade(migration_config(connection), "0001")


def shape(engine: Engine, table: str) -> dict[str, Any]:
    """What stands in a table, and by what it is found."""
    found = inspect(engine)
    return {
        "columns": [(each["name"], str(each["type"]), each["nullable"]) for each in found.get_columns(table)],
        "key": found.get_pk_constraint(table)["constrained_columns"],
        "owners": [(key["constrained_columns"], key["referred_table"]) for key in found.get_foreign_keys(table)],
        "indexes": sorted((each["name"], each["column_names"]) for each in found.get_indexes(table)),
    }


def test_they_are_those_that_the_bot_made_before_there_were_migrations(address: str) -> None:
    engine = open_database(address)
    first.metadata.create_all(engine)
    by_hand = [shape(engine, table) for table in TABLES]
    first.metadata.drop_all(engine)
    to_first(engine)
    assert [shape(engine, table) for table in TABLES] == by_hand


def test_they_can_be_taken_away_again(address: str) -> None:
    engine = open_database(address)
    to_first(engine)
    with writing(engine).begin() as connection:
        command.downgrade(migration_config(connection), "base")
    assert inspect(engine).get_table_names() == ["alembic_version"]
