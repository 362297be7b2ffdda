"""What MiniLM has learnt is read whole or not at all, and changes the layers it is for."""

from pathlib import Path

import numpy as np
import pytest
from onnx import ModelProto, TensorProto, helper, numpy_helper

from bot.language.adapter import ADAPTER, adapt, linear_layers, read_adapter, write_adapter
from bot.language.encoder import EncoderError
from bot.language.quantizer import exact_model

DOWN, UP = np.array([[1.0], [0.0], [2.0]], np.float32), np.array([[3.0, 0.5]], np.float32)
CHANGE = [[3.0, 0.5], [0.0, 0.0], [6.0, 1.0]]


def small_model() -> ModelProto:
    """One linear layer, from three numbers to two, and a product of two inputs, which is none."""
    nodes = [
        helper.make_node("MatMul", ["x", "w"], ["product"]),
        helper.make_node("Add", ["product", "layer.bias"], ["y"]),
        helper.make_node("MatMul", ["x", "x"], ["square"]),
        helper.make_node("Add", ["square", "x"], ["z"]),
    ]
    tensors = [
        numpy_helper.from_array(np.ones((3, 2), np.float32), "w"),
        numpy_helper.from_array(np.zeros(2, np.float32), "layer.bias"),
    ]
    x, y = (helper.make_tensor_value_info(name, TensorProto.FLOAT, None) for name in "xy")
    return helper.make_model(helper.make_graph(nodes, "small", [x], [y], tensors))


def test_what_is_written_is_read_as_the_change_of_each_layer(tmp_path: Path) -> None:
    write_adapter(tmp_path / "a.npz", {"second": (DOWN, UP), "first": (DOWN * 2, UP)})
    write_adapter(tmp_path / "b.npz", {"first": (DOWN * 2, UP), "second": (DOWN, UP)})

    found = read_adapter(tmp_path / "a.npz")

    assert list(found) == ["first", "second"]
    assert found["second"].tolist() == CHANGE and found["second"].dtype == np.float32
    assert (tmp_path / "a.npz").read_bytes() == (tmp_path / "b.npz").read_bytes()


@pytest.mark.parametrize("kept", [None, 0, 10, -30])
def test_a_missing_or_damaged_file_is_named_with_what_to_do(tmp_path: Path, kept: int | None) -> None:
    file = tmp_path / "adapter.npz"
    if kept is not None:
        write_adapter(file, {"layer": (DOWN, UP)})
        file.write_bytes(file.read_bytes()[:kept])

    with pytest.raises(EncoderError, match=r"adapter\.npz is missing or damaged: get it from the repository again"):
        read_adapter(file)


def test_half_of_a_layer_is_no_adapter(tmp_path: Path) -> None:
    np.savez(tmp_path / "half.npz", **{"layer|down": DOWN})
    with pytest.raises(EncoderError, match="damaged"):
        read_adapter(tmp_path / "half.npz")


def test_changes_are_added_to_the_weights() -> None:
    model = small_model()
    adapt(model, {"layer": np.array(CHANGE, np.float32)})
    assert numpy_helper.to_array(linear_layers(model)["layer"]).tolist() == (np.array(CHANGE) + 1).tolist()


@pytest.mark.parametrize(("layer", "shape"), [("other", (3, 2)), ("layer", (2, 3))])
def test_changes_that_do_not_fit_are_refused(layer: str, shape: tuple[int, int]) -> None:
    with pytest.raises(EncoderError, match=f"does not fit the embedding model at {layer}: run 'make tune'"):
        adapt(small_model(), {layer: np.zeros(shape, np.float32)})


def test_only_products_with_weights_are_linear_layers() -> None:
    assert list(linear_layers(small_model())) == ["layer"]


def test_the_adapter_of_the_project_changes_the_upper_layers_of_the_embedding_model() -> None:
    layers, changes = linear_layers(exact_model()), read_adapter(ADAPTER)

    assert len(layers) == 36
    assert {name.split(".")[3] for name in changes} == {"2", "3", "4", "5"} and len(changes) == 24
    assert all(tuple(layers[name].dims) == change.shape and np.any(change) for name, change in changes.items())
