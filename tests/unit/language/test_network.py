"""A small network: used and kept as plain numbers."""

from dataclasses import fields
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.sparse import csr_matrix  # type: ignore[import-untyped]

from bot.language.network import Inputs, Network
from bot.language.network_training import train_network


def inputs(rows: Any, counted: int = 1) -> Inputs:
    """The last `counted` numbers of a row as counts, those before as dense ones."""
    rows = np.asarray(rows, np.float32)
    return Inputs(rows[:, :-counted], csr_matrix(rows[:, -counted:]))


INPUTS = np.eye(3, dtype=np.float32).repeat(4, axis=0)  # the first number is for a, the second for b, the third for c
LABELS = [label for label in "abc" for _ in range(4)]


def trained(**settings: Any) -> Network:
    return train_network(
        inputs(INPUTS), LABELS, **{"units": 8, "epochs": 200, "dropout": (0.1, 0.1), "seed": 1, **settings}
    )


@pytest.fixture(scope="module")
def network() -> Network:
    return trained()


def weights(network: Network) -> dict[str, Any]:
    return {each.name: getattr(network, each.name) for each in fields(network)}


def is_equal(one: Network, other: Network) -> bool:
    return all(np.array_equal(each, weights(other)[name]) for name, each in weights(one).items())


def test_shapes_and_types_are_those_that_are_kept(network: Network) -> None:
    assert {name: each.shape for name, each in weights(network).items()} == {
        "classes": (3,), "hidden": (3, 8), "hidden_bias": (8,), "output": (8, 3), "output_bias": (3,), "direct": (3, 3),
    }  # fmt: skip
    assert {name: each.dtype.kind for name, each in weights(network).items() if name != "classes"} == dict.fromkeys(
        ["hidden", "hidden_bias", "output", "output_bias", "direct"], "f"
    )
    assert network.classes.tolist() == ["a", "b", "c"]


@given(st.lists(st.floats(-1e6, 1e6, width=32), min_size=3, max_size=3))
def test_probabilities_are_shares_of_one_whatever_the_inputs(network: Network, row: list[float]) -> None:
    (found,) = network.probabilities(inputs([row]))
    assert found.dtype == np.float32
    assert np.all(found >= 0) and np.isclose(found.sum(), 1, atol=1e-5)


def test_each_row_is_for_itself(network: Network) -> None:
    rows = np.array([[1, 0, 0], [0, 0.5, 0.5], [9, -9, 0]])
    together = network.probabilities(inputs(rows))
    assert np.allclose(together, np.vstack([network.probabilities(inputs(row[None])) for row in rows]), atol=1e-6)
    assert network.probabilities(inputs(np.zeros((0, 3)))).shape == (0, 3)


def test_counts_and_dense_numbers_weigh_the_same(network: Network) -> None:
    rows = np.array([[1, 0, 0], [0, 0.5, 0.5], [9, -9, 0]])
    found = [network.probabilities(inputs(rows, counted)) for counted in (1, 2)]
    assert np.allclose(found[0], found[1], atol=1e-6)


def test_inputs_know_their_size_and_give_some_of_their_texts() -> None:
    rows = np.arange(12, dtype=np.float32).reshape(3, 4)
    made = inputs(rows, counted=2)
    assert (len(made), made.width) == (3, 4)
    some = made.of(np.array([2, 0]))
    assert np.array_equal(np.hstack([some.dense, some.counts.toarray()]), rows[[2, 0]])


def test_inputs_are_multiplied_both_ways() -> None:
    rows, made = np.arange(12, dtype=np.float32).reshape(3, 4), inputs(np.arange(12).reshape(3, 4), counted=2)
    some, found = np.ones((3, 2), np.float32), np.empty((4, 2), np.float32)
    made.back(some, found)
    assert np.array_equal(found, rows.T @ some)
    assert np.array_equal(made.times(found), rows @ found)


def test_without_weights_all_are_as_likely() -> None:
    zero = np.zeros((2, 2), np.float32)
    network = Network(np.array(["a", "b"]), zero, zero[0], zero, zero[0], zero)
    assert network.probabilities(inputs([[3, -3]])).tolist() == [[0.5, 0.5]]


def test_what_is_loaded_is_what_was_saved(network: Network, tmp_path: Path) -> None:
    network.save(tmp_path / "network.npz")
    assert is_equal(Network.load(tmp_path / "network.npz"), network)


def test_a_network_that_is_not_there_is_not_loaded(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"network\.npz"):
        Network.load(tmp_path / "network.npz")


@pytest.mark.parametrize("content", [b"", b"not numbers", b"PK\x03\x04 cut off"])
def test_damaged_weights_are_not_loaded(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "network.npz").write_bytes(content)
    with pytest.raises((ValueError, OSError, EOFError, BadZipFile)):
        Network.load(tmp_path / "network.npz")


@pytest.mark.parametrize("missing", ["classes", "hidden", "output_bias", "direct"])
def test_incomplete_weights_are_not_loaded(network: Network, missing: str, tmp_path: Path) -> None:
    kept = {name: each for name, each in weights(network).items() if name != missing}
    np.savez(tmp_path / "network.npz", **kept)
    with pytest.raises(KeyError, match=missing):
        Network.load(tmp_path / "network.npz")


def test_weights_that_hold_code_are_not_loaded(network: Network, tmp_path: Path) -> None:
    np.savez(tmp_path / "network.npz", **{**weights(network), "hidden": np.array([print], dtype=object)})
    with pytest.raises(ValueError, match="allow_pickle=False"):
        Network.load(tmp_path / "network.npz")
