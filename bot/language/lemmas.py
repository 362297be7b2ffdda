"""spaCy component: gives words their lemma by spaCy's table (package spacy-lookups-data), as spaCy's own lookup
lemmatizer does, whose dict of 41,600 words takes 12 MB."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import numpy as np
from marisa_trie import StringTrie
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import load_language_data, registry

from bot.language.tries import load_arrays, packed, unpacked

_FILE = "lemmas.npz"
_TABLE = "lemma_lookup"


@Language.factory("lemmas", assigns=["token.lemma"])
def _make_lemmas(nlp: Language, name: str) -> "Lemmas":
    return Lemmas()


class Lemmas:
    """A word that is not in the table is its own lemma."""

    def __init__(self) -> None:
        self._lemmas: Any = StringTrie([])

    def initialize(self, get_examples: Callable[[], Iterable[Any]], *, nlp: Language) -> None:
        """Read the table of the pipeline's language."""
        table: Any = load_language_data(registry.lookups.get(nlp.lang)[_TABLE])
        self._lemmas = StringTrie(sorted(table.items()))

    def of(self, word: str) -> str:
        """The lemma of a word."""
        return str(self._lemmas.get(word, word))

    def __call__(self, doc: Doc) -> Doc:
        """Set the lemmas of a document's words."""
        for token in doc:
            token.lemma_ = self.of(token.text)
        return doc

    def to_disk(self, path: Path, exclude: object = ()) -> None:
        """Write the table into a folder."""
        path.mkdir(exist_ok=True)
        np.savez(path / _FILE, lemmas=packed(self._lemmas))

    def from_disk(self, path: Path, exclude: object = ()) -> "Lemmas":
        """Read the table that `to_disk` wrote; raises OSError, KeyError or ValueError when it is missing or damaged."""
        self._lemmas = unpacked(StringTrie, load_arrays(path / _FILE, _FILE)["lemmas"])
        return self
