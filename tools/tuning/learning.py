"""The adapter learnt from phrases: MiniLM and a linear layer on it shall tell their intents apart.

LoRA (Hu et al. 2022), AdamW, warm-up and cosine decay. The linear layer is left behind; the bot's own networks take
its place.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import optax

from bot.language.adapter import Floats
from bot.language.progress import progress
from tools.tuning.augmenting import Augmenter
from tools.tuning.batches import BATCH, Batches
from tools.tuning.checkpoint import Checkpoint
from tools.tuning.minilm import DIMENSIONS, MiniLM, dropped, tuned_layers

_RATE, _LEAST_RATE, _WARM_UP = 1.5e-3, 2e-5, 100  # of learning; steps until it is full
_DECAY = 0.01  # of weights
_STRENGTH = 2.0  # of the adapter
_SHARPNESS = 20.0  # what unit vectors are multiplied by
_DROPOUT = 0.1  # of the vectors
_KEPT_EVERY = 50  # steps, about a minute

Phrase = tuple[str, str]  # intent, text


@dataclass(frozen=True)
class Tuning:
    """How: `rank` of the changes, `epochs` over the phrases, the `lowest` layer that changes, the random `seed`."""

    rank: int = 16
    epochs: float = 3.0
    lowest: int = 2
    seed: int = 7


def learn(
    phrases: Sequence[Phrase], how: Tuning, checkpoint: Checkpoint | None = None
) -> tuple[dict[str, tuple[Floats, Floats]], "Judge"]:
    """The adapter, for bot.language.adapter.write_adapter, and what tells how well it does.

    With a `checkpoint` it goes on where it was ended, and learns the same.
    """
    minilm, batches = MiniLM(how.lowest), Batches()
    intents = sorted({intent for intent, _ in phrases})
    weights = _start(minilm, len(intents), how)
    steps = max(1, int(how.epochs * (len(phrases) // BATCH)))
    warm_up = min(_WARM_UP, steps // 2)
    rate = optax.warmup_cosine_decay_schedule(0.0, _RATE, warm_up, steps, _LEAST_RATE)
    optimizer = optax.chain(optax.clip_by_global_norm(1.0), optax.adamw(rate, weight_decay=_DECAY))

    def loss(w: Any, ids: Any, mask: Any, targets: Any, key: Any) -> Any:
        found = optax.softmax_cross_entropy_with_integer_labels(_scores(minilm, w, ids, mask, key), targets)
        return found.mean()

    @jax.jit
    def step(w: Any, state: Any, ids: Any, mask: Any, targets: Any, key: Any) -> Any:
        updates, state = optimizer.update(jax.grad(loss)(w, ids, mask, targets, key), state, w)
        return optax.apply_updates(w, updates), state

    state, key = optimizer.init(weights), jax.random.PRNGKey(how.seed)
    done, (weights, state) = checkpoint.read((weights, state)) if checkpoint else (0, (weights, state))
    endless = islice(_endless(batches, phrases, intents, how.seed), done, None)
    for number in progress(range(done, steps), "learning from phrases"):
        batch = next(endless)
        weights, state = step(weights, state, batch.ids, batch.mask, batch.targets, jax.random.fold_in(key, number))
        if checkpoint and (number + 1) % _KEPT_EVERY == 0:
            checkpoint.write(number + 1, (weights, state))
    learnt = {
        layer: (np.asarray(weights[layer]["down"]), np.asarray(weights[layer]["up"]))
        for layer in tuned_layers(how.lowest)
    }
    return learnt, Judge(minilm, weights, intents)


class Judge:
    """Tells how many phrases the adapter and its linear layer understand."""

    def __init__(self, minilm: MiniLM, weights: Any, intents: Sequence[str]) -> None:
        self._weights, self._intents = weights, list(intents)
        self._likeliest = jax.jit(lambda w, ids, mask: _scores(minilm, w, ids, mask, None).argmax(1))

    def right(self, phrases: Sequence[Phrase]) -> float:
        """The share of phrases (0 to 1) whose intent is found."""
        places = {intent: place for place, intent in enumerate(self._intents)}
        right = 0
        for batch in Batches().of([(text, places.get(intent, -1)) for intent, text in phrases]):
            found = np.asarray(self._likeliest(self._weights, batch.ids, batch.mask))
            right += int((found == batch.targets)[: batch.count].sum())
        return right / len(phrases)


def _start(minilm: MiniLM, intents: int, how: Tuning) -> dict[str, Any]:
    """Changes nothing yet: one matrix of each pair is zero."""
    key = jax.random.PRNGKey(how.seed)
    weights: dict[str, Any] = {}
    for number, layer in enumerate(tuned_layers(how.lowest)):
        inputs, outputs = minilm.width(layer)
        down = jax.random.normal(jax.random.fold_in(key, number), (inputs, how.rank)) * _STRENGTH / np.sqrt(inputs)
        weights[layer] = {"down": down, "up": jnp.zeros((how.rank, outputs))}
    return weights | {
        "intents": {"weights": jax.random.normal(key, (DIMENSIONS, intents)) * 0.02, "bias": jnp.zeros(intents)}
    }


def _scores(minilm: MiniLM, weights: Any, ids: Any, mask: Any, key: Any) -> Any:
    vectors = minilm.encode(weights, ids, mask, key) * _SHARPNESS
    vectors = dropped(vectors, _DROPOUT, None if key is None else jax.random.fold_in(key, -1))
    return vectors @ weights["intents"]["weights"] + weights["intents"]["bias"]


def _endless(batches: Batches, phrases: Sequence[Phrase], intents: Sequence[str], seed: int) -> Any:
    """Batches of all phrases, varied anew each time round."""
    places = {intent: place for place, intent in enumerate(intents)}
    augmenter, order = Augmenter(phrases, seed), random.Random(seed)
    while True:
        shuffled = order.sample(phrases, len(phrases))
        varied = [(augmenter.vary(intent, text), places[intent]) for intent, text in shuffled]
        yield from batches.of(varied, order)
