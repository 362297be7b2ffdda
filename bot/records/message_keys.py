"""Whose a message of a messaging app is: one that comes to several processes is taken by one of them."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import TypeVar

from sqlalchemy import delete, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Connection
from sqlalchemy.exc import SQLAlchemyError

from bot.records.database import POSTGRESQL
from bot.records.errors import DatabaseUnavailable
from bot.records.store import TurnStore
from bot.records.tables import message_keys, turns

_SECONDS = 0.5  # that a message waits for the database
_ANSWERED = timedelta(days=3)  # after which the taker's own queue does not know a message again either
_KEPT = timedelta(days=30)  # platforms deliver again for a day or two; who caught a signed request, later


Found = TypeVar("Found")
Work = Callable[[Connection], Found]


class MessageKeys:
    """Takes messages for one process, which `taker` names."""

    def __init__(self, store: TurnStore, taker: str) -> None:
        self._store = store
        self._taker = taker

    async def take(self, key: str) -> bool:
        """Whether the message is this process's, the same each time it asks. Raises DatabaseUnavailable."""
        now = datetime.now(UTC)
        # alone: two processes that take several at once, in another order each, would wait for one another
        return await self._in_time(
            self._store.write_alone, lambda connection: take_key(connection, key, self._taker, now)
        )

    async def is_known(self, conversation: str) -> bool:
        """Whether a reply that was not urgent is on record of a conversation. Raises DatabaseUnavailable."""
        return await self._in_time(self._store.read, lambda connection: _is_known(connection, conversation))

    async def expire(self) -> None:
        """Forget those that are not delivered again any more. Raises DatabaseUnavailable."""
        before = datetime.now(UTC) - _KEPT
        await self._in_time(self._store.write, lambda connection: _expire(connection, before))

    async def _in_time(self, do: Callable[[Work[Found]], Awaitable[Found]], work: Work[Found]) -> Found:
        if self._store.is_down:
            raise DatabaseUnavailable("the database is away")
        try:
            async with asyncio.timeout(_SECONDS):  # not wait_for, which misses being cancelled when it has just found
                return await do(work)
        except (SQLAlchemyError, TimeoutError) as err:
            raise DatabaseUnavailable("the database does not answer") from err


def take_key(connection: Connection, key: str, taker: str, now: datetime) -> bool:
    """Whether the message with this key is the taker's, who takes it where nobody has."""
    dialect = postgresql if connection.dialect.name == POSTGRESQL else sqlite
    row = {"key": key, "at": now, "taker": taker}
    connection.execute(dialect.insert(message_keys).values(row).on_conflict_do_nothing())
    mine = (message_keys.c.key == key, message_keys.c.taker == taker, message_keys.c.at > now - _ANSWERED)
    return connection.execute(select(message_keys.c.key).where(*mine)).first() is not None


def _is_known(connection: Connection, conversation: str) -> bool:
    found = select(turns.c.id).where(turns.c.conversation == conversation, turns.c.urgent.is_(False)).limit(1)
    return connection.execute(found).first() is not None


def _expire(connection: Connection, before: datetime) -> None:
    connection.execute(delete(message_keys).where(message_keys.c.at < before))
