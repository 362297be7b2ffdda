"""What stands for the HTTP server and the bot behind it."""

import asyncio
import socket
import sys
from collections.abc import Callable
from typing import Any

from bot import bootstrap
from bot.bootstrap import Bot
from bot.loading import Loading
from bot.messengers.handling import at_once
from bot.metrics import Metrics
from bot.readiness import Readiness
from bot.recording import Redact

from ..edge.fakes import FakeBackground, running
from ..fakes import FakeAgent, conversations_with, model_of, redacted


class FakeServer:
    """Stands for the HTTP server: notes its app and address, and that it serves."""

    def __init__(self) -> None:
        self.app: Any = None
        self.address: dict[str, object] = {}
        self.beside: FakeBackground | None = None
        self.meanwhile: Callable[[], object] = lambda: None

    def make(self, app: Any, **address: object) -> "FakeServer":
        """In place of bot.edge.server.make_server."""
        self.app, self.address = app, address
        return self

    def run(self) -> None:
        """Serve, for as long as what is beside needs to begin."""
        sys.stdout.write("serving\n")
        self.meanwhile()
        if self.beside:
            asyncio.run(self._start_and_stop(self.beside))

    async def _start_and_stop(self, beside: FakeBackground) -> None:
        async with asyncio.timeout(10), running(self.app):
            await beside.started.wait()


def a_bot() -> Bot:
    """One that needs no model."""
    agent = FakeAgent()
    redact: Loading[Redact] = Loading.done(redacted)
    readiness = Readiness(Loading.done(model_of(agent)), redact, bootstrap.answering())
    metrics = Metrics(lambda: 0)
    return Bot(conversations_with(agent), readiness, metrics, metrics, at_once)


def free_port() -> int:
    """A port of loopback that nothing listens on."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])
