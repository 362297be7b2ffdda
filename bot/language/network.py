"""A small neural network that classifies vectors: one hidden layer beside a linear one.

Trained by JAX and Optax with AdamW (Loshchilov and Hutter 2019), cosine decay and dropout (Srivastava et al. 2014) of
inputs and hidden units; used with NumPy alone, so that a bot that answers loads neither. On 28,000 phrases of patients
it makes a seventh fewer errors than logistic regression (docs/decisions/0006).
"""

from dataclasses import dataclass, fields
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix  # type: ignore[import-untyped]

from bot.language.progress import progress

Floats = npt.NDArray[np.float32]
_BATCH = 512
_RATE = 2e-3  # of learning, at the start
_DECAY = 0.05  # of weights


@dataclass(frozen=True)
class Inputs:
    """Texts to classify: `dense` (texts, dimensions) beside `counts` (texts, n-grams), which are nearly all zero."""

    dense: Floats
    counts: csr_matrix

    def __len__(self) -> int:
        return len(self.dense)

    @property
    def width(self) -> int:
        """Numbers of a text."""
        return int(self.dense.shape[1] + self.counts.shape[1])

    def rows(self, chosen: npt.NDArray[np.int_]) -> Floats:
        """The chosen texts, shape (chosen, width)."""
        found: Floats = np.hstack([self.dense[chosen], self.counts[chosen].toarray()]).astype(np.float32)
        return found

    def times(self, weights: Floats) -> Floats:
        """The matrix product with weights of shape (width, any).

        Row by row: for the few texts of a message SciPy's product of matrices takes longer to begin than to do.
        """
        dense, ends = self.dense.shape[1], self.counts.indptr
        product: Floats = self.dense.astype(np.float32, copy=False) @ weights[:dense]
        for row, (start, end) in enumerate(pairwise(ends)):
            product[row] += self.counts.data[start:end] @ weights[dense + self.counts.indices[start:end]]
        return product


@dataclass(frozen=True)
class Network:
    """Weights: `hidden` (inputs, units), `output` (units, classes), `direct` (inputs, classes); `classes` are names."""

    classes: npt.NDArray[np.str_]
    hidden: Floats
    hidden_bias: Floats
    output: Floats
    output_bias: Floats
    direct: Floats

    def probabilities(self, inputs: Inputs) -> Floats:
        """Of each class for each text, shape (texts, classes)."""
        u = inputs.times(self.hidden) + self.hidden_bias
        gelu = 0.5 * u * (1 + np.tanh(np.sqrt(2 / np.pi, dtype=np.float32) * (u + 0.044715 * (u * u * u))))
        scores = gelu @ self.output + self.output_bias + inputs.times(self.direct)
        powers = np.exp(scores - scores.max(axis=1, keepdims=True))
        found: Floats = (powers / powers.sum(axis=1, keepdims=True)).astype(np.float32)
        return found

    def save(self, file: Path) -> None:
        """Write the weights as an .npz file."""
        np.savez(file, **{each.name: getattr(self, each.name) for each in fields(self)})

    @classmethod
    def load(cls, file: Path) -> "Network":
        """Read what `save` wrote; raises OSError, ValueError or KeyError when it is missing or damaged."""
        with np.load(file, allow_pickle=False) as weights:
            return cls(**{each.name: weights[each.name] for each in fields(cls)})


def train_network(
    inputs: Inputs,
    labels: list[str],
    *,
    units: int,
    epochs: int,
    dropout: tuple[float, float],
    seed: int,
    work: str = "network",
) -> Network:
    """Train on texts with a label each. `dropout`: shares of inputs and of hidden units left out; `work` names the
    progress."""
    import jax
    import jax.numpy as jnp
    import optax

    classes, targets = np.unique(np.array(labels), return_inverse=True)
    batch = min(_BATCH, len(inputs))
    steps = epochs * (len(inputs) // batch)
    optimizer = optax.adamw(optax.cosine_decay_schedule(_RATE, steps), weight_decay=_DECAY)
    keys = jax.random.split(jax.random.PRNGKey(seed), 3)
    weights = {
        "hidden": jax.random.normal(keys[0], (inputs.width, units)) / np.sqrt(inputs.width),
        "hidden_bias": jnp.zeros(units),
        "output": jax.random.normal(keys[1], (units, len(classes))) / np.sqrt(units) / 2,
        "output_bias": jnp.zeros(len(classes)),
        "direct": jnp.zeros((inputs.width, len(classes))),
    }

    def dropped(values: Any, share: float, key: Any) -> Any:
        kept = 1 - round(share * 256) / 256  # a random byte for each, which takes half the time of a random float
        return values * (jax.random.bits(key, values.shape, "uint8") < kept * 256) / kept

    def loss(w: Any, rows: Any, wanted: Any, key: Any) -> Any:
        of_inputs, of_units = jax.random.split(key)
        rows = dropped(rows, dropout[0], of_inputs)
        hidden = dropped(jax.nn.gelu(rows @ w["hidden"] + w["hidden_bias"]), dropout[1], of_units)
        scores = hidden @ w["output"] + w["output_bias"] + rows @ w["direct"]
        return optax.softmax_cross_entropy_with_integer_labels(scores, wanted).mean()

    @jax.jit
    def step(w: Any, state: Any, rows: Any, wanted: Any, key: Any) -> Any:
        updates, state = optimizer.update(jax.grad(loss)(w, rows, wanted, key), state, w)
        return optax.apply_updates(w, updates), state

    state, order = optimizer.init(weights), np.random.default_rng(seed)
    for number in progress(range(steps), work):
        if number % (len(inputs) // batch) == 0:
            shuffled = order.permutation(len(inputs))
        start = number % (len(inputs) // batch) * batch
        chosen = shuffled[start : start + batch]
        key = jax.random.fold_in(keys[2], number)
        weights, state = step(weights, state, inputs.rows(chosen), targets[chosen], key)
    return Network(classes.astype(str), **{name: np.asarray(each, np.float32) for name, each in weights.items()})
