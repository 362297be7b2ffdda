"""The adapter learns to tell intents apart, the same way each time."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from tools.tuning import learning
from tools.tuning.checkpoint import Checkpoint
from tools.tuning.learning import Phrase, Tuning, learn
from tools.tuning.minilm import tuned_layers

WHAT = {
    "ask_alcohol": ["wine", "a beer", "whisky", "a cocktail", "champagne", "a pint", "cider", "gin", "rum", "vodka"],
    "ask_storage": [
        "a fridge",
        "the car",
        "a drawer",
        "the sun",
        "a damp place",
        "a box",
        "heat",
        "the shed",
        "a bag",
        "ice",
    ],
}
HOW = [
    "is {} a problem",
    "what about {}",
    "{} with it, yes or no",
    "my wife says {} is bad",
    "so {} then",
    "{}?",
    "and {}",
]
PHRASES: list[Phrase] = [
    (intent, how.format(thing)) for intent, things in WHAT.items() for thing in things for how in HOW
]
SMALL = Tuning(rank=2, epochs=12, lowest=5, seed=3)


def test_it_learns_and_learns_the_same_again() -> None:
    learnt, judge = learn(PHRASES, SMALL)
    again, _ = learn(PHRASES, SMALL)

    assert list(learnt) == tuned_layers(5)
    assert all(down.shape[1] == up.shape[0] == 2 and np.any(up) for down, up in learnt.values())
    assert all(np.array_equal(a, b) for layer in learnt for a, b in zip(learnt[layer], again[layer], strict=True))
    assert judge.right(PHRASES) > 0.9
    assert judge.right([("ask_storage", text) for _, text in PHRASES]) < 0.6
    assert judge.right([("ask_unknown", "is wine a problem")]) == 0


def test_what_was_ended_in_the_middle_goes_on_and_learns_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    how, checkpoint = replace(SMALL, epochs=4), Checkpoint(tmp_path / "unfinished.npz", SMALL)
    whole, _ = learn(PHRASES, how)
    monkeypatch.setattr(learning, "_KEPT_EVERY", 2)
    monkeypatch.setattr(learning, "progress", lambda steps, _: ended_after(3, steps))
    with pytest.raises(KeyboardInterrupt):
        learn(PHRASES, how, checkpoint)

    begun: list[range] = []

    def from_there(steps: range, _: str) -> range:
        begun.append(steps)
        return steps

    monkeypatch.setattr(learning, "progress", from_there)
    again, _ = learn(PHRASES, how, checkpoint)

    assert [steps.start for steps in begun] == [2]
    assert all(np.allclose(a, b, atol=1e-6) for layer in whole for a, b in zip(whole[layer], again[layer], strict=True))


def ended_after(count: int, steps: range) -> Iterator[int]:
    yield from steps[:count]
    raise KeyboardInterrupt
