"""What is promised of this bot's speed and size, and whether a run kept it."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bench.measures import Measures

MEMORY_TURNS = 5000


@dataclass(frozen=True)
class Promise:
    """A figure, its limit (at most, or at least), and its unit; the figure is None where it was not measured."""

    what: str
    figure: float | None
    limit: float
    unit: str
    at_least: bool = False

    @property
    def is_kept(self) -> bool | None:
        """By the figure as it was measured, not as it is shown; None where it was not measured."""
        if self.figure is None:
            return None
        return self.figure >= self.limit if self.at_least else self.figure <= self.limit

    @property
    def verdict(self) -> str:
        """In a word or two."""
        return {None: "not measured", True: "holds", False: "does not hold"}[self.is_kept]

    @property
    def wanted(self) -> str:
        """The limit."""
        return f"{'at least' if self.at_least else 'at most'} {self.limit:,.10g} {self.unit}".strip()

    @property
    def measured(self) -> str:
        """The figure, rounded to the side that is worse for the bot."""
        if self.figure is None:
            return "–"
        return f"{worse(self.figure, at_least=self.at_least):,} {self.unit}".strip()


def worse(figure: float, *, at_least: bool = False, digits: int = 2) -> float:
    """Rounded to the side that is worse: up where little is good, down where much is.

    >>> worse(8.001), worse(119.999, at_least=True)
    (8.01, 119.99)
    """
    scale: int = 10**digits
    return (math.floor if at_least else math.ceil)(figure * scale) / scale


def promises(ours: Measures, stock: Measures | None) -> Sequence[Promise]:
    """All of them, in the order in which they are told; those of the stock bot where it was measured."""
    is_long = ours.rss_turns >= MEMORY_TURNS
    return (
        Promise("start to first answer", ours.start_s, 6, "s"),
        Promise("resident memory after 5,000 turns", ours.rss_mb if is_long else None, 400, "MB"),
        Promise("what the last 1,000 of them add", ours.rss_growth_mb if is_long else None, 5, "MB"),
        Promise("installed", ours.install_mb, 1000, "MB"),
        Promise("training", ours.train_s, 25, "s"),
        Promise("half of the turns (p50)", ours.p50_ms, 8, "ms"),
        Promise("95 % of the turns (p95)", ours.p95_ms, 20, "ms"),
        Promise("turns a second on one core, however many at once", ours.turns_per_s, 120, "", at_least=True),
        Promise("turn 300 of a conversation over turn 2", ours.turn300_over_turn2, 1.5, "×"),
        *(_beside(ours, stock) if stock else ()),
    )


def _beside(ours: Measures, stock: Measures) -> Sequence[Promise]:
    figures: Sequence[tuple[str, Callable[[Measures], float], float]] = (
        ("p50", lambda m: m.p50_ms, 3),
        ("p95", lambda m: m.p95_ms, 3),
        ("memory", lambda m: m.rss_mb, 3),
        ("start", lambda m: m.start_s, 4),
    )
    return [
        Promise(f"the stock bot's {name} over this one's", figure(stock) / figure(ours), limit, "×", at_least=True)
        for name, figure, limit in figures
    ]
