"""Telephone numbers by their look or after what announces them, also where nobody's numbers are like that."""

import re
from collections.abc import Iterator

from bot.records.redaction.finding import Finding, Tag, found
from bot.records.redaction.plain_text import PlainText

_RUN = re.compile(
    r"(?<![\w.,/£$€])(?:\+|\(\+?)?\d(?:[ ()./-]{0,3}\d){6,15}(?:,? {0,2}(?:ext|x)\.? ?\d{2,5}\b|(?![\w/]|[.,]\d))"
)
_GROUPS = re.compile(r"\d+")
_DATE = re.compile(r"\(?\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})\b|\d{4}-\d{2}-\d{2}")
_AMERICAN = re.compile(r"(?:\+?1[ .-])?(?:\(\d{3}\) ?|\d{3}[.-])\d{3}[ .-]\d{4}")
_LOCAL = re.compile(r"\d{3}-\d{4}")
_ANNOUNCED = re.compile(
    r"\b(?:tele)?(?:phone|tel|mobile|mob|cell|landline|whatsapp|call|ring|text|txt|fax|number|no|num|contact|reach)\b"
    r"(?:'s)?[^\w\n]{0,3}"
    r"(?:(?:me|us|him|her|them|number|no|is|on|at|back|it's|its|my|under|via|out|home|work|now)[^\w\n]{1,3}){0,4}"
    r"(\+?\(?\d(?:[ ().-]{0,3}\d){4,15})(?!\w|[.,]\d)"
)
_EXTENSION = re.compile(r"\b(?:ext|extension|bleep|pager)\b\.? ?(?:is |no |number )?(\d{3,6})\b")
_DIGIT = (
    r"(?:zero|oh|o|nought|naught|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|hundred|double|triple|"
    r"treble|\d{1,4})"
)
_SPOKEN = re.compile(
    rf"\b(?:plus\s+)?{_DIGIT}(?:[\s,.-]{{1,3}}{_DIGIT}){{6,25}}"
    rf"(?:[\s,.-]{{1,3}}area code(?:[\s,.-]{{1,3}}{_DIGIT}){{3}})?\b"
)
_FEWEST_LETTERS = 8  # of a number in words


def find(plain: PlainText) -> Iterator[Finding]:
    """Numbers that look like one, those announced as one, and those in words."""
    if plain.has_digits:
        for match in _RUN.finditer(plain.lower):
            if _is_phone(match[0]):
                yield Finding(*match.span(), Tag.PHONE)
        for pattern in (_ANNOUNCED, _EXTENSION):
            yield from found(pattern, plain.lower, Tag.PHONE, 1)
    for match in _SPOKEN.finditer(plain.lower):
        if sum(character.isalpha() for character in match[0]) >= _FEWEST_LETTERS:
            yield Finding(*match.span(), Tag.PHONE)


def _is_phone(run: str) -> bool:
    """Whether digits with spaces and marks between them look like a number that can be called.

    >>> [_is_phone(run) for run in ("07700 900148", "(312) 555-0147", "0161 496 0772", "+34 612 555 019")]
    [True, True, True, True]
    >>> [_is_phone(run) for run in ("01.02.2023 1030", "10 20 30 40", "0 5 10 15 20 25", "2023-01-05 10")]
    [False, False, False, False]
    """
    if _DATE.match(run):
        return False
    if _AMERICAN.fullmatch(run) or _LOCAL.fullmatch(run):
        return True
    groups = _GROUPS.findall(run)
    digits = "".join(groups)
    if "/" in run:
        return False
    if run.startswith(("+", "(+")) or digits.startswith("00"):
        return len(digits) >= 8
    one_by_one = all(len(group) == 1 for group in groups)
    grouped = len(groups[0]) >= 3 or groups[0] in {"01", "02", "03", "07", "08"}
    return digits.startswith("0") and 9 <= len(digits) <= 16 and (grouped or one_by_one)
