"""What stands between the bot and its database, when a test says so."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import Engine
from sqlalchemy.exc import OperationalError

AWAY = OperationalError("anything", {}, OSError("the server is away"))


class Trouble:
    """Counts the transactions and notes the statements of an engine; lets them fail, or holds them."""

    def __init__(self, engine: Engine) -> None:
        self.statements: list[str] = []
        self.begun = 0
        self.holding = Event()
        self._go_on = Event()
        self._go_on.set()
        self._failure: Exception | None = None
        self._words = ""
        event.listen(engine, "before_cursor_execute", self._before)
        event.listen(engine, "begin", self._begin)

    def count(self, words: str) -> int:
        """How many statements had these words."""
        return sum(words in statement for statement in self.statements)

    @contextmanager
    def failing(self, failure: Exception = AWAY, *, words: str = "") -> Iterator[None]:
        """Every statement with these words fails."""
        self._failure, self._words = failure, words
        try:
            yield
        finally:
            self._failure = None

    @contextmanager
    def hanging(self, *, words: str = "") -> Iterator[None]:
        """Every statement with these words waits until this is over; `holding` tells that one does."""
        self._words = words
        self.holding.clear()
        self._go_on.clear()
        try:
            yield
        finally:
            self._go_on.set()

    def _begin(self, _connection: Any) -> None:
        self.begun += 1

    def _before(self, _connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        self.statements.append(statement)
        if self._words in statement:
            if not self._go_on.is_set():
                self.holding.set()
                assert self._go_on.wait(60)
            if self._failure:
                raise self._failure
