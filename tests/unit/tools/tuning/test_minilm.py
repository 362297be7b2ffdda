"""MiniLM in JAX gives the vectors of the bot's own model, until an adapter changes them."""

import jax
import numpy as np
import pytest

from bot.language.encoder import SentenceEncoder, vocabulary_file
from bot.language.quantizer import exact_model
from tools.tuning.batches import Batches
from tools.tuning.minilm import MiniLM, dropped, layer_name, tuned_layers

TEXTS = ["may I have a beer", "does it make you drowsy", "what if i stop all of a sudden, just like that?", "🙂", ""]
BATCH = next(iter(Batches().of([(text, place) for place, text in enumerate(TEXTS)])))
ORDER = BATCH.targets[: BATCH.count]
IDS, MASK = BATCH.ids[: BATCH.count], BATCH.mask[: BATCH.count]


@pytest.fixture(scope="module")
def minilm() -> MiniLM:
    return MiniLM(lowest=5)


def test_the_vectors_are_those_of_the_model_that_the_bot_is_made_of(minilm: MiniLM) -> None:
    found = np.asarray(minilm.encode({}, IDS, MASK))
    known = SentenceEncoder(exact_model().SerializeToString(), vocabulary_file().read_bytes()).encode(TEXTS)[ORDER]

    assert np.all((found * known).sum(axis=1) > 0.999)


def test_an_adapter_changes_them_at_its_layer(minilm: MiniLM) -> None:
    layer = layer_name(5, "output.dense")
    inputs, outputs = minilm.width(layer)
    down, up = np.full((inputs, 1), 0.1, np.float32), np.full((1, outputs), 0.1, np.float32)

    before = np.asarray(minilm.encode({}, IDS, MASK))
    assert np.allclose(minilm.encode({layer: {"down": down, "up": up * 0}}, IDS, MASK), before, atol=1e-6)
    up[0, :10] = 1
    assert not np.allclose(minilm.encode({layer: {"down": down, "up": up}}, IDS, MASK), before, atol=1e-3)


def test_layers_from_the_lowest_upwards_are_tuned() -> None:
    assert len(tuned_layers(0)) == 36 and len(tuned_layers(5)) == 6
    assert tuned_layers(5)[0] == "inner.encoder.layer.5.attention.self.query"


def test_a_key_leaves_something_out_and_none_leaves_all(minilm: MiniLM) -> None:
    values = np.ones((100, 100), np.float32)
    found = np.asarray(dropped(values, 0.25, jax.random.PRNGKey(1)))

    assert np.array_equal(dropped(values, 0.25, None), values)
    assert 0.2 < (found == 0).mean() < 0.3 and found.mean() == pytest.approx(1, abs=0.05)
    assert not np.allclose(minilm.encode({}, IDS, MASK, jax.random.PRNGKey(1)), minilm.encode({}, IDS, MASK), atol=1e-3)
