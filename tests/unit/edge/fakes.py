"""Fakes for the edge's tests: conversations, a leaflet and the app around them."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from enum import Enum
from typing import Any
from uuid import uuid4

import httpx
from starlette.applications import Starlette
from starlette.routing import Route

from bot.edge.app import Content, Policy, create_app
from bot.edge.limits import Rates
from bot.edge.ports import Background
from bot.leaflet.document import parse
from bot.observing import NOBODY, Observer

SECRET = "a secret that is only for tests"
APOLOGY = "Something went wrong on our side. Please ask your doctor."
LEAFLET = parse(
    "It relaxes <muscles>.\n\nPrecautions\n\nAvoid alcohol. Tell your doctor.\n\nNew line here.\n\n"
    "More\n\nSub\n\nYes.\n\nPoints:\nDo not stop\nAvoid alcohol & wine\n\nAsk us."
)


class Kind(Enum):
    """How a message is shown."""

    SAY = "say"
    QUOTE = "quote"


@dataclass(frozen=True)
class FakeMessage:
    """One thing the patient sees."""

    kind: Kind
    text: str
    section: str | None = None
    sentence: int | None = None
    lang: str | None = "en"


@dataclass(frozen=True)
class FakeButton:
    """A reply to choose."""

    id: str
    label: str


@dataclass(frozen=True)
class FakeReply:
    """What the fake conversations answer."""

    user: str = "can i drink?"
    verdict: str = "answered"
    urgent: bool = False
    messages: Sequence[FakeMessage] = (
        FakeMessage(Kind.SAY, "The leaflet says:"),
        FakeMessage(Kind.QUOTE, "Avoid alcohol.", "Precautions", 2),
    )
    buttons: Sequence[FakeButton] = (FakeButton("keep", "Keep it"),)
    deletes: bool = False


@dataclass
class FakeConversations:
    """Keeps every turn as (what, conversation, value) and answers it, or fails when told to."""

    turns: list[tuple[str, str, object]] = field(default_factory=list)
    ids: list[str | None] = field(default_factory=list)
    failure: Exception | None = None

    async def say(self, conversation: str, text: object, message_id: str | None = None) -> FakeReply:
        """A typed turn."""
        self.ids.append(message_id)
        return self._answer("say", conversation, text)

    async def press(self, conversation: str, button: str, message_id: str | None = None) -> FakeReply:
        """A pressed button."""
        self.ids.append(message_id)
        return self._answer("press", conversation, button)

    async def so_far(self, conversation: str) -> list[FakeReply]:
        """A reply for each turn."""
        if self.failure:
            raise self.failure
        return [FakeReply(str(value)) for _, whose, value in self.turns if whose == conversation]

    async def forget(self, conversation: str) -> None:
        """Its turns."""
        self.turns = [turn for turn in self.turns if turn[1] != conversation]

    def busy(self, text: str) -> FakeReply:
        """Not taken."""
        return FakeReply(text, "off_topic", messages=(FakeMessage(Kind.SAY, "Wait, or call your doctor."),), buttons=())

    def _answer(self, what: str, conversation: str, value: object) -> FakeReply:
        self.turns.append((what, conversation, value))
        if self.failure:
            raise self.failure
        return FakeReply()


@dataclass
class FakeReadiness:
    """Ready or not, or broken."""

    answer: bool = True
    failure: Exception | None = None

    async def __call__(self) -> bool:
        """Whether patients can be answered."""
        if self.failure:
            raise self.failure
        return self.answer


class FakeBackground:
    """Goes on until it is cancelled, or fails when told to, or ends by itself."""

    def __init__(self, failure: Exception | None = None, *, goes_on: bool = True) -> None:
        self.started = asyncio.Event()
        self.ended = asyncio.Event()
        self._failure = failure
        self._goes_on = goes_on

    async def __call__(self) -> None:
        """Run."""
        self.started.set()
        try:
            if self._failure:
                raise self._failure
            if self._goes_on:
                await asyncio.Event().wait()
        finally:
            self.ended.set()


CONTENT = Content(LEAFLET.sections, ["keep", "more"], APOLOGY)


def app_around(
    conversations: FakeConversations,
    readiness: FakeReadiness | None = None,
    backgrounds: Sequence[Background] = (),
    policy: Policy | None = None,
    observer: Observer = NOBODY,
    more: Sequence[Route] = (),
) -> Starlette:
    """The real app with fakes behind it."""
    return create_app(
        conversations,
        policy or Policy(SECRET, rates=Rates(1000, 1000, 1000)),
        CONTENT,
        ready=readiness or FakeReadiness(),
        background=backgrounds,
        more=more,
        observer=observer,
    )


def typed(text: str = "hi", **other: object) -> dict[str, object]:
    """A message, with an id of its own."""
    return {"id": uuid4().hex, "text": text, **other}


def pressed(button: str) -> dict[str, object]:
    """A button, likewise."""
    return {"id": uuid4().hex, "button": button}


@asynccontextmanager
async def running(app: Starlette) -> AsyncIterator[None]:
    """The app from its start to its end, as a server tells it of both."""
    told: asyncio.Queue[Any] = asyncio.Queue()
    said: asyncio.Queue[Any] = asyncio.Queue()
    lifespan = asyncio.create_task(app({"type": "lifespan"}, told.get, said.put))
    await told.put({"type": "lifespan.startup"})
    assert await said.get() == {"type": "lifespan.startup.complete"}
    yield
    await told.put({"type": "lifespan.shutdown"})
    assert await said.get() == {"type": "lifespan.shutdown.complete"}
    await lifespan


def client_of(app: Starlette) -> httpx.AsyncClient:
    """A client that sees what a server would: an exception that gets through fails the test."""
    return httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://clinic.test")
