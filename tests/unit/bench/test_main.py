"""The command: JSON last, or what stands in the way in one line."""

import json
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bench import __main__ as command
from bench.errors import BenchError
from bench.machine import Cores
from tests.unit.bench.small import measures

pytestmark = [pytest.mark.filterwarnings("ignore")]  # matplotlib's, of a package that it needs


class FakeMeasuring:
    """Instead of a bot that is measured."""

    def __init__(self, *parts: Any) -> None:
        pass

    def measure(self, train_s: float | None) -> Any:
        return measures(train_s=train_s)


class FakeParts:
    """Bots that train without training, in a few seconds."""

    def __init__(self, *parts: Any, **named: Any) -> None:
        self.name = "a bot"

    def install(self, said: Path) -> None:
        pass

    def train(self, work: Path) -> float:
        return 12.0


@pytest.fixture(autouse=True)
def no_bot(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    before = signal.getsignal(signal.SIGTERM)
    monkeypatch.setattr(command, "Measuring", FakeMeasuring)
    monkeypatch.setattr(command, "Ours", FakeParts)
    monkeypatch.setattr(command, "Stock", FakeParts)
    monkeypatch.setattr(command, "HOME", tmp_path / "home")
    monkeypatch.setattr(command, "share_cores", lambda: Cores([0], [0]))
    monkeypatch.setattr(command, "current_model", lambda _: tmp_path)
    yield
    signal.signal(signal.SIGTERM, before)


def test_quick_is_this_bot_alone_and_writes_no_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["--quick", "--docs", str(tmp_path / "docs")]) == 0
    *before, last = capsys.readouterr().out.splitlines()
    assert json.loads(last)["stock"] is None
    assert "holds         start to first answer: 5.0 s (at most 6 s)" in before
    assert not (tmp_path / "docs").exists()


def test_the_whole_run_trains_both_and_writes_the_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["--docs", str(tmp_path / "docs")]) == 0
    told = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert (told["train_s"], told["stock"]["train_s"]) == (12, 12)
    assert "| training | 12.0 s | 12.0 s |" in (tmp_path / "docs" / "benchmarks.md").read_text(encoding="utf-8")
    assert len(list((tmp_path / "docs" / "images").iterdir())) == 4
    assert list((tmp_path / "home").iterdir()) == []


def test_without_a_model_nothing_is_measured(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(command, "current_model", lambda _: tmp_path / "none")
    assert command.main(["--quick"]) == 1
    assert capsys.readouterr() == ("", "bench: there is no model of the present sources: run make train\n")


def test_what_stands_in_the_way_is_said_in_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail() -> Cores:
        raise BenchError("no cores")

    monkeypatch.setattr(command, "share_cores", fail)
    assert command.main(["--quick"]) == 1
    assert capsys.readouterr() == ("", "bench: no cores\n")


def test_an_interrupt_ends_it_quietly(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt() -> Cores:
        raise KeyboardInterrupt

    monkeypatch.setattr(command, "share_cores", interrupt)
    assert command.main(["--quick"]) == 130


def test_being_told_to_end_runs_what_ends_the_programs(monkeypatch: pytest.MonkeyPatch) -> None:
    def told_to_end() -> Cores:
        signal.raise_signal(signal.SIGTERM)
        return Cores([0], [0])

    monkeypatch.setattr(command, "share_cores", told_to_end)
    with pytest.raises(SystemExit, match="143"):
        command.main(["--quick"])
