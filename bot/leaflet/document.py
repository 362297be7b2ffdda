"""The document: sections and sentences, each with its exact text and place.

The text is read once and never changed. A block (lines between blank lines) of one line without a full stop is a
heading; a block whose first line ends in a colon is a heading with one point a line; any other line is a paragraph.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path

from bot.leaflet.errors import DocumentError

BACLOFEN = Path(__file__).with_name("baclofen.txt")

_BLOCK = re.compile(r"\S[^\n]*(?:\n[^\n]*\S[^\n]*)*")
_LINE = re.compile(r"\S(?:[^\n]*\S)?")
_SENTENCE = re.compile(r"\S.*?(?:[.!?](?=\s+[A-Z]|\s*$)|$)")
_SENTENCE_END = (".", "!")


@dataclass(frozen=True)
class Sentence:
    """One sentence or listed point.

    `number` counts from 1 through the document; `start` and `end` are character offsets into its text; `section` is
    the number of the section it stands in.
    """

    number: int
    text: str
    start: int
    end: int
    section: int

    @property
    def starts_midway(self) -> bool:
        """Whether it continues its heading instead of starting anew ("is a muscle relaxant ...")."""
        return self.text[0].islower()


@dataclass(frozen=True)
class Section:
    """A heading and what stands below it; `number` counts from 0, the untitled start, whose title is empty."""

    number: int
    title: str
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True)
class Document:
    """The leaflet as text, sections and sentences."""

    text: str
    sections: tuple[Section, ...]

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences in reading order."""
        return tuple(sentence for section in self.sections for sentence in section.sentences)

    @cached_property
    def version(self) -> str:
        """SHA-256 of the text, hexadecimal."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    @cached_property
    def _by_text(self) -> dict[str, Sentence]:
        return {sentence.text: sentence for sentence in self.sentences}

    def find(self, text: str) -> Sentence | None:
        """The sentence that reads exactly so, or None."""
        return self._by_text.get(text)

    def nearest(self, text: str) -> Sentence:
        """The sentence most like `text`, for error messages."""
        best = get_close_matches(text, self._by_text, n=1, cutoff=0.0)
        return self._by_text[best[0]]

    def section_of(self, sentence: Sentence) -> Section:
        """The section the sentence stands in."""
        return self.sections[sentence.section]


def read_document(path: Path = BACLOFEN) -> Document:
    """Read and parse the document; raises DocumentError when it cannot be read or is empty."""
    try:
        text = path.read_bytes().decode()
    except (OSError, UnicodeDecodeError) as err:
        raise DocumentError(f"{path}: cannot be read as UTF-8 text ({err})") from err
    document = parse(text)
    if not document.sentences:
        raise DocumentError(f"{path}: has no sentences")
    return document


def parse(text: str) -> Document:
    """Split a text into sections and sentences.

    >>> parsed = parse("It helps. Ask us.\\n\\nWhat is it?\\n\\nis a pill.\\n\\nPoints:\\nSit down\\nRest")
    >>> [section.title for section in parsed.sections]
    ['', 'What is it?', 'Points']
    >>> [sentence.text for sentence in parsed.sentences]
    ['It helps.', 'Ask us.', 'is a pill.', 'Sit down', 'Rest']
    """
    titles = [""]
    found: list[list[Sentence]] = [[]]
    number = 0
    for is_heading, start, end in _pieces(text):
        piece = text[start:end]
        if is_heading:
            titles.append(piece.removesuffix(":"))
            found.append([])
        else:
            number += 1
            found[-1].append(Sentence(number, piece, start, end, section=len(titles) - 1))
    return Document(text, tuple(Section(i, title, tuple(found[i])) for i, title in enumerate(titles)))


def _pieces(text: str) -> Iterator[tuple[bool, int, int]]:
    """(is it a heading, start, end) of every heading and sentence in order."""
    for block in _BLOCK.finditer(text):
        lines = [(block.start() + m.start(), block.start() + m.end()) for m in _LINE.finditer(block.group())]
        first = text[slice(*lines[0])]
        if first.endswith(":") or (len(lines) == 1 and not first.endswith(_SENTENCE_END)):
            yield True, *lines.pop(0)
        for start, end in lines:
            for match in _SENTENCE.finditer(text[start:end]):
                yield False, start + match.start(), start + match.end()
