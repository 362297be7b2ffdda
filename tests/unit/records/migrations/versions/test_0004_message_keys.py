"""From the tables before there were messaging apps: what is there stays, and a message can be taken, once."""

import pytest
from alembic import command
from sqlalchemy import inspect
from sqlalchemy.exc import IntegrityError

from bot.records.database import open_database, writing
from bot.records.upgrading import migration_config, upgrade

from ...looking import add, counts, rows
from ...turns import AT


def test_what_was_there_stays_and_a_way_back_is_there(address: str) -> None:
    engine = open_database(address)
    with writing(engine).begin() as connection:
        command.upgrade(migration_config(connection), "0003")
    add(engine, "session_replies", {"key": "k", "conversation": "c", "at": AT, "reply": "{}"})
    upgrade(engine)
    add(engine, "message_keys", {"key": "f" * 64, "at": AT, "taker": "0" * 32})
    assert counts(engine) == {"session_replies": 1, "message_keys": 1}
    with writing(engine).begin() as connection:
        command.downgrade(migration_config(connection), "0003")
    assert not inspect(engine).has_table("message_keys")
    assert [row["key"] for row in rows(engine, "session_replies")] == ["k"]


def test_a_key_is_there_once(address: str) -> None:
    engine = open_database(address)
    upgrade(engine)
    add(engine, "message_keys", {"key": "k", "at": AT, "taker": "here"})
    with pytest.raises(IntegrityError):
        add(engine, "message_keys", {"key": "k", "at": AT, "taker": "there"})
