"""Where the platforms send what patients write: verified, read, kept, and only then acknowledged."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import partial

from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.messengers.errors import Forged, Rejected, Unreadable
from bot.messengers.identity import Identity
from bot.messengers.message import Incoming
from bot.messengers.platform import Events, Platform, Received
from bot.messengers.sealing import Seal
from bot.observing import Observer, Outcome
from bot.records.errors import QueueError
from bot.records.message_queue import MessageQueue, QueuedMessage

logger = logging.getLogger(__name__)

MAX_BODY_BYTES = 256 * 1024  # batches of messages that are themselves short

_SECONDS = 5.0  # for a body to come in
_REJECTED = {Forged: Outcome.FORGED, Unreadable: Outcome.UNREADABLE}


class Webhooks:
    """An address for each platform. `public_url` is how the platforms know this server, where that is not how it is
    reached itself; `accepted` is told of what was kept."""

    def __init__(  # noqa: PLR0913 (the parts, joined in bot.messengers.service)
        self,
        platforms: Sequence[Platform],
        queue: MessageQueue,
        identity: Identity,
        seal: Seal,
        observer: Observer,
        accepted: Callable[[QueuedMessage], None],
        *,
        public_url: str,
        apology: str,
    ) -> None:
        self._platforms = platforms
        self._queue = queue
        self._identity = identity
        self._seal = seal
        self._observer = observer
        self._accepted = accepted
        self._public_url = public_url
        self._apology = apology

    def routes(self) -> list[Route]:
        """Where they are reached."""
        return [
            Route(f"/messengers/{platform.name}{path}", partial(self._receive, platform), methods=["GET", "POST"])
            for platform in self._platforms
            for path in platform.paths
        ]

    async def _receive(self, platform: Platform, request: Request) -> Response:
        try:
            received = await self._read(request)
            if request.method == "GET":
                return PlainTextResponse(platform.greet(received))
            platform.verify(received)
            events = platform.read(received)
        except Rejected as err:
            logger.warning("a request to %s is rejected: %s", platform.name, err)
            self._observer.message(platform.name, _REJECTED[type(err)])
            return PlainTextResponse(f"Rejected: {err}.", err.status)
        self._count(platform, events)
        try:
            for incoming in events.incoming:
                await self._keep(platform, incoming)
        except QueueError as err:
            logger.critical("a message could not be kept: %s", err)
            self._observer.message(platform.name, Outcome.UNKEPT)
            excuse = platform.excuse(self._apology)
            if excuse is None:
                return PlainTextResponse("Send it again.", 503, {"Retry-After": "5"})
            events = excuse
        return Response(events.answer, media_type=events.media_type)

    def _count(self, platform: Platform, events: Events) -> None:
        """What is not answered."""
        counts = {
            Outcome.IGNORED: events.ignored,
            Outcome.UNREADABLE: events.unreadable,
            Outcome.UNDELIVERED: events.undelivered,
        }
        for outcome, count in counts.items():
            for _ in range(count):
                self._observer.message(platform.name, outcome)

    async def _keep(self, platform: Platform, incoming: Incoming) -> None:
        message = QueuedMessage(
            key=self._identity.key(platform.name, incoming.id),
            platform=platform.name,
            conversation=self._identity.conversation(platform.name, incoming.patient),
            at=datetime.now(UTC),
            sealed=self._seal.close(incoming.to_json()),
        )
        kept = await self._queue.add(message)
        self._observer.message(platform.name, Outcome.DUPLICATE if kept is None else Outcome.ACCEPTED)
        if kept:
            self._accepted(kept)

    async def _read(self, request: Request) -> Received:
        body = bytearray()
        try:
            async with asyncio.timeout(_SECONDS):
                async for chunk in request.stream():
                    body += chunk
                    if len(body) > MAX_BODY_BYTES:
                        raise Unreadable("it is too long")
        except (ClientDisconnect, TimeoutError):
            raise Unreadable("it did not come in whole") from None
        query = f"?{request.url.query}" if request.url.query else ""
        url = f"{self._public_url}{request.url.path}{query}" if self._public_url else str(request.url)
        headers = {name.lower(): value for name, value in request.headers.items()}
        return Received(url, headers, dict(request.query_params), bytes(body))
