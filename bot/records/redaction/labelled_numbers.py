"""Numbers after what they are called: of a patient, a policy, a prescription, an account and the like."""

import re
from collections.abc import Iterator

from bot.records.redaction.finding import Finding, Tag
from bot.records.redaction.plain_text import PlainText

_LABEL = (
    r"(?:nhs|hosp(?:ital)?|patient|clinic|unit|mrn|chi|h ?& ?c|health(?: ?care)?|medicare|medicaid|medical|gms|dps|"
    r"policy|member(?:ship)?|insurance|group|subscriber|prescription|script|rx|reference|ref|case|claim|account|acct?|"
    r"a/c|sort(?: code)?|s/?c|ihi|passport|driv(?:ing|er'?s?)(?: licen[cs]e)?|order|invoice|booking|appointment|record|"
    r"chart|file|id|ssn|social security|sin|ppsn?|nino|ni|nat(?:ional)?\.? ins(?:urance)?|national id|iban|card|"
    r"security|customer|ticket|cert(?:ificate)?|exemption|collection|delivery|voucher|token|badge|student|employee|"
    r"staff|payroll|serial|tracking|registration|reg|blue badge)"
)
_MARK = r"(?:numbers?|no|num|nr|code|ref(?:erence)?|id|card|identifier|#)"
_LABELLED = re.compile(
    rf"\b{_LABEL}\b[ .:#'-]{{0,3}}((?:{_MARK}\b[ .:#=-]{{0,3}})*)(#?)"
    r"(?:(?:is|was|are|it's|its|one|with|of|for|on|at|=|:)[ :]{1,2}){0,3}[#:=]? ?"
)
_NEXT = r"(?:[a-z]{0,4}\d[a-z0-9]*|[a-z]{4}(?= \d)|[a-z](?![\w']))"
_VALUE = re.compile(rf"(?:[a-z]{{1,6}}[ /-]?)?\d[a-z0-9]*(?:[ ./-]{{1,2}}{_NEXT}|[/-][a-z]{{1,3}}\b)*")
_IBAN = re.compile(r"[a-z]{2}\d\d ?(?:[a-z]{4} ?)?(?:\d{1,4}(?: (?=\d))?){2,9}(?!\w)")
_CAPITALS = re.compile(r" [A-Z]{1,2}(?![\w'])(?<! AM)(?<! PM)(?<! I)(?<! MG)")
_UNIT = re.compile(
    r" ?(?:mg|mcg|ug|g|kg|ml|l|iu|units?|tablets?|tabs?|pills?|times?|days?|weeks?|months?|years?|hours?|x|%|am|pm)\b|"
    r"/day"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_NO_PREFIX = frozenset({
    "a", "am", "an", "and", "at", "by", "for", "from", "in", "is", "it", "my", "no", "of", "on", "or", "so", "the",
    "to", "was",
})  # fmt: skip
_FEWEST, _FEWEST_ANNOUNCED = 5, 3  # digits


def find(plain: PlainText) -> Iterator[Finding]:
    """What follows a label, where it has digits enough."""
    if not plain.has_digits:
        return
    for match in _LABELLED.finditer(plain.lower):
        value = _IBAN.match(plain.lower, match.end()) or _VALUE.match(plain.lower, match.end())
        if not value or _UNIT.match(plain.lower, value.end()):
            continue
        if _is_number(value[0], announced=bool(match[1] or match[2])):
            start = match.start() if match[0].startswith("rx") else value.start()
            yield Finding(start, _end(plain.text, value), Tag.NUMBER)


def _end(text: str, value: re.Match[str]) -> int:
    """Where a value ends: one or two last letters by themselves belong to it only as capitals."""
    letters = _CAPITALS.match(text, value.end())
    if letters and not text.isupper():
        return letters.end()
    return value.end() - 2 if value[0][-2] == " " and text[value.end() - 1].islower() else value.end()


def _is_number(value: str, *, announced: bool) -> bool:
    """Whether a value is somebody's number: with three digits where "number" or the like announces it, else with five.

    >>> _is_number("h447", announced=True), _is_number("4 10", announced=False), _is_number("2019", announced=False)
    (True, False, False)
    """
    digits = sum(character.isdigit() for character in value)
    if _YEAR.fullmatch(value) or value.split(maxsplit=1)[0] in _NO_PREFIX:
        return False
    return digits >= (_FEWEST_ANNOUNCED if announced else _FEWEST)
