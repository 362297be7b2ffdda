"""A turn of the patient in, a reply out, always.

What the patient types is never a command: only a button of an earlier reply is. Whatever fails, the patient gets a
fixed message that points to the doctor, after the emergency notice where the text has red-flag words.
"""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime
from weakref import WeakValueDictionary

from rasa.core.agent import Agent
from rasa.core.channels.channel import CollectingOutputChannel, UserMessage
from rasa.shared.core.events import SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.answering import Answering
from bot.buttons import Buttons
from bot.gate import Gate, NotAllowedError, Passed
from bot.language.red_flags import RedFlags
from bot.language.text import normalize
from bot.leaflet.answer import Verdict
from bot.leaflet.question import Question
from bot.records.turn import Turn
from bot.reply import Button, Kind, Message, TurnReply

logger = logging.getLogger(__name__)

LONGEST_TEXT = 2000  # characters of one turn
SECONDS = 7.0  # for one turn and a tenth more for its record, so that the safe message is there within 8

_PROBE = "Can I drink alcohol while I take it?"  # a question whose answer is known, to see whether all is well

Record = Callable[[Turn], Awaitable[None]]


async def no_record(turn: Turn) -> None:
    """Keeps nothing."""


class Conversations:
    """All conversations with patients, each turn of one after the other."""

    def __init__(  # noqa: PLR0913 (the parts, joined in bot.bootstrap)
        self,
        agent: Agent,
        gate: Gate,
        buttons: Buttons,
        answering: Answering,
        red_flags: RedFlags,
        record: Record = no_record,
        *,
        seconds: float = SECONDS,
    ) -> None:
        self._agent = agent
        self._gate = gate
        self._labels = buttons.labels
        self._answering = answering
        self._red_flags = red_flags
        self._record = record
        self._seconds = seconds
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._recordings: set[asyncio.Task[None]] = set()

    async def say(self, conversation: str, text: object) -> TurnReply:
        """Reply to what the patient typed; `text` may be anything."""
        text = text if isinstance(text, str) else ""
        typed = normalize(text).lstrip("/ ")
        if not any(c.isalnum() for c in typed):
            return await self._reply_without_agent(conversation, "utter_unreadable", text)
        if len(typed) > LONGEST_TEXT:
            return await self._reply_without_agent(conversation, "utter_too_long", text)
        return await self._turn(conversation, typed, text)

    async def press(self, conversation: str, button: str) -> TurnReply:
        """Reply to a button, named by the id it had in an earlier reply; an unknown one is not understood."""
        payload = f"/{button}"
        if payload not in self._labels:
            return await self._reply_without_agent(conversation, "utter_not_understood", "")
        return await self._turn(conversation, payload, self._labels[payload])

    async def ready(self) -> bool:
        """Whether a question whose answer is known is understood and answered by the right sentence."""
        try:
            parsed = await self._agent.parse_message(_PROBE)
            reply = self._answering.reply([Question.from_dict(each) for each in parsed["questions"]])
        except Exception:
            logger.exception("the readiness question failed")
            return False
        expected = self._answering.topics.by_name["alcohol"].quotes
        shown = [line.sentence for line in reply.lines if hasattr(line, "sentence")]
        return shown == list(expected)

    async def _turn(self, conversation: str, message: str, user: str) -> TurnReply:
        started = time.perf_counter()
        try:
            reply = await asyncio.wait_for(self._ask_in_order(conversation, message, user), self._seconds)
        except Exception as err:  # noqa: BLE001 the outermost handler: the patient is answered whatever failed
            logger.error("a turn failed: %s", type(err).__name__)
            reply = self._fixed("utter_default", user)
        await self._keep_record(conversation, reply, time.perf_counter() - started)
        return reply

    async def _reply_without_agent(self, conversation: str, response: str, text: str) -> TurnReply:
        reply = self._fixed(response, text)
        await self._keep_record(conversation, reply, 0.0)
        return reply

    async def _ask_in_order(self, conversation: str, message: str, user: str) -> TurnReply:
        """Waiting for an earlier turn counts as time of this one."""
        lock = self._locks.setdefault(conversation, asyncio.Lock())
        async with lock:
            return await self._ask_agent(conversation, message, user)

    async def _ask_agent(self, conversation: str, message: str, user: str) -> TurnReply:
        channel = CollectingOutputChannel()
        await self._agent.handle_message(UserMessage(message, channel, conversation))
        tracker = await self._agent.tracker_store.retrieve(conversation)
        if tracker is None or not channel.messages:
            raise RuntimeError("the agent gave no reply")
        words = [event.text or "" for event in tracker.events if isinstance(event, UserUttered)]
        words += tracker.get_slot("doctor_questions") or []  # which may be of a conversation before a pause
        passed = [self._gate.check(each["text"], words) for each in channel.messages]
        outcome = _outcome(tracker)
        intent = tracker.latest_message.intent if tracker.latest_message else {}
        return TurnReply(
            user=user,
            verdict=str(outcome.get("verdict", Verdict.SMALL_TALK.value)),
            urgent=bool(outcome.get("urgent", False)),
            intent=intent.get("name") or "",
            confidence=round(float(intent.get("confidence") or 0.0), 3),
            messages=tuple(self._message(each) for each in passed),
            buttons=tuple(self._buttons(b for each in channel.messages for b in each.get("buttons") or [])),
        )

    def _message(self, passed: Passed) -> Message:
        if passed.sentence:
            section = self._gate.document.section_of(passed.sentence)
            return Message(Kind.QUOTE, passed.text, section.title, passed.sentence.number)
        if (passed.response or "").startswith("utter_notice_"):
            return Message(Kind.NOTICE, passed.text)
        return Message(Kind.ITEM if passed.response == "utter_question_item" else Kind.SAY, passed.text)

    def _buttons(self, found: Iterable[dict[str, str]]) -> Iterable[Button]:
        for button in found:
            if self._labels.get(button["payload"]) != button["title"]:
                raise NotAllowedError("a button is none that a reply may offer")
            yield Button(button["payload"].removeprefix("/"), button["title"])

    def _fixed(self, response: str, text: str) -> TurnReply:
        """A reply that needs no model: the notice where the text has red-flag words, then the response."""
        flag = self._red_flags.find(normalize(text))
        said = Message(Kind.SAY, self._gate.wording.text(response))
        reply = TurnReply(text, Verdict.OFF_TOPIC.value, urgent=False, intent="", confidence=0.0, messages=(said,))
        if flag is None:
            return reply
        notice = Message(Kind.NOTICE, self._gate.wording.text(f"utter_notice_{flag}"))
        return replace(reply, verdict=Verdict.NOT_COVERED.value, urgent=True, messages=(notice, said))

    async def _keep_record(self, conversation: str, reply: TurnReply, seconds: float) -> None:
        turn = Turn(
            conversation=conversation,
            at=datetime.now(UTC),
            intent=reply.intent,
            confidence=reply.confidence,
            verdict=reply.verdict,
            urgent=reply.urgent,
            sentences=tuple(m.sentence for m in reply.messages if m.sentence is not None),
            document=self._gate.document.version,
            model=str(self._agent.model_id or ""),
            milliseconds=seconds * 1000,
        )
        # A slow database is not waited for: the turn is recorded when it can be.
        recording = asyncio.create_task(self._record_or_log(turn))
        self._recordings.add(recording)
        recording.add_done_callback(self._recordings.discard)
        await asyncio.wait({recording}, timeout=self._seconds / 10)

    async def _record_or_log(self, turn: Turn) -> None:
        try:
            await self._record(turn)
        except Exception as err:  # noqa: BLE001 a patient is answered whether or not the turn could be recorded
            logger.error("a turn was not recorded: %s", type(err).__name__)


def _outcome(tracker: DialogueStateTracker) -> dict[str, object]:
    """What the actions noted of this turn in the slot `reply`; empty where only responses were said."""
    for event in reversed(tracker.events):
        if isinstance(event, UserUttered):
            break
        if isinstance(event, SlotSet) and event.key == "reply" and event.value:
            return dict(event.value)
    return {}
