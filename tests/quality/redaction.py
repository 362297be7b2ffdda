"""Messages with personal data (redaction.jsonl), and what of them a redacted text still shows."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from bot.records.redaction.finding import TAGS

_WORD = re.compile(r"[^\W_]{2,}")


@dataclass(frozen=True)
class Message:
    """A message, the pieces that tell who somebody is, and the medical words that must stay readable."""

    id: str
    half: str
    message: str
    personal: tuple[str, ...]
    medical: tuple[str, ...]

    def leaked(self, redacted: str) -> list[str]:
        """The personal pieces of which a word of two letters or digits is left, wherever they stand."""
        kept = _kept(self.message, redacted)
        words = [word.span() for word in _WORD.finditer(self.message)]
        return [piece for piece in self.personal if any(
            all(kept[slice(*word)])
            for start, end in _places(piece, self.message)
            for word in words
            if start <= word[0] and word[1] <= end
        )]  # fmt: skip

    def lost(self, redacted: str) -> list[str]:
        """The medical pieces that cannot be read any more somewhere; not where they stand in a personal one."""
        kept = _kept(self.message, redacted)
        personal = [place for piece in self.personal for place in _places(piece, self.message)]
        return [piece for piece in self.medical if any(
            not all(kept[start:end])
            for start, end in _places(piece, self.message)
            if not any(first <= start < last for first, last in personal)
        )]  # fmt: skip


def read_messages(file: Path) -> list[Message]:
    """The messages of a file; raises KeyError or ValueError for a line that is none."""
    rows = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    return [
        Message(row["id"], row["half"], row["message"], tuple(row["personal"]), tuple(row["medical"])) for row in rows
    ]


def _places(piece: str, message: str) -> Sequence[tuple[int, int]]:
    """Where a piece stands by itself, or, if it nowhere does, where it stands at all."""
    alone = [match.span() for match in re.finditer(rf"(?<!\w){re.escape(piece)}(?!\w)", message)]
    places = alone or [match.span() for match in re.finditer(re.escape(piece), message)]
    assert places, f"'{piece}' is not in '{message}'"
    return places


def _kept(message: str, redacted: str) -> list[bool]:
    """Of each character of the message whether the redacted text, which has tags in place of some, still has it."""
    pieces = TAGS.split(redacted)
    match = re.fullmatch("(.+?)".join(map(re.escape, pieces)), message, re.DOTALL)
    assert match, f"'{redacted}' is not '{message}' with tags in it"
    edges = [0, *(edge for group in range(1, len(pieces)) for edge in match.span(group)), len(message)]
    return list(_alternating(edges))


def _alternating(edges: Sequence[int]) -> Iterator[bool]:
    for number, (start, end) in enumerate(pairwise(edges)):
        yield from [number % 2 == 0] * (end - start)
