"""The component that gives each message the vector of its meaning."""

from pathlib import Path

import numpy as np
import pytest

from bot.language import encoder as encoder_module
from bot.language import quantizer
from bot.language.encoder import EncoderError, SentenceEncoder
from bot.language.sentence_embedder import SentenceEmbedder

TEXTS = ["may i have a beer", "", "🙂"]


@pytest.fixture
def made(model: bytes, vocabulary: bytes, tmp_path: Path) -> Path:
    """A folder of a trained model, as the component writes it."""
    (tmp_path / "model.onnx").write_bytes(model)
    (tmp_path / "tokenizer.json").write_bytes(vocabulary)
    return tmp_path


def test_what_it_writes_in_training_are_the_embedding_model_and_its_vocabulary(
    model: bytes, vocabulary: bytes, tmp_path: Path
) -> None:
    SentenceEmbedder.make(tmp_path)
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == {
        "model.onnx": model,
        "tokenizer.json": vocabulary,
    }


def test_its_vectors_are_those_of_the_encoder_without_the_packages_of_training(
    encoder: SentenceEncoder, made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("_MODEL", "_VOCABULARY"):
        monkeypatch.setattr(encoder_module, name, ("no-such-package", "no.file"))
    assert np.array_equal(SentenceEmbedder.read(made)(TEXTS), encoder.encode(TEXTS))


def test_a_wrong_embedding_file_fails_in_training(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(encoder_module, "_MODEL_SHA256", "0" * 64)
    with pytest.raises(EncoderError, match=r"model\.onnx of the package .* has changed: run 'make setup' again"):
        SentenceEmbedder.make(tmp_path)


@pytest.mark.parametrize("content", [b"", b"not a model"])
@pytest.mark.parametrize(
    ("file", "named"),
    [("model.onnx", "the embedding model"), ("tokenizer.json", "the vocabulary of the embedding model")],
)
def test_a_damaged_model_is_not_loaded(made: Path, content: bytes, file: str, named: str) -> None:
    (made / file).write_bytes(content)
    with pytest.raises(EncoderError, match=f"^{named} is damaged: run 'bot train --force', or copy the trained model"):
        SentenceEmbedder.read(made)


@pytest.mark.parametrize("file", ["model.onnx", "tokenizer.json"])
def test_a_model_that_lacks_a_file_is_not_loaded(made: Path, file: str) -> None:
    (made / file).unlink()
    with pytest.raises(EncoderError, match=f"the trained model lacks its {file}: run 'bot train --force', or copy"):
        SentenceEmbedder.read(made)


def test_a_model_is_trained_anew_when_the_vectors_could_change() -> None:
    fingerprint = SentenceEmbedder.fingerprint_addon({})
    assert encoder_module.fingerprint() in fingerprint and quantizer.fingerprint() in fingerprint
    assert SentenceEmbedder.required_packages() == ["onnx", "onnxruntime", "tokenizers"]
