"""From a turn to its record: who asks a conversation's questions knows nothing of tables, who keeps them nothing of
Rasa."""

import json
import logging
import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

from rasa.shared.core.trackers import DialogueStateTracker

from bot.channels import channel_of
from bot.language.text import normalize
from bot.leaflet.question import Question
from bot.loading import Loading
from bot.records.redacted import RedactedText
from bot.records.turn import Asked, Entry, Feedback, Release, Turn
from bot.reply import TurnReply
from bot.trackers import DOCTOR_QUESTIONS, Taken, pack, slots_set

logger = logging.getLogger(__name__)

_PATIENCE = 30.0  # seconds that a turn's record waits for the redaction to be loaded
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
    """A turn as it went: its key, what the patient typed, the reply, the tracker after it, when it began
    (time.perf_counter).

    No tracker where the model was not asked or failed. A turn with the key of an earlier one is the same turn.
    """

    key: str
    conversation: str
    reply: TurnReply
    taken: Taken | None
    started: float


class Recorder:
    """Makes entries of turns and has them kept."""

    def __init__(self, keeper: Keeper, redact: Loading[Redact], release: Callable[[], Release]) -> None:
        self._keeper = keeper
        self._redact = redact
        self._release = release

    @property
    def is_ready(self) -> bool:
        """Whether turns are kept at once: not while redaction is loaded."""
        return self._redact.is_over

    async def keep(self, said: Said) -> None:
        """Keep a turn; one in which the patient had the conversation deleted leaves nothing else."""
        if said.reply.deletes:
            await self.forget(said.conversation)
        else:
            await self._keeper.keep(self._entry(said, await self._redaction()))

    async def forget(self, conversation: str) -> None:
        """Delete every copy of a conversation, also of turns that wait for the redaction to be loaded."""
        await self._redaction()  # for which they wait too, and first
        await self._keeper.delete(conversation)

    async def _redaction(self) -> Redact:
        try:
            return await self._redact.wait(_PATIENCE)
        except Exception as err:  # noqa: BLE001 what cannot be redacted is not kept; that there was a turn is
            logger.error("there is no redaction, and no texts are kept: %s", type(err).__name__)
            return _nothing

    def _entry(self, said: Said, redact: Redact) -> Entry:
        text = _redacted(said.reply.user, redact)
        turn = Turn(
            key=said.key,
            conversation=said.conversation,
            at=datetime.now(UTC),
            channel=channel_of(said.conversation),
            text=text,
            asked=_asked(said, text),
            verdict=said.reply.verdict,
            urgent=said.reply.urgent,
            shown=said.reply.shown,
            release=self._release(),
            milliseconds=(time.perf_counter() - said.started) * 1000,
        )
        reply = json.dumps(said.reply.to_plain(), separators=(",", ":"))
        if said.taken is None:
            return Entry(turn, reply)
        helpful = _HELPFUL.get(said.reply.intent)
        return Entry(
            turn,
            reply,
            state=pack(said.taken.tracker),
            doctor_questions=_list(said.taken.tracker, redact),
            feedback=None if helpful is None else Feedback(helpful),
            is_whole=said.taken.is_whole,
        )


def _redacted(text: str, redact: Redact) -> RedactedText:
    try:
        return redact(storable(text))
    except Exception as err:  # noqa: BLE001 what cannot be redacted is not kept; that there was a turn is
        logger.error("a text could not be redacted and is not kept: %s", type(err).__name__)
        return RedactedText("")


def _nothing(_text: str) -> RedactedText:
    return RedactedText("")


def _list(tracker: DialogueStateTracker, redact: Redact) -> tuple[RedactedText, ...] | None:
    """The list for the doctor, where this turn changed it."""
    if DOCTOR_QUESTIONS not in slots_set(tracker):
        return None
    redacted = (_redacted(question, redact) for question in tracker.get_slot(DOCTOR_QUESTIONS) or ())
    return tuple(question for question in redacted if question.text)


def storable(text: str) -> str:
    """The text without what a database does not take: halves of surrogate pairs, and NUL.

    >>> storable("a\\0b\\ud83d")
    'ab?'
    """
    return text.replace("\0", "").encode("utf-8", "replace").decode()


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
