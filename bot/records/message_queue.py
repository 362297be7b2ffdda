"""Messages of the messaging apps that are not answered yet, in a file of this process alone.

Not in the database of the records, which may be away just when a patient writes. What the file holds of a patient is
sealed by who writes it (bot.messengers.sealing), and goes when the answer is sent.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar
from uuid import uuid4

from sqlalchemy import Column, Integer, MetaData, String, Table, Text, delete, func, insert, select, update
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import OperationalError, SQLAlchemyError
from tenacity import retry, retry_if_exception, stop_after_delay, wait_fixed

from bot.records.database import empty_log, open_database, writing
from bot.records.errors import DatabaseSettingError, QueueError
from bot.records.tables import UTCDateTime
from bot.records.writer import Writer

Outcome = TypeVar("Outcome")

WAITING, DONE, DEAD = "waiting", "done", "dead"

_metadata = MetaData()
_messages = Table(
    "messages",
    _metadata,
    Column("id", Integer, primary_key=True),
    Column("key", String(64), nullable=False, unique=True),
    Column("platform", String(16), nullable=False),
    Column("conversation", String(64), nullable=False, index=True),
    Column("at", UTCDateTime, nullable=False),
    Column("state", String(8), nullable=False, index=True),
    Column("sealed", Text),  # whom to answer, and what until it is answered
    Column("reply", Text),  # sealed too: the parts to send
    Column("sent", Integer, nullable=False),  # how many of them are
    sqlite_autoincrement=True,  # who still has the number of one that is gone would take the next for it
)
_identity = Table("identity", _metadata, Column("id", String(32), primary_key=True))


def _is_locked(err: BaseException) -> bool:
    return isinstance(err, OperationalError) and "locked" in str(err)


@dataclass(frozen=True)
class QueuedMessage:
    """A message that waits: `sealed` is what came in, `reply` the parts to send once there is an answer, of which
    `sent` are sent."""

    key: str
    platform: str
    conversation: str
    at: datetime
    sealed: str
    id: int = 0
    reply: str | None = None
    sent: int = 0


class MessageQueue:
    """The file, written by one thread in order; every method raises QueueError where it cannot be."""

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            self._engine = open_database(f"sqlite:///{path}")
            self.id = _prepared(self._engine)
        except (SQLAlchemyError, DatabaseSettingError) as err:
            raise QueueError(f"{path} (in BOT_STATE) cannot be used: {type(err).__name__}") from err
        self._writer = Writer(self._engine)

    async def add(self, message: QueuedMessage) -> QueuedMessage | None:
        """Keep a message, which is on the disk then; None where one with its key has come before."""
        return await self._do(lambda connection: _add(connection, message))

    async def rewrite(self, message: QueuedMessage, sealed: str) -> QueuedMessage:
        """Keep what came in as it is now known."""
        await self._change(message, sealed=sealed)
        return replace(message, sealed=sealed)

    async def answer(self, message: QueuedMessage, sealed: str, reply: str) -> QueuedMessage:
        """Keep the parts of the answer, in place of what came in."""
        await self._change(message, sealed=sealed, reply=reply)
        return replace(message, sealed=sealed, reply=reply)

    async def note_sent(self, message: QueuedMessage, count: int) -> None:
        """So many parts are sent."""
        await self._change(message, sent=count)

    async def finish(self, message: QueuedMessage) -> None:
        """All is sent, or there is nothing to send: only the key stays, to know the message again."""
        await self._change(message, state=DONE, conversation="", sealed=None, reply=None)

    async def give_up(self, message: QueuedMessage) -> None:
        """It cannot be sent: what is left of it stays sealed until it expires."""
        await self._change(message, state=DEAD)

    async def drop(self, message: QueuedMessage) -> None:
        """Another process has it."""
        await self._do(lambda connection: connection.execute(delete(_messages).where(_messages.c.id == message.id)))

    async def waiting(self) -> tuple[QueuedMessage, ...]:
        """All that wait, oldest first."""
        return await self._do(lambda connection: _found(connection, _messages.c.state == WAITING))

    async def revive(self, after: datetime) -> int:
        """Let what could not be sent wait again, where it came after then; how much that was."""
        return await self._do(lambda connection: _revive(connection, after))

    async def forget(self, conversation: str) -> int:
        """Keep of a conversation nothing but the keys of its messages, to know them again, and what waits; how many
        were of it."""
        return await self._do(lambda connection: _forget(connection, conversation))

    async def expire(self, before: datetime) -> tuple[QueuedMessage, ...]:
        """Delete what is older; what of it waited still."""
        waited = await self._do(lambda connection: _expire(connection, before))
        try:
            await asyncio.to_thread(empty_log, self._engine)
        except SQLAlchemyError as err:
            raise QueueError(f"{self._path} cannot be written: {type(err).__name__}") from err
        return waited

    async def count(self) -> dict[str, int]:
        """How many messages are in each state."""
        return await self._do(_count)

    def close(self) -> None:
        """Finish what was ordered."""
        self._writer.close()
        self._engine.dispose()

    async def _change(self, message: QueuedMessage, **values: Any) -> None:
        change = update(_messages).where(_messages.c.id == message.id).values(values)
        await self._do(lambda connection: connection.execute(change))

    async def _do(self, work: Callable[[Connection], Outcome]) -> Outcome:
        try:  # what is ordered is done also where its order is cancelled: a part that was sent is not sent again
            return await asyncio.shield(asyncio.wrap_future(self._writer.order(work)))
        except SQLAlchemyError as err:
            raise QueueError(f"{self._path} cannot be written: {type(err).__name__}") from err


@retry(retry=retry_if_exception(_is_locked), stop=stop_after_delay(3), wait=wait_fixed(0.05), reraise=True)
def _prepared(engine: Engine) -> str:
    """Make the tables where there are none; the queue's id. Where others make the same file just now, SQLite does not
    wait for them by itself."""
    _metadata.create_all(writing(engine))
    with writing(engine).begin() as connection:
        return _identify(connection)


def _identify(connection: Connection) -> str:
    found = connection.execute(select(_identity.c.id)).scalar()
    if found is None:
        found = uuid4().hex
        connection.execute(insert(_identity), {"id": found})
    return str(found)


def _add(connection: Connection, message: QueuedMessage) -> QueuedMessage | None:
    if connection.execute(select(_messages.c.id).where(_messages.c.key == message.key)).first():
        return None
    names = ("key", "platform", "conversation", "at", "sealed")
    row = {**{name: getattr(message, name) for name in names}, "state": WAITING, "sent": 0}
    return replace(message, id=connection.execute(insert(_messages), row).inserted_primary_key[0])


def _found(connection: Connection, which: Any) -> tuple[QueuedMessage, ...]:
    names = QueuedMessage.__dataclass_fields__
    rows = connection.execute(select(_messages).where(which).order_by(_messages.c.id)).mappings()
    return tuple(QueuedMessage(**{name: row[name] for name in names}) for row in rows)


def _revive(connection: Connection, after: datetime) -> int:
    dead = (_messages.c.state == DEAD, _messages.c.sealed.is_not(None), _messages.c.at > after)
    return int(connection.execute(update(_messages).where(*dead).values(state=WAITING)).rowcount)


def _forget(connection: Connection, conversation: str) -> int:
    mine = (_messages.c.conversation == conversation, _messages.c.state != WAITING)
    nothing = {"conversation": "", "state": DONE, "sealed": None, "reply": None}
    return int(connection.execute(update(_messages).where(*mine).values(nothing)).rowcount)


def _expire(connection: Connection, before: datetime) -> tuple[QueuedMessage, ...]:
    old = _messages.c.at < before
    waited = _found(connection, old & (_messages.c.state == WAITING))
    connection.execute(delete(_messages).where(old))
    return waited


def _count(connection: Connection) -> dict[str, int]:
    counted = connection.execute(select(_messages.c.state, func.count()).group_by(_messages.c.state))
    return {WAITING: 0, DONE: 0, DEAD: 0, **{str(state): int(number) for state, number in counted}}
