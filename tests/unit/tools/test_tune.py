"""`make tune` writes the adapter and says how well it went, or what is wrong."""

import importlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from bot import training
from bot.language.adapter import read_adapter
from tools import tune
from tools.tuning.checkpoint import Checkpoint
from tools.tuning.learning import Phrase, Tuning

PHRASES = [("ask_dose", f"how many {number}") for number in range(300)]
DOWN, UP = np.ones((3, 1), np.float32), np.ones((1, 2), np.float32)


class HalfRight:
    """A judge that finds every second intent, and remembers what it was asked."""

    asked: Sequence[Phrase] = ()

    def right(self, phrases: Sequence[Phrase]) -> float:
        self.asked = phrases
        return 0.5


def test_one_phrase_in_a_hundred_is_kept_back_and_judged_by(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    judge, learnt_from = HalfRight(), list[Phrase]()

    def learn(
        phrases: Sequence[Phrase], how: Tuning, checkpoint: Checkpoint
    ) -> tuple[dict[str, tuple[object, object]], HalfRight]:
        learnt_from.extend(phrases)
        checkpoint.write(1, {})
        return {"layer": (DOWN, UP)}, judge

    monkeypatch.setattr(tune, "learn", learn)

    assert tune.tune(PHRASES, Tuning(), tmp_path / "adapter.npz", tmp_path / "unfinished.npz") == 0.5
    assert not (tmp_path / "unfinished.npz").exists()
    assert read_adapter(tmp_path / "adapter.npz")["layer"].tolist() == [[1, 1]] * 3
    assert len(judge.asked) == 3 and sorted([*judge.asked, *learnt_from]) == sorted(PHRASES)


def test_what_is_wrong_is_said_in_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    missing, adapter = tmp_path / "none.yml", tmp_path / "adapter.npz"

    assert tune.main(["--phrases", str(missing), "--adapter", str(adapter)]) == 1
    assert capsys.readouterr().err.startswith("tune: the phrases cannot be read:")
    assert not adapter.exists()


def test_without_its_packages_it_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(training, "_is_installed", lambda package: package not in {"onnx", "jax"})
    with pytest.raises(SystemExit, match=r"^tune: .* 'training' .* 'tuning' .* \(onnx, jax\): run 'make setup'$"):
        importlib.reload(tune)
