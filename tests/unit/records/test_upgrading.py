"""Bringing a database up to date, from whatever it is."""

import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import event, inspect
from sqlalchemy.engine import Engine, make_url

from bot.records import database
from bot.records.database import open_database, writing
from bot.records.errors import DatabaseUnavailable, UpgradeError
from bot.records.tables import metadata
from bot.records.upgrading import migration_config, upgrade
from tests.databases import PostgreSQL

from . import first
from .looking import add, bytes_on_disk, counts, tables_with
from .turns import AT

NEWEST = "0004"
STATES = [{"version": version, "events": events} for version in (None, "0001") for events in (False, True)]


@pytest.fixture
def empty(address: str) -> Engine:
    return open_database(address)


def version_of(engine: Engine) -> str | None:
    with engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def statements(engine: Engine) -> list[str]:
    """All that is executed from now on."""
    seen: list[str] = []
    event.listen(engine, "before_cursor_execute", lambda *arguments: seen.append(arguments[2]))
    return seen


def test_an_empty_database_gets_all_tables(empty: Engine) -> None:
    upgrade(empty)
    assert set(inspect(empty).get_table_names()) == {*metadata.tables, "alembic_version"}
    assert version_of(empty) == NEWEST and counts(empty) == {}


def test_a_database_that_is_up_to_date_is_left_as_it_is(empty: Engine) -> None:
    upgrade(empty)
    add(empty, "documents", {"version": "d", "first_used": AT})
    seen = statements(empty)
    upgrade(empty)
    assert counts(empty) == {"documents": 1}
    assert not any(statement.startswith(("CREATE", "ALTER", "DROP", "INSERT", "UPDATE")) for statement in seen)


@pytest.mark.parametrize("state", [None, *STATES], ids=str)
def test_the_tables_are_what_the_code_says_whatever_was_there(empty: Engine, state: dict[str, Any] | None) -> None:
    if state:
        first.make(empty, **state)
    upgrade(empty)
    with empty.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []
        command.check(migration_config(connection))


def test_a_column_that_no_migration_makes_is_found(empty: Engine) -> None:
    upgrade(empty)
    with writing(empty).begin() as connection:
        connection.exec_driver_sql("ALTER TABLE turns ADD COLUMN mood INTEGER")
        with pytest.raises(Exception, match="mood"):
            command.check(migration_config(connection))


@pytest.mark.parametrize("state", STATES, ids=str)
def test_turns_of_the_first_tables_are_kept(empty: Engine, state: dict[str, Any]) -> None:
    first.make(empty, **state)
    upgrade(empty)
    assert version_of(empty) == NEWEST
    assert counts(empty) == {"documents": 2, "releases": 3, "turns": 4, "turn_intents": 3, "turn_lines": 2}


def test_what_patients_typed_is_gone_with_rasas_events(empty: Engine) -> None:
    first.make(empty, events=True)
    upgrade(empty)
    assert "events" not in inspect(empty).get_table_names() and not tables_with(empty, first.WORDS)
    if empty.dialect.name == "sqlite":
        assert first.WORDS.encode() not in bytes_on_disk(empty)


def test_tables_that_are_not_ours_are_left(empty: Engine) -> None:
    with writing(empty).begin() as connection:
        connection.exec_driver_sql("CREATE TABLE of_others (id INTEGER)")
    upgrade(empty)
    assert "of_others" in inspect(empty).get_table_names()
    with empty.connect() as connection:
        command.check(migration_config(connection))


def test_a_database_of_a_newer_version_is_an_error_that_says_so(empty: Engine) -> None:
    first.make(empty, version="9999")
    with pytest.raises(UpgradeError, match="was it last used by a newer version"):
        upgrade(empty)
    assert version_of(empty) == "9999" and "turn_lines" not in inspect(empty).get_table_names()


def test_what_cannot_be_upgraded_to_the_end_stays_as_it_was(empty: Engine) -> None:
    first.make(empty)
    with writing(empty).begin() as connection:
        connection.exec_driver_sql("CREATE TABLE reviews (id INTEGER)")  # in the way of one of ours
    before = inspect(empty).get_table_names()
    with pytest.raises(UpgradeError):
        upgrade(empty)
    assert inspect(empty).get_table_names() == before and version_of(empty) is None


def test_a_file_that_is_no_database_is_an_upgrade_error(tmp_path: Path) -> None:
    (tmp_path / "bot.db").write_text("this is no database, but a text that somebody put here")
    with pytest.raises(UpgradeError, match="BOT_DATABASE"):
        upgrade(open_database(f"sqlite:///{tmp_path / 'bot.db'}"))


def test_who_may_not_make_tables_is_told(postgresql: PostgreSQL) -> None:
    with postgresql.database() as name:
        admin = open_database(postgresql.address(name))
        with admin.begin() as connection:
            connection.exec_driver_sql("DROP ROLE IF EXISTS reader")
            connection.exec_driver_sql("CREATE ROLE reader LOGIN")
        reader = open_database(
            make_url(postgresql.address(name)).set(username="reader").render_as_string(hide_password=False)
        )
        with pytest.raises(UpgradeError, match="may the bot make tables in it"):
            upgrade(reader)
        assert inspect(admin).get_table_names() == []


def test_a_database_that_another_process_holds_is_away(empty: Engine) -> None:
    with writing(empty).begin() as holding:
        if holding.dialect.name == "postgresql":
            holding.exec_driver_sql("SELECT pg_advisory_xact_lock(4251003113)")
        with pytest.raises(DatabaseUnavailable, match="OperationalError"):
            upgrade(empty)
    upgrade(empty)


def test_a_server_that_is_stopped_is_away(postgresql: PostgreSQL) -> None:
    engine = open_database(postgresql.address())
    with postgresql.stopped(), pytest.raises(DatabaseUnavailable, match="OperationalError"):
        upgrade(engine)


@pytest.mark.parametrize("state", [None, *STATES], ids=str)
def test_two_upgrades_at_once_make_the_tables_once(empty: Engine, address: str, state: dict[str, Any] | None) -> None:
    if state:
        first.make(empty, **state)
    made, together = [statements(empty), statements(other := open_database(address))], Barrier(2)

    def upgrade_in_time(engine: Engine) -> None:
        together.wait(10)
        until = time.monotonic() + 20
        while time.monotonic() < until:
            try:
                return upgrade(engine)
            except DatabaseUnavailable:  # the other takes its time; who starts a bot tries again too
                continue
        pytest.fail("it was not upgraded in time")

    with ThreadPoolExecutor(2) as threads:
        list(threads.map(upgrade_in_time, (empty, other)))
    assert sum("CREATE TABLE turn_lines" in statement for statement in [*made[0], *made[1]]) == 1
    assert version_of(empty) == NEWEST


def test_an_upgrade_may_take_longer_than_a_statement(postgresql: PostgreSQL, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(database._POSTGRESQL_OPTIONS, "statement_timeout", 50)

    def dawdle(_connection: Any, cursor: Any, statement: str, *_rest: Any) -> None:
        if "CREATE TABLE documents" in statement:
            cursor.execute("SELECT pg_sleep(0.2)")

    with postgresql.database() as name:
        engine = open_database(postgresql.address(name))
        event.listen(engine, "before_cursor_execute", dawdle)
        upgrade(engine)
        with engine.connect() as connection:
            assert connection.exec_driver_sql("SHOW statement_timeout").scalar() == "50ms"
