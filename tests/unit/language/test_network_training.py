"""A small network learns what it is shown, and the same each time it is trained."""

import numpy as np
import pytest

from bot.language import network_training as module
from bot.language.network import Network, gelu
from bot.language.network_training import train_network

from .test_network import inputs, is_equal, trained


@pytest.fixture(scope="module")
def network() -> Network:
    return trained()


def test_it_learns_what_it_is_shown(network: Network) -> None:
    likeliest = network.probabilities(inputs(np.eye(3))).argmax(axis=1)
    assert [str(network.classes[i]) for i in likeliest] == ["a", "b", "c"]


def test_it_learns_what_only_hidden_units_can_tell() -> None:
    rows = np.array([[0, 0, 1], [0, 1, 1], [1, 0, 1], [1, 1, 1]] * 8)
    labels = ["same", "differ", "differ", "same"] * 8
    network = train_network(inputs(rows, counted=2), labels, units=32, epochs=600, dropout=(0.0, 0.0), seed=1)
    found = [str(network.classes[i]) for i in network.probabilities(inputs(rows[:4], counted=2)).argmax(axis=1)]
    assert found == labels[:4]


def test_training_twice_gives_equal_weights(network: Network) -> None:
    assert is_equal(trained(), network)
    assert not is_equal(trained(seed=2), network)


def test_more_rows_than_a_batch_are_learnt_from() -> None:
    rows = np.eye(2).repeat(150, axis=0)
    network = train_network(inputs(rows), ["x"] * 150 + ["y"] * 150, units=2, epochs=30, dropout=(0.0, 0.0), seed=1)
    assert network.probabilities(inputs(np.eye(2))).argmax(axis=1).tolist() == [0, 1]


def test_no_more_processors_make_another_network(network: Network, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_AT_ONCE", 3)
    assert is_equal(trained(), network)


def test_slopes_are_those_of_the_loss() -> None:
    learner = module._Learner(3, 4, 2, (0.0, 0.0), np.random.default_rng(1))
    rows, targets = inputs([[1, 0, 2], [0, -1, 1]]), np.array([0, 1])

    def loss() -> float:
        return -float(np.log(learner.network(np.array(["a", "b"])).probabilities(rows)[[0, 1], targets]).mean())

    learner.learn(rows, targets, 0.0)
    slopes = learner._slopes.copy()
    for place in ((0, 0), (2, 3), (1, 4), (2, 5)):  # of hidden units, then of the linear layer
        before, learner._first.values[place] = loss(), learner._first.values[place] + 0.01
        assert np.isclose((loss() - before) / 0.01, slopes[place], atol=0.01)
        learner._first.values[place] -= np.float32(0.01)


def test_what_is_left_out_does_not_change_the_sum() -> None:
    learner = module._Learner(3, 4, 2, (0.25, 0.5), np.random.default_rng(1))
    kept = learner._kept((1000, 100), 64)
    assert set(np.unique(kept).tolist()) == {0.0, float(np.float32(256 / 192))}
    assert np.isclose(kept.mean(), 1, atol=0.01)


def test_both_ways_of_a_hidden_unit_are_the_same() -> None:
    u = np.linspace(-5, 5, 101, dtype=np.float32)
    found, slope = module._gelu(u)
    assert np.allclose(found, gelu(u), atol=1e-6)
    assert np.allclose(slope, np.gradient(found, u), atol=0.01)
