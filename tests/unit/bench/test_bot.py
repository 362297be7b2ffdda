"""A bot is running when it has quoted, and is ended whatever happens."""

import os
from collections.abc import Collection
from pathlib import Path

import pytest

from bench import bot
from bench.bot import running
from bench.errors import BenchError
from tests.unit.bench.fake_bot import FakeBot


@pytest.fixture
def cores() -> Collection[int]:
    return os.sched_getaffinity(0)


def test_a_bot_runs_when_it_has_quoted_and_can_be_talked_to(tmp_path: Path, cores: Collection[int]) -> None:
    with running(FakeBot(), tmp_path, cores) as fake:
        assert [turn.is_answer for turn in fake.talk([["a", "b"]])] == [True, True]
        assert fake.start_s > 0 and fake.resident_mb() > 1
    assert fake.programs[0].process.returncode is not None


def test_a_bot_that_ends_while_it_is_started_is_told_of(tmp_path: Path, cores: Collection[int]) -> None:
    with (
        pytest.raises(BenchError, match="exit code 1:\nno model"),
        running(FakeBot("exit('no model')"), tmp_path, cores),
    ):
        pass


def test_a_bot_that_never_quotes_is_given_up(
    tmp_path: Path, cores: Collection[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bot, "LONGEST_START_SECONDS", 0.05)
    silent = FakeBot("import time; time.sleep(600)")
    with pytest.raises(BenchError, match="no quote within"), running(silent, tmp_path, cores):
        pass


def test_a_bot_that_stops_answering_is_told_of(tmp_path: Path, cores: Collection[int]) -> None:
    with running(FakeBot(), tmp_path, cores) as fake, pytest.raises(BenchError):
        fake.talk([["die"]])
