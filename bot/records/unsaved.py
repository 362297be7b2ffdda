"""States of conversations in memory, while the database is away."""

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

_MOST = 1000  # the oldest are forgotten


@dataclass(frozen=True)
class State:
    """A state, when it was left, and whether it goes on from all that was before it."""

    text: str
    at: datetime
    is_whole: bool


class Unsaved:
    """The newest state of each conversation. One that is not whole began without its history: it serves while that is
    out of reach, and is never written over it."""

    def __init__(self) -> None:
        self._states: OrderedDict[str, State] = OrderedDict()

    def get(self, conversation: str, since: datetime) -> State | None:
        """The state of a conversation, None where there is none, or none since then."""
        found = self._states.get(conversation)
        return found if found and found.at >= since else None

    def put(self, conversation: str, state: str, at: datetime, *, is_whole: bool) -> None:
        """Keep a state in place of the one before."""
        before = self._states.pop(conversation, None)
        self._states[conversation] = State(state, at, is_whole and (before is None or before.is_whole))
        while len(self._states) > _MOST:
            self._states.popitem(last=False)

    def drop(self, conversation: str) -> None:
        """Forget a conversation."""
        self._states.pop(conversation, None)

    def end(self, before: datetime) -> None:
        """Forget the conversations whose last turn was before."""
        for name, each in list(self._states.items()):
            if each.at < before:
                del self._states[name]

    def whole(self) -> Mapping[str, tuple[str, datetime]]:
        """What may be written, by conversation: the state and its time."""
        return {name: (each.text, each.at) for name, each in self._states.items() if each.is_whole}

    def saved(self, written: Mapping[str, tuple[str, datetime]]) -> None:
        """Forget what was written, unless it has changed since, and what may not be."""
        for name, each in list(self._states.items()):
            if not each.is_whole or written.get(name) == (each.text, each.at):
                del self._states[name]
