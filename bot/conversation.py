"""A turn of the patient in, a reply out, always.

What the patient types is never a command: only a button of an earlier reply is. Whatever fails, the patient gets a
fixed message that points to the doctor, after the emergency notice where the text has red-flag words.
"""

import asyncio
import logging
import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from weakref import WeakValueDictionary

from rasa.core.agent import Agent
from rasa.core.channels.channel import CollectingOutputChannel, UserMessage
from rasa.shared.core.events import UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.answering import Answering
from bot.buttons import Buttons
from bot.gate import Gate, NotAllowedError, Passed
from bot.language.red_flags import RedFlags
from bot.language.text import normalize
from bot.leaflet.answer import Verdict
from bot.leaflet.question import Question
from bot.recording import Recorder, Said, slots_set
from bot.reply import Button, Kind, Message, TurnReply
from bot.trackers import ConversationStore, Taken

logger = logging.getLogger(__name__)

LONGEST_TEXT = 2000  # characters of one turn
SECONDS = 7.0  # for one turn and a tenth more for its record, so that the safe message is there within 8

_PROBE = "Can I drink alcohol while I take it?"  # a question whose answer is known, to see whether all is well


class Conversations:
    """All conversations with patients, each turn of one after the other."""

    def __init__(  # noqa: PLR0913 (the parts, joined in bot.bootstrap)
        self,
        agent: Agent,
        gate: Gate,
        buttons: Buttons,
        answering: Answering,
        red_flags: RedFlags,
        store: ConversationStore,
        recorder: Recorder,
        *,
        seconds: float = SECONDS,
    ) -> None:
        self._agent = agent
        self._gate = gate
        self._labels = buttons.labels
        self._answering = answering
        self._red_flags = red_flags
        self._store = store
        self._recorder = recorder
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
        """Waiting for an earlier turn counts as time of this one."""
        started = time.perf_counter()
        lock = self._locks.setdefault(conversation, asyncio.Lock())
        try:
            async with asyncio.timeout(self._seconds):
                await lock.acquire()
        except TimeoutError:
            logger.error("a turn failed: the one before is not over")
            return await self._reply_without_agent(conversation, "utter_default", user, started)
        try:
            reply, taken = await self._reply(conversation, message, user, started)
            # before the lock is given up: the next turn begins from what this one leaves
            await self._keep_record(Said(conversation, reply, taken, started))
        finally:
            lock.release()
        return reply

    async def _reply(
        self, conversation: str, message: str, user: str, started: float
    ) -> tuple[TurnReply, Taken | None]:
        left = max(0.0, self._seconds - (time.perf_counter() - started))
        reply = None
        try:
            reply = await asyncio.wait_for(self._ask_agent(conversation, message, user), left)
        except Exception as err:  # noqa: BLE001 the outermost handler: the patient is answered whatever failed
            logger.error("a turn failed: %s", type(err).__name__)
        finally:
            taken = self._store.take(conversation)  # also what Rasa saved of a turn that failed or was cancelled
        return (reply, taken) if reply else (self._fixed("utter_default", user), None)

    async def _reply_without_agent(
        self, conversation: str, response: str, text: str, started: float | None = None
    ) -> TurnReply:
        reply = self._fixed(response, text)
        await self._keep_record(Said(conversation, reply, None, started or time.perf_counter()))
        return reply

    async def _ask_agent(self, conversation: str, message: str, user: str) -> TurnReply:
        channel = CollectingOutputChannel()
        await self._agent.handle_message(UserMessage(message, channel, conversation))
        tracker = await self._agent.tracker_store.retrieve(conversation)
        if tracker is None or not channel.messages:
            raise RuntimeError("the agent gave no reply")
        words = list(_patients_words(tracker))
        passed = [self._gate.check(each["text"], words) for each in channel.messages]
        outcome = slots_set(tracker).get("reply") or {}
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
            return Message(Kind.NOTICE, passed.text, response=passed.response)
        kind = Kind.ITEM if passed.response == "utter_question_item" else Kind.SAY
        return Message(kind, passed.text, response=passed.response)

    def _buttons(self, found: Iterable[dict[str, str]]) -> Iterable[Button]:
        for button in found:
            if self._labels.get(button["payload"]) != button["title"]:
                raise NotAllowedError("a button is none that a reply may offer")
            yield Button(button["payload"].removeprefix("/"), button["title"])

    def _fixed(self, response: str, text: str) -> TurnReply:
        """A reply that needs no model: the notice where the text has red-flag words, then the response."""
        flag = self._red_flags.find(normalize(text))
        said = Message(Kind.SAY, self._gate.wording.text(response), response=response)
        reply = TurnReply(text, Verdict.OFF_TOPIC.value, urgent=False, intent="", confidence=0.0, messages=(said,))
        if flag is None:
            return reply
        response = f"utter_notice_{flag}"
        notice = Message(Kind.NOTICE, self._gate.wording.text(response), response=response)
        return replace(reply, verdict=Verdict.NOT_COVERED.value, urgent=True, messages=(notice, said))

    async def _keep_record(self, said: Said) -> None:
        # Not waited for beyond its time: what keeps records has limits of its own, and this is for when they fail.
        recording = asyncio.create_task(self._record_or_log(said))
        self._recordings.add(recording)
        recording.add_done_callback(self._recordings.discard)
        await asyncio.wait({recording}, timeout=self._seconds / 10)

    async def _record_or_log(self, said: Said) -> None:
        try:
            await self._recorder.keep(said)
        except Exception as err:  # noqa: BLE001 a patient is answered whether or not the turn could be recorded
            logger.error("a turn was not recorded: %s", type(err).__name__)


def _patients_words(tracker: DialogueStateTracker) -> Iterator[str]:
    """All the patient typed that the tracker still has: in the last turns, and as noted in slots."""
    yield from (event.text or "" for event in tracker.events if isinstance(event, UserUttered))
    yield from tracker.get_slot("doctor_questions") or []
    for name in ("reply", "matters", "choices"):
        yield from _texts(tracker.get_slot(name))


def _texts(noted: object) -> Iterator[str]:
    """The values of "text" and "question" in what actions noted."""
    if isinstance(noted, dict):
        yield from (noted[name] for name in ("text", "question") if isinstance(noted.get(name), str))
    for value in noted.values() if isinstance(noted, dict) else noted if isinstance(noted, list | tuple) else ():
        yield from _texts(value)
