"""Reading a text with spaCy: sentences, mentions, and the text as the classifier shall see it.

The pipeline is blank English with a lookup lemmatizer, a sentence splitter, an entity ruler over lemmas (patients'
words for what the document names, from words.yml) and the names of medicines. It is built when a model is trained,
saved as a folder and loaded from there.
"""

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import spacy
import yaml
from rapidfuzz import fuzz
from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from bot.language.medicines import known_names
from bot.leaflet.question import Kind, Mention

WORDS = Path(__file__).with_name("words.yml")

# Unicode's Default_Ignorable_Code_Point (DerivedCoreProperties.txt)
_INVISIBLE = re.compile(
    r"[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    r"\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U000e0000-\U000e0fff]"
)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_NEAR = "~"  # before the name of a term: near it, not the same
# What the classifier sees instead of names, so that no particular name is the signal.
_THIS_MEDICINE, _ANY_MEDICINE = "baclofen", "ibuprofen"
_ALIKE = 80  # of 100: how like "baclofen" a misspelt word must be (rapidfuzz ratio)


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


def normalize(text: str) -> str:
    """The text without what cannot be seen, in one form of each character, on one line.

    >>> normalize("Ｃａｎ I\\u200b drink?\\n  It’s  late")
    "Can I drink? It's late"
    """
    text = _INVISIBLE.sub("", _CONTROL.sub(" ", unicodedata.normalize("NFKC", text)))
    return " ".join(text.replace("’", "'").replace("‘", "'").split())


class Reader:
    """Reads texts with one pipeline."""

    def __init__(self, pipeline: Language) -> None:
        self._pipeline = pipeline

    def read(self, text: str) -> Reading:
        """Read a text of any content; never fails."""
        text = normalize(text)
        doc = self._pipeline(text.lower())
        # lower() may change the length of a few characters; then the lowered text is shown instead
        shown = text if len(text) == len(doc.text) else doc.text
        sentences = tuple(shown[s.start_char : s.end_char].strip() for s in doc.sents)
        return Reading(text, _plain(doc), sentences, tuple(_mentions(doc, shown)), tuple(_words(doc)))

    def save(self, folder: Path) -> None:
        """Write the pipeline as a folder that `load` and `spacy.load` read."""
        self._pipeline.to_disk(folder)

    @classmethod
    def load(cls, folder: Path) -> "Reader":
        """Read the pipeline that `save` wrote."""
        return cls(spacy.load(folder))


def build_reader(words: Path = WORDS) -> Reader:
    """Build the pipeline from words.yml and the known names of medicines (about 2 s)."""
    content = yaml.safe_load(words.read_text(encoding="utf-8"))
    pipeline = spacy.blank("en")
    pipeline.add_pipe("sentencizer")
    pipeline.add_pipe("lemmatizer", config={"mode": "lookup"})
    pipeline.initialize()
    ruler = pipeline.add_pipe("entity_ruler", config={"phrase_matcher_attr": "LEMMA"})
    ruler.add_patterns(list(_patterns(content)))  # type: ignore[attr-defined]
    names = known_names()
    this = names.this | set(content["this_medicine"])
    config = {"this": sorted(this), "others": sorted(names.others - set(content["not_medicines"]))}
    pipeline.add_pipe("medicine_names")
    pipeline.get_pipe("medicine_names").fill(config)  # type: ignore[attr-defined]
    return Reader(pipeline)


def _patterns(content: Mapping[str, Any]) -> Iterator[dict[str, str]]:
    for term, words in content["terms"].items():
        for word in [term, *words.get("same", [])]:
            yield {"label": Kind.TERM.value, "id": term, "pattern": word}
        for word in words.get("near", []):
            yield {"label": Kind.TERM.value, "id": _NEAR + term, "pattern": word}
    for word in content["reference"]:
        yield {"label": Kind.REFERENCE.value, "pattern": word}


