"""The run in one line and in a few."""

import json

from bench.acceptance import Promise
from bench.summary import json_line, lines
from tests.unit.bench.small import measures


def test_the_json_is_one_line_with_the_stock_bot_below() -> None:
    line = json_line(measures(latencies_ms=[8.001]), measures(train_s=None))
    told = json.loads(line)
    assert "\n" not in line
    assert told["p50_ms"] == 8.01 and told["turns_per_s"] == 130 and told["turn300_over_turn2"] == 1.2
    assert told.keys() - {"stock"} == told["stock"].keys()
    assert told["stock"]["train_s"] is None


def test_a_stock_bot_that_was_left_out_is_null() -> None:
    assert json.loads(json_line(measures(), None))["stock"] is None


def test_each_promise_has_a_line() -> None:
    assert lines([Promise("start", 7.0, 6, "s")]) == "does not hold start: 7.0 s (at most 6 s)\n"
