"""Names right before or after what else tells who somebody is: "temi adeyemi 07700 900123", "NHS 943 476 5919 Femi"."""

import re
from collections.abc import Iterable, Iterator, Sequence

from bot.records.redaction.finding import Finding, Tag
from bot.records.redaction.plain_text import PlainText
from bot.records.redaction.ports import People

_LABEL = re.compile(
    r"\b(?:d\.?o\.?b|date of birth|nhs|chi|mrn|hospital n(?:o|umber)|tel|mob(?:ile)?|phone|e-?mail|aged?)\b"
)
_BEFORE = re.compile(r"([^\W\d_]+(?:['-][^\W\d_]+)*)[^\w.!?]{1,4}$")
_AFTER = re.compile(r"[^\w.!?]{1,4}([^\W\d_]+(?:['-][^\W\d_]+)*)")
_FAR = 60  # characters
_MOST_WORDS = 3
_SHORTEST_SHOUTED = 5  # letters of a name in capitals; fewer are an abbreviation


def find(plain: PlainText, findings: Iterable[Finding], people: People) -> Iterator[Finding]:
    """Words that are no ordinary ones, beside numbers and addresses and before the labels of those."""
    places = [(each.start, each.end) for each in findings if each.tag is not Tag.NAME and each.tag is not Tag.LINK]
    if not places:
        return
    labels = [match.span() for match in _LABEL.finditer(plain.lower)]
    for start, _ in [*places, *labels]:
        yield from _found(list(_before(plain.text, start, people)))
    for _, end in places:
        yield from _found(list(_after(plain.text, end, people)))


def _before(text: str, at: int, people: People) -> Iterator[re.Match[str]]:
    for _ in range(_MOST_WORDS):
        match = _BEFORE.search(text, max(0, at - _FAR), at)
        if not match or not _is_name(match[1], people):
            return
        at = match.start(1)
        yield match


def _after(text: str, at: int, people: People) -> Iterator[re.Match[str]]:
    for _ in range(_MOST_WORDS):
        match = _AFTER.match(text, at)
        if not match or not _is_name(match[1], people):
            return
        at = match.end(1)
        yield match


def _is_name(word: str, people: People) -> bool:
    if len(word) < 2 or (word.isupper() and len(word) < _SHORTEST_SHOUTED):  # "NHS", "MRN"
        return False
    return people.is_name(word) or not (people.is_word(word) or people.is_mistyped(word))


def _found(words: Sequence[re.Match[str]]) -> Iterator[Finding]:
    if words:
        yield Finding(min(word.start(1) for word in words), max(word.end(1) for word in words), Tag.NAME)
