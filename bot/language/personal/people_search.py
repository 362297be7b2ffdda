"""Names in one text by the lists and by where they stand, and how far each goes."""

import re
from collections.abc import Iterator

from bot.language.personal.known_text import KnownText
from bot.language.personal.person_places import BEFORE_A_PLACE, Span

_SHORTEST = 3  # letters of a name that no list has
_INITIAL = 2  # letters of an initial and of "St.", which a dot may follow
_ALONE = re.compile(r"[,.:]| -|$")
_BEFORE_A_THING = frozenset({"a", "an", "the", "some", "more", "any"})  # "the senna"
_FORMS = frozenset({"tab", "tabs", "cap", "caps", "syp", "syr", "inj", "susp", "oint"})  # "Syp Valparin"
_PARTICLES = frozenset({
    "al", "bin", "da", "de", "dela", "del", "della", "den", "der", "di", "du", "el", "la", "le", "mac", "ni", "ó", "o",
    "st", "ten", "van", "von", "y",
})  # fmt: skip
_NICKNAMES = frozenset({"big", "wee", "lil", "little", "old", "young", "mad"})
_MONTHS = frozenset({"april", "may", "june", "august"})  # that people are called
_NO_NOUNS = frozenset({"will", "may", "hope"})  # nothing but somebody called so can do anything: "will took"
_NO_PERSON = re.compile(
    r"\s+(?:hospital|clinic|surgery|pharmacy|university|road|street|ward|unit|centre|center|health)\b"
)


class PeopleSearch:
    """Looks for names in one text; `at` counts its words."""

    def __init__(self, known: KnownText) -> None:
        self._known = known
        self._read = known.read
        self._names = known.names

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

    def _named_from(self, at: int) -> int | None:
        """The last word of a name that begins with a word, or None where none does."""
        if self._read.words[at].is_medical or not self._is_somebody(at) or self._is_place(at):
            return None
        last = self._last(at)
        is_sure = last > at or self._read.has_initial(at) or self._known.is_owner(self._read.words[at].lower)
        return last if is_sure or not self._known.is_medicine(at) else None

    def _is_somebody(self, at: int) -> bool:
        read, lower = self._read, self._read.words[at].lower
        if len(lower) < 2:
            return False
        if self._known.is_first(lower):
            return read.has_capital(at) or read.before(at) not in _BEFORE_A_THING
        if self._names.is_name(lower) and read.has_initial(at):
            return True
        if lower in self._names.usual_too:
            return (read.has_capital(at) or lower in _NO_NOUNS) and read.acts(at)
        if lower in self._names.words_too:
            return self._is_word_too(at)
        return self._is_stranger(at)

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
        if (
            len(word.lower) < shortest
            or word.lower in _FORMS
            or self._known.is_abbreviation(word)
            or self._known.is_medicine(at)
        ):
            return False
        placed = read.acts(at) or read.is_treated(at)
        if self._names.is_word(word.lower):
            return placed and word.lower not in self._names.common and self._has_telling_capital(at)
        if self._has_telling_capital(at) or self._is_in_full(at) or (read.has_capital(at) and read.has_initial(at)):
            return True
        if read.has_capital(at):
            alone = len(read.words) > 1 and read.begins_sentence(at) and bool(_ALONE.match(read.typed, word.end))
            return placed or (alone and self._names.is_unknown(word.lower))
        if self._known.is_error(word):
            return False
        return placed and read.may_be_named(at) and self._names.is_unknown(word.lower)

    def _has_telling_capital(self, at: int) -> bool:
        """Whether a word has a capital where only a name has one, and is not the name of a thing or a place."""
        read, word = self._read, self._read.words[at]
        if not read.has_capital(at) or read.begins_sentence(at) or word.lower in self._names.usual:
            return False
        another = word.typed.isupper() or not read.may_be_named(at) or _NO_PERSON.match(read.lower, word.end)
        return not another and not self._known.is_thing(word)

    def _is_in_full(self, at: int) -> bool:
        """Whether another word that is none, with a capital too, follows: "Gethin Reyes"."""
        read = self._read
        if not (read.has_capital(at) and read.has_capital(at + 1)) or read.gap(at + 1) not in {" ", ", "}:
            return False
        following = read.words[at + 1]
        is_word = following.is_medical or self._names.is_word(following.lower)
        return following.lower in self._names.last or following.lower in _PARTICLES or not is_word

    def _is_place(self, at: int) -> bool:
        return self._read.before(at) in BEFORE_A_PLACE and self._known.is_thing(self._read.words[at])

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
        return len(word.lower) > 1 and (read.has_capital(at) or not self._known.is_garbled)

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
