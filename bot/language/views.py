"""Ways of looking at a text beside its meaning: the letters in it, the words in it.

A classifier for each view, their confidences averaged, is right more often than one that has both: they make different
mistakes (docs/decisions/0007).
"""

import json
from array import array
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix  # type: ignore[import-untyped]
from sklearn.feature_extraction.text import CountVectorizer

_WORDS = r"\w+"


class View:
    """Counts of n-grams in texts.

    `settings` are those of scikit-learn's CountVectorizer (`analyzer`, `min_ngram`, `max_ngram`, `min_df`,
    `max_features`), by Rasa's names for them, and `scale`, which multiplies the counts. Words count once a text.
    """

    def __init__(self, settings: Mapping[str, Any], vocabulary: Mapping[str, int] | None = None) -> None:
        self.featurizers: list[str] | None = settings.get("featurizers")
        self._scale = settings["scale"]
        words = settings["analyzer"] == "word"
        self._vectorizer = CountVectorizer(
            analyzer=settings["analyzer"],
            ngram_range=(settings["min_ngram"], settings["max_ngram"]),
            min_df=settings["min_df"],
            max_features=settings["max_features"],
            binary=words,
            token_pattern=_WORDS if words else None,
            dtype=np.float32,
        )
        self._ngrams: Callable[[str], list[str]] = self._vectorizer.build_analyzer()
        self._places = vocabulary

    def fit(self, texts: Sequence[str]) -> None:
        """Choose the n-grams that are counted; raises ValueError where the texts have none often enough."""
        self._places = self._vectorizer.fit(texts).vocabulary_

    def counts(self, texts: Sequence[str]) -> csr_matrix:
        """Shape (texts, n-grams).

        As CountVectorizer.transform, which takes longer to prepare than to count the few texts of a message.
        """
        places, ends = self._known, [0]
        indices, values = array("i"), array("f")
        for text in texts:
            found = Counter(places[ngram] for ngram in self._ngrams(text) if ngram in places)
            indices.extend(found)
            values.extend([1] * len(found) if self._vectorizer.binary else found.values())
            ends.append(len(indices))
        scaled = np.array(values, np.float32) * np.float32(self._scale)
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
