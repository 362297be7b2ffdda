"""No turn that a patient got an answer to is lost, and none is there twice: not when the process is killed, the
database goes away and comes back, or the disk is full."""

import os
import resource
import signal
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path

import pytest
from sqlalchemy import create_engine, select
from sqlalchemy.engine import make_url
from sqlalchemy.pool import NullPool

from bot.records.tables import turns
from bot.settings import PROJECT
from tests.databases import PostgreSQL

from .keeping import LETTERS, keep_all, store_at

TURNS = 1000


def stored(address: str) -> Counter[int]:
    """How often each turn is in the database."""
    engine = create_engine(address, future=True, poolclass=NullPool)
    with engine.connect() as connection:
        return Counter(int(key) for key in connection.execute(select(turns.c.key)).scalars())


async def recovered(address: str, state: Path) -> None:
    """What a bot does that starts again."""
    async with store_at(address, state) as store:
        assert await store.recover()


def opens_without_repair(address: str) -> None:
    """An SQLite file that is whole; PostgreSQL looks after its own."""
    url = make_url(address)
    if url.database and url.get_backend_name() == "sqlite":
        with closing(sqlite3.connect(url.database)) as file:
            assert file.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def killed_after(address: str, state: Path, kept: int) -> list[int]:
    """Begin to keep all turns at once, kill the process in the middle; the turns that it said were kept."""
    command = [sys.executable, "-m", "tests.integration.keeping", address, str(state), "0", str(TURNS)]
    said: list[int] = []
    with subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        for line in process.stdout:
            said.append(int(line))
            if len(said) == kept:
                process.send_signal(signal.SIGKILL)
        assert process.wait() == -signal.SIGKILL
    return said


async def test_a_kill_in_the_middle_loses_nothing_and_doubles_nothing(address: str, tmp_path: Path) -> None:
    said = killed_after(address, tmp_path, kept=400)
    await recovered(address, tmp_path)
    there = stored(address)
    assert set(said) <= set(there) and set(there) <= set(range(TURNS)) and len(there) < TURNS
    opens_without_repair(address)
    async with store_at(address, tmp_path) as store:  # what was not said to be kept is sent again
        assert await store.recover()
        await keep_all(store, range(TURNS), lambda _: None)
        assert await store.recover()  # what waits for a database that was slow for a moment is kept all the same
    assert stored(address) == Counter(range(TURNS))


async def test_an_sqlite_file_that_is_locked_in_the_middle(tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path / 'bot.db'}"
    async with store_at(address, tmp_path, seconds=0.2) as store:
        assert await store.recover()
        with closing(sqlite3.connect(tmp_path / "bot.db", isolation_level=None)) as other:
            await keep_all(store, range(300), lambda number: _lock(other) if number == 150 else None)
            assert store.is_down and len(stored(address)) < 300
            other.execute("ROLLBACK")
        assert await store.recover()
    assert stored(address) == Counter(range(300))


def _lock(other: sqlite3.Connection) -> None:
    other.execute("BEGIN EXCLUSIVE")


async def test_a_postgresql_that_is_stopped_and_started_in_the_middle(postgresql: PostgreSQL, tmp_path: Path) -> None:
    with postgresql.database() as name:
        address = postgresql.address(name)
        async with store_at(address, tmp_path) as store:
            assert await store.recover()
            with ExitStack() as pause:
                await keep_all(
                    store, range(300), lambda n: pause.enter_context(postgresql.stopped()) if n == 150 else None
                )
                assert store.is_down and not await store.recover()
            assert await store.recover()
        assert stored(address) == Counter(range(300))


@contextmanager
def small_disk(folder: Path) -> Iterator[Path]:
    """A disk of its own, which only root may make."""
    disk = folder / "disk"
    disk.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", disk], check=True)
    try:
        yield disk
    finally:
        subprocess.run(["umount", "-l", disk], check=True)


def fill(disk: Path) -> None:
    """A file that leaves no byte."""
    with (disk / "filler").open("wb", buffering=0) as file, suppress(OSError):
        while True:
            file.write(bytes(4096))


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can mount a disk; the test of the quota below needs no root")
async def test_a_full_disk_in_the_middle(tmp_path: Path) -> None:
    with small_disk(tmp_path) as disk:
        address, filler = f"sqlite:///{disk / 'bot.db'}", disk / "filler"
        async with store_at(address, disk) as store:
            assert await store.recover()
            await keep_all(store, range(300), lambda number: fill(disk) if number == 150 else None)
            assert store.is_down and len(stored(address)) < 300
            filler.unlink()
            assert await store.recover()
        assert stored(address) == Counter(range(300))
        opens_without_repair(address)


async def test_a_quota_that_is_used_up_in_the_middle(tmp_path: Path) -> None:
    address, limits = f"sqlite:///{tmp_path / 'bot.db'}", resource.getrlimit(resource.RLIMIT_FSIZE)
    async with store_at(address, tmp_path) as store:
        assert await store.recover()
        try:
            await keep_all(store, range(TURNS), lambda number: _limit(limits[1]) if number == 300 else None)
            assert store.is_down and len(stored(address)) < TURNS
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        assert await store.recover()
    assert stored(address) == Counter(range(TURNS))
    opens_without_repair(address)


def _limit(hard: int) -> None:
    """No file of this process may be written beyond what the dead letters have from the beginning."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (LETTERS, hard))
