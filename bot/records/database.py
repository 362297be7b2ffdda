"""The engine: one embedded SQLite file, or PostgreSQL, told apart by their address alone.

Whatever hangs is given up after a while: a patient waits for no database.
"""

import logging
import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import create_engine, event
from sqlalchemy.engine import URL, Connection, Engine, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import QueuePool

from bot.records.errors import DatabaseSettingError

logger = logging.getLogger(__name__)

SQLITE, POSTGRESQL = "sqlite", "postgresql"
IMMEDIATE = "immediate"  # the execution option of transactions that write

_DRIVERS = (SQLITE, POSTGRESQL, "postgresql+psycopg2")
_CONNECTIONS = 5
_WAIT_SECONDS = 2.0  # for a connection, and for a statement
_LOCK_SECONDS = 1.0  # for what another process holds
_PRAGMAS = (
    "journal_mode=WAL",  # readers and the writer do not wait for each other
    "synchronous=FULL",  # what is committed is there after a power cut
    "foreign_keys=ON",
    "secure_delete=ON",  # what is deleted is overwritten
    f"busy_timeout={int(_LOCK_SECONDS * 1000)}",
)
_POSTGRESQL_OPTIONS = {  # milliseconds, told the server
    "statement_timeout": int(_WAIT_SECONDS * 1000),
    "lock_timeout": int(_LOCK_SECONDS * 1000),
    "idle_in_transaction_session_timeout": int(5 * _WAIT_SECONDS * 1000),
}
_POSTGRESQL_CONNECTION = {  # for the client, who may wait for a server that is no longer there
    "connect_timeout": int(_WAIT_SECONDS),
    "tcp_user_timeout": int(2 * _WAIT_SECONDS * 1000),  # milliseconds, for what was sent
    "keepalives_idle": int(_WAIT_SECONDS),
    "keepalives_interval": 1,
    "keepalives_count": 3,
}


def open_database(address: str) -> Engine:
    """An engine for "sqlite:///folder/file" or "postgresql://user:password@host/name"; connects when first used.

    The folder of an SQLite file is made where needed. Raises DatabaseSettingError.
    """
    url = _read(address)
    return _open_sqlite(url) if url.get_backend_name() == SQLITE else _open_postgresql(url)


def writing(engine: Engine) -> Engine:
    """The same database for transactions that write: SQLite's take the lock at once and need not give up halfway."""
    return engine.execution_options(**{IMMEDIATE: True})


def empty_log(engine: Engine) -> None:
    """Write SQLite's log into the file and empty it: until then, what was deleted still stands there.

    Where others use it just now, that is left to the next time.
    """
    if engine.dialect.name == SQLITE:
        connection: Any = engine.raw_connection()
        try:
            connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
        except sqlite3.Error as err:
            logger.warning("the log of the database could not be emptied: %s", err)
        finally:
            connection.close()


def _read(address: str) -> URL:
    try:
        url = make_url(address)
    except (ArgumentError, ValueError):  # the latter for a port that is no number
        url = None
    if url is None or url.drivername not in _DRIVERS:
        raise DatabaseSettingError(  # without the address, which may hold a password
            "BOT_DATABASE is no address of a database: it should be like sqlite:////var/lib/bot/bot.db or "
            "postgresql://user:password@host/name"
        )
    return url


def _open_sqlite(url: URL) -> Engine:
    if not url.database or url.database == ":memory:" or url.query:
        raise DatabaseSettingError("BOT_DATABASE names no file: it should be like sqlite:////var/lib/bot/bot.db")
    try:
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)
        Path(url.database).touch(0o600)  # for no other user; SQLite takes an empty file for a new database
    except OSError as err:
        raise DatabaseSettingError(f"{url.database} (BOT_DATABASE) cannot be used: {err.strerror}") from err
    engine = create_engine(
        url,
        future=True,
        poolclass=QueuePool,
        pool_size=_CONNECTIONS,
        max_overflow=0,
        pool_timeout=_WAIT_SECONDS,
        connect_args={"timeout": _LOCK_SECONDS, "check_same_thread": False},
    )
    event.listen(engine, "connect", _set_up_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _set_up_sqlite(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # transactions begin where SQLAlchemy says, not where Python's driver guesses
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    immediate = connection.get_execution_options().get(IMMEDIATE)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")


def _open_postgresql(url: URL) -> Engine:
    return create_engine(
        url,
        future=True,
        pool_size=_CONNECTIONS,
        max_overflow=0,
        pool_timeout=_WAIT_SECONDS,
        pool_pre_ping=True,
        connect_args={
            **_POSTGRESQL_CONNECTION,
            "options": " ".join(f"-c {name}={value}" for name, value in _POSTGRESQL_OPTIONS.items()),
        },
    )
