"""spaCy component: gives words their right spelling (bot.language.speller), which stands beside what was typed."""

import json
from pathlib import Path

from spacy.language import Language
from spacy.lookups import Table
from spacy.tokens import Doc, Token

from bot.language.speller import Speller

_KEY = "spelling "  # in a Doc's user_data, with the token's place; a token's own extension is ten times as slow


def spelling(token: Token) -> str:
    """The token as it should be spelt."""
    return str(token.doc.user_data.get(_KEY + str(token.i)) or token.text)


@Language.factory("spelling")
def _make_spelling(nlp: Language, name: str) -> "Spelling":
    return Spelling(nlp)


class Spelling:
    """Sets spelling and lemma of words that are nearly a word of the training phrases; stands after the lemmatizer."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp
        self.speller: Speller | None = None

    def __call__(self, doc: Doc) -> Doc:
        """Correct the document's words; does nothing before `speller` is set."""
        if self.speller is None:
            return doc
        lemmas: Table = self._nlp.get_pipe("lemmatizer").lookups.get_table("lemma_lookup")  # type: ignore[attr-defined]
        for token in doc:
            spelt = self.speller.spelt(token.text)
            if spelt != token.text:
                doc.user_data[_KEY + str(token.i)] = spelt
                token.lemma_ = lemmas.get(spelt, spelt)
        return doc

    def to_disk(self, path: Path, exclude: object = ()) -> None:
        """Write the words into a folder."""
        path.mkdir(exist_ok=True)
        words = {"counts": self.speller.counts, "names": sorted(self.speller.names)} if self.speller else {}
        (path / "words.json").write_text(json.dumps(words), encoding="utf-8")

    def from_disk(self, path: Path, exclude: object = ()) -> "Spelling":
        """Read the words that `to_disk` wrote."""
        words = json.loads((path / "words.json").read_text(encoding="utf-8"))
        self.speller = Speller(words["counts"], words["names"]) if words else None
        return self
