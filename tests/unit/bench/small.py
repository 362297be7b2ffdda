"""Measures of a bot, small enough to reckon with."""

from dataclasses import replace
from typing import Any

from bench.measures import Level, Measures

SMALL = Measures(
    starts_s=(4.0, 5.0, 9.0),
    install_mb=900.0,
    train_s=20.0,
    latencies_ms=tuple(map(float, range(1, 101))),
    levels=(Level(1, 2.0, (7.0,) * 300), Level(10, 2.0, (70.0,) * 260)),
    long=(
        (99.0, *(10.0,) * 294, *(12.0,) * 5),
        (99.0, *(20.0,) * 294, *(20.0,) * 5),
        (9.0, *(5.0,) * 294, *(8.0,) * 5),
    ),
    memory=((0, 300.0), (3999, 310.0), (4000, 320.0), (4250, 330.0), (5000, 324.5)),
    turns=6460,
    unanswered=2,
)


def measures(**changes: Any) -> Measures:
    return replace(SMALL, **changes)
