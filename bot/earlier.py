"""Replies of the last minutes by the keys of their turns, so that a message that comes twice is one turn.

The records tell the same for as long as a session lasts; this is for what is not written yet, or cannot be now.
"""

import hashlib
import time
from collections import OrderedDict

from bot.reply import TurnReply

_SECONDS = 600.0
_MOST = 2000


class OtherMessageError(Exception):
    """The id of an earlier message came with another message."""


class Earlier:
    """Keeps replies for ten minutes, and at most two thousand."""

    def __init__(self) -> None:
        self._replies: OrderedDict[str, tuple[float, str, TurnReply]] = OrderedDict()

    def get(self, key: str) -> TurnReply | None:
        """The reply to the turn with this key."""
        self._forget_old()
        found = self._replies.get(key)
        return found[2] if found else None

    def put(self, key: str, conversation: str, reply: TurnReply) -> None:
        """Keep a reply."""
        self._replies[key] = (time.monotonic(), conversation, reply)
        self._forget_old()

    def forget(self, conversation: str) -> None:
        """Forget a conversation."""
        for key in [key for key, (_, whose, _) in self._replies.items() if whose == conversation]:
            del self._replies[key]

    def _forget_old(self) -> None:
        oldest = time.monotonic() - _SECONDS
        while self._replies and (len(self._replies) > _MOST or next(iter(self._replies.values()))[0] < oldest):
            self._replies.popitem(last=False)


def turn_key(conversation: str, message: str) -> str:
    """The key of the turn of a message, the same each time, for messages that carry an id.

    >>> turn_key("c", "1") == turn_key("c", "1"), turn_key("c", "1") == turn_key("c1", ""), len(turn_key("c", "1"))
    (True, False, 32)
    """
    return hashlib.sha256(f"{conversation}\0{message}".encode()).hexdigest()[:32]
