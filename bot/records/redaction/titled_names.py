"""Names after a title, a profession or an endearment: "Dr", "nurse", "auntie"."""

import re
from collections.abc import Iterator

from bot.records.redaction.finding import Finding, Tag
from bot.records.redaction.name_reading import First, name_end
from bot.records.redaction.plain_text import PlainText
from bot.records.redaction.ports import People

_TITLE = re.compile(r"\b(?:drs?|mr|mrs|prof|professor|rev|fr|messrs|mx)\b\.?\s+")
_PROFESSION = re.compile(
    r"\b(?:doctor|doc|gp|miss|ms|nurse|sister|matron|midwife|consultant|surgeon|neurologist|specialist|registrar|"
    r"pharmacist|chemist|physio|physiotherapist|therapist|counsellor|dietitian|carer|caregiver|keyworker|key worker|"
    r"social worker|receptionist|teacher|reverend|father|rabbi|imam|sir|lady|dame|patient|pt|client)(?:[,.:]| -)?\s+\(?"
)
_ENDEARMENT = re.compile(r"\b(?:mum|mam|mom|dad|little|poor|young|old|baby|husband|wife)(?:[,.:]| -)?\s+\(?")
_GRAN = re.compile(
    r"\b(?:aunt|auntie|aunty|uncle|nan|nana|nanna|nanny|granny|grandma|grandpa|grandad)(?:[,:]| -)?\s+\(?"
)
_DOES = re.compile(
    r"\s+(?:said|says|told|gave|gives|came|comes|put|puts|wants|reckons|thinks|is|was|has|had|wrote|upped|rang)\b"
)


def find(plain: PlainText, people: People) -> Iterator[Finding]:
    """Names after a title; of the others only where the name is no ordinary word, or does what somebody does."""
    for match in _TITLE.finditer(plain.lower):
        capital = plain.capitals_tell and plain.text[match.end() : match.end() + 1].isupper()
        yield from _found(plain, match.end(), people, First.ANY if capital else First.STRANGER)
    for match in _GRAN.finditer(plain.lower):
        yield from _found(plain, match.end(), people, First.LISTED)
    for pattern in (_ENDEARMENT, _GRAN, _PROFESSION):
        for match in pattern.finditer(plain.lower):
            if plain.text.startswith("MS", match.start()):  # multiple sclerosis
                continue
            for first in (First.SURE, First.NO_MISTAKE):
                yield from _found(plain, match.end(), people, first)
            if pattern is _PROFESSION:
                found = _found(plain, match.end(), people, First.LISTED)
                yield from (each for each in found if _DOES.match(plain.lower, each.end))


def _found(plain: PlainText, start: int, people: People, first: First) -> Iterator[Finding]:
    end = name_end(plain, start, people, first)
    if end is not None:
        yield Finding(start, end, Tag.NAME)
