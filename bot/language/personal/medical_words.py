"""Medical words in a text, which stay readable when people's names are taken out of it: medicines and conditions.

Known are the names that a trained model holds (those of bot.language.medicines, conditions and words.yml), any word of
theirs that is no ordinary one ("Parkinson", "Lewy"), and what somebody's name means before a word that only medicine
puts there ("Foley catheter", "Lou Gehrig's disease").
"""

import re
import tarfile
from array import array
from collections.abc import Iterable, Iterator
from io import BytesIO
from itertools import chain
from pathlib import Path

from bot.language.names import NAMES, is_like_baclofen, load_names
from bot.language.personal.letters import plain_letters
from bot.language.personal.mistyped import is_mistyped
from bot.language.personal.person_names import PersonNames
from bot.language.word_set import WordSet

_NAMES = f"names/{NAMES}"  # in a model's archive
_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]*)*")
_LONGEST = 5  # words of a name
_LONG = 7  # letters of a word that may be a medical one with a typing error
_MOST_TRIES = 12  # words of a text of which it is asked, for it takes half a millisecond
_AFTER = 12  # characters
_SHORTEST = 3  # letters of a word that is looked at
# An illness is called after anybody, also by first and last name; a thing only by a last name.
_ILLNESS = re.compile(
    r"(?:syndrome|disease|palsy|ataxia|chorea|dystrophy|dementia|disorder|thyroiditis|lymphoma|contracture|paralysis|"
    r"neuralgia|encephalopathy|neuropathy|an(?:a|ae)emia|cysts?|tics?|rash)"
)
_THING = re.compile(
    r"(?:catheters?|lines?|frames?|scales?|tests?|scores?|index|signs?|reflex(?:es)?|exercises?|man(?:oe?)uv(?:re|er)s?|"
    r"tubes?|tendons?|bodies|body|procedure|splints?|brace|stockings?|bandages?)"
)
_NOTHING_OF_HIS = re.compile(
    r"\s*(?:$|[.,;:!?)+&/-]|(?:and|or|so|as|but|with|for|is|since|too|also|plus|meds?|i|on)\b)", re.IGNORECASE
)

_MY = frozenset({"my", "his", "her", "their", "our"})
_HAVE = frozenset({"have", "has", "had", "having", "got", "with", "both"})


class MedicalWords:
    """Finds medical words; `names` in lower case."""

    def __init__(self, names: Iterable[str], people: PersonNames) -> None:
        known, first_words, possessives = array("q"), array("q"), array("q")  # hashes, for the names take 10 MB
        words: set[str] = set()
        for name in chain.from_iterable(map(_forms, names)):
            inside = name.split()
            known.append(hash(name))
            words.update(inside)
            if " " in name:
                first_words.append(hash(inside[0]))
            if "'s " in name:
                possessives.append(hash(inside[0]))
        self._names, self._first_words, self._possessives = map(WordSet.of_hashes, (known, first_words, possessives))
        self._words = WordSet(_telling(words, people))
        self._people = people

    def find(self, text: str) -> list[tuple[int, int]]:
        """Spans of the longest medical names, in their order."""
        words = [(word.start(), word.end(), word[0].lower()) for word in _WORD.finditer(text)]
        spans: list[tuple[int, int]] = []
        tries = iter(range(_MOST_TRIES))
        at = 0
        while at < len(words):
            near = [word for _, _, word in words[at : at + _LONGEST]]
            length = self._named(near) or self._called(near)
            before, after = words[at - 1][2] if at else "", text[words[at][1] : words[at][1] + _AFTER]
            if not length and (self._is_had(before, near[0], after) or self._is_alone(near[0], after, tries)):
                length = 1
            if length:
                spans.append((words[at][0], words[at + length - 1][1]))
            at += length or 1
        return spans

    def _named(self, words: list[str]) -> int:
        """How many of the words are a medical name, from the first one on; 0 for none."""
        if words[0] in self._first_words:
            for length in range(len(words), 1, -1):
                if " ".join(words[:length]) in self._names:
                    return length
        return int(words[0] in self._names and words[0] not in self._people.first)

    def _called(self, words: list[str]) -> int:
        """How many of the words are what only medicine calls after somebody."""
        word, following, last = _bare(words[0]), *(*words[1:3], "", "")[:2]
        if not word.replace("-", "").isalpha() or self._people.is_word(word):
            return 0
        if _ILLNESS.fullmatch(following):
            return 2
        if _ILLNESS.fullmatch(last) and following.endswith("'s"):
            return 3
        return 2 if word == words[0] and word not in self._people.first and _THING.fullmatch(following) else 0

    def _is_had(self, before: str, word: str, after: str) -> bool:
        """Whether a word is an illness called after somebody, as it is had: "I have Sjogren's", "my Sjogren's"."""
        bare = _bare(word)
        if not word.endswith("'s") or bare not in self._people.last or bare in self._people.first:
            return False
        return before in _MY or (before in _HAVE and bool(_NOTHING_OF_HIS.match(after)))

    def _is_alone(self, word: str, after: str, tries: Iterator[int]) -> bool:
        """Whether a word says by itself that it is medical: "Crohn's", or "Addison's" without a thing of his."""
        bare = _bare(word)
        if len(word) < _SHORTEST or word in self._people.first:
            return False
        singular = bare.removesuffix("s") if len(bare) > _SHORTEST + 1 else bare
        if any(each in self._words or each in self._names for each in (bare, singular)) or is_like_baclofen(bare):
            return True
        if self._people.is_listed(bare) or self._people.is_word(bare):
            return word in self._possessives and bool(_NOTHING_OF_HIS.match(after))
        if word.endswith("'s") and _NOTHING_OF_HIS.match(after):
            return True
        is_long = len(bare) >= _LONG and bare not in self._people.proper
        return is_long and next(tries, None) is not None and is_mistyped(bare, self._names)


def _forms(name: str) -> Iterator[str]:
    """A name as it is written, without accents, and with spaces for hyphens."""
    yield name
    plain = plain_letters(name)
    if plain != name:
        yield plain
    if "-" in plain:
        yield plain.replace("-", " ")


def _bare(word: str) -> str:
    return word.removesuffix("'").removesuffix("'s")


def load_medical_words(model: Path, people: PersonNames) -> MedicalWords:
    """The words that a trained model knows; raises OSError, KeyError, ValueError or tarfile.TarError where it is
    damaged."""
    with tarfile.open(model) as archive:
        member = next((each for each in archive if each.name.endswith(_NAMES)), None)
        content = archive.extractfile(member) if member else None
        if content is None:
            raise KeyError(f"the model {model} has no {_NAMES}")
        return MedicalWords(load_names(BytesIO(content.read())).iterkeys(), people)


def _telling(words: Iterable[str], people: PersonNames) -> Iterator[str]:
    """Words of names that are no ordinary ones nor what people are called by."""
    for word in words:
        bare = word.removesuffix("'s")
        is_called = bare in people.first or bare in people.words_too
        if len(bare) > _SHORTEST and not people.is_word(bare) and not is_called:
            yield bare
