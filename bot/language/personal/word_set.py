"""Many words of which only one thing is asked: whether a word is among them."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable

import numpy as np
import numpy.typing as npt


class WordSet:
    """Keeps of each word its hash, eight bytes instead of about a hundred.

    Two words in a million million would be taken for each other.

    >>> words = WordSet(["rash", "fever"])
    >>> "rash" in words, "rush" in words, len(words)
    (True, False, 2)
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._hashes = array("q", sorted({hash(word) for word in words}))

    @classmethod
    def of_hashes(cls, hashes: npt.NDArray[np.int64]) -> "WordSet":
        """The set of the words that have these hashes, in this process."""
        made = cls(())
        made._hashes = array("q", np.unique(hashes).tobytes())
        return made

    def __contains__(self, word: str) -> bool:
        sought = hash(word)
        at = bisect_left(self._hashes, sought)
        return at < len(self._hashes) and self._hashes[at] == sought

    def __len__(self) -> int:
        return len(self._hashes)
