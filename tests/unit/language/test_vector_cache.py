"""The vectors of texts that come again, without the texts."""

import pickle
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pytest

from bot.language.vector_cache import VectorCache, passed_by


class Encoder:
    """Gives a text's vector, and notes what it was asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        self.asked += texts
        return np.array([[len(text), ord(text[:1] or " ")] for text in texts], np.float32).reshape(-1, 2)


@pytest.fixture
def encoder() -> Encoder:
    return Encoder()


def test_a_text_that_comes_again_is_not_encoded_again(encoder: Encoder) -> None:
    cache = VectorCache(encoder)
    first = cache(["can i drink", "hello"])
    again = cache(["hello", "can i drink", "is it safe"])
    assert encoder.asked == ["can i drink", "hello", "is it safe"]
    assert np.array_equal(again[:2], first[::-1])


def test_a_text_that_stands_twice_in_a_message_is_encoded_once(encoder: Encoder) -> None:
    assert np.array_equal(VectorCache(encoder)(["no", "no"]), [[2, ord("n")], [2, ord("n")]])
    assert encoder.asked == ["no"]


def test_the_texts_that_were_asked_for_least_lately_are_forgotten(encoder: Encoder) -> None:
    cache = VectorCache(encoder, most=2)
    for text in ("one", "two", "one", "three", "one", "two"):
        cache([text])
    assert encoder.asked == ["one", "two", "three", "two"]


def test_all_the_phrases_of_a_training_pass_by(encoder: Encoder) -> None:
    cache = VectorCache(encoder, most=2)
    assert len(cache(["one", "two", "three"])) == 3
    cache(["one"])
    assert encoder.asked == ["one", "two", "three", "one"]


def test_who_changes_a_vector_changes_no_other(encoder: Encoder) -> None:
    cache = VectorCache(encoder)
    cache(["hello"])[0] = 7
    cache(["hello"])[0] = 8
    assert np.array_equal(cache(["hello"]), [[5, ord("h")]])


def test_no_texts_give_what_the_encoder_gives(encoder: Encoder) -> None:
    assert VectorCache(encoder)([]).shape == (0, 2)


@pytest.mark.parametrize("text", ["", " ", "\x00", "\ud800", "\U0001f642", "a" * 5000])
def test_any_text_has_its_own_vector(encoder: Encoder, text: str) -> None:
    cache = VectorCache(encoder)
    cache(["a", text])
    assert np.array_equal(cache([text]), Encoder()([text]))


def test_no_text_is_kept(encoder: Encoder) -> None:
    cache = VectorCache(encoder)
    cache(["my name is zebedee"])
    assert b"zebedee" not in pickle.dumps(list(cache._known.items()))
    assert cache._key != VectorCache(encoder)._key


def test_who_looks_whether_the_encoder_works_is_not_told_what_is_known(encoder: Encoder) -> None:
    cache = VectorCache(encoder)
    cache(["hello"])
    with passed_by():
        cache(["hello"])
    cache(["hello"])
    assert encoder.asked == ["hello", "hello"]


def test_a_vector_that_is_none_is_not_kept() -> None:
    made = iter([np.full((1, 2), np.nan, np.float32), np.ones((1, 2), np.float32)])
    cache = VectorCache(lambda texts: next(made))
    cache(["hello"])
    assert np.array_equal(cache(["hello"]), [[1, 1]])
