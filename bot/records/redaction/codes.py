"""Codes of letters and digits together: "H4471920", "BUPA-4471-90823"."""

import re
from collections.abc import Iterator

from bot.records.redaction.finding import Finding, Tag
from bot.records.redaction.plain_text import PlainText

_CODE = re.compile(r"(?<![\w.@/-])[a-z0-9]+(?:[/-][a-z0-9]+){0,60}(?![\w@/-])")
_AMOUNT = re.compile(
    r"\d+(?:mg|mcg|ug|g|kg|ml|l|iu|units?|mmol|cm|mm|st|nd|rd|th|am|pm|hrs?|h|k|x|days?|weeks?|yo|yr?s?|s)"
)
_FEWEST = 4  # digits
_SHORTEST = 6  # characters
_SHORTEST_PIECE = 7  # of a code in one piece


def find(plain: PlainText) -> Iterator[Finding]:
    """Words with enough digits that are no amounts."""
    if not plain.has_digits:
        return
    for match in _CODE.finditer(plain.lower):
        if _is_code(match[0]):
            yield Finding(*match.span(), Tag.NUMBER)


def _is_code(word: str) -> bool:
    """Whether letters and digits together are somebody's number.

    >>> [_is_code(word) for word in ("h4471920", "bupa-4471-90823", "pt-2208-5513", "1eg4-te5-mk73")]
    [True, True, True, True]
    >>> [_is_code(word) for word in ("2000mg", "10mg-20mg-30mg", "5000iu/day", "covid-19", "1998-2003", "mid-2023")]
    [False, False, False, False, False, False]
    """
    digits = sum(character.isdigit() for character in word)
    if digits < _FEWEST or len(word) < _SHORTEST or word.replace("-", "").replace("/", "").isdigit():
        return False
    pieces = [piece for piece in re.split("[/-]", word) if any(character.isdigit() for character in piece)]
    amounts = [bool(_AMOUNT.fullmatch(piece)) for piece in pieces]
    if digits > _FEWEST and not all(amounts) and (len(pieces) > 1 or len(word) >= _SHORTEST_PIECE):
        return True
    return not any(amounts) and any(not piece.isdigit() for piece in pieces)
