"""National Insurance numbers, also with letters that are never given out, and however they are grouped."""

import re
from collections.abc import Iterator

from bot.records.redaction.finding import Finding, Tag, found
from bot.records.redaction.plain_text import PlainText

_INSURANCE = re.compile(r"(?<!\w)(?!m[gl]|at|to|or|of|in|on|by)[a-z]{2}[ .-]?\d\d[ .-]?\d\d[ .-]?\d\d[ .-]?[a-d](?!\w)")


def find(plain: PlainText) -> Iterator[Finding]:
    """Two letters, six digits and a letter."""
    if plain.has_digits:
        yield from found(_INSURANCE, plain.lower, Tag.NUMBER)