@Language.factory("medicine_names")
def _make_medicine_names(nlp: Language, name: str) -> "MedicineMatcher":
    return MedicineMatcher()


class MedicineMatcher:
    """Pipeline component: marks names of medicines, of one word or two, where nothing else was found."""

    def __init__(self) -> None:
        self._this: frozenset[str] = frozenset()
        self._others: frozenset[str] = frozenset()

    def fill(self, names: Mapping[str, list[str]]) -> None:
        """Set the names: {"this": [...], "others": [...]}, in lower case."""
        self._this, self._others = frozenset(names["this"]), frozenset(names["others"])

    def __call__(self, doc: Doc) -> Doc:
        """Add the names found to the document's entities; a name wins over a mere reference."""
        taken = {token.i for ent in doc.ents for token in ent if ent.label_ != Kind.REFERENCE.value}
        found: list[Span] = []
        for length in (2, 1):
            for start in range(len(doc) - length + 1):
                span = doc[start : start + length]
                kind = None if taken & {t.i for t in span} else self._kind(span)
                if kind:
                    found.append(Span(doc, span.start, span.end, label=kind.value))
                    taken.update(t.i for t in span)
        kept = [ent for ent in doc.ents if not any(ent.start < f.end and f.start < ent.end for f in found)]
        doc.ents = sorted([*kept, *found], key=lambda ent: ent.start)
        return doc

    def _kind(self, span: Span) -> Kind | None:
        text = span.text
        if text in self._this or (len(span) == 1 and is_like_baclofen(text)):
            return Kind.THIS_MEDICINE
        if text in self._others or (len(span) == 1 and self._singular(span[0]) in self._others):
            return Kind.MEDICINE
        return None

    @staticmethod
    def _singular(token: Token) -> str:
        return token.text.removesuffix("s") if len(token) > 5 else token.text

    def to_disk(self, path: Path, exclude: object = ()) -> None:
        """Write the names into a folder."""
        path.mkdir(exist_ok=True)
        names = {"this": sorted(self._this), "others": sorted(self._others)}
        (path / "names.json").write_text(json.dumps(names), encoding="utf-8")

    def from_disk(self, path: Path, exclude: object = ()) -> "MedicineMatcher":
        """Read the names that `to_disk` wrote."""
        self.fill(json.loads((path / "names.json").read_text(encoding="utf-8")))
        return self


def is_like_baclofen(word: str) -> bool:
    """Whether a word is a misspelling of the medicine's name.

    >>> [is_like_baclofen(word) for word in ("baclofeen", "bacolfen", "back", "balcony", "ibuprofen")]
    [True, True, False, False, False]
    """
    return word[:1] == "b" and len(word) >= 6 and fuzz.ratio(word, _THIS_MEDICINE) >= _ALIKE


def _plain(doc: Doc) -> str:
    words: list[str] = []
    for token in doc:
        inside = token.ent_iob_ == "I"
        if token.ent_type_ == Kind.THIS_MEDICINE.value:
            words += [] if inside else [_THIS_MEDICINE + token.whitespace_]
        elif token.ent_type_ == Kind.MEDICINE.value:
            words += [] if inside else [_ANY_MEDICINE + token.whitespace_]
        else:
            words.append(token.text_with_ws)
        if inside and words and not words[-1].endswith(" ") and token.whitespace_:
            words[-1] += " "
    return "".join(words).strip()


def _words(doc: Doc) -> Iterator[str]:
    for token in doc:
        if token.is_alpha and len(token) > 2 and not token.is_stop and not token.ent_type:
            yield token.lemma_


def _mentions(doc: Doc, shown: str) -> Iterator[Mention]:
    for ent in doc.ents:
        term = ent.ent_id_ or None
        yield Mention(
            Kind(ent.label_),
            shown[ent.start_char : ent.end_char],
            term.removeprefix(_NEAR) if term else None,
            near=bool(term and term.startswith(_NEAR)),
        )
