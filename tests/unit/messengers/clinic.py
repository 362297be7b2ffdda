"""A bot with two fake apps, whose looks at what waits are asked for."""

import asyncio
from datetime import timedelta
from typing import cast

from bot.button_ids import ButtonIds
from bot.leaflet.links import LeafletLinks
from bot.messengers.identity import Identity
from bot.messengers.layout import Words
from bot.messengers.message import Incoming
from bot.messengers.sealing import Seal
from bot.messengers.sending import Sender
from bot.messengers.service import Messengers
from bot.records.message_keys import MessageKeys
from bot.records.message_queue import QueuedMessage

from ...messengers.chat import ScriptedChat
from ...messengers.clinic import Time
from .desk import APOLOGY
from .fakes import NOTICES, FakeKeys, FakePlatform, Noted, TroubledQueue, until

SECRET = "a secret"


class Looks:
    """Waits between two looks until the next is wanted."""

    def __init__(self) -> None:
        self.slept: list[float] = []
        self.is_over = asyncio.Event()
        self._wake = asyncio.Event()

    async def sleep(self, seconds: float) -> None:
        """A look is over."""
        self.slept.append(seconds)
        self.is_over.set()
        await self._wake.wait()
        self._wake.clear()

    async def one_more(self) -> None:
        """Have a look, and wait until it is over."""
        self.is_over.clear()
        self._wake.set()
        await until(self.is_over.is_set)


class Clinic:
    """A bot with two apps, not running yet."""

    def __init__(self, queue: TroubledQueue) -> None:
        self.telegram, self.sms = FakePlatform("telegram"), FakePlatform("sms")
        self.chat, self.keys, self.time, self.looks = ScriptedChat(), FakeKeys(), Time(), Looks()
        self.queue, self.observer = queue, Noted()
        self.messengers = self.joined(self.telegram, self.sms)

    def joined(self, *platforms: FakePlatform) -> Messengers:
        """With these apps on."""
        return Messengers(
            platforms,
            self.chat,
            self.queue,
            cast(MessageKeys, self.keys),
            ButtonIds(SECRET, []),
            LeafletLinks(()),
            NOTICES,
            Words("Send the number.", APOLOGY),
            secret=SECRET,
            public_url="",
            turns=1000,
            observer=self.observer,
            sender=Sender(self.observer, self.time.sleep, lambda: self.time.now),
            sleep=self.looks.sleep,
        )

    async def left(self, incoming: Incoming, platform: str = "telegram", ago: timedelta = timedelta()) -> None:
        """What a process that is no more has kept."""
        conversation, at = Identity(SECRET).conversation(platform, incoming.patient), self.time.now - ago
        sealed = Seal(SECRET).close(incoming.to_json())
        await self.queue.add(QueuedMessage(f"{platform} {incoming.id}", platform, conversation, at, sealed))

    async def begin(self) -> None:
        """Run, and have the first look."""
        self.running = asyncio.create_task(self.messengers.run())
        await until(self.looks.is_over.is_set)
        await self.messengers.lanes.idle()

    async def look(self) -> None:
        """Have another, and all that it finds handled."""
        await self.looks.one_more()
        await self.messengers.lanes.idle()

    async def end(self) -> None:
        """End it, as a server does."""
        self.running.cancel()
        await asyncio.gather(self.running, return_exceptions=True)
