"""What MiniLM has learnt of patients' phrases: changes of low rank to the weights of its upper layers (LoRA, Hu et al.
2022), made by `make tune` and kept beside this file.

For each linear layer, by its name in the model, two matrices of half precision: `<layer>|down` (inputs, rank) and
`<layer>|up` (rank, outputs). Their product is added to the layer's weights, so that what runs is no slower.
"""

from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import BadZipFile

import numpy as np
import numpy.typing as npt

from bot.language.encoder import EncoderError

if TYPE_CHECKING:
    from onnx import ModelProto, TensorProto

ADAPTER = Path(__file__).with_name("adapter.npz")

Floats = npt.NDArray[np.float32]


def read_adapter(file: Path = ADAPTER) -> dict[str, Floats]:
    """The change of each layer, shape (inputs, outputs); raises EncoderError when the file is missing or damaged."""
    try:
        with np.load(file, allow_pickle=False) as kept:
            layers = sorted(name.removesuffix("|down") for name in kept.files if name.endswith("|down"))
            found = {layer: _whole(kept[f"{layer}|down"]) @ _whole(kept[f"{layer}|up"]) for layer in layers}
    except (OSError, ValueError, KeyError, EOFError, BadZipFile) as err:
        raise EncoderError(f"the file {file.name} is missing or damaged: get it from the repository again") from err
    return found


def write_adapter(file: Path, layers: dict[str, tuple[Floats, Floats]]) -> None:
    """Write the two matrices of each layer, the same bytes for the same numbers."""
    np.savez(
        file,
        **{
            f"{layer}|{name}": each.astype(np.float16)
            for layer, pair in sorted(layers.items())
            for name, each in zip(("down", "up"), pair, strict=True)
        },
    )


def adapt(model: "ModelProto", changes: dict[str, Floats]) -> None:
    """Add the changes to the model's weights; raises EncoderError where they do not fit it."""
    from onnx import numpy_helper

    linear = linear_layers(model)
    for layer, change in changes.items():
        weights = linear.get(layer)
        if weights is None or tuple(weights.dims) != change.shape:
            raise EncoderError(f"the adapter does not fit the embedding model at {layer}: run 'make tune'")
        adapted = numpy_helper.to_array(weights) + change
        weights.CopyFrom(numpy_helper.from_array(adapted.astype(np.float32), weights.name))


def linear_layers(model: "ModelProto") -> dict[str, "TensorProto"]:
    """The weights (inputs, outputs) of each linear layer, by the name that its bias has in the model."""
    tensors = {tensor.name: tensor for tensor in model.graph.initializer}
    products = {node.output[0]: node.input[1] for node in model.graph.node if node.op_type == "MatMul"}
    found = {}
    for node in model.graph.node:
        if node.op_type == "Add" and (weights := tensors.get(products.get(node.input[0], ""))):
            found[node.input[1].removesuffix(".bias")] = weights
    return found


def _whole(half: npt.NDArray[np.float16]) -> Floats:
    return half.astype(np.float32)
