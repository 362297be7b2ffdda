"""A run in one JSON line, and in lines for people."""

import json
from collections.abc import Iterable

from bench.acceptance import Promise, worse
from bench.measures import Measures


def json_line(ours: Measures, stock: Measures | None) -> str:
    """The figures of this bot and, below "stock", those of the stock bot; null where nothing was measured."""
    return json.dumps({**figures(ours), "stock": figures(stock) if stock else None})


def figures(measures: Measures) -> dict[str, float | int | None]:
    """By name, rounded to the side that is worse."""
    return {
        "start_s": worse(measures.start_s),
        "rss_mb": worse(measures.rss_mb, digits=1),
        "rss_turns": measures.rss_turns,
        "install_mb": worse(measures.install_mb, digits=1),
        "train_s": None if measures.train_s is None else worse(measures.train_s, digits=1),
        "p50_ms": worse(measures.p50_ms),
        "p95_ms": worse(measures.p95_ms),
        "p99_ms": worse(measures.p99_ms),
        "turns_per_s": worse(measures.turns_per_s, at_least=True, digits=1),
        "turn300_over_turn2": worse(measures.turn300_over_turn2),
        "turns": measures.turns,
        "unanswered": measures.unanswered,
    }


def lines(promises: Iterable[Promise]) -> str:
    """A line for each promise."""
    return "".join(f"{each.verdict:14}{each.what}: {each.measured} ({each.wanted})\n" for each in promises)
