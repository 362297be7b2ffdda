"""Finds the database back, and writes what waited for it."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from datetime import UTC, datetime

from sqlalchemy.engine import Connection

from bot.records.errors import DatabaseUnavailable
from bot.records.failures import is_refused
from bot.records.letters import Deletion, Letter
from bot.records.outbox import Outbox
from bot.records.retention import delete_conversation
from bot.records.unsaved import Unsaved
from bot.records.writer import Writer
from bot.records.writing import write_entry, write_state

logger = logging.getLogger(__name__)

Work = Callable[[Connection], object]

_AT_ONCE = 200  # orders, as many as the writer puts into one transaction


class Recovery:
    """`prepare` makes the database ready, which is done once; it may raise DatabaseUnavailable or UpgradeError."""

    def __init__(self, writer: Writer, outbox: Outbox, unsaved: Unsaved, prepare: Callable[[], None]) -> None:
        self._writer = writer
        self._outbox = outbox
        self._unsaved = unsaved
        self._prepare: Callable[[], None] | None = prepare

    async def run(self) -> bool:
        """Whether the database is there and has all that waited. Raises UpgradeError."""
        if not (await self._is_prepared() and await self._do([_nothing])):
            return False
        is_done = False
        while not is_done:
            waiting, states = await self._outbox.waiting(), self._unsaved.whole()
            works = [work_of(letter) for letter in waiting.letters]
            works += [_state_work(conversation, *state) for conversation, state in states.items()]
            if not await self._do(works):
                return False
            self._unsaved.saved(states)
            is_done = await self._outbox.delivered(waiting)
            if waiting.letters:
                logger.warning("%d turns were written late", len(waiting.letters))
        return True

    async def _is_prepared(self) -> bool:
        if self._prepare:
            try:
                await asyncio.to_thread(self._prepare)
            except DatabaseUnavailable as err:
                logger.warning("%s", err)
                return False
            self._prepare = None
        return True

    async def _do(self, works: Sequence[Work]) -> bool:
        """Whether the database is there. What it refuses for good is lost, which is said."""
        for start in range(0, len(works), _AT_ONCE):
            ordered = [self._writer.order(work) for work in works[start : start + _AT_ONCE]]
            if not all([await self._is_there_for(done) for done in ordered]):
                return False
        return True

    async def _is_there_for(self, done: Future[object]) -> bool:
        try:
            await asyncio.wrap_future(done)
        except Exception as err:  # noqa: BLE001 whatever is wrong with one letter, the others are written
            if not is_refused(err):
                logger.warning("the database is away: %s", type(err).__name__)
                return False
            logger.critical("the database refuses a turn, which is lost: %s", type(err).__name__)
        return True


def work_of(letter: Letter) -> Work:
    """What is to be done with a letter."""
    if isinstance(letter, Deletion):
        return lambda connection: _delete(connection, letter)
    return lambda connection: write_entry(connection, letter)


def _delete(connection: Connection, deletion: Deletion) -> None:
    delete_conversation(connection, deletion.conversation, datetime.now(UTC), deletion.actor)


def _state_work(conversation: str, state: str, at: datetime) -> Work:
    return lambda connection: write_state(connection, conversation, state, at)


def _nothing(connection: Connection) -> None:
    connection.exec_driver_sql("SELECT 1")
