"""The recognizers of Presidio (package presidio-analyzer) for what has a form of its own, and what each is tagged as.

They are asked one by one: Presidio's engine would load a pipeline of spaCy's.
"""

from collections.abc import Iterator, Sequence

from presidio_analyzer import EntityRecognizer
from presidio_analyzer.predefined_recognizers import (
    CreditCardRecognizer,
    EmailRecognizer,
    IbanRecognizer,
    IpRecognizer,
    NhsRecognizer,
    PhoneRecognizer,
    UkNinoRecognizer,
    UsSsnRecognizer,
)

from bot.records.redaction.finding import Finding, Tag
from bot.records.redaction.links import SUFFIXES
from bot.records.redaction.plain_text import PlainText

_REGIONS = ("GB", "IE", "US")  # numbers of other countries are found with their +
# Fewer digits are no number of anybody; of a text with so many more they would take too long (0.1 ms a number), and
# the other rules find them.
_FEWEST_DIGITS, _MOST_DIGITS = 6, 150


class _EmailRecognizer(EmailRecognizer):
    """Asks the list of endings that comes with tldextract, where the original asks the network for a newer one."""

    def validate_result(self, pattern_text: str) -> bool:
        """Whether there can be such a domain."""
        return SUFFIXES(pattern_text).fqdn != ""


class Recognizers:
    """Asks each recognizer that can find something in a text; an ordinary question has nothing for any of them."""

    def __init__(self) -> None:
        self._with_at: Sequence[tuple[EntityRecognizer, Tag]] = ((_EmailRecognizer(), Tag.EMAIL),)
        self._with_digits: Sequence[tuple[EntityRecognizer, Tag]] = (
            (PhoneRecognizer(supported_regions=_REGIONS), Tag.PHONE),
            (CreditCardRecognizer(), Tag.NUMBER),
            (IbanRecognizer(), Tag.NUMBER),
            (NhsRecognizer(), Tag.NUMBER),
            (UkNinoRecognizer(), Tag.NUMBER),
            (UsSsnRecognizer(), Tag.NUMBER),
        )
        self._with_marks: Sequence[tuple[EntityRecognizer, Tag]] = ((IpRecognizer(), Tag.LINK),)

    def find(self, plain: PlainText) -> Iterator[Finding]:
        """What they find; none of these asks for the artifacts of a pipeline."""
        for recognizer, tag in self._asked(plain):
            found = recognizer.analyze(plain.text, recognizer.supported_entities, None)  # type: ignore[arg-type]
            for result in found:
                yield Finding(result.start, result.end, tag)

    def _asked(self, plain: PlainText) -> Iterator[tuple[EntityRecognizer, Tag]]:
        if "@" in plain.text:
            yield from self._with_at
        if not plain.has_digits:
            return
        if _FEWEST_DIGITS <= sum(character.isdigit() for character in plain.text) <= _MOST_DIGITS:
            yield from self._with_digits
        if plain.text.count(".") > 2 or plain.text.count(":") > 1:
            yield from self._with_marks
