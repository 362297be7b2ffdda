"""Names of who is written to: "hi Sarah,", "dear joan I"."""

import re
from collections.abc import Iterator

from bot.records.redaction.finding import Finding, Tag
from bot.records.redaction.name_reading import First, name_end
from bot.records.redaction.plain_text import PlainText
from bot.records.redaction.ports import People

_GREETING = re.compile(
    r"(?:^|[\n.!?,] ?)(?:hi|hello|hey|hiya|dear|good morning|good afternoon|good evening|morning)[ ,]+"
)
_AFTER = re.compile(r" ?[,.!:;\n-]|\s+(?:i|it|its|it's|can|could|is|does|this|me|my)\b|$")


def find(plain: PlainText, people: People) -> Iterator[Finding]:
    """Names right after a greeting, before a mark or the beginning of a sentence."""
    for match in _GREETING.finditer(plain.lower):
        for first in (First.LISTED, First.NO_MISTAKE):
            end = name_end(plain, match.end(), people, first)
            if end is not None and _AFTER.match(plain.lower, end):
                yield Finding(match.end(), end, Tag.NAME)
