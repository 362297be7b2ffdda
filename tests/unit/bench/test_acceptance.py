"""Promises are held against what was measured, not against what is shown of it."""

import pytest

from bench.acceptance import Promise, promises, worse
from tests.unit.bench.small import measures

STOCK = measures(starts_s=[20.0], memory=[(5000, 973.5)], latencies_ms=[150.0] * 9)


@pytest.mark.parametrize(
    ("figure", "at_least", "verdict", "shown"),
    [
        (8.0, False, "holds", "8.0 ms"),
        (8.0001, False, "does not hold", "8.01 ms"),
        (7.991, False, "holds", "8.0 ms"),
        (8.0, True, "holds", "8.0 ms"),
        (7.9999, True, "does not hold", "7.99 ms"),
        (12345.0, True, "holds", "12,345.0 ms"),
        (None, False, "not measured", "–"),
    ],
)
def test_a_promise_is_kept_or_not(figure: float | None, at_least: bool, verdict: str, shown: str) -> None:
    promise = Promise("a turn", figure, 8, "ms", at_least)
    assert (promise.verdict, promise.measured) == (verdict, shown)


def test_a_promise_says_what_is_wanted() -> None:
    assert Promise("", 1, 1000, "MB").wanted == "at most 1,000 MB"
    assert Promise("", 1, 1.5, "×", at_least=True).wanted == "at least 1.5 ×"
    assert Promise("", 1, 120, "").wanted == "at most 120"


def test_rounding_is_to_the_worse_side() -> None:
    assert (worse(0.0001), worse(2.5), worse(119.999, at_least=True, digits=1)) == (0.01, 2.5, 119.9)


def test_a_good_bot_keeps_all_of_them() -> None:
    good = measures(latencies_ms=[4.0] * 9, long=[[4.0] * 300])
    assert [each.verdict for each in promises(good, STOCK)] == ["holds"] * 13


def test_a_bad_bot_keeps_none() -> None:
    bad = measures(
        starts_s=[6.1], memory=[(4000, 400.0), (5000, 405.1)], install_mb=1000.1, train_s=25.1,
        latencies_ms=[20.1] * 9, long=[[1.0] * 295 + [1.6] * 5], levels=[measures().levels[1]] * 2,
    )  # fmt: skip
    stock = measures(starts_s=[24.0], memory=[(5000, 1200.0)], latencies_ms=[60.0] * 9)
    slow = [each.what for each in promises(bad, stock) if each.is_kept is not False]
    assert slow == ["turns a second on one core, however many at once"]


def test_memory_after_fewer_turns_and_a_stock_bot_that_was_left_out_are_no_verdicts() -> None:
    quick = promises(measures(memory=[(900, 300.0)], train_s=None), None)
    assert [each.what for each in quick if each.is_kept is None] == [
        "resident memory after 5,000 turns",
        "what the last 1,000 of them add",
        "training",
    ]
    assert len(quick) == 9
