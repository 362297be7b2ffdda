"""What a conversation needs of the records: its state before a turn, and a safe place for all that the turn leaves.

A patient waits for no database. Where it does not answer in time, or refuses, turns go to the outbox and states stay in
memory; no turn asks it again until `recover` finds it back and has written all of that, so that order is kept.
"""

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TypeVar

from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError

from bot.records.database import empty_log, writing
from bot.records.errors import DatabaseUnavailable
from bot.records.letters import Deletion, Letter
from bot.records.outbox import Outbox
from bot.records.reading import doctor_questions_of, replies_of, reply_of, state_of
from bot.records.recovering import Recovery, work_of
from bot.records.remembered import Remembered
from bot.records.retention import end_sessions
from bot.records.turn import Entry
from bot.records.unsaved import Unsaved
from bot.records.writer import Writer

logger = logging.getLogger(__name__)

PATIENT = "patient"  # the actor of what a patient asked for

_SECONDS = 0.5  # that a turn waits for the database, before it and after it
_READERS = 4

Found = TypeVar("Found")


class TurnStore:
    """The database and what waits for it, from an event loop.

    `session` is how long a state lasts; `prepare` makes the database ready once and may raise DatabaseUnavailable.
    """

    def __init__(
        self,
        engine: Engine,
        outbox: Outbox,
        session: timedelta,
        prepare: Callable[[Engine], None],
        *,
        seconds: float = _SECONDS,
    ) -> None:
        self._engine = engine
        self._outbox = outbox
        self._session = session
        self._seconds = seconds
        self._writer = Writer(engine)
        self._readers = ThreadPoolExecutor(_READERS, "records-read")
        self._unsaved = Unsaved()
        self._recovery = Recovery(self._writer, outbox, self._unsaved, partial(prepare, engine))
        self.is_down = True

    async def remember(self, conversation: str, key: str) -> Remembered:
        """What the turn with this key begins from. Raises DatabaseUnavailable."""
        since = datetime.now(UTC) - self._session
        unsaved = self._unsaved.get(conversation, since)
        if unsaved:
            return Remembered(unsaved.text, is_whole=unsaved.is_whole)
        if self.is_down:
            raise DatabaseUnavailable("the database is away")
        try:
            # not wait_for, which misses being cancelled when it has just found
            async with asyncio.timeout(self._seconds):
                return await self.read(lambda connection: _remember(connection, conversation, key, since))
        except (SQLAlchemyError, TimeoutError) as err:
            self._failed(err)
            raise DatabaseUnavailable("the database does not answer") from err

    async def keep(self, entry: Entry) -> None:
        """Write what a turn leaves: when this returns it is in the database or waits for it."""
        turn = entry.turn
        if await self._write(entry):
            self._unsaved.drop(turn.conversation)
            return
        if entry.state is not None:
            self._unsaved.put(turn.conversation, entry.state, turn.at, is_whole=entry.is_whole)
        await self._post(entry)

    async def delete(self, conversation: str, actor: str = PATIENT) -> None:
        """Delete every copy of a conversation, now or as soon as the database is back."""
        self._unsaved.drop(conversation)
        deletion = Deletion(conversation, actor)
        if not await self._write(deletion):
            await self._post(deletion)

    async def replies(self, conversation: str) -> tuple[str, ...]:
        """The replies of the session so far, as JSON, oldest first. Raises DatabaseUnavailable."""
        if self.is_down:
            raise DatabaseUnavailable("the database is away")
        since = datetime.now(UTC) - self._session
        try:
            async with asyncio.timeout(self._seconds):
                return await self.read(lambda connection: replies_of(connection, conversation, since))
        except (SQLAlchemyError, TimeoutError) as err:
            self._failed(err)
            raise DatabaseUnavailable("the database does not answer") from err

    async def recover(self) -> bool:
        """Make the database ready where it is not, and write all that waits; whether the database is there.

        Before the first time, the database counts as away. Raises UpgradeError.
        """
        if not await self._recovery.run():
            return False
        self.is_down = False
        return True

    async def end_sessions(self, before: datetime) -> None:
        """Forget what the next turn needs, where the last one was before. Raises SQLAlchemyError."""
        self._unsaved.end(before)
        if not self.is_down:
            await self.write(lambda connection: end_sessions(connection, before))
            await asyncio.get_running_loop().run_in_executor(self._readers, empty_log, self._engine)

    async def read(self, work: Callable[[Connection], Found]) -> Found:
        """The outcome of some reading that is no part of a turn. Raises SQLAlchemyError."""
        return await asyncio.get_running_loop().run_in_executor(self._readers, self._within, work)

    async def write(self, work: Callable[[Connection], Found]) -> Found:
        """The outcome of some writing that is no part of a turn. Raises SQLAlchemyError."""
        return await asyncio.wrap_future(self._writer.order(work))

    async def write_alone(self, work: Callable[[Connection], Found]) -> Found:
        """The outcome of some writing in a transaction of its own. Raises SQLAlchemyError."""
        return await asyncio.get_running_loop().run_in_executor(self._readers, self._alone, work)

    def close(self) -> None:
        """Finish what was ordered."""
        self._writer.close()
        self._readers.shutdown(wait=False, cancel_futures=True)
        self._engine.dispose()
        self._outbox.close()

    async def _write(self, letter: Letter) -> bool:
        """Whether it was done in time. What was not begun by then is not done later; what was may be."""
        if self.is_down:
            return False
        try:
            async with asyncio.timeout(self._seconds):
                await self.write(work_of(letter))
        except asyncio.CancelledError:  # the process ends meanwhile
            await self._post(letter)
            raise
        except Exception as err:  # noqa: BLE001 whatever it was, there is the outbox
            self._failed(err)
            return False
        return True

    async def _post(self, letter: Letter) -> None:
        await self._outbox.post(letter)
        self.is_down = True  # again, where it was found back meanwhile: what comes next is not written before this

    def _failed(self, err: Exception) -> None:
        logger.error("the database failed: %s", type(err).__name__)
        self.is_down = True

    def _alone(self, work: Callable[[Connection], Found]) -> Found:
        with writing(self._engine).begin() as connection:
            return work(connection)

    def _within(self, work: Callable[[Connection], Found]) -> Found:
        with self._engine.connect() as connection:
            return work(connection)


def _remember(connection: Connection, conversation: str, key: str, since: datetime) -> Remembered:
    questions = doctor_questions_of(connection, conversation)
    return Remembered(
        state_of(connection, conversation, since),
        tuple(each.text for each in questions),
        reply=reply_of(connection, conversation, key),
    )
