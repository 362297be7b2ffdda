"""Ways of looking at a text beside its meaning: the letters in it, the words in it.

A classifier for each view, their confidences averaged, is right more often than one that has both: they make different
mistakes (docs/decisions/0007).
"""

import json
import re
from array import array
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix  # type: ignore[import-untyped]

_WORD = re.compile(r"\w+")


class View:
    """Counts of n-grams in texts.

    `settings` are those of scikit-learn's CountVectorizer (`analyzer`, which is "char_wb" or "word", `min_ngram`,
    `max_ngram`, `min_df`, `max_features`), by Rasa's names for them, and `scale`, which multiplies the counts. Words
    count once a text.
    """

    def __init__(self, settings: Mapping[str, Any], vocabulary: Mapping[str, int] | None = None) -> None:
        self.featurizers: list[str] | None = settings.get("featurizers")
        self._settings = settings
        self._once = settings["analyzer"] == "word"
        self._ngrams: Callable[[str], list[str]] = partial(
            words_of if self._once else letters_of, least=settings["min_ngram"], most=settings["max_ngram"]
        )
        self._places = vocabulary

    def fit(self, texts: Sequence[str]) -> None:
        """Choose the n-grams that are counted; raises ValueError where the texts have none often enough."""
        from sklearn.feature_extraction.text import CountVectorizer  # what answers counts without it

        chooser = CountVectorizer(
            analyzer=self._ngrams,
            min_df=self._settings["min_df"],
            max_features=self._settings["max_features"],
            binary=self._once,
        )
        self._places = chooser.fit(texts).vocabulary_

    def counts(self, texts: Sequence[str]) -> csr_matrix:
        """Shape (texts, n-grams)."""
        places, ends = self._known, [0]
        indices, values = array("i"), array("f")
        for text in texts:
            found = Counter(places[ngram] for ngram in self._ngrams(text) if ngram in places)
            indices.extend(found)
            values.extend([1] * len(found) if self._once else found.values())
            ends.append(len(indices))
        scaled = np.array(values, np.float32) * np.float32(self._settings["scale"])
        return csr_matrix((scaled, np.array(indices, np.int32), ends), shape=(len(texts), len(places)))

    def save(self, file: Path) -> None:
        """Write the n-grams as JSON."""
        vocabulary = {ngram: int(place) for ngram, place in sorted(self._known.items())}
        file.write_text(json.dumps(vocabulary), encoding="utf-8")

    @classmethod
    def load(cls, settings: Mapping[str, Any], file: Path) -> "View":
        """A view with the n-grams that `save` wrote; raises OSError or ValueError when they are missing or damaged."""
        return cls(settings, json.loads(file.read_text(encoding="utf-8")))

    @property
    def _known(self) -> Mapping[str, int]:
        if self._places is None:
            raise RuntimeError("a view is used before its n-grams are chosen or loaded")
        return self._places


def letters_of(text: str, least: int, most: int) -> list[str]:
    """Its n-grams of `least` to `most` letters, with a space before and after each word; a shorter word once, whole.

    >>> letters_of("Is it", 3, 4)
    [' is', 'is ', ' is ', ' it', 'it ', ' it ']
    """
    found: list[str] = []
    for word in text.lower().split():
        spaced = f" {word} "
        for n in range(least, most + 1):
            if len(spaced) <= n:
                found.append(spaced)
                break
            found += [spaced[at : at + n] for at in range(len(spaced) - n + 1)]
    return found


def words_of(text: str, least: int, most: int) -> list[str]:
    """Its n-grams of `least` to `most` words, the shortest first.

    >>> words_of("Can I drink?", 1, 2)
    ['can', 'i', 'drink', 'can i', 'i drink']
    """
    words = _WORD.findall(text.lower())
    return [" ".join(words[at : at + n]) for n in range(least, most + 1) for at in range(len(words) - n + 1)]
