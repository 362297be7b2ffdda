"""The figures that come of what was measured."""

import pytest

from bench.measures import Level, percentile
from tests.unit.bench.small import measures


@pytest.mark.parametrize(
    ("values", "percent", "expected"),
    [
        ([5.0], 50, 5),
        ([5.0], 99, 5),
        ([3.0, 1.0, 2.0], 50, 2),
        ([1.0, 2.0, 3.0, 4.0], 50, 2),
        ([1.0, 2.0, 3.0, 4.0], 95, 4),
        ([float(n) for n in range(1, 101)], 95, 95),
        ([float(n) for n in range(1, 101)], 99, 99),
        ([float(n) for n in range(1, 21)], 95, 19),
    ],
)
def test_a_percentile_is_a_value_that_was_measured(values: list[float], percent: int, expected: float) -> None:
    assert percentile(values, percent) == expected


def test_the_latencies_are_told_by_three_percentiles() -> None:
    assert (measures().p50_ms, measures().p95_ms, measures().p99_ms) == (50, 95, 99)


def test_the_start_is_the_median() -> None:
    assert measures().start_s == 5


def test_turns_a_second_are_those_of_the_slowest_level() -> None:
    assert [level.turns_per_s for level in measures().levels] == [150, 130]
    assert measures().turns_per_s == 130
    assert measures(levels=[Level(1, 4.0, (1.0,))]).turns_per_s == 0.25


def test_the_last_turns_of_long_conversations_are_held_against_the_first_but_one() -> None:
    assert (measures().turn2_ms, measures().turn300_ms) == (10, 12)
    assert measures().turn300_over_turn2 == pytest.approx(1.2)


def test_memory_is_what_it_is_at_the_end_and_grows_by_what_the_last_thousand_turns_add() -> None:
    assert (measures().rss_turns, measures().rss_mb, measures().rss_growth_mb) == (5000, 324.5, 4.5)


def test_memory_that_was_looked_at_once_grows_by_nobody_knows_what() -> None:
    assert measures(memory=((1200, 300.0),)).rss_growth_mb is None
