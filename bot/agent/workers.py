"""Threads in which turns run, so that one that hangs holds up neither the server nor other patients.

Turns run one after the other, as the model keeps a core busy; a turn that takes unusually long lets the next one begin
beside it. A thread cannot be ended from outside: one that never comes back is left alone, and there are some to lose.
"""

import asyncio
from collections.abc import Callable, Coroutine
from concurrent.futures import Future
from queue import SimpleQueue
from threading import Thread
from typing import Any, TypeVar

T = TypeVar("T")

_PATIENCE = 0.1  # seconds, several times what a turn takes
_MOST = 32  # threads

_Work = Callable[[], Coroutine[Any, Any, Any]]
_Job = tuple[_Work, float, "Future[Any]"]


class WorkEndedError(Exception):
    """What was run wanted to end the process, or was cancelled."""


class WorkersLostError(Exception):
    """Every thread is held up by something that does not come back: only a new process helps."""


class Workers:
    """Runs turns; to be used from one event loop."""

    def __init__(self, *, patience: float = _PATIENCE, most: int = _MOST) -> None:
        self._patience = patience
        self._most = most
        self._free = asyncio.Semaphore(1)
        self._idle: list[_Worker] = []
        self._threads = 0
        self.waiting = 0

    @property
    def are_lost(self) -> bool:
        """Whether no thread is left to begin a turn in."""
        return self._threads >= self._most and not self._idle

    async def run(self, work: Callable[[], Coroutine[Any, Any, T]], seconds: float) -> T:
        """The outcome of `work`, which is run in a thread's own event loop.

        Raises TimeoutError after so many seconds, WorkersLostError, WorkEndedError, or what `work` raises.
        """
        async with asyncio.timeout(seconds):
            await self._wait()
            let_others = _Once(self._free.release)
            timer = asyncio.get_running_loop().call_later(self._patience, let_others)
            try:
                done: T = await asyncio.wrap_future(self._begin(work, seconds))
            finally:
                timer.cancel()
                let_others()
        return done

    async def _wait(self) -> None:
        self.waiting += 1
        try:
            await self._free.acquire()
        finally:
            self.waiting -= 1

    def _begin(self, work: _Work, seconds: float) -> "Future[Any]":
        if self.are_lost:
            raise WorkersLostError("no thread is left")
        done: Future[Any] = Future()
        worker = self._idle.pop() if self._idle else self._new()
        worker.jobs.put((work, seconds, done))
        return done

    def _new(self) -> "_Worker":
        self._threads += 1
        return _Worker(self._idle.append)


class _Worker:
    """A thread; `rest` is told of it whenever it is free again."""

    def __init__(self, rest: "Callable[[_Worker], None]") -> None:
        self.jobs: SimpleQueue[_Job] = SimpleQueue()
        self._rest = rest
        Thread(target=self._run, name="turns", daemon=True).start()

    def _run(self) -> None:
        loop = asyncio.new_event_loop()
        while True:
            work, seconds, done = self.jobs.get()
            outcome, failure = None, None
            try:
                outcome = loop.run_until_complete(_limited(work, seconds))
            except Exception as err:  # noqa: BLE001 it belongs to who asked, not to this thread
                failure = err
            except BaseException as err:  # noqa: BLE001 such as that of sys.exit, which is not to end the server
                failure = WorkEndedError(type(err).__name__)
            self._rest(self)
            if done.set_running_or_notify_cancel():
                done.set_exception(failure) if failure else done.set_result(outcome)


async def _limited(work: _Work, seconds: float) -> Any:
    async with asyncio.timeout(seconds):
        return await work()


class _Once:
    """Calls a function the first time it is called."""

    def __init__(self, function: Callable[[], None]) -> None:
        self._function: Callable[[], None] | None = function

    def __call__(self) -> None:
        function, self._function = self._function, None
        if function:
            function()
