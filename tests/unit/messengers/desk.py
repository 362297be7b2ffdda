"""Where messages are handled in the tests: the real queue, answering and sending, with a fake platform and
conversation."""

import asyncio
from concurrent.futures import Future

from bot.button_ids import ButtonIds
from bot.leaflet.links import LeafletLinks
from bot.messengers.answering import Answering
from bot.messengers.handling import Handling
from bot.messengers.layout import Layout, Style, Words
from bot.messengers.message import Incoming
from bot.messengers.sealing import Seal
from bot.messengers.sending import Sender
from bot.records.message_queue import QueuedMessage

from ...messengers.chat import reply_to
from ...messengers.clinic import Time
from .fakes import NOTICES, FailingChat, FakeKeys, FakePlatform, Noted, TroubledQueue, say

SEAL = Seal("a secret")
CONVERSATION = "telegram.5f"
APOLOGY = "Sorry, ask your doctor."
FIRST, SECOND = "This is the first part of two, and long.", "This is the second part of two, and long."
_WORDS = Words("To choose, send the number.", APOLOGY)


class Desk:
    """Handles messages of one patient, who has written before; "tell me" is answered in two parts."""

    def __init__(self, queue: TroubledQueue) -> None:
        self.is_loaded: Future[None] = Future()
        self.is_loaded.set_result(None)
        self.platform = FakePlatform(style=Style(60, most_buttons=3, longest_label=10))
        self.queue = queue
        self.keys = FakeKeys(known={CONVERSATION})
        self.chat = FailingChat({"tell me": reply_to("tell me", say(FIRST), say(SECOND))})
        self.observer, self.time = Noted(), Time()
        self.buttons = ButtonIds("a secret", ["yes", "no"])
        layout = Layout(self.platform.style, LeafletLinks(()), "", _WORDS)
        self.handling = Handling(
            {self.platform.name: (self.platform, layout)},
            self.queue,
            self.keys,
            Answering(self.chat, self.buttons, NOTICES, self.keys, 1000),
            self.buttons,
            SEAL,
            Sender(self.observer, self.time.sleep, lambda: self.time.now),
            self.observer,
            self.time.sleep,
            loaded=lambda: asyncio.wrap_future(self.is_loaded),
        )

    async def add(self, incoming: Incoming, seal: Seal = SEAL) -> QueuedMessage:
        """Keep what a patient did, as the webhooks do."""
        name, key, sealed = self.platform.name, f"key {incoming.id}", seal.close(incoming.to_json())
        kept = await self.queue.add(QueuedMessage(key, name, CONVERSATION, self.time.now, sealed))
        assert kept
        return kept

    async def handle(self, incoming: Incoming, seal: Seal = SEAL) -> None:
        """Keep it, and handle it to the end."""
        await self.handling.handle(await self.add(incoming, seal))
