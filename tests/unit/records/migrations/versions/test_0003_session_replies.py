"""From the tables before there were replies: what is there stays, and replies can be kept."""

from alembic import command
from sqlalchemy import inspect

from bot.records.database import open_database, writing
from bot.records.upgrading import migration_config, upgrade

from ...looking import add, counts
from ...turns import AT


def test_what_was_there_stays_and_a_way_back_is_there(address: str) -> None:
    engine = open_database(address)
    with writing(engine).begin() as connection:
        command.upgrade(migration_config(connection), "0002")
    add(engine, "documents", {"version": "d", "first_used": AT})
    upgrade(engine)
    add(engine, "session_replies", {"key": "k", "conversation": "c", "at": AT, "reply": "{}"})
    assert counts(engine) == {"documents": 1, "session_replies": 1}
    with writing(engine).begin() as connection:
        command.downgrade(migration_config(connection), "0002")
    assert not inspect(engine).has_table("session_replies")
