"""People's names in a text: those of the lists, words in no list that stand where names do, and those that the entity
recognizer finds."""

from collections.abc import Callable, Sequence

from bot.language.personal.known_text import KnownText, Recognizer
from bot.language.personal.people_search import PeopleSearch
from bot.language.personal.person_names import PersonNames
from bot.language.personal.person_places import PeopleText, Span, bare
from bot.language.personal.recognized_people import RecognizedPeople


class PeopleFinder:
    """Finds people's names; `medical` gives spans of what is none, in their order."""

    def __init__(self, recognizer: Recognizer, names: PersonNames, medical: Callable[[str], Sequence[Span]]) -> None:
        self._recognizer = recognizer
        self._names = names
        self._medical = medical

    def find(self, text: str) -> list[Span]:
        """Spans of names, which may overlap."""
        read = PeopleText.read(text, self._medical(text))
        known = KnownText(read, self._names, self._recognizer)
        return [*PeopleSearch(known).spans(), *RecognizedPeople(known).spans()]

    def is_name(self, word: str) -> bool:
        """Whether a word in any case is somebody's name and hardly ever anything else."""
        return self._names.is_name(bare(word))

    def is_listed(self, word: str) -> bool:
        """Whether a word in any case is somebody's name, whatever else it may be."""
        return self._names.is_listed(bare(word))

    def is_word(self, word: str) -> bool:
        """Whether a word in any case is an ordinary or a medical one."""
        return self._names.is_word(bare(word)) or bool(self._medical(word))

    def is_ordinary(self, word: str) -> bool:
        """Whether a word in any case is an ordinary one, whatever it is in medicine."""
        return self._names.is_word(bare(word))

    def is_mistyped(self, word: str) -> bool:
        """Whether a word in any case that nobody knows is a letter away from a common one."""
        lower = bare(word)
        return not (self._names.is_listed(lower) or self.is_word(lower) or self._names.is_unknown(lower))
