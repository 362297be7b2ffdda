"""The engine."""

import resource
import sqlite3
import stat
from contextlib import closing
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from sqlalchemy.engine import Engine
from sqlalchemy.exc import IntegrityError, SQLAlchemyError

from bot.records.database import empty_log, open_database, writing
from bot.records.errors import DatabaseSettingError
from tests.databases import PostgreSQL

from .looking import add, counts
from .turns import AT

DOCUMENT = {"id": 1, "version": "d", "first_used": AT}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "new" / "folder" / "bot.db"


@pytest.mark.parametrize(
    "address",
    [
        "",
        "bot.db",
        "sqlite://",
        "sqlite:///:memory:",
        "sqlite:///file:bot.db?uri=true",
        "sqlite+aiosqlite:///bot.db",
        "mysql://me:secret@localhost/bot",
        "postgres://me:secret@localhost/bot",
        "postgresql+asyncpg://me:secret@localhost/bot",
        "postgresql://me:secret@localhost:port/bot",
        "🙂",
    ],
)
def test_an_address_that_cannot_be_used_is_an_error_that_tells_no_password(address: str) -> None:
    with pytest.raises(DatabaseSettingError, match=r"BOT_DATABASE .* should be like sqlite:///") as raised:
        open_database(address)
    assert "secret" not in str(raised.value)


def test_the_folder_of_an_sqlite_file_is_made_and_the_file_is_for_its_owner_alone(file: Path) -> None:
    engine = open_database(f"sqlite:///{file}")
    with writing(engine).begin() as connection:
        connection.exec_driver_sql("CREATE TABLE words (text VARCHAR)")
        modes = {stat.S_IMODE(path.stat().st_mode) for path in file.parent.iterdir()}
    assert modes == {0o600}


def test_a_folder_that_cannot_be_made_is_an_error_that_names_the_file(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(DatabaseSettingError, match=r"file/bot.db \(BOT_DATABASE\) cannot be used: "):
        open_database(f"sqlite:///{tmp_path / 'file' / 'bot.db'}")


@pytest.mark.parametrize("content", [b"this is no database", b"\x00" * 5000])
def test_a_file_that_is_no_database_is_an_error(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True)
    file.write_bytes(content)
    with pytest.raises(SQLAlchemyError, match="not a database"):
        open_database(f"sqlite:///{file}").connect()


def test_sqlite_keeps_what_is_committed_and_overwrites_what_is_deleted(file: Path) -> None:
    asked = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1, "busy_timeout": 1000}
    with open_database(f"sqlite:///{file}").connect() as connection:
        found = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in asked}
    assert found == asked


def test_postgresql_gives_up_what_takes_too_long(postgresql: PostgreSQL) -> None:
    asked = {"statement_timeout": "2s", "lock_timeout": "1s", "idle_in_transaction_session_timeout": "10s"}
    with open_database(postgresql.address()).connect() as connection:
        found = {name: connection.exec_driver_sql(f"SHOW {name}").scalar() for name in asked}
    assert found == asked


def test_a_client_of_postgresql_notices_a_server_that_is_no_longer_there(postgresql: PostgreSQL) -> None:
    with open_database(postgresql.address()).connect() as connection:
        driver: Any = connection.connection.dbapi_connection
        asked = driver.info.dsn_parameters
    assert asked["connect_timeout"] == "2" and asked["tcp_user_timeout"] == "4000"
    assert [int(asked[f"keepalives_{name}"]) for name in ("idle", "interval", "count")] == [2, 1, 3]


def test_what_failed_halfway_leaves_nothing(engine: Engine) -> None:
    with pytest.raises(IntegrityError):
        add(engine, "documents", DOCUMENT, {**DOCUMENT, "id": 2})
    assert counts(engine) == {}


def test_many_threads_write_one_after_the_other(engine: Engine) -> None:
    threads = [
        Thread(target=add, args=(engine, "documents", {**DOCUMENT, "id": n, "version": str(n)})) for n in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert counts(engine) == {"documents": 8}


def test_a_transaction_that_writes_to_sqlite_has_the_lock_from_the_beginning(file: Path) -> None:
    engine = open_database(f"sqlite:///{file}")
    with closing(sqlite3.connect(file, timeout=0, isolation_level=None)) as other:
        with writing(engine).begin(), pytest.raises(sqlite3.OperationalError, match="database is locked"):
            other.execute("BEGIN IMMEDIATE")
        with engine.begin():
            other.execute("BEGIN IMMEDIATE")


def test_what_was_deleted_leaves_sqlites_log(file: Path) -> None:
    engine, log = open_database(f"sqlite:///{file}"), file.with_name("bot.db-wal")
    for statement in ("CREATE TABLE words (text)", "INSERT INTO words VALUES ('canary')", "DELETE FROM words"):
        with writing(engine).begin() as connection:
            connection.exec_driver_sql(statement)
    assert b"canary" in log.read_bytes()
    empty_log(engine)
    assert log.read_bytes() == b"" and b"canary" not in file.read_bytes()


def test_a_log_that_is_read_just_now_is_left(file: Path) -> None:
    engine = open_database(f"sqlite:///{file}")
    with writing(engine).begin() as connection:
        connection.exec_driver_sql("CREATE TABLE words (text)")
    with engine.connect() as reading:
        reading.exec_driver_sql("SELECT * FROM words")
        with writing(engine).begin() as connection:
            connection.exec_driver_sql("INSERT INTO words VALUES ('new')")
        empty_log(engine)
        assert reading.exec_driver_sql("SELECT * FROM words").all() == []
    assert file.with_name("bot.db-wal").read_bytes()


def test_a_log_for_which_there_is_no_room_is_left_and_that_is_said(
    file: Path, caplog: pytest.LogCaptureFixture
) -> None:
    engine, limits = open_database(f"sqlite:///{file}"), resource.getrlimit(resource.RLIMIT_FSIZE)
    with writing(engine).begin() as connection:
        connection.exec_driver_sql("CREATE TABLE words (text)")
        connection.exec_driver_sql(f"INSERT INTO words VALUES ('{'canary' * 10_000}')")
    resource.setrlimit(resource.RLIMIT_FSIZE, (file.stat().st_size, limits[1]))
    try:
        empty_log(engine)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert "the log of the database could not be emptied: " in caplog.text
    empty_log(engine)
    assert file.with_name("bot.db-wal").read_bytes() == b"" and b"canary" in file.read_bytes()


def test_postgresql_has_no_log_of_ours(postgresql: PostgreSQL) -> None:
    empty_log(open_database(postgresql.address()))
