"""A name that was found once is a name wherever it stands again."""

import re
from collections.abc import Iterable, Iterator

from bot.records.redaction.finding import Finding, Tag
from bot.records.redaction.plain_text import PlainText
from bot.records.redaction.ports import People

_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_SHORTEST = 3  # letters


def find(plain: PlainText, names: Iterable[Finding], people: People) -> Iterator[Finding]:
    """The words of the names again; those that are ordinary words too only with a capital."""
    words = {word for each in names for word in _WORD.findall(plain.text[each.start : each.end])}
    telling = {word for word in words if len(word) >= _SHORTEST and (word[0].isupper() or not people.is_word(word))}
    lower = {word.lower() for word in telling if not people.is_word(word)}
    if not telling:
        return
    for match in _WORD.finditer(plain.text):
        word = match[0].removesuffix("'s")
        shouted = word.isupper() and word.capitalize() in telling
        if word in telling or word.lower() in lower or shouted:
            yield Finding(match.start(), match.start() + len(word), Tag.NAME)
