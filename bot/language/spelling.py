"""spaCy component: gives words their right spelling (bot.language.speller), which stands beside what was typed."""

from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Token

from bot.language.lemmas import Lemmas
from bot.language.speller import Speller

_FILE = "words.npz"
_KEY = "spelling "  # in a Doc's user_data, with the token's place; a token's own extension is ten times as slow


def spelling(token: Token) -> str:
    """The token as it should be spelt."""
    return str(token.doc.user_data.get(_KEY + str(token.i)) or token.text)


@Language.factory("spelling")
def _make_spelling(nlp: Language, name: str) -> "Spelling":
    return Spelling(nlp)


class Spelling:
    """Sets spelling and lemma of words that are nearly a word of the training phrases; stands after the lemmas."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp
        self.speller = Speller.of_nothing()

    def __call__(self, doc: Doc) -> Doc:
        """Correct the document's words; does nothing before `speller` is set."""
        lemmas: Lemmas = self._nlp.get_pipe("lemmas")  # type: ignore[assignment]
        for token in doc:
            spelt = self.speller.spelt(token.text)
            if spelt != token.text:
                doc.user_data[_KEY + str(token.i)] = spelt
                token.lemma_ = lemmas.of(spelt)
        return doc

    def to_disk(self, path: Path, exclude: object = ()) -> None:
        """Write the words into a folder."""
        path.mkdir(exist_ok=True)
        self.speller.save(path / _FILE)

    def from_disk(self, path: Path, exclude: object = ()) -> "Spelling":
        """Read the words that `to_disk` wrote; raises what `Speller.load` does."""
        self.speller = Speller.load(path / _FILE)
        return self
