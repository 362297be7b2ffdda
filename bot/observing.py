"""What goes on, told to whoever counts and logs it: ids, kinds and times, never a patient's words."""

from enum import StrEnum
from typing import Protocol


class Outcome(StrEnum):
    """What became of a message of a messaging app."""

    ACCEPTED = "accepted"  # kept, and will be answered
    DUPLICATE = "duplicate"  # it came again, and nothing is done
    IGNORED = "ignored"  # nothing to answer: a group's, a receipt
    FORGED = "forged"  # not signed by the app
    UNREADABLE = "unreadable"  # signed, and not as documented
    UNKEPT = "unkept"  # it could not be written
    SENT = "sent"  # the app took a part of an answer
    RETRIED = "retried"  # it did not, and is asked again
    UNDELIVERED = "undelivered"  # it took a part, and says that it did not arrive
    UNWANTED = "unwanted"  # the patient wants no messages any more
    DEAD = "dead"  # an answer that could not be sent is put aside


class Observer(Protocol):
    """Is told of everything, at once, and must not fail."""

    def turn(self, conversation: str, key: str, verdict: str, *, urgent: bool, seconds: float) -> None:
        """A patient was answered."""

    def failure(self, kind: str) -> None:
        """Something failed; `kind` is one of few."""

    def request(self, method: str, path: str, status: int, seconds: float) -> None:
        """A request was answered; `path` is one of those there are."""

    def message(self, platform: str, outcome: Outcome) -> None:
        """Something became of a message of a messaging app."""

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

    def message(self, platform: str, outcome: Outcome) -> None:
        """Something became of a message of a messaging app."""
        for each in self._observers:
            each.message(platform, outcome)

    def readiness(self, *, ready: bool) -> None:
        """Whether patients can be answered was looked at."""
        for each in self._observers:
            each.readiness(ready=ready)


NOBODY = Observers()
