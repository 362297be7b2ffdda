"""Redacts what a patient typed; the only maker of a RedactedText."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from bot.records.redacted import RedactedText
from bot.records.redaction import (
    birth_dates,
    codes,
    emails,
    greeted_names,
    handles,
    insurance_numbers,
    introduced_names,
    labelled_numbers,
    links,
    long_numbers,
    names_beside,
    names_of_kin,
    phones,
    plates,
    postcodes,
    repeated_names,
    secrets,
    signed_names,
    sort_codes,
    streets,
    titled_names,
)
from bot.records.redaction.finding import TAGS, Finding, Tag, merged, replaced, without
from bot.records.redaction.plain_text import PlainText, plain_text
from bot.records.redaction.ports import Keep, People
from bot.records.redaction.recognizers import Recognizers

# Of findings of one length the first gives the tag: what is labelled knows best.
_BY_FORM = (
    birth_dates.find,
    emails.find,
    links.find,
    handles.find,
    secrets.find,
    labelled_numbers.find,
    phones.find,
    long_numbers.find,
    insurance_numbers.find,
    sort_codes.find,
    codes.find,
    plates.find,
    postcodes.find,
)
_BY_NAME = (introduced_names.find, names_of_kin.find, signed_names.find, greeted_names.find)
_EDGES = " \t\r\n,.;:!?()\"'-"
_MASK = "■"  # stands for each character of a tag, whose words would say what follows: "[name] and"
_MASKED = re.compile(f"{_MASK}+")
_WARMING = "Call 020 7946 0000 or write to jo@example.com, 1.2.3.4 or example.com."


class Redactor:
    """Puts a tag where something personal stands; safe to use from several threads if `people` and `keep` are."""

    def __init__(self, people: People, keep: Keep) -> None:
        self._people = people
        self._keep = keep
        self._recognizers = Recognizers()
        self.redact(_WARMING)  # reads what would make the first text wait

    def redact(self, text: str) -> RedactedText:
        """The text without what tells who somebody is; redacting it again would change nothing."""
        while (redacted := self._redacted(text)) != text:
            text = redacted
        return RedactedText(text)

    def _redacted(self, text: str) -> str:
        plain = plain_text(TAGS.sub(lambda tag: _MASK * len(tag[0]), text))
        findings = merged(self._find(plain), plain.text)
        typed = [Finding(*plain.typed(each.start, each.end), each.tag) for each in findings]
        return replaced(text, typed)

    def _find(self, plain: PlainText) -> Iterator[Finding]:
        others = [
            *chain.from_iterable(find(plain) for find in _BY_FORM),
            *self._recognizers.find(plain),
            *streets.find(plain, self._people),
        ]
        names = [*self._names(plain), *names_beside.find(plain, others, self._people)]
        found = [*others, *names, *repeated_names.find(plain, names, self._people)]
        masked = [match.span() for match in _MASKED.finditer(plain.text)]
        return _trimmed(without(found, masked), plain.text)

    def _names(self, plain: PlainText) -> Iterator[Finding]:
        """Names of people; what only seems to be one leaves what is to be kept."""
        yield from titled_names.find(plain, self._people)
        yield from (Finding(start, end, Tag.NAME) for start, end in self._people.find(plain.text))
        seeming = [finding for find in _BY_NAME for finding in find(plain, self._people)]
        yield from without(seeming, self._keep(plain.text)) if seeming else ()


def _trimmed(findings: Iterable[Finding], text: str) -> Iterator[Finding]:
    """Without marks and spaces at the edges, but for the two of "(0161) 496", and without those of nothing else."""
    for each in findings:
        piece = text[each.start : each.end]
        start = each.start + (0 if ")" in piece else len(piece) - len(piece.lstrip(_EDGES)))
        end = each.end - (len(piece) - len(piece.rstrip(_EDGES)))
        if any(character.isalnum() for character in text[start:end]):
            yield Finding(start, end, each.tag)
