"""Turns in an SQLite database."""

import asyncio
from collections.abc import Mapping
from datetime import UTC
from pathlib import Path
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    DateTime,
    Float,
    ForeignKey,
    Integer,
    MetaData,
    String,
    Table,
    create_engine,
    insert,
    select,
)
from sqlalchemy.engine import Connection, Engine

from bot.records.turn import Turn

_metadata = MetaData()
_turns = Table(
    "turns",
    _metadata,
    Column("id", Integer, primary_key=True),
    Column("conversation", String(64), nullable=False, index=True),
    Column("at", DateTime, nullable=False, index=True),
    Column("intent", String(64), nullable=False),
    Column("confidence", Float, nullable=False),
    Column("verdict", String(16), nullable=False),
    Column("urgent", Boolean, nullable=False),
    Column("document", String(64), nullable=False),
    Column("model", String(64), nullable=False),
    Column("milliseconds", Float, nullable=False),
)
_shown = Table(
    "sentences_shown",
    _metadata,
    Column("turn", ForeignKey("turns.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("sentence", Integer, nullable=False),
)


class TurnRepository:
    """Keeps turns; raises SQLAlchemyError when the database cannot take them."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        _metadata.create_all(engine)

    async def record(self, turn: Turn) -> None:
        """Add a turn, off the event loop."""
        await asyncio.to_thread(self.add, turn)

    def add(self, turn: Turn) -> None:
        """Add a turn and the sentences it showed, in one transaction."""
        columns = {column.name: getattr(turn, column.name) for column in _turns.columns if column.name != "id"}
        with self._engine.begin() as connection:
            number = connection.execute(insert(_turns), columns).inserted_primary_key[0]
            shown = [{"turn": number, "position": i, "sentence": s} for i, s in enumerate(turn.sentences)]
            if shown:
                connection.execute(insert(_shown), shown)

    def of_conversation(self, conversation: str) -> list[Turn]:
        """The turns of a conversation, oldest first."""
        turns = select(_turns).where(_turns.c.conversation == conversation).order_by(_turns.c.id)
        with self._engine.connect() as connection:
            return [_turn(connection, row) for row in connection.execute(turns).mappings().all()]


def _turn(connection: Connection, row: Mapping[Any, Any]) -> Turn:
    shown = select(_shown.c.sentence).where(_shown.c.turn == row["id"]).order_by(_shown.c.position)
    columns: dict[str, Any] = {name: value for name, value in row.items() if name != "id"}
    columns["at"] = columns["at"].replace(tzinfo=UTC)  # SQLite keeps no zone; what is written is UTC
    return Turn(**columns, sentences=tuple(connection.execute(shown).scalars()))


def open_database(path: Path) -> Engine:
    """An engine on an SQLite file, whose folder is made where needed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    return create_engine(f"sqlite:///{path}", future=True)
