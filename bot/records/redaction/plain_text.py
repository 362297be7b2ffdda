"""A text in plain characters, for rules to read, that knows where each of them stood in what was typed."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

_ALIKE = {**dict.fromkeys("’‘‛ʼ＇`´", "'"), **dict.fromkeys("‐‑‒–—−", "-"), "․": ".", "\u00b7": "."}
_INVISIBLE = {"Cf", "Mn", "Me", "Cs", "Co"}  # categories: format characters, marks on letters, halves of characters


@dataclass(frozen=True)
class PlainText:
    """Plain characters in the case they were typed in; `origins` tell where each began and, last,
    where all end; None where nothing changed."""

    text: str
    origins: tuple[int, ...] | None = None

    @cached_property
    def lower(self) -> str:
        """The same in lower case, as long."""
        lower = self.text.lower()
        return lower if len(lower) == len(self.text) else "".join(_lower(character) for character in self.text)

    @cached_property
    def capitals_tell(self) -> bool:
        """Whether enough words have no capital for one to tell something."""
        words = [word for word in self.text.split() if word[0].isalpha()]
        if len(words) < 4:
            return not self.text.isupper()
        return sum(word[0].islower() for word in words) * 4 >= len(words)

    @cached_property
    def has_digits(self) -> bool:
        """Whether any digit is in it, which most questions have none of."""
        return any(character.isdigit() for character in self.text)

    def typed(self, start: int, end: int) -> tuple[int, int]:
        """Where a piece, which is not empty, stood in what was typed, with the invisible characters after it."""
        if self.origins is None:
            return start, end
        return self.origins[start], max(self.origins[end - 1] + 1, self.origins[end])


def plain_text(typed: str) -> PlainText:
    """Full-width and other forms of a character as the usual one, any digits as 0 to 9, nothing invisible.

    >>> plain_text("Ｊｏ\\u200bhn’s ０７").text
    "John's 07"
    >>> plain_text("\\u200bJo").typed(0, 2)
    (1, 3)
    """
    if typed.isascii():
        return PlainText(typed)
    pieces = [(piece, at) for at, character in enumerate(typed) for piece in _plain(character)]
    return PlainText("".join(piece for piece, _ in pieces), (*(at for _, at in pieces), len(typed)))


def _plain(character: str) -> Iterator[str]:
    if character.isascii():
        yield character
        return
    for piece in unicodedata.normalize("NFKD", _ALIKE.get(character, character)):
        if piece.isdecimal():
            yield str(unicodedata.decimal(piece))
        elif unicodedata.category(piece) not in _INVISIBLE:
            yield _ALIKE.get(piece, piece)


def _lower(character: str) -> str:
    lower = character.lower()
    return lower if len(lower) == 1 else character
