"""Brings a database's tables up to date, by Alembic."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import inspect, text
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError

from bot.records.database import POSTGRESQL, writing
from bot.records.errors import DatabaseUnavailable, UpgradeError
from bot.records.failures import is_away

MIGRATIONS = Path(__file__).with_name("migrations")

_FIRST = "0001"  # the tables that were made before there were migrations
_LOCK = 4_251_003_113  # any number that is ours: two processes shall not upgrade one database at once


def upgrade(engine: Engine) -> None:
    """Make the tables, or bring them up to date, in one transaction.

    Raises DatabaseUnavailable, or UpgradeError where waiting would not help.
    """
    try:
        with writing(engine).begin() as connection:
            if connection.dialect.name == POSTGRESQL:
                connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
                connection.execute(text("SET LOCAL statement_timeout = 0"))  # many rows take their time
            config = migration_config(connection)
            present = MigrationContext.configure(connection).get_current_revision()
            if present == ScriptDirectory.from_config(config).get_current_head():
                return
            if present is None and inspect(connection).has_table("turns"):
                command.stamp(config, _FIRST)
            command.upgrade(config, "head")
    except (SQLAlchemyError, CommandError) as err:
        if is_away(err):
            raise DatabaseUnavailable(f"the database is away ({type(err).__name__})") from err
        raise UpgradeError(
            f"the database (BOT_DATABASE) cannot be brought up to date ({type(err).__name__}): may the bot make tables "
            "in it, and was it last used by a newer version?"
        ) from err


def migration_config(connection: Connection) -> Config:
    """Alembic's settings to work within this connection's transaction."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    return config
