"""Trains a network (bot.language.network) with AdamW (Loshchilov and Hutter 2019), cosine decay and dropout (Srivastava
et al. 2014) of inputs and hidden units.

By NumPy and SciPy on one thread: of 1,500 to 4,000 counts a text has a dozen to seventy that are not zero, and only
those are multiplied. JAX, which multiplies all, takes two to three times the work (docs/decisions/0015).
"""

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix  # type: ignore[import-untyped]

from bot.language.network import Floats, Inputs, Network, shares
from bot.language.progress import progress

_BATCH = 512
_RATE = 2e-3  # of learning, at the start
_DECAY = 0.05  # of weights
_MEAN, _SQUARE, _LEAST = 0.9, 0.999, 1e-8  # of AdamW
_AT_ONCE = 32_768  # weights that are changed at once: as many as stay in the processor's cache


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
    progress. The same inputs give the same network, however many processors there are."""
    from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]

    classes, targets = np.unique(np.array(labels), return_inverse=True)
    batch = min(_BATCH, len(inputs))
    in_epoch = len(inputs) // batch
    learner = _Learner(inputs.width, units, len(classes), dropout, np.random.default_rng(seed))
    order = np.random.default_rng(seed)
    with threadpool_limits(1):
        for number in progress(range(epochs * in_epoch), work):
            if number % in_epoch == 0:
                shuffled = order.permutation(len(inputs))
            start = number % in_epoch * batch
            chosen = shuffled[start : start + batch]
            rate = _RATE * (1 + np.cos(np.pi * number / (epochs * in_epoch))) / 2
            learner.learn(inputs.of(chosen), targets[chosen], rate)
    return learner.network(classes.astype(str))


class _Weights:
    """Weights that AdamW changes."""

    def __init__(self, values: Floats) -> None:
        self.values = values
        self._mean = np.zeros(values.size, np.float32)
        self._square = np.zeros(values.size, np.float32)
        self._room = np.empty(min(_AT_ONCE, values.size), np.float32)

    def change(self, slopes: Floats, rate: float, times: int) -> None:
        """Go down the slopes, for the `times`-th time."""
        values, slopes = self.values.reshape(-1), slopes.reshape(-1)
        step, size = np.float32(rate / (1 - _MEAN**times)), np.float32(1 / np.sqrt(1 - _SQUARE**times))
        for start in range(0, values.size, _AT_ONCE):
            part = slice(start, start + _AT_ONCE)
            slope, mean, square = slopes[part], self._mean[part], self._square[part]
            room = self._room[: slope.size]
            mean *= np.float32(_MEAN)
            mean += np.multiply(slope, np.float32(1 - _MEAN), out=room)
            square *= np.float32(_SQUARE)
            np.multiply(slope, slope, out=room)
            room *= np.float32(1 - _SQUARE)
            square += room
            np.sqrt(square, out=room)
            room *= size
            room += np.float32(_LEAST)
            np.divide(mean, room, out=room)
            room *= step
            values[part] *= np.float32(1 - rate * _DECAY)
            values[part] -= room


class _Learner:
    """A network in training; the weights of hidden units and those of the linear layer stand side by side in one."""

    def __init__(
        self, width: int, units: int, classes: int, dropout: tuple[float, float], chance: np.random.Generator
    ) -> None:
        self._units = units
        self._bytes = [round(share * 256) for share in dropout]  # of 256: a random byte is quicker than a float
        self._chance = chance
        first = np.zeros((width, units + classes), np.float32)
        first[:, :units] = chance.standard_normal((width, units), np.float32) / np.sqrt(width)
        output = chance.standard_normal((units, classes), np.float32) / np.float32(np.sqrt(units) * 2)
        biases = np.zeros(units, np.float32), np.zeros(classes, np.float32)
        self._first, self._output, *self._biases = (_Weights(each) for each in (first, output, *biases))
        self._slopes = np.empty_like(first)
        self._times = 0

    def learn(self, inputs: Inputs, targets: npt.NDArray[np.int_], rate: float) -> None:
        """One step from a batch of texts, of which `targets` are the classes."""
        inputs = self._with_dropout(inputs)
        sums = inputs.times(self._first.values)
        before = sums[:, : self._units] + self._biases[0].values
        kept = self._kept(before.shape, self._bytes[1])
        hidden, slope = _gelu(before)
        hidden *= kept
        errors = shares(hidden @ self._output.values + self._biases[1].values + sums[:, self._units :])
        errors[np.arange(len(targets)), targets] -= 1
        errors /= len(targets)
        of_hidden = (errors @ self._output.values.T) * kept * slope
        inputs.back(np.hstack([of_hidden, errors]), self._slopes)
        self._times += 1
        self._output.change(hidden.T @ errors, rate, self._times)
        self._first.change(self._slopes, rate, self._times)
        for bias, slopes in zip(self._biases, (of_hidden, errors), strict=True):
            bias.change(slopes.sum(axis=0), rate, self._times)

    def network(self, classes: npt.NDArray[np.str_]) -> Network:
        """As it is now."""
        hidden, direct = np.split(self._first.values, [self._units], axis=1)
        hidden_bias, output_bias = (bias.values for bias in self._biases)
        return Network(classes, hidden.copy(), hidden_bias, self._output.values, output_bias, direct.copy())

    def _with_dropout(self, inputs: Inputs) -> Inputs:
        """Inputs some of which are left out; of counts, those that are zero anyway are not asked."""
        dense = inputs.dense * self._kept(inputs.dense.shape, self._bytes[0])
        counts = inputs.counts
        data = counts.data * self._kept(counts.data.shape, self._bytes[0])
        return Inputs(dense, csr_matrix((data, counts.indices, counts.indptr), counts.shape))

    def _kept(self, shape: tuple[int, ...], left_out: int) -> Floats:
        """By what to multiply: 0 for what is left out, more than 1 for the rest, so that the sum stays."""
        chances = np.frombuffer(self._chance.bytes(int(np.prod(shape))), np.uint8).reshape(shape)
        kept: Floats = (chances >= left_out) * np.float32(256 / (256 - left_out))
        return kept


def _gelu(u: Floats) -> tuple[Floats, Floats]:
    """What bot.language.network.gelu gives, and its slope."""
    root = np.sqrt(2 / np.pi, dtype=np.float32)
    square = u * u
    tanh = np.tanh(root * u * (1 + 0.044715 * square))
    half = 0.5 * (1 + tanh)
    slope: Floats = half + 0.5 * u * (1 - tanh * tanh) * root * (1 + 3 * 0.044715 * square)
    return u * half, slope
