"""Phrases as word pieces, in batches of about the same length."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import tokenizers

from bot.language.encoder import vocabulary_file

BATCH = 128  # phrases
_LENGTHS = (12, 16, 20, 24, 32, 40, 64, 96)  # each length that JAX sees costs it a compilation
_AT_ONCE = 50  # batches sorted by length together


@dataclass(frozen=True)
class Batch:
    """`ids` and `mask` (texts, length), `targets` (texts); the first `count` texts are meant, the rest fill it up."""

    ids: npt.NDArray[np.int32]
    mask: npt.NDArray[np.float32]
    targets: npt.NDArray[np.int32]
    count: int


class Batches:
    """Makes batches of pairs of text and target."""

    def __init__(self) -> None:
        self._tokenizer = tokenizers.Tokenizer.from_file(str(vocabulary_file()))
        self._tokenizer.enable_truncation(_LENGTHS[-1])
        self._tokenizer.no_padding()

    def of(self, phrases: Sequence[tuple[str, int]], order: random.Random | None = None) -> Iterator[Batch]:
        """All phrases; with an `order` in random batches, of which the last, where it is not full, is left out."""
        for start in range(0, len(phrases), BATCH * _AT_ONCE):
            pieces = [
                (self._tokenizer.encode(text).ids, target) for text, target in phrases[start:][: BATCH * _AT_ONCE]
            ]
            pieces.sort(key=lambda each: len(each[0]) + (order.random() if order else 0))
            rows = [pieces[first : first + BATCH] for first in range(0, len(pieces), BATCH)]
            if order:
                rows = [row for row in rows if len(row) == BATCH]
                order.shuffle(rows)
            yield from map(_batch, rows)


def _batch(rows: Sequence[tuple[list[int], int]]) -> Batch:
    longest = max(len(ids) for ids, _ in rows)
    length = next(each for each in _LENGTHS if longest <= each)
    ids, mask = np.zeros((BATCH, length), np.int32), np.zeros((BATCH, length), np.float32)
    mask[:, 0] = 1
    for row, (pieces, _) in enumerate(rows):
        ids[row, : len(pieces)] = pieces
        mask[row, : len(pieces)] = 1
    targets = np.array([target for _, target in rows] + [0] * (BATCH - len(rows)), np.int32)
    return Batch(ids, mask, targets, len(rows))
