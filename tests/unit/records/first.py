"""Databases as the first version of the bot left them: turns in tables that it made without migrations, and beside them
the table in which Rasa kept every event."""

import json
from datetime import datetime

from rasa.core.tracker_store import SQLTrackerStore
from sqlalchemy import Boolean, Column, DateTime, Float, ForeignKey, Integer, MetaData, String, Table, insert
from sqlalchemy.engine import Engine

WORDS = "my name is Ann Smith and I drink"  # what Rasa kept of a patient

metadata = MetaData()
_turns = Table(
    "turns",
    metadata,
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
    metadata,
    Column("turn", ForeignKey("turns.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("sentence", Integer, nullable=False),
)
_AT = datetime(2025, 12, 31, 23, 59, 59, 5)  # in UTC
_COMMON = {"at": _AT, "confidence": 0.5, "verdict": "answered", "urgent": False, "model": "m1", "milliseconds": 2.5}
TURNS = [
    {**_COMMON, "id": 3, "conversation": "a", "intent": "ask_alcohol", "document": "d1"},
    {**_COMMON, "id": 7, "conversation": "a", "intent": "", "document": "d1", "urgent": True, "verdict": "not_covered"},
    {**_COMMON, "id": 8, "conversation": "b", "intent": "greet", "document": "d2", "at": _AT.replace(hour=1)},
    {**_COMMON, "id": 9, "conversation": "b", "intent": "ask_food", "document": "d2", "model": "m2"},
]
SHOWN = [{"turn": 3, "position": 0, "sentence": 40}, {"turn": 3, "position": 1, "sentence": 38}]


def make(engine: Engine, *, version: str | None = None, events: bool = False) -> None:
    """Make the first tables with some turns, and Alembic's or Rasa's table where asked for."""
    metadata.create_all(engine)
    with engine.begin() as connection:
        connection.execute(insert(_turns), TURNS)
        connection.execute(insert(_shown), SHOWN)
        if version:
            connection.exec_driver_sql("CREATE TABLE alembic_version (version_num VARCHAR(32) PRIMARY KEY)")
            connection.exec_driver_sql(f"INSERT INTO alembic_version VALUES ('{version}')")
    if events:
        _make_events(engine)


def _make_events(engine: Engine) -> None:
    SQLTrackerStore.Base.metadata.create_all(engine)
    row = {"sender_id": "a", "type_name": "user", "timestamp": 1.0, "data": json.dumps({"text": WORDS})}
    with engine.begin() as connection:
        connection.execute(insert(SQLTrackerStore.SQLEvent.__table__), [row] * 100)
