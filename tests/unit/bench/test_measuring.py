"""A bot is measured by the plan: every part once, however often it is started."""

import os

import pytest

from bench.measuring import Measuring, long_session, whole_sessions
from bench.plan import Plan
from tests.unit.bench.fake_bot import FakeBot

TEXTS = [f"text {number}" for number in range(12)]
PLAN = Plan(
    starts=1, starts_before=0, latency_turns=7, levels=(1,), level_seconds=0.0, long_conversations=1, memory_turns=0
)


@pytest.mark.parametrize("starts", [1, 3])
def test_every_part_is_measured_once(starts: int, capsys: pytest.CaptureFixture[str]) -> None:
    plan = Plan(starts=starts, latency_turns=7, levels=(1,), level_seconds=0.0, long_conversations=1, memory_turns=250)
    found = Measuring(FakeBot(), plan, os.sched_getaffinity(0), TEXTS).measure(5.0)
    assert capsys.readouterr().err.count("start that does not count") == 1
    assert (len(found.starts_s), found.train_s, found.install_mb) == (starts, 5.0, 42.0)
    assert len(found.latencies_ms) == 7
    assert [(each.conversations, len(each.milliseconds)) for each in found.levels] == [(1, 1)]
    assert [len(each) for each in found.long] == [300]
    assert found.memory[-1][0] - found.memory[0][0] == 250
    assert found.unanswered == 0


def test_where_memory_has_no_turns_of_its_own_it_is_looked_at_once() -> None:
    found = Measuring(FakeBot(), PLAN, os.sched_getaffinity(0), TEXTS).measure(None)
    assert [turns for turns, _ in found.memory] == [found.turns]
    assert found.train_s is None and found.rss_growth_mb is None


def test_a_long_conversation_ends_with_the_texts_it_began_with() -> None:
    session = long_session(TEXTS, 3)
    assert len(session) == 300 and session[0] == "text 3"
    assert session[295:] == session[1:6] == ["text 4", "text 5", "text 6", "text 7", "text 8"]


def test_sessions_that_are_counted_are_whole() -> None:
    assert [len(each) for each in whole_sessions(TEXTS)] == [5, 5]
