"""A turn as it is recorded: what was asked, in redacted words, what was understood and what was shown."""

from dataclasses import dataclass
from datetime import datetime

from bot.leaflet.question import Mention
from bot.records.redacted import RedactedText


@dataclass(frozen=True)
class Release:
    """What answered: `document` is the SHA-256 of the leaflet, `model` and `code` are names of versions."""

    document: str
    model: str
    code: str


@dataclass(frozen=True)
class Asked:
    """One question of a turn: the likeliest intents with their confidence (0 to 1), the likeliest first, and what it
    mentions."""

    intents: tuple[tuple[str, float], ...]
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True)
class Turn:
    """One turn.

    `key` makes a turn that is written twice one turn; `at` is in UTC. `shown` are, in order, the numbers of sentences
    and the names of responses in domain.yml.
    """

    key: str
    conversation: str
    at: datetime
    channel: str
    text: RedactedText
    asked: tuple[Asked, ...]
    verdict: str
    urgent: bool
    shown: tuple[int | str, ...]
    release: Release
    milliseconds: float

    @property
    def sentences(self) -> tuple[int, ...]:
        """The numbers of the sentences shown."""
        return tuple(each for each in self.shown if isinstance(each, int))

    @property
    def intent(self) -> str:
        """What it was taken for first; empty where nothing was understood."""
        return self.asked[0].intents[0][0] if self.asked else ""


@dataclass(frozen=True)
class Feedback:
    """Whether the reply to the turn before helped, as the patient said it in this turn."""

    helpful: bool


@dataclass(frozen=True)
class Entry:
    """All that a turn leaves behind, written in one transaction.

    `reply` is what was answered, as JSON, and `state` what the next turn needs: both in the patient's own words, kept
    until the session ends. `reply` is empty in what waited for the database, `state` None where the turn changed
    nothing. `doctor_questions` is the list after it, None where it stayed as it was. `is_whole` is False where the turn
    began without its history: then the state is not written over what is there, and the list adds to it.
    """

    turn: Turn
    reply: str = ""
    state: str | None = None
    doctor_questions: tuple[RedactedText, ...] | None = None
    feedback: Feedback | None = None
    is_whole: bool = True
