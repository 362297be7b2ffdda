"""What the lists of names and the recognizer know of the words of one text.

The recognizer sees names in lower case with a capital, and is asked only when somebody needs its answer, so that an
ordinary question costs next to nothing.
"""

import re
from collections.abc import Sequence
from functools import cached_property
from typing import Protocol

from bot.language.personal.medicine_places import is_taken
from bot.language.personal.person_names import PersonNames
from bot.language.personal.person_places import PeopleText, Word

Entity = tuple[int, int, bool]  # where it starts and ends, and whether it is a person

_ABBREVIATION = 4  # letters in capitals, of what is no name: "HSP"
_MANY = 100  # words of a text whose typing errors would cost the recognizer too much time
_FEW_ERRORS = 2
_GARBLED = 0.25  # share of unknown words
_UNSPEAKABLE = re.compile(r"[bcdfghjklmnpqrstvwxz]{3,}$|^[bcdfghjklmnpqrstvwxz]+$")  # "egfr", "spsms"


class Recognizer(Protocol):
    """Finds entities in a text."""

    def entities(self, text: str) -> list[Entity]:
        """Of each where it starts and ends, and whether it is a person."""


class KnownText:
    """A text and what is known of its words; `at` counts them."""

    def __init__(self, read: PeopleText, names: PersonNames, recognizer: Recognizer) -> None:
        self.read = read
        self.names = names
        self._recognizer = recognizer

    @cached_property
    def entities(self) -> Sequence[Entity]:
        """What the recognizer finds where names have a capital, and nothing else if there are only capitals."""
        if self.is_garbled and len(self.read.words) > _MANY:
            return ()
        pieces = list(self.read.lower if self.read.typed.isupper() else self.read.typed)
        for word in self.read.words:
            if not word.is_medical and self.names.is_name(word.lower):
                pieces[word.start] = word.typed[0].upper()[:1]
        return self._recognizer.entities("".join(pieces))

    @cached_property
    def is_garbled(self) -> bool:
        """Whether so many words are unknown that they are typing errors rather than names."""
        words = [word for word in self.read.words if not word.is_medical]
        unknown = sum(not self.names.is_word(word.lower) and not self.names.is_listed(word.lower) for word in words)
        return unknown > _FEW_ERRORS and unknown >= _GARBLED * len(words)

    def is_first(self, lower: str) -> bool:
        """Whether it is a first name, one of two ("Mary-Kate"), or what is somebody's ("sandras")."""
        return self.is_owner(lower) or any(part in self.names.first for part in (lower, *lower.split("-")))

    def is_owner(self, lower: str) -> bool:
        """Whether it is a first name whose possessive has lost its apostrophe."""
        known = self.names.is_word(lower) or self.names.is_name(lower)
        return not known and lower.endswith("s") and lower[:-1] in self.names.first

    def is_abbreviation(self, word: Word) -> bool:
        """Whether a few letters are in capitals and the rest of the text is not."""
        return 1 < len(word.typed) <= _ABBREVIATION and word.typed.isupper() and not self.read.typed.isupper()

    def is_error(self, word: Word) -> bool:
        """Whether a word that nobody knows is a typing error or an abbreviation rather than a name."""
        return self.is_garbled or _UNSPEAKABLE.search(word.lower) is not None

    def is_thing(self, word: Word) -> bool:
        """Whether the recognizer takes a word for something else than a person."""
        return any(start <= word.start and word.end <= end and not person for start, end, person in self.entities)

    def is_medicine(self, at: int) -> bool:
        """Whether a word stands where a medicine does."""
        word = self.read.words[at]
        is_name = self.names.is_listed(word.lower)
        return is_taken(self.read.lower, (word.start, word.end), self.read.medical, is_name=is_name)
