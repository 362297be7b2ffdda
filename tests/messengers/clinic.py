"""A clinic whose bot is reached by one platform: the real webhooks, queue and sending, on loopback, with a clock that
is turned by hand."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, closing
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from starlette.applications import Starlette

from bot import bootstrap
from bot.button_ids import ButtonIds
from bot.credentials import read_credentials
from bot.leaflet.links import LeafletLinks
from bot.messengers.answering import notices
from bot.messengers.layout import Words
from bot.messengers.opening import open_platform
from bot.messengers.platform import Chat
from bot.messengers.sending import Sender, Sleep
from bot.messengers.service import Messengers
from bot.observing import Observers
from bot.records.message_keys import MessageKeys
from bot.records.message_queue import WAITING, MessageQueue

from ..integration.keeping import store_at
from ..integration.processes import free_port
from .messenger_provider import MessengerProvider
from .provider import Provider, Sent, serving
from .slack_provider import SlackProvider
from .telegram_provider import TelegramProvider
from .twilio_provider import TwilioProvider

SECRET = "a secret of tests, thirty-two characters"
PLATFORMS = ("whatsapp", "sms", "telegram", "messenger", "slack")
_PROVIDERS: dict[str, type[Provider]] = {
    "whatsapp": TwilioProvider,
    "sms": TwilioProvider,
    "telegram": TelegramProvider,
    "messenger": MessengerProvider,
    "slack": SlackProvider,
}


@dataclass
class Time:
    """Passes when somebody sleeps."""

    now: datetime = field(default_factory=lambda: datetime.now(UTC))
    slept: list[float] = field(default_factory=list)

    def seconds(self) -> float:
        """Since 1970."""
        return self.now.timestamp()

    async def sleep(self, seconds: float) -> None:
        """Let it pass."""
        self.slept.append(seconds)
        self.now += timedelta(seconds=seconds)
        await asyncio.sleep(0)


class Outcomes(Observers):
    """Counts what became of messages."""

    def __init__(self) -> None:
        super().__init__()
        self.of: Counter[str] = Counter()

    def message(self, platform: str, outcome: str) -> None:
        """One more."""
        self.of[outcome] += 1


class Acquainted(MessageKeys):
    """All patients have written before."""

    async def is_known(self, _conversation: str) -> bool:
        """Whoever it is."""
        return True


@dataclass
class Clinic:
    """The bot, and the platform that it is reached by."""

    provider: Provider
    messengers: Messengers
    queue: MessageQueue
    outcomes: Outcomes
    time: Time
    address: str

    async def settled(self) -> list[Sent]:
        """All that was sent, when nothing is left to do."""
        await self.messengers.lanes.idle()
        while (await self.queue.count())[WAITING]:  # that the last process left, and this one has not begun with
            await asyncio.sleep(0.001)
            await self.messengers.lanes.idle()
        return self.provider.sent

    async def ask(self, text: str, *, patient: str = "") -> list[Sent]:
        """What a patient gets for writing this."""
        before = len(await self.settled())
        response = await self.provider.say(text, patient=patient)
        assert response.status_code == 200, response.text
        return (await self.settled())[before:]

    async def tap(self, choice: str, *, patient: str = "") -> list[Sent]:
        """What a patient gets for tapping the choice with this id."""
        before = len(await self.settled())
        response = await self.provider.tap(choice, patient=patient)
        assert response.status_code == 200, response.text
        return (await self.settled())[before:]


@asynccontextmanager
async def provider_of(name: str) -> AsyncIterator[Provider]:
    """A platform on loopback."""
    provider = _PROVIDERS[name](name)
    async with serving(provider.app()) as provider.url:
        yield provider


@asynccontextmanager
async def clinic_with(
    provider: Provider,
    chat: Chat,
    folder: Path,
    *,
    database: str = "",
    turns: int = 1000,
    public_url: str = "",
    time: Time | None = None,
    wake: Sleep | None = None,
    are_new: bool = False,
) -> AsyncIterator[Clinic]:
    """The bot at a platform; `folder` is its state, and whatever waits there is gone on with; `are_new`: the patients,
    who get the welcome."""
    port, time, outcomes = free_port(), time or Time(), Outcomes()
    public_url = public_url or f"http://127.0.0.1:{port}"
    messaging = read_credentials({**provider.environment(), "BOT_PUBLIC_URL": public_url})
    assert not messaging.wrong, messaging.off
    text = bootstrap.wording().text
    names = [payload.removeprefix("/") for payload in bootstrap.buttons().labels]
    async with AsyncExitStack() as stack:
        database = database or f"sqlite:///{folder / 'bot.db'}"
        store = await stack.enter_async_context(store_at(database, folder))
        assert await store.recover()
        queue = stack.enter_context(closing(MessageQueue(folder / "messages.db")))
        messengers = Messengers(
            [open_platform(each, messaging.public_url) for each in messaging.on],
            chat,
            queue,
            (MessageKeys if are_new else Acquainted)(store, queue.id),
            ButtonIds(SECRET, names),
            LeafletLinks(bootstrap.document().sections),
            notices(text, 30, ""),
            Words(text("utter_by_number"), text("utter_default")),
            secret=SECRET,
            public_url=messaging.public_url,
            turns=turns,
            observer=outcomes,
            sender=Sender(outcomes, time.sleep, lambda: time.now),
            sleep=wake or asyncio.sleep,
        )
        running = asyncio.create_task(messengers.run())
        try:
            async with serving(Starlette(routes=messengers.routes()), port) as address:
                provider.bot = f"{address}/messengers/{provider.name}"
                yield Clinic(provider, messengers, queue, outcomes, time, address)
        finally:
            running.cancel()
            await asyncio.gather(running, return_exceptions=True)
