"""Fixtures for the tests of bot serve."""

import logging
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot import bootstrap
from bot.commands import serve

from .serving import FakeServer, a_bot, free_port


@pytest.fixture
def port(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, logs_kept: None) -> int:
    """A free port, in the settings."""
    free = free_port()
    monkeypatch.setenv("BOT_PORT", str(free))
    monkeypatch.setenv("BOT_STATE", str(tmp_path / "state"))
    monkeypatch.delenv("BOT_DATABASE", raising=False)
    return free


@pytest.fixture
def logs_kept() -> Iterator[None]:
    """How things are logged, and what a signal does, is as before afterwards."""
    root = logging.getLogger()
    handlers, level, terminated = root.handlers[:], root.level, signal.getsignal(signal.SIGTERM)
    yield
    signal.signal(signal.SIGTERM, terminated)
    root.handlers[:] = handlers
    root.setLevel(level)


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> FakeServer:
    """The server, with a bot that needs no model."""
    fake = FakeServer()
    monkeypatch.setattr(bootstrap, "served", lambda *_: a_bot())
    monkeypatch.setattr(serve, "make_server", fake.make)
    return fake
