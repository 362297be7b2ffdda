"""Dates of birth: after what says so, or a whole date in digits whose year is long past."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime

from bot.records.redaction.finding import Finding, Tag, found
from bot.records.redaction.plain_text import PlainText

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)\.?"
)
_ORDINAL = (
    r"(?:(?:twenty[ -]|thirty[ -])?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|tenth|eleventh|"
    r"twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth)"
)
_DAY = rf"(?:(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?|{_ORDINAL})"
_YEAR = r"'?(?:\d{4}|\d\d)\b"
_IN_DIGITS = r"(?:\d{1,2} ?[./-] ?\d{1,2} ?[./-] ?(?:\d{4}|\d\d)|\d{4}[./-]\d{1,2}[./-]\d{1,2})(?![\d/])"
_IN_WORDS = (
    rf"(?:{_DAY}(?: of)?[ /-]?{_MONTH}(?:,?[ /-]?{_YEAR})?|{_MONTH} {_DAY}\b(?:,? ?{_YEAR})?|"
    rf"{_MONTH},?[ -](?:of )?(?:\d{{4}}\b|'\d\d\b)|\d{{4}} {_MONTH} {_DAY}\b)"
)
_SPOKEN = (
    rf"(?:{_ORDINAL} of (?:the )?(?:{_ORDINAL}|{_MONTH})|{_MONTH} (?:the )?{_ORDINAL})"
    r"(?:,? (?:nineteen|twenty|two thousand|(?:thir|for|fif|six|seven|eigh|nine)ty)"
    r"(?:[ -](?:and|ten|eleven|twelve|[a-z]+teen|[a-z]+ty|one|two|three|four|five|six|seven|eight|nine)\b){0,2})?"
)
_LOOSE = rf"\d{{1,2}} \d{{1,2}} (?:\d{{4}}|\d\d)\b|\d{{8}}\b|\d{{6}}\b|\d{{1,2}}[/-]\d{{2,4}}\b|{_MONTH}-\d\d\b"
_LABEL = (
    r"(?:dates? of birth|birth ?date|\bd\.? ?o\.? ?b\b\.?|\bborn|birthday|\bb-?day|\bb\.|\bd/o/b|"
    r"\bturn(?:s|ed|ing)? \d{1,3})"
)
_FILLER = r"(?:is|was|were|in|on|the|are|a|it's|date|and|of|back|as|[a-z]+day)"
_LABELLED = re.compile(
    rf"{_LABEL}[ :=(,.-]{{0,3}}(?:'?s )?(?:{_FILLER}[ :,]{{1,2}}){{0,4}}"
    rf"({_IN_DIGITS}|{_SPOKEN}|{_IN_WORDS}|{_LOOSE})"
)
_BEFORE_LABEL = re.compile(
    rf"(?<![\d/])({_IN_DIGITS}|{_IN_WORDS})[ ,)]{{0,3}}(?:is|was|=|\() ?(?:my|me|his|her|their|the|our)? ?{_LABEL}"
)
_WHOLE = re.compile(rf"(?<![\d./-])({_IN_DIGITS})(?! ?(?:mg|mcg|ml|g)\b)")
_LONG_PAST = 15  # years


def find(plain: PlainText) -> Iterator[Finding]:
    """Dates of birth."""
    for pattern in (_LABELLED, _BEFORE_LABEL):
        yield from found(pattern, plain.lower, Tag.BIRTH_DATE, 1)
    if not plain.has_digits:
        return
    this_year = datetime.now(UTC).year
    for match in _WHOLE.finditer(plain.lower):
        if is_long_past(match[1], this_year):
            yield Finding(*match.span(1), Tag.BIRTH_DATE)


def is_long_past(date: str, this_year: int) -> bool:
    """Whether a date in digits can be the birth of somebody who is no small child; of two digits, those still to come
    stand for the last century.

    >>> [is_long_past(date, 2026) for date in ("12.7.58", "1961-03-09", "1/2/2024", "3/4/20", "45.1.99")]
    [True, True, False, False, False]
    """
    numbers = [int(number) for number in re.findall(r"\d+", date)]
    year = numbers.pop(0 if numbers[0] > 99 else -1)
    if year < 100:
        year += 1900 if year > this_year % 100 else 2000
    return 1900 <= year <= this_year - _LONG_PAST and min(numbers) in range(1, 13) and max(numbers) in range(1, 32)
