"""What happens with one message that was accepted: answered, and the answer sent, each step kept before the next.

A process that is ended at any point goes on there when it starts again: an answer is made once, as the turn's key is
the message's; a part is sent again only where it is not known whether the platform had it. While the database is away,
a message that comes to several processes is answered by each: rather twice than never.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import ParamSpec, Protocol, TypeVar

from bot.button_ids import ButtonIds
from bot.messengers.answering import Answering
from bot.messengers.errors import Refused, SealError, Unwanted
from bot.messengers.layout import Layout
from bot.messengers.message import Incoming, Part, parts_from_json, parts_to_json
from bot.messengers.platform import Platform
from bot.messengers.sealing import Seal
from bot.messengers.sending import Sender, Sleep
from bot.observing import Observer, Outcome
from bot.records.errors import DatabaseUnavailable, QueueError
from bot.records.message_queue import MessageQueue, QueuedMessage

logger = logging.getLogger(__name__)

Arguments = ParamSpec("Arguments")
Found = TypeVar("Found")

_ACKNOWLEDGE = 2.0  # seconds that an answer waits for it
_AT_ONCE = 16  # answers: each has its seconds from when it begins, and would spend them waiting for the others
_PATIENCE = 5.0  # seconds until a file that cannot be written is tried again


Loaded = Callable[[], Awaitable[object]]


async def at_once() -> None:
    """Nothing is to be loaded."""


class Keys(Protocol):
    """Tells whose a message is."""

    async def take(self, key: str) -> bool:
        """Whether the message is this process's. Raises DatabaseUnavailable."""


class Handling:
    """Handles messages of all platforms."""

    def __init__(  # noqa: PLR0913 (the parts, joined in bot.messengers.service)
        self,
        platforms: Mapping[str, tuple[Platform, Layout]],
        queue: MessageQueue,
        keys: Keys,
        answering: Answering,
        buttons: ButtonIds,
        seal: Seal,
        sender: Sender,
        observer: Observer,
        sleep: Sleep = asyncio.sleep,
        loaded: Loaded = at_once,
    ) -> None:
        self._platforms = platforms
        self._queue = queue
        self._keys = keys
        self._answering = answering
        self._buttons = buttons
        self._seal = seal
        self._sender = sender
        self._observer = observer
        self._sleep = sleep
        self._loaded = loaded
        self._room = asyncio.Semaphore(_AT_ONCE)

    async def handle(self, message: QueuedMessage) -> None:
        """Answer a message of a platform that is on to the end; whatever fails is said, and what is left of the message
        stays in the queue."""
        platform, _ = self._platforms[message.platform]
        try:
            if not await self._is_ours(message):
                self._observer.message(platform.name, Outcome.DUPLICATE)
                return await self._insist(self._queue.drop, message)
            message = await self._answer(message)
            await self._send(message)
        except Unwanted:
            self._observer.message(platform.name, Outcome.UNWANTED)
        except (Refused, SealError) as err:
            logger.error("an answer cannot be sent by %s: %s", platform.name, err)
            return await self._give_up(message)
        except Exception as err:  # noqa: BLE001 the outermost handler: the other messages are answered all the same
            logger.error("an answer by %s failed: %s", platform.name, type(err).__name__)
            return await self._give_up(message)
        return await self._insist(self._queue.finish, message)

    async def _is_ours(self, message: QueuedMessage) -> bool:
        try:
            return await self._keys.take(message.key)
        except DatabaseUnavailable:
            return True  # the queue's own key keeps this process from answering twice

    async def _answer(self, message: QueuedMessage) -> QueuedMessage:
        """The message with its answer, kept."""
        if message.reply is not None:
            return message
        platform, layout = self._platforms[message.platform]
        incoming = Incoming.from_json(self._seal.open(message.sealed))
        await self._acknowledge(platform, incoming)
        incoming = await self._answering.read(message.conversation, incoming)
        # kept, as after the turn it might be read otherwise, and would be another turn
        message = await self._insist(self._queue.rewrite, message, self._seal.close(incoming.to_json()))
        parts, deletes = await self._parts(message, layout, incoming)
        address = self._seal.close(replace(incoming, text="", patient="").to_json())
        answered = await self._insist(self._queue.answer, message, address, self._seal.close(parts_to_json(parts)))
        if deletes:
            await self._insist(self._queue.forget, message.conversation)
        return answered

    async def _parts(self, message: QueuedMessage, layout: Layout, incoming: Incoming) -> tuple[tuple[Part, ...], bool]:
        """What to send, and whether the conversation is deleted."""
        try:
            with suppress(Exception):  # what fails there is answered with an apology here
                await self._loaded()
            async with self._room:
                answer = await self._answering.answer(message.conversation, message.key, incoming)
            id_of = partial(self._buttons.id_of, message.conversation)
            parts = (*layout.parts(answer.first), *layout.parts(answer.messages, answer.buttons, id_of))
        except Exception as err:  # noqa: BLE001 whatever failed, the patient is answered
            logger.error("a message could not be answered: %s", type(err).__name__)
            self._observer.failure("turn")
            return layout.apology(), False
        return parts, answer.deletes

    async def _acknowledge(self, platform: Platform, incoming: Incoming) -> None:
        try:
            async with asyncio.timeout(_ACKNOWLEDGE):
                await platform.acknowledge(incoming)
        except Exception as err:  # noqa: BLE001 the answer matters more
            logger.info("%s took no acknowledgement: %s", platform.name, type(err).__name__)

    async def _send(self, message: QueuedMessage) -> None:
        platform, _ = self._platforms[message.platform]
        address = Incoming.from_json(self._seal.open(message.sealed)).address
        parts = parts_from_json(self._seal.open(message.reply or ""))
        for number in range(message.sent, len(parts)):
            await self._sender.send(platform, address, parts[number], message.at)
            await self._insist(self._queue.note_sent, message, number + 1)

    async def _give_up(self, message: QueuedMessage) -> None:
        self._observer.message(message.platform, Outcome.DEAD)
        await self._insist(self._queue.give_up, message)

    async def _insist(
        self, write: Callable[Arguments, Awaitable[Found]], *what: Arguments.args, **named: Arguments.kwargs
    ) -> Found:
        """What a step writes to the file, until it can: what follows must not be done before, nor the step again."""
        while True:
            try:
                return await write(*what, **named)
            except QueueError as err:
                logger.error("a message waits: %s", err)
                self._observer.failure("queue")
                await self._sleep(_PATIENCE)
