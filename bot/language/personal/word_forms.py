"""How often words are written with a capital, and how often without: half a million of spaCy's word forms (package
spacy-lookups-data, en_lexeme_prob)."""

import gzip
import re
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from bot.language.package_files import package_file
from bot.language.word_set import Hashes, hashes

NEVER = -20.5  # natural logarithm of how often a form is used that is not there; the rarest are at -20
_LOOKUPS, _FORMS = "spacy-lookups-data", "spacy_lookups_data/data/en_lexeme_prob.json.gz"
_FORM = re.compile(r'^  "([A-Za-z][a-z]+)":(-[\d.]+)', re.MULTILINE)
_AT_ONCE = 1 << 17  # bytes of 30 million

_Often = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Usage:
    """How often words are used in one form (natural logarithms), by their hashes in ascending order."""

    hashes: Hashes
    often: _Often

    def of(self, words: Iterable[str]) -> dict[str, float]:
        """How often each of some words is used."""
        some = list(words)
        return dict(zip(some, self.of_all(hashes(some)).tolist(), strict=True))

    def of_all(self, sought: Hashes) -> _Often:
        """How often the words are used that have these hashes."""
        at = np.minimum(np.searchsorted(self.hashes, sought), len(self.hashes) - 1)
        often: _Often = np.where(self.hashes[at] == sought, self.often[at], np.float32(NEVER))
        return often

    def above(self, some: float) -> Hashes:
        """Hashes of the words that are used more often than this."""
        return self.hashes[self.often > some]


@dataclass(frozen=True)
class WordForms:
    """Words in lower case and with a capital, and those that are common in lower case."""

    lower: Usage
    capital: Usage
    common: frozenset[str]

    def proper(self, more: float) -> Hashes:
        """Hashes of the words that are so much more often written with a capital."""
        return self.capital.hashes[self.capital.often - self.lower.of_all(self.capital.hashes) >= more]


def load_word_forms(common: float) -> WordForms:
    """Read the forms (1 s); `common`: what is used more often than this is. Raises FileNotFoundError when the package
    lacks them."""
    found, often = (array("q"), array("q")), (array("f"), array("f"))
    words: set[str] = set()
    for some in _read():
        for capital in (False, True):
            found[capital].frombytes(some.hashes[some.capital == capital].tobytes())
            often[capital].frombytes(some.often[some.capital == capital].astype(np.float32).tobytes())
        words.update(some.words[at] for at in np.flatnonzero(~some.capital & (some.often > common)))
    return WordForms(_usage(found[False], often[False]), _usage(found[True], often[True]), frozenset(words))


def _usage(found: "array[int]", often: "array[float]") -> Usage:
    unsorted: Hashes = np.asarray(found)
    order = np.argsort(unsorted)
    return Usage(unsorted[order], np.asarray(often)[order])


@dataclass(frozen=True)
class _Forms:
    """Some of them."""

    words: list[str]
    hashes: Hashes
    often: npt.NDArray[np.float64]
    capital: npt.NDArray[np.bool_]


def _read() -> Iterator[_Forms]:
    with gzip.open(package_file(_LOOKUPS, _FORMS)) as opened:
        while lines := opened.read(_AT_ONCE) + opened.readline():
            forms = _FORM.findall(lines.decode())
            words = [word for word, _ in forms]
            often = np.fromiter((float(number) for _, number in forms), np.float64, len(forms))
            capital = np.fromiter((word < "a" for word in words), np.bool_, len(words))
            yield _Forms(words, hashes(map(str.lower, words)), often, capital)
