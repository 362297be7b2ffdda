"""Fakes around messaging apps: a platform without a network, and a queue, keys and an observer that do as they are
told."""

import asyncio
import json
from collections import Counter, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from bot.credentials import PLATFORMS, Credentials
from bot.messengers.answering import Notices
from bot.messengers.errors import Forged
from bot.messengers.layout import Style
from bot.messengers.message import Incoming, Kind, Part
from bot.messengers.platform import Events, Platform, Received
from bot.messengers.reading import items, read_json
from bot.records.errors import DatabaseUnavailable, QueueError
from bot.records.message_queue import MessageQueue, QueuedMessage
from bot.reply import Kind as Shown
from bot.reply import Message, TurnReply

from ...messengers.chat import ScriptedChat
from ...messengers.clinic import Outcomes

STYLE = Style(1000)
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
SIGNED = {"X-Signature": "right"}


def did(text: str = "hi", kind: Kind = Kind.TEXT, *, number: str = "1", patient: str = "pat") -> Incoming:
    """What a patient did."""
    return Incoming(number, patient, f"{patient}'s phone", kind, text)


def say(text: str) -> Message:
    """The bot's own words."""
    return Message(Shown.SAY, text, response="utter_default")


NOTICES = Notices(
    welcome=say("I am a program."),
    deleted=say("What you see here is not deleted."),
    stopped=say("No more messages."),
    help=say("Call your clinic."),
)


def credentials_of(platform: str) -> Credentials:
    """Settings that open a platform, which is never reached."""
    return Credentials(platform, {needed.setting: "1:x" for needed in PLATFORMS[platform][0]}, "http://127.0.0.1:9")


async def until(happens: Callable[[], object]) -> None:
    """Wait until it is so; where that never is, the test fails."""
    async with asyncio.timeout(20):
        while not happens():
            await asyncio.sleep(0)


def body_of(*incoming: Incoming, ignored: int = 0, undelivered: int = 0, unreadable: int = 0) -> bytes:
    """A request of the fake platform."""
    events = [each.to_json() for each in incoming]
    others = {"ignored": ignored, "undelivered": undelivered, "unreadable": unreadable}
    return json.dumps({"incoming": events, **others}).encode()


class FakePlatform(Platform):
    """Keeps what is sent to patients, as (address, part); `troubles` are raised by the next sends in place of that,
    None by one that is taken."""

    def __init__(self, name: str = "telegram", style: Style = STYLE, excuse: Events | None = None) -> None:
        self.name = name
        self.style = style
        self.received: list[Received] = []
        self.sent: list[tuple[str, Part]] = []
        self.troubles: deque[Exception | None] = deque()
        self.acknowledged: list[Incoming] = []
        self.trouble_at_acknowledging: Exception | None = None
        self.is_closed = False
        self.is_asked = asyncio.Event()  # to send something
        self.gate: asyncio.Event | None = None  # that is waited for then
        self._excuse = excuse

    @property
    def texts(self) -> list[str]:
        """Of what is sent."""
        return [part.text for _, part in self.sent]

    def verify(self, request: Received) -> None:
        """By a word in a header."""
        if request.headers.get("x-signature") != "right":
            raise Forged("not signed")

    def read(self, request: Received) -> Events:
        """What `body_of` made."""
        self.received.append(request)
        plain = read_json(request.body)
        incoming = tuple(Incoming.from_json(each) for each in items(plain.get("incoming")))
        return Events(incoming, "<taken/>", "text/xml", plain["ignored"], plain["undelivered"], plain["unreadable"])

    def excuse(self, text: str) -> Events | None:
        """As it was made."""
        return self._excuse

    async def acknowledge(self, incoming: Incoming) -> None:
        """Keep it."""
        self.acknowledged.append(incoming)
        if self.trouble_at_acknowledging:
            raise self.trouble_at_acknowledging

    async def send(self, address: str, part: Part) -> None:
        """Take it, or not."""
        self.is_asked.set()
        if self.gate:
            await self.gate.wait()
        trouble = self.troubles.popleft() if self.troubles else None
        if trouble:
            raise trouble
        self.sent.append((address, part))

    async def check(self) -> str:
        """It is nothing."""
        return "a fake"

    async def close(self) -> None:
        """Note it."""
        self.is_closed = True


@dataclass
class FailingChat(ScriptedChat):
    """Fails where it is told to."""

    failure: Exception | None = None
    under_way: int = 0

    async def say(self, conversation: str, text: object, message_id: str | None = None) -> TurnReply:
        """A typed turn."""
        if self.failure:
            raise self.failure
        self.under_way += 1
        reply = await super().say(conversation, text, message_id)
        self.under_way -= 1
        return reply


class TroubledQueue(MessageQueue):
    """Cannot be used when a method is called that `troubles` names: once for each time, after it could be as often as
    `spared` says."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.troubles: Counter[str] = Counter()
        self.spared: Counter[str] = Counter()

    async def add(self, message: QueuedMessage) -> QueuedMessage | None:
        self._fail("add")
        return await super().add(message)

    async def answer(self, message: QueuedMessage, sealed: str, reply: str) -> QueuedMessage:
        self._fail("answer")
        return await super().answer(message, sealed, reply)

    async def note_sent(self, message: QueuedMessage, count: int) -> None:
        self._fail("note_sent")
        await super().note_sent(message, count)

    async def finish(self, message: QueuedMessage) -> None:
        self._fail("finish")
        await super().finish(message)

    async def give_up(self, message: QueuedMessage) -> None:
        self._fail("give_up")
        await super().give_up(message)

    async def drop(self, message: QueuedMessage) -> None:
        self._fail("drop")
        await super().drop(message)

    async def forget(self, conversation: str) -> int:
        self._fail("forget")
        return await super().forget(conversation)

    async def waiting(self) -> tuple[QueuedMessage, ...]:
        self._fail("waiting")
        return await super().waiting()

    def _fail(self, method: str) -> None:
        if self.spared[method]:
            self.spared[method] -= 1
        elif self.troubles[method]:
            self.troubles[method] -= 1
            raise QueueError(f"the file cannot be used by {method}")


@dataclass
class FakeKeys:
    """Knows whose messages are, and who has written before; or is away."""

    others: set[str] = field(default_factory=set)  # keys that another process has
    known: set[str] = field(default_factory=set)  # conversations
    is_away: bool = False
    expired: int = 0

    async def take(self, key: str) -> bool:
        self._answer()
        return key not in self.others

    async def is_known(self, conversation: str) -> bool:
        self._answer()
        return conversation in self.known

    async def expire(self) -> None:
        self._answer()
        self.expired += 1

    def _answer(self) -> None:
        if self.is_away:
            raise DatabaseUnavailable("the database is away")


class Noted(Outcomes):
    """Keeps failures, too."""

    def __init__(self) -> None:
        super().__init__()
        self.failures: list[str] = []

    def failure(self, kind: str) -> None:
        self.failures.append(kind)
