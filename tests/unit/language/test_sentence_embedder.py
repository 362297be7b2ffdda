"""The component that gives each message the vector of its meaning."""

from pathlib import Path

import numpy as np
import pytest

from bot.language import encoder as encoder_module
from bot.language import quantizer
from bot.language.encoder import EncoderError, SentenceEncoder
from bot.language.sentence_embedder import SentenceEmbedder

TEXTS = ["may i have a beer", "", "🙂"]


def test_its_vectors_are_those_of_the_encoder(encoder: SentenceEncoder, tmp_path: Path) -> None:
    SentenceEmbedder.make(tmp_path / "encoder")
    assert np.array_equal(SentenceEmbedder.read(tmp_path / "encoder")(TEXTS), encoder.encode(TEXTS))


def test_a_wrong_embedding_file_fails_in_training(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(encoder_module, "_MODEL_SHA256", "0" * 64)
    with pytest.raises(EncoderError, match=r"model\.onnx of the package .* has changed: run 'make setup' again"):
        SentenceEmbedder.make(tmp_path / "encoder")


@pytest.mark.parametrize("content", [b"", b"not a model"])
def test_a_damaged_model_is_not_loaded(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "encoder").write_bytes(content)
    with pytest.raises(EncoderError, match="the embedding model is damaged: run 'make train' again"):
        SentenceEmbedder.read(tmp_path / "encoder")


def test_a_model_is_trained_anew_when_the_vectors_could_change() -> None:
    fingerprint = SentenceEmbedder.fingerprint_addon({})
    assert encoder_module.fingerprint() in fingerprint and quantizer.fingerprint() in fingerprint
    assert SentenceEmbedder.required_packages() == ["onnx", "onnxruntime", "tokenizers"]
