"""The gate at the way out: nothing reaches a patient but the document's sentences and the words of domain.yml.

It reads only the finished text, so it holds whatever made that text. The gaps of a response may be filled with a
heading of the document, the name of a topic, a number, the
clinic's contact, or the patient's own words, cut short.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property

from bot.leaflet.document import Document, Sentence
from bot.wording import Wording

MENTION_LENGTH = 40  # characters of a thing the patient named
QUESTION_LENGTH = 200  # characters of a question the patient keeps
_GAP = re.compile(r"\{(section|topic|mention|question|number|contact)\}")


_FILLED = {"number": "[0-9]+"}  # what a gap is filled with, where that is not just anything


class NotAllowedError(Exception):
    """A message is neither a sentence of the document nor a response of domain.yml."""


@dataclass(frozen=True)
class Passed:
    """A message that may be shown: the document's sentence it is, or the response it says."""

    text: str
    sentence: Sentence | None = None
    response: str | None = None


@dataclass(frozen=True)
class Gate:
    """Lets messages through or refuses them."""

    document: Document
    wording: Wording
    contact: str = ""
    """How to reach the clinic, which {contact} may show."""

    def check(self, text: str, patient_words: Collection[str] = ()) -> Passed:
        """What the message is. `patient_words`: texts the patient typed, which {mention} and {question} may echo.

        Raises NotAllowedError for anything else.
        """
        sentence = self.document.find(text)
        if sentence:
            return Passed(text, sentence=sentence)
        for response, pattern in self._patterns:
            match = pattern.fullmatch(text)
            if match and self._gaps_allowed(match, patient_words):
                return Passed(text, response=response)
        raise NotAllowedError("a message is neither a sentence of the document nor a response of domain.yml")

    @cached_property
    def _patterns(self) -> tuple[tuple[str, re.Pattern[str]], ...]:
        return tuple(_patterns(self.wording))

    @cached_property
    def _sections(self) -> frozenset[str]:
        return frozenset(section.title for section in self.document.sections)

    def _gaps_allowed(self, match: re.Match[str], patient_words: Collection[str]) -> bool:
        gaps = match.groupdict()
        return (
            gaps.get("section") in {None, *self._sections}
            and gaps.get("topic") in {None, *self.wording.topics}
            and gaps.get("contact") in {None, self.contact}
            and _echoes(gaps.get("mention"), MENTION_LENGTH, patient_words)
            and _echoes(gaps.get("question"), QUESTION_LENGTH, patient_words)
        )


def _patterns(wording: Wording) -> Iterator[tuple[str, re.Pattern[str]]]:
    for response, texts in wording.texts.items():
        for text in texts:
            pieces = _GAP.split(text)  # text, gap, text, gap, ... text
            pattern = "".join(
                f"(?P<{p}>{_FILLED.get(p, '.+')})" if i % 2 else re.escape(p) for i, p in enumerate(pieces)
            )
            yield response, re.compile(pattern, re.DOTALL)


def _echoes(echo: str | None, longest: int, patient_words: Collection[str]) -> bool:
    if echo is None:
        return True
    bare = _folded(echo.removesuffix("…"))
    return len(echo) <= longest and bool(bare) and any(bare in _folded(words) for words in patient_words)


def _folded(text: str) -> str:
    """Without spaces and capitals, which may change on the way (bot.language.reader, actions.conversation)."""
    return "".join(text.split()).casefold()
