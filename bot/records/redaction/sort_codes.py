"""Sort codes of banks before an account's number, which without it would look like a date."""

import re
from collections.abc import Iterator

from bot.records.redaction.finding import Finding, Tag, found
from bot.records.redaction.plain_text import PlainText

_SORT_CODE = re.compile(r"(?<!\w)\d\d[ -]\d\d[ -]\d\d(?= {0,3}(?:[/,&]|and|acc?(?:oun)?t)?[ a-z./:]{0,20}\d{8}(?!\d))")


def find(plain: PlainText) -> Iterator[Finding]:
    """Three pairs of digits that eight digits follow."""
    if plain.has_digits:
        yield from found(_SORT_CODE, plain.lower, Tag.NUMBER)
