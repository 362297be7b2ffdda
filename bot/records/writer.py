"""One thread that writes to the database: what comes in while it writes goes into the next transaction together."""

import logging
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from queue import SimpleQueue
from threading import Thread
from typing import Any, TypeVar

from sqlalchemy.engine import Connection, Engine

from bot.records.database import writing
from bot.records.failures import is_away

logger = logging.getLogger(__name__)

Outcome = TypeVar("Outcome")

_Order = tuple[Callable[[Connection], Any], Future[Any]]

_MOST = 200  # orders in one transaction


class Writer:
    """Does what is ordered, in order.

    An order that fails takes no other with it, but for this: when the database is away all that were to be written
    together fail, and it is not asked again for each of them.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = writing(engine)
        self._orders: SimpleQueue[_Order | None] = SimpleQueue()
        self._thread = Thread(target=self._run, name="records", daemon=True)
        self._thread.start()

    def order(self, work: Callable[[Connection], Outcome]) -> Future[Outcome]:
        """The outcome when it is committed, or what the database raised. Cancelled before its turn, it is not done."""
        done: Future[Outcome] = Future()
        self._orders.put((work, done))
        return done

    def close(self, seconds: float = 5.0) -> None:
        """Finish what was ordered, and end; what is not finished by then is left."""
        self._orders.put(None)
        self._thread.join(seconds)

    def _run(self) -> None:
        while (order := self._orders.get()) is not None:
            orders = [order]
            ending = False
            while len(orders) < _MOST and not self._orders.empty() and not ending:
                following = self._orders.get()
                ending = following is None
                orders += [following] if following else []
            self._do([each for each in orders if each[1].set_running_or_notify_cancel()])
            if ending:
                return

    def _do(self, orders: Sequence[_Order]) -> None:
        if not orders:
            return
        try:
            with self._engine.begin() as connection:
                outcomes = [work(connection) for work, _ in orders]
        except Exception as err:  # noqa: BLE001 it belongs to who ordered, not to this thread
            self._failed(orders, err)
        else:
            for (_, done), outcome in zip(orders, outcomes, strict=True):
                done.set_result(outcome)

    def _failed(self, orders: Sequence[_Order], err: Exception) -> None:
        if len(orders) == 1 or is_away(err):
            for _, done in orders:
                done.set_exception(err)
            return
        logger.warning("%d turns could not be written together: %s", len(orders), type(err).__name__)
        for each in orders:
            self._do([each])
