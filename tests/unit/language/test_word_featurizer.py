"""The component that gives each message the vectors of its words."""

from pathlib import Path

import numpy as np
import pytest

from bot.language import word_vectors
from bot.language.encoder import EncoderError
from bot.language.word_featurizer import WordFeaturizer
from bot.language.word_vectors import WordVectors

TEXTS = ["may i have a beer", "", "🙂"]


def test_its_vectors_are_those_of_the_words(vectors: WordVectors, tmp_path: Path) -> None:
    WordFeaturizer.make(tmp_path)
    assert np.array_equal(WordFeaturizer.read(tmp_path)(TEXTS), vectors.averages(TEXTS))


def test_a_wrong_file_fails_in_training(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(word_vectors._SHA256, "key2row", "0" * 64)
    with pytest.raises(EncoderError, match=r"key2row of the package .* has changed: run 'make setup' again"):
        WordFeaturizer.make(tmp_path)


def test_a_model_without_the_vectors_is_not_loaded(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        WordFeaturizer.read(tmp_path)


def test_a_model_is_trained_anew_when_the_vectors_could_change() -> None:
    assert WordFeaturizer.fingerprint_addon({}) == word_vectors.fingerprint()
    assert WordFeaturizer.required_packages() == ["spacy"]
