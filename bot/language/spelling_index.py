"""SymSpell's index (Garbe 2012; package symspellpy) in little room.

SymSpell finds words by what is left of them when letters are taken away. The package keeps 142,000 such remains of
11,600 words in a dict of lists, which takes 26 MB and 0.4 s each time it is made; here they are a trie, made in
training. Everything that is looked up in it is left to the package.
"""

import struct
from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt
from marisa_trie import BytesTrie
from symspellpy import SymSpell

from bot.language.tries import packed, unpacked

_DISTANCE = 2
_PREFIX = 7  # letters of a word from which some are taken away


class SpellingIndex(SymSpell):
    """SymSpell whose words do not change any more."""

    def __init__(self, counts: Mapping[str, int], remains: BytesTrie) -> None:
        """`counts`: the words with their frequency; `remains`: of each the places of its words among these."""
        super().__init__(_DISTANCE, _PREFIX)
        self._words = dict(counts)
        self._deletes = _Remains(tuple(self._words), remains)
        self._max_length = max(map(len, self._words), default=0)

    @classmethod
    def of(cls, counts: Mapping[str, int]) -> "SpellingIndex":
        """The index of words with their frequency, as the package makes it."""
        made = SymSpell(_DISTANCE, _PREFIX)
        for word, count in counts.items():
            made.create_dictionary_entry(word, count)
        places = {word: place for place, word in enumerate(made.words)}
        remains = ((rest, _packed([places[word] for word in words])) for rest, words in sorted(made.deletes.items()))
        return cls(made.words, BytesTrie(remains))

    def arrays(self) -> dict[str, npt.NDArray[Any]]:
        """What `from_arrays` makes it of."""
        words, counts = np.array([*self._words], np.str_), np.array([*self._words.values()], np.int64)
        return {"words": words, "counts": counts, "remains": packed(self._deletes.remains)}

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, npt.NDArray[Any]]) -> "SpellingIndex":
        """The index of `arrays`; raises KeyError or ValueError where they are incomplete or damaged."""
        counts = dict(zip(arrays["words"].tolist(), arrays["counts"].tolist(), strict=True))
        return cls(counts, unpacked(BytesTrie, arrays["remains"]))


class _Remains:
    """As much of a dict as SymSpell asks for."""

    def __init__(self, words: tuple[str, ...], remains: BytesTrie) -> None:
        self._words = words
        self.remains = remains

    def __contains__(self, rest: str) -> bool:
        return rest in self.remains

    def __getitem__(self, rest: str) -> list[str]:
        (places,) = self.remains[rest]
        return [self._words[place] for place in struct.unpack(f"<{len(places) // 4}I", places)]


def _packed(places: list[int]) -> bytes:
    return struct.pack(f"<{len(places)}I", *places)  # four bytes each
