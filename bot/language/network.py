"""A small neural network that classifies vectors: one hidden layer beside a linear one, trained by
bot.language.network_training. On 28,000 phrases of patients it makes a seventh fewer errors than logistic regression
(docs/decisions/0006).
"""

from dataclasses import dataclass, fields
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix  # type: ignore[import-untyped]

Floats = npt.NDArray[np.float32]


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

    def of(self, chosen: npt.NDArray[np.int_]) -> "Inputs":
        """The chosen texts, copied."""
        return Inputs(self.dense[chosen], self.counts[chosen])

    def back(self, changes: Floats, found: Floats) -> None:
        """Put into `found`, shape (width, any), the matrix product of the turned inputs with `changes` (texts, any)."""
        dense = self.dense.shape[1]
        np.matmul(self.dense.T, changes, out=found[:dense])
        found[dense:] = self.counts.T @ changes

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
        hidden = gelu(inputs.times(self.hidden) + self.hidden_bias)
        return shares(hidden @ self.output + self.output_bias + inputs.times(self.direct))

    def save(self, file: Path) -> None:
        """Write the weights as an .npz file."""
        np.savez(file, **{each.name: getattr(self, each.name) for each in fields(self)})

    @classmethod
    def load(cls, file: Path) -> "Network":
        """Read what `save` wrote; raises OSError, ValueError or KeyError when it is missing or damaged."""
        with np.load(file, allow_pickle=False) as weights:
            return cls(**{each.name: weights[each.name] for each in fields(cls)})


def gelu(u: Floats) -> Floats:
    """What a hidden unit makes of its input (Hendrycks and Gimpel 2016, by the hyperbolic tangent)."""
    found: Floats = 0.5 * u * (1 + np.tanh(np.sqrt(2 / np.pi, dtype=np.float32) * (u + 0.044715 * (u * u * u))))
    return found


def shares(scores: Floats) -> Floats:
    """Scores as shares of one, row by row (softmax)."""
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    found: Floats = (powers / powers.sum(axis=1, keepdims=True)).astype(np.float32)
    return found
