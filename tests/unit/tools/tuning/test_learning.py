"""The adapter learns to tell intents apart, the same way each time."""

import numpy as np

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
