"""Numbers too long for a dose or a date: of cards, accounts and files; and ten digits as the NHS groups them."""

import re
from collections.abc import Iterator, Sequence

from bot.records.redaction.finding import Finding, Tag, found
from bot.records.redaction.plain_text import PlainText

_LONG = re.compile(r"(?<![\w.,£$€-])\d{7,30}(?:-[\dx]{1,4})?(?!\w|[.,]\d)")
_YEAR, _MONTH, _DAY = r"(?:19|20)\d\d", r"(?:0[1-9]|1[0-2])", r"(?:0[1-9]|[12]\d|3[01])"
_DATE = re.compile(rf"{_YEAR}{_MONTH}{_DAY}|{_DAY}{_MONTH}{_YEAR}")
_ROUND = re.compile(r"[1-9]\d?0{5,}")
_GROUPED = re.compile(r"(?<![\w.,£$€-])\d{1,12}(?:-\d{1,12}){1,5}(?!\w|[.,-]\d)")
_FEWEST, _LONG_GROUP = 9, 4  # digits of them all, and of one of them
_CARD = re.compile(
    r"(?<![\w.,-])\d{4}[ -]{1,2}(?:\d{4}[ -]{1,2}\d{4}[ -]{1,2}\d{1,7}(?:[ -]\d{1,4})?|\d{6}[ -]{1,2}\d{4,5})(?!\w)"
)
_TEN = re.compile(r"(?<![\w.,-])\d{3}[ -]\d{3}[ -]\d{4}(?!\w)")  # whether the check digit fits or not


def find(plain: PlainText) -> Iterator[Finding]:
    """Long numbers that are no dates and no round amounts."""
    if not plain.has_digits:
        return
    for match in _LONG.finditer(plain.lower):
        if not _DATE.fullmatch(match[0]) and not _ROUND.fullmatch(match[0]):
            yield Finding(*match.span(), Tag.NUMBER)
    for match in _GROUPED.finditer(plain.lower):
        if _is_grouped_number(match[0].split("-")):
            yield Finding(*match.span(), Tag.NUMBER)
    for pattern in (_CARD, _TEN):
        yield from found(pattern, plain.lower, Tag.NUMBER)


def _is_grouped_number(groups: Sequence[str]) -> bool:
    """Whether groups of digits are one number and neither years, days nor doses.

    >>> _is_grouped_number(["580714", "10", "5983"]), _is_grouped_number(["2019", "2024"])
    (True, False)
    """
    return sum(map(len, groups)) >= _FEWEST and max(map(len, groups)) >= _LONG_GROUP
