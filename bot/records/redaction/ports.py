"""What redaction is given: who finds people's names, and who finds what must stay readable."""

from collections.abc import Iterable
from typing import Protocol

Span = tuple[int, int]


class People(Protocol):
    """Knows what people are called; words in any case."""

    def find(self, text: str) -> Iterable[Span]:
        """Spans of names in a text; they may overlap."""

    def is_name(self, word: str) -> bool:
        """Whether a word is somebody's name and hardly ever anything else."""

    def is_listed(self, word: str) -> bool:
        """Whether a word is somebody's name, whatever else it may be."""

    def is_word(self, word: str) -> bool:
        """Whether a word is an ordinary or a medical one."""

    def is_ordinary(self, word: str) -> bool:
        """Whether a word is an ordinary one, whatever it is in medicine."""

    def is_mistyped(self, word: str) -> bool:
        """Whether a word seems to be an ordinary one with a typing error."""


class Keep(Protocol):
    """Finds what is never taken for a name, such as a medicine called like somebody."""

    def __call__(self, text: str) -> Iterable[Span]:
        """Spans in a text."""
