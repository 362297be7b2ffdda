"""What was learnt is kept in a file, for the same way of learning only."""

from pathlib import Path

import numpy as np
import pytest

from tools.tuning.checkpoint import Checkpoint

LIKE = {"a": np.zeros(2), "b": (np.zeros((1, 2)), np.zeros((), np.int32))}
LEARNT = {"a": np.ones(2), "b": (np.full((1, 2), 0.1), np.array(7, np.int32))}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "new" / "unfinished.npz"


def test_what_is_kept_is_read(file: Path) -> None:
    checkpoint = Checkpoint(file, "phrases")
    checkpoint.write(1, LIKE)
    checkpoint.write(50, LEARNT)
    steps, learnt = Checkpoint(file, "phrases").read(LIKE)
    assert steps == 50
    assert learnt["a"].tolist() == [1, 1] and learnt["b"][0].tolist() == [[0.1, 0.1]] and learnt["b"][1] == 7
    assert [each.name for each in file.parent.iterdir()] == ["unfinished.npz"]


def test_of_another_way_of_learning_nothing_is_read(file: Path) -> None:
    Checkpoint(file, ("phrases", 3)).write(50, LEARNT)
    assert Checkpoint(file, ("phrases", 4)).read(LIKE) == (0, LIKE)


@pytest.mark.parametrize("share", [0, 0.5, 0.99])
def test_one_that_is_cut_off_is_none(file: Path, share: float) -> None:
    checkpoint = Checkpoint(file, "phrases")
    checkpoint.write(50, LEARNT)
    file.write_bytes(file.read_bytes()[: int(file.stat().st_size * share)])
    assert checkpoint.read(LIKE) == (0, LIKE)


def test_it_begins_anew_when_it_is_removed(file: Path) -> None:
    checkpoint = Checkpoint(file, "phrases")
    checkpoint.remove()
    checkpoint.write(50, LEARNT)
    checkpoint.remove()
    assert checkpoint.read(LIKE) == (0, LIKE)
