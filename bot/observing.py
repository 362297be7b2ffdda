"""What goes on, told to whoever counts and logs it: ids, kinds and times, never a patient's words."""

from typing import Protocol


class Observer(Protocol):
    """Is told of everything, at once, and must not fail."""

    def turn(self, conversation: str, key: str, verdict: str, *, urgent: bool, seconds: float) -> None:
        """A patient was answered."""

    def failure(self, kind: str) -> None:
        """Something failed; `kind` is one of few."""

    def request(self, method: str, path: str, status: int, seconds: float) -> None:
        """A request was answered; `path` is one of those there are."""

    def readiness(self, *, ready: bool) -> None:
        """Whether patients can be answered was looked at."""


class Observers:
    """Tells several."""

    def __init__(self, *observers: Observer) -> None:
        self._observers = observers

    def turn(self, conversation: str, key: str, verdict: str, *, urgent: bool, seconds: float) -> None:
        """A patient was answered."""
        for each in self._observers:
            each.turn(conversation, key, verdict, urgent=urgent, seconds=seconds)

    def failure(self, kind: str) -> None:
        """Something failed."""
        for each in self._observers:
            each.failure(kind)

    def request(self, method: str, path: str, status: int, seconds: float) -> None:
        """A request was answered."""
        for each in self._observers:
            each.request(method, path, status, seconds)

    def readiness(self, *, ready: bool) -> None:
        """Whether patients can be answered was looked at."""
        for each in self._observers:
            each.readiness(ready=ready)


NOBODY = Observers()
