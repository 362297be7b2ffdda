"""Webhooks of one fake platform, with the real queue behind them."""

import asyncio
from collections.abc import Iterator
from typing import Any

import httpx
from starlette.applications import Starlette

from bot.messengers.identity import Identity
from bot.messengers.webhooks import Webhooks
from bot.records.message_queue import QueuedMessage

from ..edge.fakes import client_of
from .desk import APOLOGY, SEAL
from .fakes import SIGNED, FakePlatform, Noted, TroubledQueue

PATH = "/messengers/telegram"


class Door:
    """Webhooks of one platform; `accepted` is what they tell of."""

    def __init__(self, queue: TroubledQueue, platform: FakePlatform, public_url: str = "") -> None:
        self.platform, self.queue, self.observer = platform, queue, Noted()
        self.accepted: list[QueuedMessage] = []
        made = Webhooks(
            [platform],
            queue,
            Identity("a secret"),
            SEAL,
            self.observer,
            self.accepted.append,
            public_url=public_url,
            apology=APOLOGY,
        )
        self.app = Starlette(routes=made.routes())

    async def post(self, body: bytes, path: str = PATH, **headers: str) -> httpx.Response:
        """A signed request."""
        async with client_of(self.app) as client:
            return await client.post(path, content=body, headers={**SIGNED, **headers})

    async def take(self, chunks: Iterator[dict[str, Any]]) -> tuple[int, str]:
        """The status and text for a signed request that comes in like this; after the last, nothing comes any more."""
        said: list[Any] = []

        async def receive() -> dict[str, Any]:
            chunk = next(chunks, None)
            return await asyncio.Future[dict[str, Any]]() if chunk is None else chunk

        async def send(message: Any) -> None:
            said.append(message)

        scope = {"type": "http", "method": "POST", "path": PATH, "query_string": b"", "server": ("clinic.test", 80)}
        await self.app({**scope, "headers": [(b"x-signature", b"right")]}, receive, send)
        return said[0]["status"], said[1]["body"].decode()
