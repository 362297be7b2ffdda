"""Phrases in batches: each once, filled up, of about the same length."""

import random

import numpy as np
import pytest

from tools.tuning.batches import BATCH, Batches


@pytest.fixture(scope="module")
def batches() -> Batches:
    return Batches()


def test_every_phrase_is_in_a_batch_with_its_target(batches: Batches) -> None:
    phrases = [(" ".join(["dizzy"] * (1 + number % 30)), number) for number in range(300)]

    found = list(batches.of(phrases))

    assert [batch.count for batch in found] == [BATCH, BATCH, 300 - 2 * BATCH]
    assert sorted(target for batch in found for target in batch.targets[: batch.count]) == list(range(300))
    for batch in found:
        for row, target in enumerate(batch.targets[: batch.count]):
            assert batch.mask[row].sum() == 1 + target % 30 + 2  # with the pieces for beginning and end
        assert batch.ids.shape == batch.mask.shape == (BATCH, batch.ids.shape[1])


def test_a_batch_holds_phrases_of_about_the_same_length(batches: Batches) -> None:
    phrases = [("dizzy", 0)] * BATCH + [("dizzy " * 60, 1)] * BATCH
    assert sorted(batch.ids.shape[1] for batch in batches.of(phrases, random.Random(1))) == [12, 64]


def test_in_a_random_order_only_full_batches_count_and_the_order_changes(batches: Batches) -> None:
    phrases = [("dizzy", number) for number in range(BATCH * 2 + 5)]
    order = random.Random(1)

    first, second = (list(batches.of(phrases, order)) for _ in range(2))

    assert [batch.count for batch in first] == [BATCH, BATCH]
    assert not np.array_equal(first[0].targets, second[0].targets)


@pytest.mark.parametrize("text", ["", "🙂", "x" * 3000, "word " * 500])
def test_odd_texts_have_a_place(batches: Batches, text: str) -> None:
    (batch,) = batches.of([(text, 3)])
    assert batch.count == 1 and batch.mask[0].sum() >= 2 and batch.ids.shape[1] <= 96


def test_no_phrases_make_no_batch(batches: Batches) -> None:
    assert list(batches.of([])) == []
