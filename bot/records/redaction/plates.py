"""The plates of vehicles as the United Kingdom gives them out: "AB12 CDE"."""

import re
from collections.abc import Iterator

from bot.records.redaction.finding import Finding, Tag, found
from bot.records.redaction.plain_text import PlainText

_CAPITALS = re.compile(r"(?<![\w-])[A-HJ-PR-Y]{2}\d\d [A-HJ-PR-Z]{3}(?![\w-])")
_LABELLED = re.compile(
    r"\b(?:reg|registration|plate|car|vehicle|van)\b[ :]{1,2}(?:is |no |number |plate )?([a-z]{2}\d\d ?[a-z]{3})\b"
)


def find(plain: PlainText) -> Iterator[Finding]:
    """Plates in capitals, or after what says that one follows."""
    if not plain.has_digits:
        return
    yield from found(_LABELLED, plain.lower, Tag.NUMBER, 1)
    if plain.capitals_tell:
        yield from found(_CAPITALS, plain.text, Tag.NUMBER)
