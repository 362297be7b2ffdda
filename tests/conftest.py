"""For all tests: no network but this machine's own; and the bot as patients meet it, loaded once."""

import asyncio
import ipaddress
import logging
import os
import socket
from collections.abc import AsyncIterator, Callable, Generator, Iterator
from contextlib import closing, suppress
from dataclasses import replace
from functools import wraps
from typing import Any

import pytest
import pytest_asyncio
import uvloop
from rasa.utils.log_utils import configure_structlog

from bot import bootstrap
from bot.conversation import Conversations
from bot.settings import Settings, read_settings
from bot.training import current_model

pytest_plugins = ["tests.databases"]

collect_ignore = ["integration/served/sitecustomize.py"]  # which other processes run, told what to hide


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """What a report says can be sent from the worker that ran the test: half a surrogate pair, which a test shows or
    logs, ended that."""
    report = yield
    report.sections = [(name, _sendable(said)) for name, said in report.sections]
    if report.failed and _sendable(str(report.longrepr)) != str(report.longrepr):
        report.longrepr = _sendable(str(report.longrepr))
    return report


def _sendable(text: str) -> str:
    return text.encode("utf-8", "backslashreplace").decode()


_OUTSIDE = "a test may not reach the network: %s is neither loopback nor a unix socket"


@pytest.fixture(scope="session", autouse=True)
def no_network() -> Iterator[None]:
    """Fails whatever reaches out, from set-up to the end.

    The failure is no Exception, so no handler of the code under test can swallow it. Programs that a test starts are
    not held back.
    """
    with pytest.MonkeyPatch.context() as patch:
        for name in ("connect", "connect_ex", "sendto"):
            patch.setattr(socket.socket, name, _local_only(getattr(socket.socket, name)))
        patch.setattr(socket, "getaddrinfo", _known_only(socket.getaddrinfo))
        # The event loop from the moment Rasa imports its server, with connections of its own.
        patch.setattr(uvloop.Loop, "create_connection", _local_target(uvloop.Loop.create_connection))
        patch.setattr(uvloop.Loop, "create_datagram_endpoint", _local_target(uvloop.Loop.create_datagram_endpoint))
        patch.setenv("RASA_TELEMETRY_ENABLED", "false")
        yield


@pytest.fixture(autouse=True)
def environment_kept() -> Iterator[None]:
    """What a test sets in the environment is gone after it, so that no other test nor program meets it."""
    before = dict(os.environ)
    yield
    for name in os.environ.keys() - before.keys():
        del os.environ[name]
    os.environ.update(before)


def _local_only(method: Callable[..., Any]) -> Callable[..., Any]:
    """A method of sockets whose last argument is an address."""

    @wraps(method)
    def guarded(self: socket.socket, *arguments: Any) -> Any:
        if self.family in {socket.AF_INET, socket.AF_INET6}:
            _fail_unless_local(arguments[-1][0])
        return method(self, *arguments)

    return guarded


def _local_target(method: Callable[..., Any]) -> Callable[..., Any]:
    """A method of event loops: (protocol factory, host, port) or (protocol factory, remote_addr=(host, port))."""

    @wraps(method)
    def guarded(self: object, factory: object, *arguments: Any, **named: Any) -> Any:
        host = (named.get("remote_addr") or (named.get("host"),))[0] or (arguments[0] if arguments else None)
        if isinstance(host, str | bytes):
            _fail_unless_local(host)
        return method(self, factory, *arguments, **named)

    return guarded


def _known_only(lookup: Callable[..., Any]) -> Callable[..., Any]:
    """Looking up a name asks a server, looking up an address does not."""

    @wraps(lookup)
    def guarded(host: str | bytes | None, *arguments: Any, **named: Any) -> Any:
        if host is not None and not _is_address(host):
            _fail_unless_local(host)
        return lookup(host, *arguments, **named)

    return guarded


def _fail_unless_local(host: str | bytes) -> None:
    name = host.decode() if isinstance(host, bytes) else host
    if not (name == "localhost" or (_is_address(name) and ipaddress.ip_address(name).is_loopback)):
        pytest.fail(_OUTSIDE % name)


def _is_address(host: str | bytes) -> bool:
    try:
        ipaddress.ip_address(host.decode() if isinstance(host, bytes) else host)
    except ValueError:
        return False
    return True


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """A state folder and database of the tests' own; without a model of the present sources no test goes on."""
    settings = replace(read_settings(), state=tmp_path_factory.mktemp("state"), database="")
    if not current_model(settings.models).exists():
        pytest.fail("there is no model of the present sources: run make train", pytrace=False)
    configure_structlog(logging.ERROR)  # or Rasa prints every turn
    return settings


@pytest_asyncio.fixture(scope="session")
async def bot(settings: Settings) -> AsyncIterator[Conversations]:
    """The bot with a database, as it is served."""
    with closing(bootstrap.turn_store(settings)) as store:
        assert await store.recover()
        beside = asyncio.create_task(bootstrap.housekeeping(settings, store).run())
        yield bootstrap.conversations(settings, store)
        assert not beside.done()
        beside.cancel()
        with suppress(asyncio.CancelledError):
            await beside


@pytest.fixture(scope="session")
def bot_in_memory(settings: Settings) -> Conversations:
    """The bot without a database, which is several times faster where every phrase is a conversation."""
    return bootstrap.conversations_in_memory(settings)
