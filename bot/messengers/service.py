"""The messaging apps, joined: what comes in by their addresses is answered while this runs."""

import asyncio
import logging
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from starlette.routing import Route

from bot.button_ids import ButtonIds
from bot.leaflet.links import LeafletLinks
from bot.messengers.answering import Answering, Notices
from bot.messengers.handling import Handling, Loaded, at_once
from bot.messengers.identity import Identity
from bot.messengers.lanes import Lanes
from bot.messengers.layout import Layout, Words
from bot.messengers.platform import Chat, Platform
from bot.messengers.sealing import Seal
from bot.messengers.sending import Sender, Sleep
from bot.messengers.webhooks import Webhooks
from bot.observing import NOBODY, Observer, Outcome
from bot.records.errors import RecordsError
from bot.records.message_keys import MessageKeys
from bot.records.message_queue import MessageQueue

logger = logging.getLogger(__name__)

_KEPT = timedelta(days=3)  # longer than any platform delivers again, or an answer waits
_LOOKS = 60.0  # seconds from one to the next


class Messengers:
    """The platforms that are on. `turns` is how many a minute of one patient are answered."""

    def __init__(  # noqa: PLR0913 (the parts, joined in bot.messengers.joining)
        self,
        platforms: Sequence[Platform],
        chat: Chat,
        queue: MessageQueue,
        keys: MessageKeys,
        buttons: ButtonIds,
        links: LeafletLinks,
        notices: Notices,
        words: Words,
        *,
        secret: str,
        public_url: str,
        turns: int,
        observer: Observer = NOBODY,
        sender: Sender | None = None,
        sleep: Sleep = asyncio.sleep,
        loaded: Loaded = at_once,
    ) -> None:
        seal = Seal(secret)
        laid_out = {each.name: (each, Layout(each.style, links, public_url, words)) for each in platforms}
        answering = Answering(chat, buttons, notices, keys, turns)
        self._sender = sender or Sender(observer)
        handling = Handling(laid_out, queue, keys, answering, buttons, seal, self._sender, observer, loaded=loaded)
        self._platforms = platforms
        self._queue = queue
        self._keys = keys
        self._sleep = sleep
        self._observer = observer
        self._names = {each.name for each in platforms}
        self.lanes = Lanes(handling.handle)
        self._webhooks = Webhooks(
            platforms,
            queue,
            Identity(secret),
            seal,
            observer,
            self.lanes.put,
            public_url=public_url,
            apology=words.apology,
        )

    def routes(self) -> list[Route]:
        """Where the platforms send to."""
        return self._webhooks.routes()

    async def run(self) -> None:
        """Answer what waits, from the last time or as staff had it tried again, and what comes; until cancelled."""
        try:
            while True:
                await self._look()
                await self._sleep(_LOOKS)
        finally:
            await self.lanes.close(self._sender.end())
            for platform in self._platforms:
                await platform.close()

    async def _look(self) -> None:
        try:
            for message in await self._queue.waiting():  # as the queue tells in order, none that is over by now
                if message.platform in self._names:
                    self.lanes.put(message)
            for message in await self._queue.expire(datetime.now(UTC) - _KEPT):
                self._observer.message(message.platform, Outcome.DEAD)  # of an app that is off
            await self._keys.expire()
        except Exception as err:  # noqa: BLE001 or nobody would be answered any more
            logger.error("messages that wait are looked for again in a minute: %s", _what(err))
            self._observer.failure("queue")


def _what(err: Exception) -> str:
    """Its words, where they are ours."""
    return str(err) if isinstance(err, RecordsError) else type(err).__name__
