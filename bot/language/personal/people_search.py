"""One text while people's names are looked for in it.

The recognizer sees names in lower case with a capital, and is asked only about a text with a word that it could take
for a name, so that an ordinary question costs next to nothing.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Protocol

from bot.language.personal.medicine_places import is_taken
from bot.language.personal.person_names import PersonNames
from bot.language.personal.person_places import PeopleText, Span, Word

Entity = tuple[int, int, bool]  # where it starts and ends, and whether it is a person

_SHORTEST = 3  # letters of a name that no list has
_ABBREVIATION = 4  # letters in capitals, of what is no name: "HSP"
_INITIAL = 2  # letters of an initial and of "St.", which a dot may follow
_MANY = 100  # words of a text whose typing errors would cost the recognizer too much time
_FEW_ERRORS = 2
_GARBLED = 0.25  # share of unknown words from which they are typing errors rather than names
_ALONE = re.compile(r"[,.:]| -|$")
_BEFORE_A_PLACE = frozenset({
    "in", "near", "from", "around", "at", "to",
})  # fmt: skip
_BEFORE_A_THING = frozenset({"a", "an", "the", "some", "more", "any"})  # "the senna"
_FORMS = frozenset({"tab", "tabs", "cap", "caps", "syp", "syr", "inj", "susp", "oint"})  # "Syp Valparin"
_PARTICLES = frozenset({
    "al", "bin", "da", "de", "dela", "del", "della", "den", "der", "di", "du", "el", "la", "le", "mac", "ni", "ó", "o",
    "st", "ten", "van", "von", "y",
})  # fmt: skip
_NICKNAMES = frozenset({"big", "wee", "lil", "little", "old", "young", "mad"})
_MONTHS = frozenset({"april", "may", "june", "august"})  # that people are called
_NO_NOUNS = frozenset({"will", "may", "hope"})  # nothing but somebody called so can do anything: "will took"
_UNSPEAKABLE = re.compile(r"[bcdfghjklmnpqrstvwxz]{3,}$|^[bcdfghjklmnpqrstvwxz]+$")  # "egfr", "spsms"
_NO_PERSON = re.compile(
    r"\s+(?:hospital|clinic|surgery|pharmacy|university|road|street|ward|unit|centre|center|health)\b"
)


class Recognizer(Protocol):
    """Finds entities in a text."""

    def entities(self, text: str) -> list[Entity]:
        """Of each where it starts and ends, and whether it is a person."""


class PeopleSearch:
    """Looks for names in one text; `at` counts its words."""

    def __init__(self, read: PeopleText, names: PersonNames, recognizer: Recognizer) -> None:
        self._read = read
        self._names = names
        self._recognizer = recognizer

    def spans(self) -> Iterator[Span]:
        """Where each name starts and ends."""
        words = self._read.words
        at = 0
        while at < len(words):
            last = self._named_from(at)
            if last is not None:
                yield words[at - self._is_called_before(at)].start, words[last].end
                if self._is_another(last + 2):
                    yield words[last + 2].start, words[last + 2].end
            at = at + 1 if last is None else last + 1
        if any(self._may_be_recognized(at) for at in range(len(words))):
            yield from self._recognized()

    def _named_from(self, at: int) -> int | None:
        """The last word of a name that begins with a word, or None where none does."""
        if self._read.words[at].is_medical or not self._is_somebody(at) or self._is_place(at):
            return None
        last = self._last(at)
        is_sure = last > at or self._read.has_initial(at) or self._is_owner(self._read.words[at].lower)
        return last if is_sure or not self._is_medicine(at) else None

    @cached_property
    def _entities(self) -> Sequence[Entity]:
        """What the recognizer finds where names have a capital, and nothing else if there are only capitals."""
        if self._is_garbled and len(self._read.words) > _MANY:
            return ()
        pieces = list(self._read.lower if self._read.typed.isupper() else self._read.typed)
        for word in self._read.words:
            if not word.is_medical and self._names.is_name(word.lower):
                pieces[word.start] = word.typed[0].upper()[:1]
        return self._recognizer.entities("".join(pieces))

    @cached_property
    def _is_garbled(self) -> bool:
        words = [word for word in self._read.words if not word.is_medical]
        unknown = sum(not self._names.is_word(word.lower) and not self._names.is_listed(word.lower) for word in words)
        return unknown > _FEW_ERRORS and unknown >= _GARBLED * len(words)

    # Names by what they are and where they stand

    def _is_somebody(self, at: int) -> bool:
        read, lower = self._read, self._read.words[at].lower
        if len(lower) < 2:
            return False
        if self._is_first(lower):
            return read.has_capital(at) or read.before(at) not in _BEFORE_A_THING
        if self._names.is_name(lower) and read.has_initial(at):
            return True
        if lower in self._names.usual_too:
            return (read.has_capital(at) or lower in _NO_NOUNS) and read.acts(at)
        if lower in self._names.words_too:
            return self._is_word_too(at)
        return self._is_stranger(at)

    def _is_first(self, lower: str) -> bool:
        """Whether it is a first name, one of two ("Mary-Kate"), or what is somebody's ("sandras")."""
        return self._is_owner(lower) or any(part in self._names.first for part in (lower, *lower.split("-")))

    def _is_owner(self, lower: str) -> bool:
        """Whether it is a first name whose possessive has lost its apostrophe."""
        known = self._names.is_word(lower) or self._names.is_name(lower)
        return not known and lower.endswith("s") and lower[:-1] in self._names.first

    def _is_word_too(self, at: int) -> bool:
        """Whether a word that is a name too is meant as one."""
        read, lower = self._read, self._read.words[at].lower
        if read.acts(at) or self._has_telling_capital(at) or self._is_in_full(at) or read.is_told(at):
            return True
        if read.is_owner(at) and (read.has_capital(at) or read.begins_thought(at)):
            return True
        return lower not in self._names.common and read.is_treated(at)

    def _is_stranger(self, at: int) -> bool:
        """Whether a word that is in no list stands where somebody's name does."""
        read, word = self._read, self._read.words[at]
        shortest = _SHORTEST if word.lower != word.typed.upper() else 2  # scripts without capitals need fewer letters
        if len(word.lower) < shortest or word.lower in _FORMS or self._is_abbreviation(word) or self._is_medicine(at):
            return False
        placed = read.acts(at) or read.is_treated(at)
        if self._names.is_word(word.lower):
            return placed and word.lower not in self._names.common and self._has_telling_capital(at)
        if self._has_telling_capital(at) or self._is_in_full(at) or (read.has_capital(at) and read.has_initial(at)):
            return True
        if read.has_capital(at):
            alone = len(read.words) > 1 and read.begins_sentence(at) and bool(_ALONE.match(read.typed, word.end))
            return placed or (alone and self._names.is_unknown(word.lower))
        if _UNSPEAKABLE.search(word.lower) or self._is_garbled:
            return False
        return placed and read.may_be_named(at) and self._names.is_unknown(word.lower)

    def _is_abbreviation(self, word: Word) -> bool:
        """Whether a few letters are in capitals and the rest of the text is not."""
        return 1 < len(word.typed) <= _ABBREVIATION and word.typed.isupper() and not self._read.typed.isupper()

    def _has_telling_capital(self, at: int) -> bool:
        """Whether a word has a capital where only a name has one, and is not the name of a thing or a place."""
        read, word = self._read, self._read.words[at]
        if not read.has_capital(at) or read.begins_sentence(at) or word.lower in self._names.usual:
            return False
        another = word.typed.isupper() or not read.may_be_named(at) or _NO_PERSON.match(read.lower, word.end)
        return not another and not self._is_thing(word)

    def _is_in_full(self, at: int) -> bool:
        """Whether another word that is none, with a capital too, follows: "Gethin Reyes"."""
        read = self._read
        if not (read.has_capital(at) and read.has_capital(at + 1)) or read.gap(at + 1) not in {" ", ", "}:
            return False
        following = read.words[at + 1]
        is_word = following.is_medical or self._names.is_word(following.lower)
        return following.lower in self._names.last or following.lower in _PARTICLES or not is_word

    def _is_place(self, at: int) -> bool:
        return self._read.before(at) in _BEFORE_A_PLACE and self._is_thing(self._read.words[at])

    def _is_thing(self, word: Word) -> bool:
        """Whether the recognizer takes a word for something else than a person."""
        return any(start <= word.start and word.end <= end and not person for start, end, person in self._entities)

    def _is_medicine(self, at: int) -> bool:
        word = self._read.words[at]
        is_name = self._names.is_listed(word.lower)
        return is_taken(self._read.lower, (word.start, word.end), self._read.medical, is_name=is_name)

    # How far a name goes

    def _last(self, at: int) -> int:
        while at + 1 < len(self._read.words) and self._goes_on(at + 1):
            at += 1
        return at

    def _goes_on(self, at: int) -> bool:
        """Whether a word belongs to the same name as the one before."""
        read, word = self._read, self._read.words[at]
        initial = len(read.words[at - 1].lower) <= _INITIAL
        if read.gap(at) not in {" ", "  "} and not (initial and read.gap(at) == ". "):
            return False
        if word.is_medical:  # a last name that is an illness too: "John Parkinson"
            illness = read.typed.startswith("'", word.end) or (
                at + 1 < len(read.words) and read.words[at + 1].is_medical
            )
            return word.lower in self._names.last and not illness
        if word.lower in _PARTICLES and at + 1 < len(read.words):
            return self._goes_on(at + 1)
        if self._names.is_name(word.lower) or (len(word.lower) == 1 and read.has_capital(at) and word.lower != "i"):
            return True
        if self._names.is_word(word.lower):
            return read.has_capital(at) and word.lower not in self._names.usual
        return len(word.lower) > 1 and (read.has_capital(at) or not self._is_garbled)

    def _is_called_before(self, at: int) -> bool:
        """Whether the word before a last name is a first one that no list has: "Paddy Mulholland"."""
        read = self._read
        if not at or read.gap(at) != " " or not (read.has_capital(at) and read.has_capital(at - 1)):
            return False
        before = read.words[at - 1]
        if before.lower in _NICKNAMES:
            return True
        if before.lower in _MONTHS:
            return read.begins_sentence(at - 1)
        return not before.is_medical and before.lower not in self._names.usual and not before.typed.isupper()

    def _is_another(self, at: int) -> bool:
        """Whether the word after a name and an "and" is a name as well."""
        if at >= len(self._read.words) or self._read.before(at) != "and" or self._read.words[at].is_medical:
            return False
        word = self._read.words[at].lower
        return word in self._names.words_too or (len(word) >= _SHORTEST and self._names.is_unknown(word))

    # Names that the recognizer finds

    def _may_be_recognized(self, at: int) -> bool:
        word = self._read.words[at]
        if word.is_medical or len(word.lower) < 2:
            return False
        if not self._names.is_word(word.lower):
            return not self._is_first(word.lower) or self._read.has_capital(at + 1)
        telling = self._read.has_capital(at) and not self._read.begins_sentence(at)
        return (telling and word.lower not in self._names.usual) or self._may_be_meant(at)

    def _may_be_meant(self, at: int) -> bool:
        """Whether a word in lower case that is a name too stands where a name may."""
        read, word = self._read, self._read.words[at]
        if not word.typed[0].islower() or word.lower not in self._names.words_too:
            return False
        return read.may_be_named(at) and (read.begins_thought(at) or read.is_treated(at))

    def _recognized(self) -> Iterator[Span]:
        words = self._read.words
        for start, end, person in self._entities:
            inside = [at for at, word in enumerate(words) if start <= word.start and word.end <= end] if person else []
            named = [at for at in inside if self._is_named(at, inside)]
            if named and (len(named) > 1 or not self._is_medicine(named[0])):
                yield words[named[0]].start, words[named[-1]].end

    def _is_named(self, at: int, inside: list[int]) -> bool:
        """Whether a word of what the recognizer takes for a person is a name."""
        read, word = self._read, self._read.words[at]
        if word.is_medical or self._is_abbreviation(word):
            return False
        if self._names.is_name(word.lower):
            return True
        if not self._names.is_word(word.lower):
            strange = not read.has_capital(at) and (self._is_garbled or bool(_UNSPEAKABLE.search(word.lower)))
            return len(word.lower) > 1 and not strange and read.before(at) not in _BEFORE_A_PLACE
        if read.has_capital(at) and self._is_last_of_stranger(at, inside):
            return True
        if word.lower not in self._names.words_too or not read.may_be_named(at):
            return False
        beside = any(other in inside and self._names.is_name(read.words[other].lower) for other in (at - 1, at + 1))
        return beside or (read.has_capital(at) and not read.begins_sentence(at)) or self._may_be_meant(at)

    def _is_last_of_stranger(self, at: int, inside: Sequence[int]) -> bool:
        """Whether an unusual word follows one in the same entity that is no word at all: "Hyun-joo Bae"."""
        before = self._read.words[at - 1].lower
        return (
            at - 1 in inside and not self._names.is_word(before) and self._read.words[at].lower not in self._names.usual
        )
