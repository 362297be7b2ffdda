"""From a turn to its record: who asks a conversation's questions knows nothing of tables, who keeps them nothing of
Rasa."""

import logging
import re
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Protocol
from uuid import uuid4

from rasa.shared.core.events import SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.language.text import normalize
from bot.leaflet.question import Question
from bot.records.redacted import RedactedText
from bot.records.turn import Asked, Entry, Feedback, Release, Turn
from bot.reply import TurnReply
from bot.trackers import DOCTOR_QUESTIONS, Taken, pack

logger = logging.getLogger(__name__)

_RANKING = 3  # intents kept of each question
_HELPFUL = {"say_helpful": True, "say_unhelpful": False}

Redact = Callable[[str], RedactedText]


class Keeper(Protocol):
    """Where entries are kept."""

    async def keep(self, entry: Entry) -> None:
        """Keep what a turn leaves."""

    async def delete(self, conversation: str) -> None:
        """Delete every copy of a conversation."""


@dataclass(frozen=True)
class Said:
    """A turn as it went: what the patient typed, the reply, the tracker after it, when it began (time.perf_counter).

    No tracker where the model was not asked or failed.
    """

    conversation: str
    reply: TurnReply
    taken: Taken | None
    started: float


class Recorder:
    """Makes entries of turns and has them kept."""

    def __init__(self, keeper: Keeper, redact: Redact, release: Release, channel: str) -> None:
        self._keeper = keeper
        self._redact = redact
        self._release = release
        self._channel = channel

    async def keep(self, said: Said) -> None:
        """Keep a turn; one in which the patient had the conversation deleted leaves nothing else."""
        if said.taken and _wants_deletion(said.taken.tracker):
            await self._keeper.delete(said.conversation)
        else:
            await self._keeper.keep(self._entry(said))

    def _entry(self, said: Said) -> Entry:
        text = self._redacted(said.reply.user)
        turn = Turn(
            key=uuid4().hex,
            conversation=said.conversation,
            at=datetime.now(UTC),
            channel=self._channel,
            text=text,
            asked=_asked(said, text),
            verdict=said.reply.verdict,
            urgent=said.reply.urgent,
            shown=said.reply.shown,
            release=self._release,
            milliseconds=(time.perf_counter() - said.started) * 1000,
        )
        if said.taken is None:
            return Entry(turn)
        helpful = _HELPFUL.get(said.reply.intent)
        return Entry(
            turn,
            state=pack(said.taken.tracker),
            doctor_questions=self._list(said.taken.tracker),
            feedback=None if helpful is None else Feedback(helpful),
            is_whole=said.taken.is_whole,
        )

    def _redacted(self, text: str) -> RedactedText:
        try:
            return self._redact(storable(text))
        except Exception as err:  # noqa: BLE001 what cannot be redacted is not kept; that there was a turn is
            logger.error("a text could not be redacted and is not kept: %s", type(err).__name__)
            return RedactedText("")

    def _list(self, tracker: DialogueStateTracker) -> tuple[RedactedText, ...] | None:
        """The list for the doctor, where this turn changed it."""
        if DOCTOR_QUESTIONS not in slots_set(tracker):
            return None
        redacted = (self._redacted(question) for question in tracker.get_slot(DOCTOR_QUESTIONS) or ())
        return tuple(question for question in redacted if question.text)


def storable(text: str) -> str:
    """The text without what a database does not take: halves of surrogate pairs, and NUL.

    >>> storable("a\\0b\\ud83d")
    'ab?'
    """
    return text.replace("\0", "").encode("utf-8", "replace").decode()


def slots_set(tracker: DialogueStateTracker) -> Mapping[str, Any]:
    """The slots that the last turn set, with their last values."""
    found: dict[str, Any] = {}
    for event in reversed(tracker.events):
        if isinstance(event, UserUttered):
            break
        if isinstance(event, SlotSet):
            found.setdefault(event.key, event.value)
    return found


def _wants_deletion(tracker: DialogueStateTracker) -> bool:
    return bool((slots_set(tracker).get("reply") or {}).get("deletes"))


def _asked(said: Said, text: RedactedText) -> tuple[Asked, ...]:
    """What the turn asked; a mention is kept where its words are still there in the redacted text."""
    words = normalize(text.text)  # as they were read
    return tuple(
        Asked(
            tuple((name, float(confidence)) for name, confidence in question.ranking[:_RANKING]),
            tuple(mention for mention in question.mentions if _are_in(mention.text, words)),
        )
        for question in _questions(said)
    )


def _are_in(some: str, words: str) -> bool:
    """Whole words: "Al" is not in "also".

    >>> _are_in("wine", "beer, wine."), _are_in("May", "[name]: Maybe may I?")
    (True, False)
    """
    return bool(some) and re.search(rf"(?<!\w){re.escape(some)}(?!\w)", words) is not None


def _questions(said: Said) -> Sequence[Question]:
    latest = said.taken.tracker.latest_message if said.taken else None
    plain = (latest.parse_data or {}).get("questions") if latest else None
    if plain:
        return [Question.from_dict(each) for each in plain]
    reply = said.reply
    return [Question(reply.user, reply.intent, reply.confidence)] if reply.intent else []
