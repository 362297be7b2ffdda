"""The embedding model made fast: from the right file, always the same, and meaning the same."""

from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import pytest

from bot.language import encoder as encoder_module
from bot.language import quantizer as module
from bot.language.adapter import adapt, read_adapter, write_adapter
from bot.language.encoder import EncoderError, SentenceEncoder
from bot.language.quantizer import exact_model, fingerprint, quantized_model

TEXTS = ["may I have a beer", "does it make you drowsy", "who makes these tablets", "what if i stop suddenly"]


def test_it_is_made_the_same_each_time(model: bytes) -> None:
    assert quantized_model() == model


def test_it_is_not_made_of_a_wrong_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encoder_module, "_MODEL_SHA256", "0" * 64)
    with pytest.raises(EncoderError, match=r"model\.onnx of the package .* has changed: run 'make setup' again"):
        quantized_model()


def test_its_vectors_are_nearly_those_of_the_exact_model_with_the_adapter(
    encoder: SentenceEncoder, vocabulary: bytes
) -> None:
    exact = exact_model()
    without = SentenceEncoder(exact.SerializeToString(), vocabulary).encode(TEXTS)
    adapt(exact, read_adapter())
    adapted = SentenceEncoder(exact.SerializeToString(), vocabulary).encode(TEXTS)
    alike = (adapted * encoder.encode(TEXTS)).sum(axis=1)
    assert np.all(alike > 0.97) and not np.allclose(alike, 1)
    assert np.all((without * encoder.encode(TEXTS)).sum(axis=1) < 0.95)


def test_it_multiplies_integers(model: bytes) -> None:
    kinds = [node.op_type for node in onnx.load_from_string(model).graph.node]
    assert kinds.count("MatMulInteger") == 36  # six layers: query, key, value, output, two of the feed-forward part
    assert onnxruntime.InferenceSession(model, providers=["CPUExecutionProvider"]).get_outputs()


def test_its_fingerprint_changes_with_how_it_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    before = fingerprint()
    monkeypatch.setattr(module, "_CODE", ())
    assert fingerprint() != before


def test_its_fingerprint_changes_with_the_adapter(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    before = fingerprint()
    write_adapter(tmp_path / "adapter.npz", {"layer": (np.ones((3, 1), np.float32), np.ones((1, 2), np.float32))})
    monkeypatch.setattr(module, "ADAPTER", tmp_path / "adapter.npz")
    assert fingerprint() != before
