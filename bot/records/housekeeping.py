"""What the records need beside turns, while the server runs: late turns written, sessions ended, old turns deleted."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta

from bot.records.retention import expire
from bot.records.store import TurnStore

logger = logging.getLogger(__name__)

_RECOVER_SECONDS = 1.0
_SESSION_SECONDS = 60.0
_EXPIRY_SECONDS = 3600.0


class Housekeeping:
    """Works on a store until it is cancelled. `keep` is how long turns are kept, `session` how long states are."""

    def __init__(self, store: TurnStore, keep: timedelta, session: timedelta) -> None:
        self._store = store
        self._keep = keep
        self._session = session

    async def run(self) -> None:
        """Do all of it, each in its time."""
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._again(self.recover, _RECOVER_SECONDS))
            tasks.create_task(self._again(self.end_sessions, _SESSION_SECONDS))
            tasks.create_task(self._again(self.expire, _EXPIRY_SECONDS))

    async def recover(self) -> None:
        """Find the database back."""
        if self._store.is_down:
            await self._store.recover()

    async def end_sessions(self) -> None:
        """Forget the words of patients who have gone."""
        await self._store.end_sessions(datetime.now(UTC) - self._session)

    async def expire(self) -> int:
        """Delete what is older than it may be; how much that was."""
        now, gone = datetime.now(UTC), 0
        while not self._store.is_down:
            some = await self._store.write(lambda connection: expire(connection, now - self._keep, now))
            gone += some
            if not some:
                break
        return gone

    async def _again(self, work: Callable[[], Awaitable[object]], seconds: float) -> None:
        while True:
            try:
                await work()
            except Exception as err:  # noqa: BLE001 the outermost handler: nobody else would find the database back
                logger.error("housekeeping failed: %s", type(err).__name__)
            await asyncio.sleep(seconds)
