"""Few names and words, for what looks for people."""

import re
from collections.abc import Sequence

from bot.language.personal.person_names import PersonNames
from bot.language.word_set import WordSet

WORDS = """
    a about again and are ask baclofen bill can cook did does dose drive fell five for from has have he her here him his
    hope i ice if in is it leeds legs makes me met mg misses month mum my near new of ok on or pain pump red said she
    sister so stop strength take takes tell than that the then they this to told today tonight took two very was we
    what with
"""
NAMES = PersonNames(
    first=frozenset({"sarah", "joan", "colin", "john", "yasmin", "gareth"}),
    last=frozenset({"jones", "parkinson"}),
    words_too=frozenset({"bill", "rose"}),
    usual_too=frozenset({"hope", "will"}),
    proper=WordSet({"leeds"}),
    words=WordSet({*WORDS.split(), "rose", "will", "tablets"} - {"leeds"}),
    usual=WordSet({"is", "it", "the", "can", "dose"}),
    common=frozenset({"tablets", "takes", "bill", "rose", "cook"}),
)
MEDICAL = re.compile(r"baclofen|parkinson(?:'s)?|lyrica", re.IGNORECASE)


def medical(text: str) -> list[tuple[int, int]]:
    """Spans of three medical words."""
    return [match.span() for match in MEDICAL.finditer(text)]


class FakeRecognizer:
    """Takes some words for people and some for places, and remembers what it was asked."""

    def __init__(self, people: Sequence[str] = (), places: Sequence[str] = ()) -> None:
        self._people, self._places = people, places
        self.asked: list[str] = []

    def entities(self, text: str) -> list[tuple[int, int, bool]]:
        """Each of them, where it stands."""
        self.asked.append(text)
        found = [(text.find(word), word) for word in [*self._people, *self._places]]
        return sorted((at, at + len(word), word in self._people) for at, word in found if at >= 0)
