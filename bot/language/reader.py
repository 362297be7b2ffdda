"""Reading a text with spaCy: sentences, mentions, and the text as the classifier shall see it.

The pipeline is blank English with lemmas by lookup, the right spelling of mistyped words, a sentence splitter, an
entity ruler over lemmas (patients' words for what the document names, from words.yml) and the names of medicines,
symptoms and illnesses. It is built when a model is trained, saved as a folder and loaded from there.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import spacy
import yaml
from spacy.language import Language
from spacy.tokens import Doc, Token

import bot.language.lemmas
import bot.language.names  # noqa: F401 (their components are made by name)
from bot.language.conditions import known_conditions
from bot.language.english import english_words
from bot.language.medicines import known_names
from bot.language.speller import Speller
from bot.language.spelling import spelling as spelling_of
from bot.language.text import normalize
from bot.leaflet.question import Kind, Mention

WORDS = Path(__file__).with_name("words.yml")

_NEAR = "~"  # before the name of a term: near it, not the same
# What the classifier sees instead of names, so that no particular name is the signal.
_ALIKE = {Kind.THIS_MEDICINE.value: "baclofen", Kind.MEDICINE.value: "ibuprofen"}
_WORD = re.compile(r"[a-z][a-z']*")
_OFTEN = 2  # times that training phrases must have a word for others to be corrected to it
_USUAL = 5  # times that make any word right,
_LONG = 6  # but not one of so many letters
_FAR_MORE = 8  # that is so many times as often spelt in another way


@dataclass(frozen=True)
class Reading:
    """A text as read: what it mentions, its sentences, and the text with names of medicines made alike.

    `words` are the lemmas of the words that carry meaning, without mentions.
    """

    text: str
    plain: str
    sentences: tuple[str, ...]
    mentions: tuple[Mention, ...]
    words: tuple[str, ...] = ()

    def fingerprint(self) -> str:
        """Changes with what was read: the text of all of it, which Rasa would hash, takes ten times as long."""
        return "\0".join((self.text, self.plain, *self.words, *self.sentences, *(each.text for each in self.mentions)))


class Reader:
    """Reads texts with one pipeline."""

    def __init__(self, pipeline: Language) -> None:
        self._pipeline = pipeline
        self._speller: Speller = pipeline.get_pipe("spelling").speller  # type: ignore[attr-defined]

    def read(self, text: str) -> Reading:
        """Read a text of any content; never fails."""
        text = normalize(text)
        lower = text.lower()
        doc = self._pipeline(self._speller.spaced(lower))
        # lower() may change the length of a few characters, spaces may move; then what was read is shown instead
        shown = text if doc.text == lower and len(text) == len(lower) else doc.text
        sentences = tuple(shown[s.start_char : s.end_char].strip() for s in doc.sents)
        return Reading(text, _plain(doc), sentences, tuple(_mentions(doc, shown)), tuple(_words(doc)))

    def save(self, folder: Path) -> None:
        """Write the pipeline as a folder that `load` and `spacy.load` read."""
        self._pipeline.to_disk(folder)

    @classmethod
    def load(cls, folder: Path) -> "Reader":
        """Read the pipeline that `save` wrote."""
        return cls(spacy.load(folder))


def build_reader(phrases: Iterable[str] = (), words: Path = WORDS) -> Reader:
    """Build the pipeline from words.yml, the known names, and phrases whose words are the right ones (about 4 s)."""
    content = yaml.safe_load(words.read_text(encoding="utf-8"))
    pipeline = spacy.blank("en")
    pipeline.add_pipe("sentencizer")
    pipeline.add_pipe("lemmas")
    pipeline.add_pipe("spelling")
    pipeline.initialize()
    ruler = pipeline.add_pipe("entity_ruler", config={"phrase_matcher_attr": "LEMMA"})
    ruler.add_patterns(list(_patterns(content)))  # type: ignore[attr-defined]
    found = _names(content)
    pipeline.add_pipe("names")
    pipeline.get_pipe("names").fill(found)  # type: ignore[attr-defined]
    terms = [word for term in content["terms"].values() for words in term.values() for word in words]
    pipeline.get_pipe("spelling").speller = _speller(  # type: ignore[attr-defined]
        phrases, [*terms, *content["terms"], *(name for each in found.values() for name in each)]
    )
    return Reader(pipeline)


def _patterns(content: Mapping[str, Any]) -> Iterator[dict[str, str]]:
    for term, words in content["terms"].items():
        for word in [term, *words.get("same", [])]:
            yield {"label": Kind.TERM.value, "id": term, "pattern": word}
        for word in words.get("near", []):
            yield {"label": Kind.TERM.value, "id": _NEAR + term, "pattern": word}
    for word in content["reference"]:
        yield {"label": Kind.REFERENCE.value, "pattern": word}


def _names(content: Mapping[str, Any]) -> dict[Kind, frozenset[str]]:
    medicines = known_names()
    return {
        Kind.THIS_MEDICINE: medicines.this | set(content["this_medicine"]),
        Kind.MEDICINE: (medicines.others | set(content["other_medicines"])) - set(content["not_medicines"]),
        Kind.CONDITION: known_conditions() - set(content["not_conditions"]),
    }


def _speller(phrases: Iterable[str], names: Iterable[str]) -> Speller:
    """Words of the phrases that are right: English, in a name, or used often and no usual mistake ("docter")."""
    counts = Counter(word for phrase in phrases for word in _WORD.findall(phrase.lower()))
    names = [*names, *(word.replace("'", "") for word in counts if "'" in word)]
    right = {word for word, _ in english_words()} | {word for name in names for word in name.split()}
    right_ones = {word: count for word, count in counts.items() if count >= _OFTEN and word in right}
    strict = Speller.of(right_ones, names)
    usual = [word for word, count in counts.items() if count >= _USUAL and not _is_mistake(word, counts, strict)]
    return Speller.of(right_ones, [*names, *usual])


def _is_mistake(word: str, counts: Mapping[str, int], speller: Speller) -> bool:
    """Whether a long word that is in no dictionary is far more often spelt in another way."""
    return len(word) >= _LONG and counts[speller.spelt(word)] >= _FAR_MORE * counts[word]


def _plain(doc: Doc) -> str:
    words: list[str] = []
    for token in doc:
        alike = _ALIKE.get(token.ent_type_)
        if alike and token.ent_iob_ == "I":
            if words and token.whitespace_ and not words[-1].endswith(" "):
                words[-1] += " "
        else:
            words.append((alike or spelling_of(token)) + token.whitespace_)
    return "".join(words).strip()


def _words(doc: Doc) -> Iterator[str]:
    for token in doc:
        if token.is_alpha and len(token) > 2 and not token.is_stop and not _is_in_mention(token):
            yield token.lemma_


def _is_in_mention(token: Token) -> bool:
    return bool(token.ent_type_)


def _mentions(doc: Doc, shown: str) -> Iterator[Mention]:
    for ent in doc.ents:
        term = ent.ent_id_ or None
        yield Mention(
            Kind(ent.label_),
            shown[ent.start_char : ent.end_char],
            term.removeprefix(_NEAR) if term else None,
            near=bool(term and term.startswith(_NEAR)),
        )
