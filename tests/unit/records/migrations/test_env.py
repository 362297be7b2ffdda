"""Alembic's entry."""

from importlib import reload

from alembic import command, context
from sqlalchemy.engine import Engine

from bot.records.database import writing
from bot.records.migrations import env
from bot.records.upgrading import migration_config


def test_imported_by_others_it_does_nothing() -> None:
    assert not hasattr(context, "config")
    assert reload(env).metadata.tables


def test_it_works_within_the_connection_that_it_is_given(engine: Engine) -> None:
    """What it did there goes when the transaction is given up."""
    with writing(engine).connect() as connection, connection.begin() as transaction:
        command.stamp(migration_config(connection), "0001")
        assert connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar() == "0001"
        transaction.rollback()
    with engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar() == "0004"
