"""E-mail addresses that are spelt out or broken by spaces: "jo dot smith at gmail dot com", "jo@gmail . com"."""

import re
from collections.abc import Iterator

from bot.records.redaction.finding import Finding, Tag, found
from bot.records.redaction.plain_text import PlainText

_ENDING = (
    r"(?:com|co|uk|ie|org|net|edu|gov|nhs|ac|me|info|io|eu|us|ca|au|nz|in|de|fr|es|it|pl|pt|nl|be|ch|at|se|dk|fi|gr|cz|"
    r"hu|ro|tr|za|ng|ke|gh|pk|lk|bd|ph|sg|hk|jp|br|mx|ar)"
)
_PROVIDER = (
    r"(?:gmail|googlemail|hotmail|yahoo|ymail|outlook|icloud|live|msn|aol|btinternet|sky|talktalk|protonmail|proton|"
    r"eircom)"
)
_JOINT = r"(?:\.|\s?(?:\bdot\b|\bunderscore\b|\bdash\b|\bhyphen\b|_|-)\s?)"
_NAMED = rf"(?<![\w.])[\w+'-]{{1,40}}(?:{_JOINT}[\w+'-]{{1,40}}){{0,5}}"
_DOT = r"(?:\s{0,2}[\[({]\s?(?:dot|\.)\s?[\])}]\s{0,2}|\s{1,2}dot\s{1,2})"
_AT = r"(?:\s{0,2}[\[({<]\s?(?:at|@)\s?[\])}>]\s{0,2}|\s{1,2}at(?: sign)?\s{1,2}|\s{0,2}@\s{0,2})"
_PART = r"[\w-]{1,40}"

_WHOLE = re.compile(r"(?<![\w.+-])[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}")
_BROKEN = re.compile(rf"(?<![\w.])[\w.+'-]{{1,64}}@\s?{_PART}(?:\s?\.\s?{_PART}){{0,3}}\s?[.,]\s?{_ENDING}\b")
_SPELT_OUT = re.compile(rf"{_NAMED}{_AT}{_PART}(?:(?:{_DOT}|\.){_PART}){{0,3}}{_DOT}{_ENDING}\b")
_SAID = re.compile(
    rf"{_NAMED}\s{{1,2}}at(?: sign)?\s{{1,2}}(?!(?:the|a|my|this|that|his|her|our|your)\b){_PART}"
    rf"(?:\s(?:dot|underscore|dash)\s{_PART}){{0,3}}\sdot\s[a-z]{{2,10}}\b"
)
_AT_PROVIDER = re.compile(
    rf"{_NAMED}{_AT}(?:{_PROVIDER}(?:\s?\.\s?|{_DOT}){_ENDING}(?:\s?\.\s?uk)?\b|(?:g|google|hot)mail\b)"
)


def find(plain: PlainText) -> Iterator[Finding]:
    """Addresses in other forms than the usual one, and the usual one with any ending."""
    text = plain.lower
    if "@" in text:
        yield from found(_WHOLE, text, Tag.EMAIL)
        yield from found(_BROKEN, text, Tag.EMAIL)
    if "@" in text or "at" in text:
        if "dot" in text:
            yield from found(_SPELT_OUT, text, Tag.EMAIL)
            yield from found(_SAID, text, Tag.EMAIL)
        if "." in text or "dot" in text or "mail" in text:
            yield from found(_AT_PROVIDER, text, Tag.EMAIL)
