"""One message of a conversation after the other, conversations side by side."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Collection

from bot.records.message_queue import QueuedMessage

Handle = Callable[[QueuedMessage], Awaitable[None]]


class Lanes:
    """Has messages handled in the order in which they come. `handle` must not fail."""

    def __init__(self, handle: Handle) -> None:
        self._handle = handle
        self._waiting: dict[str, deque[QueuedMessage]] = {}
        self._known: set[int] = set()
        self._tasks: set[asyncio.Task[None]] = set()

    def put(self, message: QueuedMessage) -> None:
        """Have a message handled after those of its conversation that came before; once, however often it is put."""
        if message.id in self._known:
            return
        self._known.add(message.id)
        if message.conversation in self._waiting:
            self._waiting[message.conversation].append(message)
            return
        self._waiting[message.conversation] = deque([message])
        task = asyncio.create_task(self._run(message.conversation))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def idle(self) -> None:
        """Wait until nothing is left to handle."""
        while self._tasks:
            await asyncio.wait(self._tasks)

    async def close(self, spared: Collection[asyncio.Task[None]] = (), seconds: float = 5.0) -> None:
        """Give up what is being handled; it waits in the queue. Those `spared` have so many seconds to end."""
        for task in self._tasks.difference(spared):
            task.cancel()
        if spared:
            await asyncio.wait(spared, timeout=seconds)
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _run(self, conversation: str) -> None:
        lane = self._waiting[conversation]
        try:
            while lane:
                await self._handle(lane[0])
                self._known.discard(lane.popleft().id)
        finally:
            self._known.difference_update(message.id for message in lane)
            del self._waiting[conversation]
