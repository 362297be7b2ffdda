"""What stands in a database, whoever wrote it."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import func, insert, select
from sqlalchemy.engine import Connection, Engine, make_url

from bot.records import tables
from bot.records.database import writing
from bot.records.reading import turns_of
from bot.records.turn import Turn


def add(engine: Engine, table: str, *rows: dict[str, Any]) -> None:
    """Write rows."""
    with writing(engine).begin() as connection:
        connection.execute(insert(tables.metadata.tables[table]), list(rows))


def rows(engine: Engine, table: str) -> list[dict[str, Any]]:
    """All rows of a table, in the order of its key."""
    found = tables.metadata.tables[table]
    with engine.connect() as connection:
        return [dict(row) for row in connection.execute(select(found).order_by(*found.primary_key)).mappings()]


def counts(engine: Engine) -> dict[str, int]:
    """How many rows each table has, of those that have some."""
    with engine.connect() as connection:
        found = {name: _count(connection, name) for name in tables.metadata.tables}
    return {name: count for name, count in found.items() if count}


def turns(engine: Engine, conversation: str = "c") -> list[Turn]:
    """The turns of a conversation."""
    with engine.connect() as connection:
        return list(turns_of(connection, conversation))


def tables_with(engine: Engine, words: str) -> list[str]:
    """The tables in whose rows these words stand, whatever the column."""
    return [name for name in tables.metadata.tables if words in repr(rows(engine, name))]


def bytes_on_disk(engine: Engine) -> bytes:
    """All that an SQLite database has on the disk, after its log was written into it."""
    path = Path(make_url(str(engine.url)).database or "")
    with closing(sqlite3.connect(path)) as file:
        busy, _, _ = file.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        assert not busy
        return b"".join(each.read_bytes() for each in sorted(path.parent.glob(f"{path.name}*")))


def _count(connection: Connection, table: str) -> int:
    return int(connection.execute(select(func.count()).select_from(tables.metadata.tables[table])).scalar() or 0)
