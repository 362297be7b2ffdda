"""What all platforms on loopback have: messages sent to patients, troubles to come, a limit on how fast."""

import asyncio
import re
from abc import ABC, abstractmethod
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from time import monotonic
from types import MappingProxyType

import httpx
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp

from bot.edge.server import make_server
from bot.messengers.http import tls

Headers = Mapping[str, str]
NO_HEADERS: Headers = MappingProxyType({})
Handler = Callable[[Request], Awaitable[Response]]
_JOINER = "\N{WORD JOINER}"
_PAIR = re.compile(rf"(?<![\w*_~`])([*_~`])(?![\s{_JOINER}])([^\n]*?\S)\1(?![\w{_JOINER}])")


@dataclass(frozen=True)
class Sent:
    """A message that a patient's phone shows: `text` in the platform's markup, `shown` as it is read."""

    to: str
    text: str
    shown: str
    choices: tuple[tuple[str, str], ...] = ()  # (id, label)


@dataclass
class Provider(ABC):
    """A platform. `troubles` are answers to the next requests in place of the right one; None for the right one."""

    name: str = ""
    sent: list[Sent] = field(default_factory=list)
    troubles: deque[Response | None] = field(default_factory=deque)
    is_down: bool = False
    refused: list[str] = field(default_factory=list)  # why messages were not taken
    asked: int = 0
    url: str = ""  # of this platform
    bot: str = ""  # of the webhook
    pause: asyncio.Event | None = None  # that is waited for before every answer
    most: int = 0  # requests in a window of so many seconds, when there is a limit
    window: float = 30.0
    clock: Callable[[], float] = monotonic
    taken: deque[float] = field(default_factory=deque)  # when
    limited: int = 0  # how many requests were too many

    @abstractmethod
    def app(self) -> Starlette:
        """Its API."""

    @abstractmethod
    def down(self) -> Response:
        """How it answers when it takes nothing."""

    @abstractmethod
    def too_many(self, seconds: int) -> Response:
        """How it answers when there are too many requests: again after so many seconds."""

    @abstractmethod
    async def say(self, text: str, *, patient: str = "", message_id: str = "") -> httpx.Response:
        """A patient writes."""

    @abstractmethod
    async def tap(self, choice: str, *, patient: str = "", message_id: str = "") -> httpx.Response:
        """A patient taps a choice with this id."""

    @abstractmethod
    def environment(self) -> dict[str, str]:
        """The settings that the bot needs for it."""

    def _is_too_many(self) -> bool:
        now = self.clock()
        while self.taken and self.taken[0] <= now - self.window:
            self.taken.popleft()
        if self.most and len(self.taken) >= self.most:
            return True
        self.taken.append(now)
        return False

    def guarded(self, handler: Handler) -> Handler:
        """The handler, with troubles before it."""

        async def handle(request: Request) -> Response:
            self.asked += 1
            if self.pause:
                await self.pause.wait()
            if self.is_down:
                return self.down()
            if self._is_too_many():
                self.limited += 1
                return self.too_many(int(self.window))
            trouble = self.troubles.popleft() if self.troubles else None
            return trouble or await handler(request)

        return handle


class _Server(uvicorn.Server):
    """Leaves signals to pytest, and ends when it is told and not a moment later: it does so hundreds of times."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.end = asyncio.Event()

    async def main_loop(self) -> None:
        await self.on_tick(0)
        await self.end.wait()

    async def shutdown(self, sockets: object = None) -> None:
        """Nothing is under way in a test that is over."""
        for listening in self.servers:
            listening.close()
        for connection in list(self.server_state.connections):
            connection.shutdown()
        while self.server_state.connections:
            await asyncio.sleep(0)
        await self.lifespan.shutdown()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


@asynccontextmanager
async def serving(app: ASGIApp, port: int = 0) -> AsyncIterator[str]:
    """The app on loopback while this lasts; its address."""
    server = _Server(make_server(app, host="127.0.0.1", port=port).config)
    task = asyncio.create_task(server.serve())
    try:
        while not server.started:
            assert not task.done(), "the server did not start"
            await asyncio.sleep(0.005)
        (listener,) = server.servers[0].sockets
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        server.end.set()
        await task


def read_pairs(text: str) -> str:
    """Text of WhatsApp or Slack as it is read: what stands between a pair of marks is bold or the like, and the marks
    are gone; a joiner keeps a mark from being one of a pair."""
    return _PAIR.sub(r"\2", text).replace(_JOINER, "")


async def post(url: str, body: bytes, headers: Headers) -> httpx.Response:
    """Send a request as it stands, whatever its headers hold."""
    raw = [(name.encode(), value.encode("latin-1")) for name, value in headers.items()]
    async with httpx.AsyncClient(trust_env=False, verify=tls()) as client:  # that are read once
        return await client.post(url, content=body, headers=raw)
