"""How much one patient, and one address, may ask for.

Many patients may share an address, as in a clinic. So each session has its own limit, and some turns a minute that it
always has, however much others at its address ask for: one who floods the bot takes nothing from the others.
"""

import math
import time
from dataclasses import dataclass

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from bot.edge.errors import TooMany

_OWN_TURNS = 6  # a minute that a session always has


@dataclass(frozen=True)
class Rates:
    """What is let through in a minute: turns of a session, turns of an address beyond the first of each session, new
    sessions of an address."""

    session_turns: int = 30
    address_turns: int = 300
    address_sessions: int = 60


class Limits:
    """Counts what came in the last minute."""

    def __init__(self, rates: Rates) -> None:
        self._limiter = MovingWindowRateLimiter(MemoryStorage())
        self._own_turns = RateLimitItemPerMinute(_OWN_TURNS, namespace="own")
        self._session_turns = RateLimitItemPerMinute(rates.session_turns, namespace="turns")
        self._address_turns = RateLimitItemPerMinute(rates.address_turns, namespace="address")
        self._address_sessions = RateLimitItemPerMinute(rates.address_sessions, namespace="sessions")

    def take_session(self, address: str) -> None:
        """A new session; raises TooMany."""
        self._take(self._address_sessions, address, "Too many new conversations from this address. Try again later.")

    def take_turn(self, conversation: str, address: str) -> None:
        """A turn; raises TooMany."""
        words = "Too many messages. Wait a little, then send it again."
        self._take(self._session_turns, conversation, words)
        if not self._limiter.hit(self._own_turns, conversation):
            self._take(self._address_turns, address, words)

    def _take(self, limit: RateLimitItemPerMinute, whose: str, words: str) -> None:
        if not self._limiter.hit(limit, whose):
            ends = self._limiter.get_window_stats(limit, whose).reset_time
            raise TooMany(words, max(1, math.ceil(ends - time.time())))
