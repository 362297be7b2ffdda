"""What takes seconds to load, loaded in a thread while the process already answers."""

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import Future
from threading import Thread
from typing import Any, Generic, TypeVar

T = TypeVar("T")

logger = logging.getLogger(__name__)


class Loading(Generic[T]):
    """Something that is there now, later, or never."""

    def __init__(self, load: Callable[[], T]) -> None:
        self._load = load
        self._loaded: Future[T] = Future()

    @classmethod
    def done(cls, value: T) -> "Loading[T]":
        """What is there already."""
        loading = cls(lambda: value)
        loading._loaded.set_result(value)
        return loading

    def load(self) -> None:
        """Load it here. What fails is raised by `wait`, and logged."""
        try:
            self._loaded.set_result(self._load())
        except BaseException as err:  # noqa: BLE001 it belongs to who waits, not to this thread
            logger.critical("it cannot be loaded, and patients get no answers: %s", err)
            self._loaded.set_exception(err)

    @property
    def now(self) -> T | None:
        """It, where it is there."""
        return self._loaded.result() if self._loaded.done() and not self._loaded.exception() else None

    @property
    def is_over(self) -> bool:
        """Whether it is there, or never will be."""
        return self._loaded.done()

    async def wait(self, seconds: float) -> T:
        """It, when it is there. Raises TimeoutError after so many seconds, or what its loading raised."""
        if (found := self.now) is not None:
            return found
        async with asyncio.timeout(seconds):
            return await asyncio.shield(asyncio.wrap_future(self._loaded))


def begin(*some: Loading[Any], ready: Callable[[], object] = lambda: None) -> None:
    """Load them in a thread, one after the other; `ready` is called when all are there."""

    def load() -> None:
        for each in some:
            each.load()
        if all(each.now is not None for each in some):
            ready()

    Thread(target=load, name="loading", daemon=True).start()
