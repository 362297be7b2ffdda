"""What was measured of a bot, and the figures that come of it."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

MEMORY_WINDOW = 1000  # turns, the last of a run, in which memory should not grow
EARLY, LATE = slice(1, 6), slice(295, 300)  # turns 2 to 6 of a conversation, 296 to 300


@dataclass(frozen=True)
class Level:
    """So many conversations at once: seconds from the first request to the last reply, milliseconds of each turn."""

    conversations: int
    seconds: float
    milliseconds: Sequence[float]

    @property
    def turns_per_s(self) -> float:
        """All turns over the whole time."""
        return len(self.milliseconds) / self.seconds


@dataclass(frozen=True)
class Measures:
    """Times in seconds or milliseconds as the name says, memory and sizes in MB of 10^6 bytes.

    `long` holds the turns of each long conversation, `memory` (turns since the start, MB); `train_s` is None where
    nothing was trained. `unanswered` counts the turns without an answer among all `turns`.
    """

    starts_s: Sequence[float]
    install_mb: float
    train_s: float | None
    latencies_ms: Sequence[float]
    levels: Sequence[Level]
    long: Sequence[Sequence[float]]
    memory: Sequence[tuple[int, float]]
    turns: int
    unanswered: int

    @property
    def start_s(self) -> float:
        """The median."""
        return statistics.median(self.starts_s)

    @property
    def rss_mb(self) -> float:
        """Resident at the end."""
        return self.memory[-1][1]

    @property
    def rss_turns(self) -> int:
        """The turns after which that was."""
        return self.memory[-1][0]

    @property
    def rss_growth_mb(self) -> float | None:
        """What the last 1,000 turns added; None where memory was not looked at before them."""
        before = [mb for turns, mb in self.memory if turns <= self.rss_turns - MEMORY_WINDOW]
        return self.rss_mb - before[-1] if before else None

    @cached_property
    def p50_ms(self) -> float:
        """Half of the turns take at most this long."""
        return percentile(self.latencies_ms, 50)

    @cached_property
    def p95_ms(self) -> float:
        """95 % of the turns take at most this long."""
        return percentile(self.latencies_ms, 95)

    @cached_property
    def p99_ms(self) -> float:
        """99 % of the turns take at most this long."""
        return percentile(self.latencies_ms, 99)

    @property
    def turns_per_s(self) -> float:
        """The least of all numbers of conversations."""
        return min(level.turns_per_s for level in self.levels)

    @property
    def turn2_ms(self) -> float:
        """Turns 2 to 6 of a long conversation: the median of the conversations' means."""
        return statistics.median(statistics.fmean(each[EARLY]) for each in self.long)

    @property
    def turn300_ms(self) -> float:
        """Turns 296 to 300, likewise."""
        return statistics.median(statistics.fmean(each[LATE]) for each in self.long)

    @property
    def turn300_over_turn2(self) -> float:
        """How many times as long the last turns take as the first: the median of the conversations."""
        return statistics.median(statistics.fmean(each[LATE]) / statistics.fmean(each[EARLY]) for each in self.long)


def percentile(values: Sequence[float], percent: int) -> float:
    """The smallest value that at least so many percent of them do not exceed (nearest rank, nothing interpolated).

    >>> percentile([1, 2, 3, 4], 50), percentile([1, 2, 3, 4], 95)
    (2, 4)
    """
    return sorted(values)[-(-len(values) * percent // 100) - 1]
