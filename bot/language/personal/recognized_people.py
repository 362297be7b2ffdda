"""Names that only the recognizer finds, and whether a text has a word that it could take for one."""

from collections.abc import Iterator, Sequence

from bot.language.personal.known_text import KnownText
from bot.language.personal.person_places import BEFORE_A_PLACE, Span


class RecognizedPeople:
    """Asks the recognizer about one text; `at` counts its words."""

    def __init__(self, known: KnownText) -> None:
        self._known = known
        self._read = known.read
        self._names = known.names

    def spans(self) -> Iterator[Span]:
        """Where each name starts and ends."""
        words = self._read.words
        if not any(self._may_be_recognized(at) for at in range(len(words))):
            return
        for start, end, person in self._known.entities:
            inside = [at for at, word in enumerate(words) if start <= word.start and word.end <= end] if person else []
            named = [at for at in inside if self._is_named(at, inside)]
            if named and (len(named) > 1 or not self._known.is_medicine(named[0])):
                yield words[named[0]].start, words[named[-1]].end

    def _may_be_recognized(self, at: int) -> bool:
        word = self._read.words[at]
        if word.is_medical or len(word.lower) < 2:
            return False
        if not self._names.is_word(word.lower):
            return not self._known.is_first(word.lower) or self._read.has_capital(at + 1)
        telling = self._read.has_capital(at) and not self._read.begins_sentence(at)
        return (telling and word.lower not in self._names.usual) or self._may_be_meant(at)

    def _may_be_meant(self, at: int) -> bool:
        """Whether a word in lower case that is a name too stands where a name may."""
        read, word = self._read, self._read.words[at]
        if not word.typed[0].islower() or word.lower not in self._names.words_too:
            return False
        return read.may_be_named(at) and (read.begins_thought(at) or read.is_treated(at))

    def _is_named(self, at: int, inside: list[int]) -> bool:
        """Whether a word of what the recognizer takes for a person is a name."""
        read, word = self._read, self._read.words[at]
        if word.is_medical or self._known.is_abbreviation(word):
            return False
        if self._names.is_name(word.lower):
            return True
        if not self._names.is_word(word.lower):
            strange = not read.has_capital(at) and self._known.is_error(word)
            return len(word.lower) > 1 and not strange and read.before(at) not in BEFORE_A_PLACE
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
