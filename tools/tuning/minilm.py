"""MiniLM in JAX, from the same file that the bot's embedding model is made of, so that it can be trained.

BERT (Devlin et al. 2019) with six layers, twelve heads and 384 dimensions; a text is the mean of its states. `up` and
`down` of an adapter are added to the linear layers that have them.
"""

from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
from onnx import numpy_helper

from bot.language.adapter import linear_layers
from bot.language.quantizer import exact_model

LAYERS, HEADS, DIMENSIONS = 6, 12, 384
DROPOUT = 0.1
_PARTS = (
    *("attention.self.query", "attention.self.key", "attention.self.value", "attention.output.dense"),
    *("intermediate.dense", "output.dense"),
)
_NONE = -1e9  # what padding weighs in attention


def layer_name(number: int, part: str) -> str:
    """The name of a part of a layer, as the model has it."""
    return f"inner.encoder.layer.{number}.{part}"


def tuned_layers(lowest: int) -> list[str]:
    """The linear layers from this layer upwards."""
    return [layer_name(number, part) for number in range(lowest, LAYERS) for part in _PARTS]


class MiniLM:
    """The weights, and texts as vectors by them and an adapter.

    An adapter is {layer: {"down": (inputs, rank), "up": (rank, outputs)}}.
    """

    def __init__(self, lowest: int) -> None:
        model = exact_model()
        tensors = {each.name: each for each in model.graph.initializer if each.name.startswith("inner.")}
        tensors |= {f"{name}.weight": each for name, each in linear_layers(model).items()}
        self._weights = {name: jnp.asarray(numpy_helper.to_array(each)) for name, each in tensors.items()}
        self._lowest = lowest

    def width(self, layer: str) -> tuple[int, int]:
        """Inputs and outputs of a linear layer."""
        inputs, outputs = self._weights[f"{layer}.weight"].shape
        return inputs, outputs

    def encode(self, adapter: Any, ids: Any, mask: Any, key: Any = None) -> Any:
        """Unit vectors, shape (texts, 384), of word pieces `ids` (texts, length); `mask` is 0 where a text has ended.
        With a random key, a tenth of what each layer adds is left out."""
        states = self._embedded(ids)
        outside = (1 - mask)[:, None, None, :] * _NONE
        for number in range(LAYERS):
            if number == self._lowest:
                states = jax.lax.stop_gradient(states)
            keys = (None, None) if key is None else jax.random.split(jax.random.fold_in(key, number))
            states = self._layer(adapter, number, states, outside, keys if number >= self._lowest else (None, None))
        mean = (states * mask[..., None]).sum(1) / mask.sum(1, keepdims=True)
        return mean / jnp.linalg.norm(mean, axis=1, keepdims=True)

    def _embedded(self, ids: Any) -> Any:
        words, places, kinds = (
            self._weights[f"inner.embeddings.{name}_embeddings.weight"] for name in ("word", "position", "token_type")
        )
        return self._normed(words[ids] + places[: ids.shape[1]] + kinds[0], "inner.embeddings.LayerNorm")

    def _layer(self, adapter: Any, number: int, states: Any, outside: Any, keys: Any) -> Any:
        attended = self._attended(adapter, number, states, outside)
        states = self._normed(
            states + dropped(attended, DROPOUT, keys[0]), layer_name(number, "attention.output.LayerNorm")
        )
        # by tanh, which differs from the model's by a thousandth and takes half the time
        inner = jax.nn.gelu(self._linear(adapter, states, layer_name(number, "intermediate.dense")))
        added = self._linear(adapter, inner, layer_name(number, "output.dense"))
        return self._normed(states + dropped(added, DROPOUT, keys[1]), layer_name(number, "output.LayerNorm"))

    def _attended(self, adapter: Any, number: int, states: Any, outside: Any) -> Any:
        texts, length, _ = states.shape
        query, key, value = (
            self._linear(adapter, states, layer_name(number, f"attention.self.{part}"))
            .reshape(texts, length, HEADS, DIMENSIONS // HEADS)
            .transpose(0, 2, 1, 3)
            for part in ("query", "key", "value")
        )
        weights = jax.nn.softmax(query @ key.transpose(0, 1, 3, 2) / np.sqrt(DIMENSIONS // HEADS) + outside, -1)
        joined = (weights @ value).transpose(0, 2, 1, 3).reshape(texts, length, DIMENSIONS)
        return self._linear(adapter, joined, layer_name(number, "attention.output.dense"))

    def _linear(self, adapter: Any, states: Any, layer: str) -> Any:
        found = states @ self._weights[f"{layer}.weight"] + self._weights[f"{layer}.bias"]
        if layer in adapter:
            found += states @ adapter[layer]["down"] @ adapter[layer]["up"]
        return found

    def _normed(self, states: Any, layer: str) -> Any:
        centred = states - states.mean(-1, keepdims=True)
        scaled = centred / jnp.sqrt((centred**2).mean(-1, keepdims=True) + 1e-12)
        return scaled * self._weights[f"{layer}.weight"] + self._weights[f"{layer}.bias"]


def dropped(values: Any, share: float, key: Any) -> Any:
    """The values with a share of them left out; all where there is no random key."""
    if key is None:
        return values
    kept = 1 - round(share * 256) / 256  # a random byte for each, which takes half the time of a random float
    return values * (jax.random.bits(key, values.shape, "uint8") < kept * 256) / kept
