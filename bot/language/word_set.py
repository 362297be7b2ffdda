"""Many words of which only one thing is asked: whether a word is among them."""

from array import array
from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

Hashes = npt.NDArray[np.int64]

_BITS = 64  # of a hash
_TOGETHER = 4  # hashes, on average at most, that have their first bits in common


class WordSet:
    """Keeps of each word its hash, ten bytes instead of about a hundred.

    Two words in a million million would be taken for each other. A hash is valid in this process only.

    >>> words = WordSet(["rash", "fever"])
    >>> "rash" in words, "rush" in words, len(words)
    (True, False, 2)
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._keep(hashes(words))

    @classmethod
    def of_hashes(cls, hashes: "Hashes | array[int]") -> "WordSet":
        """The set of the words that have these hashes, in this process."""
        made = cls(())
        made._keep(np.asarray(hashes))
        return made

    def __contains__(self, word: object) -> bool:
        sought = hash(word)
        begins = (sought >> self._shift) + self._half
        return sought in self._hashes[self._starts[begins] : self._starts[begins + 1]]

    def __len__(self) -> int:
        return len(self._hashes)

    def _keep(self, hashes: Hashes) -> None:
        """Sort hashes by their first bits, and keep where those begin that have them in common."""
        unique = np.unique(hashes)
        bits = max(1, (len(unique) // _TOGETHER).bit_length())
        self._shift, self._half = _BITS - bits, 1 << (bits - 1)
        beginnings = np.arange(-self._half, self._half + 1)
        self._hashes = array("q", unique.tobytes())
        self._starts = array("I", np.searchsorted(unique >> self._shift, beginnings).astype(np.uintc).tobytes())


def hashes(words: Iterable[str]) -> Hashes:
    """Of each word the hash that it has in this process."""
    return np.fromiter(map(hash, words), np.int64)
