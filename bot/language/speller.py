"""Typing errors: a word that nobody knows is read as the word of the training phrases that it most looks like.

By SymSpell (Garbe 2012; package symspellpy): all known words within two edits, the nearest first, then the most
frequent. A word is known when it is English (the package's list of 82,765 words) or a name of a medicine, symptom or
illness: those are never changed, however rare.
"""

from collections.abc import Collection, Iterable, Mapping
from functools import cache
from importlib.resources import files

from symspellpy import SymSpell, Verbosity

_DISTANCE, _PREFIX = 2, 7
_SHORTEST = 4  # letters of a word that is looked at
_LONG = 7  # letters from which two edits are allowed
_ENDLESS = 13  # letters from which an unknown word may be several without spaces
_UNREADABLE = 0.4  # share of unknown words from which the spaces are taken to be in the wrong places


@cache
def english_words() -> Mapping[str, int]:
    """The words of the package's English list, with how often each is used."""
    lines = files("symspellpy").joinpath("frequency_dictionary_en_82_765.txt").read_text(encoding="utf-8-sig")
    return {word: int(count) for word, count in (line.split(" ")[:2] for line in lines.splitlines())}


class Speller:
    """Knows words, and of some of them how often they are used."""

    def __init__(self, counts: Mapping[str, int], names: Iterable[str]) -> None:
        """`counts`: words to correct to, with their frequency; `names`: words that are right besides English ones."""
        self.counts = dict(counts)
        words = frozenset(word for name in names for word in name.split())
        self.names = words | {word.removesuffix("'s") for word in words}  # spaCy's word of "crohn's" is "crohn"
        self._known = english_words().keys() | counts.keys() | self.names
        self._index = SymSpell(_DISTANCE, _PREFIX)
        for word, count in counts.items():
            self._index.create_dictionary_entry(word, count)

    def knows(self, word: str) -> bool:
        """Whether the lower-case word is right as it is."""
        return word in self._known or not word.isalpha() or not word.isascii()

    def spelt(self, word: str) -> str:
        """The lower-case word as it should be; itself when it is known or like no other."""
        if len(word) < _SHORTEST or self.knows(word):
            return word
        edits = 2 if len(word) >= _LONG else 1
        found = self._index.lookup(word, Verbosity.TOP, edits)
        return found[0].term if found else word

    def spaced(self, text: str) -> str:
        """The lower-case text with its spaces where they should be, when too many of its words are none.

        >>> speller = Speller({"does": 9, "baclofen": 9, "make": 9, "you": 9, "drowsy": 9}, [])
        >>> speller.spaced("d oesba clof enm akeyou dro wsy?")
        'does baclofen make you drowsy?'
        >>> speller.spaced("does baclofen make you drowsy?")
        'does baclofen make you drowsy?'
        """
        words = [word.strip(".,!?;:'\"()") for word in text.split()]
        if not self.counts or not self._is_unreadable(words):
            return text
        letters = "".join(text.split())
        pieces = self._index.word_segmentation(letters, max_edit_distance=0).segmented_string.replace(" ?", "?")
        better = sum(not self.knows(word) or len(word) == 1 for word in pieces.rstrip("?!.").split())
        return pieces if better < sum(not self.knows(word) for word in words) else text

    def _is_unreadable(self, words: Collection[str]) -> bool:
        strange = [word for word in words if not self.knows(word) and self.spelt(word) == word]
        return len(strange) >= max(2, _UNREADABLE * len(words)) or any(len(word) >= _ENDLESS for word in strange)
