"""spaCy component: marks names of medicines, symptoms and illnesses where words.yml has found nothing."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, Any

import jellyfish
import numpy as np
from marisa_trie import StringTrie
from rapidfuzz import fuzz
from spacy.language import Language
from spacy.tokens import Doc, Span

from bot.language.spelling import spelling
from bot.language.tries import load_arrays, packed, unpacked
from bot.leaflet.question import Kind

NAMES = "names.npz"  # the file that is written into a model

_NAME = "baclofen"
_SOUND = jellyfish.metaphone(_NAME)
_ALIKE = 80  # of 100: how like the name a misspelt word must be (rapidfuzz ratio)
_LIKE_IN_SOUND, _SOUNDS_ALIKE, _BEGINS_ALIKE = 70, 90, 0.8
_LONGEST = 6  # tokens of a name: four words, two of them with an apostrophe or hyphen

# A name heard as other words ("back low fen") is none after these ("my back often hurts"), nor with one of them inside.
_NOT_AFTER = {
    *("my", "your", "his", "her", "their", "our", "the", "a", "low", "lower", "upper", "bad", "sore"),
    *("go", "goes", "going", "went", "come", "comes", "coming", "came", "get", "gets", "got"),  # "come back often"
}
_NOT_INSIDE = {"of", "an", "a", "the", "to", "if", "for", "from", "on", "and", "or", "off", "is", "are", "pain"}
_HAS_F = re.compile(r"^[bpv].*(f|v|ph)")


def is_like_baclofen(word: str) -> bool:
    """Whether an unknown word is a misspelling of the medicine's name.

    >>> [is_like_baclofen(word) for word in ("baclofeen", "vaclofen", "bakloffin", "balcony", "ibuprofen")]
    [True, True, True, False, False]
    """
    if not 6 <= len(word) <= 2 * len(_NAME):
        return False
    return fuzz.ratio(word, _NAME) >= _ALIKE or (word[0] == "b" and jellyfish.metaphone(word) == _SOUND)


def sounds_like_baclofen(words: str) -> bool:
    """Whether words are what speech recognition makes of the medicine's name.

    >>> [sounds_like_baclofen(words) for words in ("back low fen", "black oven", "back pain", "big elephant")]
    [True, True, False, False]
    """
    joined = words.replace(" ", "")
    if not _HAS_F.match(joined) or _NOT_INSIDE & set(words.split()) or len(joined) > 2 * len(_NAME):
        return False
    alike = fuzz.ratio(joined, _NAME) >= _LIKE_IN_SOUND
    sounds_alike = fuzz.ratio(jellyfish.metaphone(joined), _SOUND) >= _SOUNDS_ALIKE
    return (alike or sounds_alike) and jellyfish.jaro_winkler_similarity(joined, _NAME) >= _BEGINS_ALIKE


@Language.factory("names")
def _make_names(nlp: Language, name: str) -> "NameMatcher":
    return NameMatcher()


class NameMatcher:
    """Finds names of one to four words; a longer one wins over a shorter one inside it."""

    def __init__(self) -> None:
        self._names: Any = StringTrie([])

    def fill(self, names: Mapping[Kind, frozenset[str]]) -> None:
        """Set the names of each kind, in lower case; a name of two kinds counts as the first."""
        kinds = {name: kind.value for kind in reversed(list(names)) for name in names[kind]}
        self._names = StringTrie(sorted(kinds.items()))

    def __call__(self, doc: Doc) -> Doc:
        """Add the names found to the document's entities; a name wins over a mere reference."""
        taken = {token.i for ent in doc.ents for token in ent if ent.label_ != Kind.REFERENCE.value}
        found = [*self._find(doc, taken)]
        if not any(span.label_ == Kind.THIS_MEDICINE.value for span in found):
            found += self._find_heard(doc, taken)
        kept = [ent for ent in doc.ents if not any(ent.start < f.end and f.start < ent.end for f in found)]
        doc.ents = sorted([*kept, *found], key=lambda ent: ent.start)
        return doc

    def _find(self, doc: Doc, taken: set[int]) -> Iterator[Span]:
        words = [spelling(token) for token in doc]
        spaced = [word + token.whitespace_ for word, token in zip(words, doc, strict=True)]
        starts = [start for start in range(len(doc)) if self._begins("".join(spaced[start : start + _LONGEST]))]
        for length in range(_LONGEST, 0, -1):
            for start in starts:
                if start + length > len(doc):
                    break
                places = range(start, start + length)
                kind = self._kind("".join(spaced[start : start + length]).strip()) if taken.isdisjoint(places) else None
                if kind:
                    taken.update(places)
                    yield Span(doc, start, start + length, label=kind.value)
        for token, word in zip(doc, words, strict=True):
            if token.i not in taken and (is_like_baclofen(word) or is_like_baclofen(token.text)):
                taken.add(token.i)
                yield Span(doc, token.i, token.i + 1, label=Kind.THIS_MEDICINE.value)

    def _begins(self, text: str) -> bool:
        """Whether a text begins with a name, be it a part of a word: most do not, and need no further look."""
        return bool(self._names.prefixes(text.lstrip()))

    def _kind(self, text: str) -> Kind | None:  # of "crohn's", which is two tokens, too
        kind = self._names.get(text) or self._names.get(_singular(text))
        return Kind(kind) if kind else None

    def _find_heard(self, doc: Doc, taken: set[int]) -> Iterator[Span]:
        words = [token.text for token in doc]
        for length in (3, 2):
            for start in range(len(doc) - length + 1):
                places = range(start, start + length)
                heard = words[start : start + length]
                if not taken.isdisjoint(places) or not all(word.isalpha() for word in heard):
                    continue
                if (start == 0 or words[start - 1] not in _NOT_AFTER) and sounds_like_baclofen(" ".join(heard)):
                    taken.update(places)
                    yield Span(doc, start, start + length, label=Kind.THIS_MEDICINE.value)

    def to_disk(self, path: Path, exclude: object = ()) -> None:
        """Write the names into a folder."""
        path.mkdir(exist_ok=True)
        np.savez(path / NAMES, names=packed(self._names))

    def from_disk(self, path: Path, exclude: object = ()) -> "NameMatcher":
        """Read the names that `to_disk` wrote; raises what `load_names` does."""
        self._names = load_names(path / NAMES)
        return self


def load_names(file: Path | IO[bytes]) -> Any:
    """A StringTrie of names and the values of their kinds; raises OSError, KeyError or ValueError when it is missing or
    damaged."""
    names: Any = unpacked(StringTrie, load_arrays(file, NAMES)["names"])
    for kind in names.value_trie.iterkeys():
        Kind(kind)
    return names


def _singular(text: str) -> str:
    return text.removesuffix("s") if len(text) > 5 else text
