"""Typing errors: a word that nobody knows is read as the word of the training phrases that it most looks like.

By SymSpell (bot.language.spelling_index): all known words within two edits, the nearest first, then the most frequent.
A word is known when it is English (bot.language.english) or a name of a medicine, symptom or illness: those are never
changed, however rare.
"""

from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

import numpy as np
from marisa_trie import Trie
from symspellpy import Verbosity

from bot.language.english import english_words
from bot.language.spelling_index import SpellingIndex
from bot.language.tries import load_arrays, packed, unpacked

_SHORTEST = 4  # letters of a word that is looked at
_LONG = 7  # letters from which two edits are allowed
_ENDLESS = 13  # letters from which an unknown word may be several without spaces
_UNREADABLE = 0.4  # share of unknown words from which the spaces are taken to be in the wrong places


class Speller:
    """Knows words, and of some of them how often they are used."""

    def __init__(self, known: Trie, index: SpellingIndex) -> None:
        """`known`: words that are right; `index`: those to correct to."""
        self._known = known
        self._index = index

    @classmethod
    def of(cls, counts: Mapping[str, int], names: Iterable[str]) -> "Speller":
        """`counts`: words to correct to, with their frequency; `names`: words that are right besides English ones."""
        words = {word for name in names for word in name.split()}
        words |= {word.removesuffix("'s") for word in words}  # spaCy's word of "crohn's" is "crohn"
        words |= counts.keys() | {word for word, _ in english_words()}
        return cls(Trie(sorted(words)), SpellingIndex.of(counts))

    @classmethod
    def of_nothing(cls) -> "Speller":
        """One that changes nothing."""
        return cls(Trie([]), SpellingIndex.of({}))

    def save(self, file: Path) -> None:
        """Write the words as an .npz file."""
        np.savez(file, known=packed(self._known), **self._index.arrays())

    @classmethod
    def load(cls, file: Path) -> "Speller":
        """Read what `save` wrote; raises OSError, KeyError or ValueError when it is missing or damaged."""
        arrays = load_arrays(file, file.name)
        return cls(unpacked(Trie, arrays["known"]), SpellingIndex.from_arrays(arrays))

    def knows(self, word: str) -> bool:
        """Whether the lower-case word is right as it is."""
        return not word.isascii() or not word.isalpha() or word in self._known

    def spelt(self, word: str) -> str:
        """The lower-case word as it should be; itself when it is known or like no other."""
        if len(word) < _SHORTEST or self.knows(word):
            return word
        edits = 2 if len(word) >= _LONG else 1
        found = self._index.lookup(word, Verbosity.TOP, edits)
        return found[0].term if found else word

    def spaced(self, text: str) -> str:
        """The lower-case text with its spaces where they should be, when too many of its words are none.

        >>> speller = Speller.of({"does": 9, "baclofen": 9, "make": 9, "you": 9, "drowsy": 9}, [])
        >>> speller.spaced("d oesba clof enm akeyou dro wsy?")
        'does baclofen make you drowsy?'
        >>> speller.spaced("does baclofen make you drowsy?")
        'does baclofen make you drowsy?'
        """
        words = [word.strip(".,!?;:'\"()") for word in text.split()]
        if not self._index.words or not self._is_unreadable(words):
            return text
        letters = "".join(text.split())
        pieces = self._index.word_segmentation(letters, max_edit_distance=0).segmented_string.replace(" ?", "?")
        better = sum(not self.knows(word) or len(word) == 1 for word in pieces.rstrip("?!.").split())
        return pieces if better < sum(not self.knows(word) for word in words) else text

    def _is_unreadable(self, words: Collection[str]) -> bool:
        def too_many(unread: Collection[str]) -> bool:
            return len(unread) >= max(2, _UNREADABLE * len(words)) or any(len(word) >= _ENDLESS for word in unread)

        unknown = [word for word in words if not self.knows(word)]
        return too_many(unknown) and too_many([word for word in unknown if self.spelt(word) == word])
