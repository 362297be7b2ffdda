"""What the bot may say: a verdict, sentences of the document and names of responses. No free text.

An Answer is for one question, a Reply for one message of the patient. Both hold `Sentence`s of the parsed document and
names of responses in domain.yml; the words of the rest of a reply exist only there.
"""

from dataclasses import dataclass
from enum import Enum

from bot.leaflet.document import Section, Sentence
from bot.leaflet.question import Question


class Verdict(Enum):
    """What the document has for a question, best first: of several, the first tells what the whole reply is."""

    ANSWERED = "answered"  # the document answers it
    PARTIAL = "partial"  # it says something that bears directly on it, and leaves the very thing open
    NOT_COVERED = "not_covered"  # about this medicine or health, and the document is silent
    OFF_TOPIC = "off_topic"  # not about this medicine, or not to be understood
    SMALL_TALK = "small_talk"  # greeting, thanks, who are you

    @property
    def rank(self) -> int:
        """Place in the order, 0 for the best."""
        return list(Verdict).index(self)


@dataclass(frozen=True)
class Choice:
    """A reply the patient can tap: a question about a topic, a section to read, or (without both) an intent."""

    intent: str
    section: Section | None = None


@dataclass(frozen=True)
class Say:
    """A response of domain.yml by name, what fills its gaps, and what can be tapped below it.

    `topic` is the name of the response that names a topic, `mention` the patient's own word for a thing, `number` the
    place of a sentence in its section, counted from 1.
    """

    response: str
    topic: str | None = None
    section: Section | None = None
    mention: str | None = None
    number: int | None = None
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True)
class Quote:
    """A sentence of the document, shown word for word."""

    sentence: Sentence


Line = Say | Quote


@dataclass(frozen=True)
class Answer:
    """What is shown for one question, without the doctor pointer, which is the response named `doctor`."""

    verdict: Verdict
    lines: tuple[Line, ...]
    doctor: str | None = None
    topic: str | None = None
    understood: bool = True


@dataclass(frozen=True)
class Reply:
    """All that is shown for one message of the patient, in order.

    `topics` are those it is about, `asked` the questions as they were understood, `understood` whether any was.
    """

    verdict: Verdict
    lines: tuple[Line, ...]
    urgent: bool = False
    topics: tuple[str, ...] = ()
    asked: tuple[Question, ...] = ()
    understood: bool = True

    @property
    def quotes(self) -> tuple[Sentence, ...]:
        """The sentences shown, in order."""
        return tuple(line.sentence for line in self.lines if isinstance(line, Quote))

    @property
    def choices(self) -> tuple[Choice, ...]:
        """All that can be tapped, in order."""
        return tuple(choice for line in self.lines if isinstance(line, Say) for choice in line.choices)
