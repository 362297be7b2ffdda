"""A turn of the patient in, a reply out, always.

What the patient types is never a command: only a button of an earlier reply is. Whatever fails, the patient gets a
fixed message that points to the doctor, after the emergency notice where the text has red-flag words.
"""

import asyncio
import json
import logging
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol
from uuid import uuid4
from weakref import WeakValueDictionary

from bot.earlier import Earlier, OtherMessageError, turn_key
from bot.language.text import normalize
from bot.loading import Loading
from bot.model import Model
from bot.observing import NOBODY, Observer
from bot.recording import Recorder, Said
from bot.records.errors import DatabaseUnavailable
from bot.records.remembered import Remembered
from bot.reply import TurnReply
from bot.replying import Replies
from bot.trackers import OpenTurn, Taken, pack

logger = logging.getLogger(__name__)

LONGEST_TEXT = 2000  # characters of one turn
SECONDS = 7.0  # for one turn and a tenth more for its record, so that the safe message is there within 8


class Memory(Protocol):
    """What is known of conversations."""

    async def remember(self, conversation: str, key: str) -> Remembered:
        """What a turn begins from. Raises DatabaseUnavailable."""

    async def replies(self, conversation: str) -> Sequence[str]:
        """The replies of a session, as JSON, oldest first. Raises DatabaseUnavailable."""


@dataclass(frozen=True)
class _Turn:
    """One turn: `message` is what Rasa is told, `user` what the patient typed or tapped."""

    conversation: str
    key: str
    message: str
    user: str
    started: float

    def left(self, seconds: float) -> float:
        """What is left of so many seconds since it began."""
        return max(0.0, seconds - (time.perf_counter() - self.started))


class Conversations:
    """All conversations with patients, each turn of one after the other. `labels` are those of all buttons."""

    def __init__(  # noqa: PLR0913 (the parts, joined in bot.bootstrap)
        self,
        model: Loading[Model],
        replies: Replies,
        labels: Mapping[str, str],
        memory: Memory,
        recorder: Recorder,
        *,
        observer: Observer = NOBODY,
        seconds: float = SECONDS,
    ) -> None:
        self._model = model
        self._replies = replies
        self._labels = labels
        self._memory = memory
        self._recorder = recorder
        self._observer = observer
        self._seconds = seconds
        self._earlier = Earlier()
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._recordings: dict[str, Said] = {}  # that are not over, the last of each conversation
        self._tasks: set[asyncio.Task[None]] = set()

    async def say(self, conversation: str, text: object, message_id: str | None = None) -> TurnReply:
        """Reply to what the patient typed; `text` may be anything.

        A message with the id of an earlier one gets the reply that this got. Raises OtherMessageError where that was
        another message.
        """
        text = text if isinstance(text, str) else ""
        typed = normalize(text).lstrip("/ ")
        turn = _turn(conversation, message_id, typed, text)
        if not any(c.isalnum() for c in typed):
            return await self._reply_without_model(turn, "utter_unreadable")
        if len(typed) > LONGEST_TEXT:
            return await self._reply_without_model(turn, "utter_too_long")
        return await self._take(turn)

    async def press(self, conversation: str, button: str, message_id: str | None = None) -> TurnReply:
        """Reply to a button, named by the id it had in an earlier reply; an unknown one is not understood."""
        label = self._labels.get(f"/{button}")
        turn = _turn(conversation, message_id, f"/{button}", label or "")
        return await (self._take(turn) if label else self._reply_without_model(turn, "utter_not_understood"))

    async def decline(self, conversation: str, response: str, text: str, message_id: str | None = None) -> TurnReply:
        """A fixed reply to what is no question, such as a picture with these words beside it; on record."""
        return await self._reply_without_model(_turn(conversation, message_id, "", text), response)

    def busy(self, text: str) -> TurnReply:
        """What a patient reads whose message is not taken now, as they send too many; nothing of it is kept."""
        return self._replies.fixed("utter_busy", text)

    async def so_far(self, conversation: str) -> tuple[TurnReply, ...]:
        """The replies of a conversation's session, oldest first. Raises DatabaseUnavailable."""
        found = (_read(reply) for reply in await self._memory.replies(conversation))
        return tuple(reply for reply in found if reply)

    async def forget(self, conversation: str) -> None:
        """Delete every copy of a conversation, after the turn that it may be in."""
        async with self._lock(conversation):
            self._forget(conversation)
            await self._recorder.forget(conversation)

    async def _take(self, turn: _Turn) -> TurnReply:
        """Waiting for an earlier turn counts as time of this one."""
        lock = self._lock(turn.conversation)
        try:
            async with asyncio.timeout(self._seconds):
                await lock.acquire()
        except TimeoutError:
            logger.error("a turn failed: the one before is not over")
            self._observer.failure("time")
            return await self._apologize(turn)
        try:
            return await self._reply(turn)
        finally:
            lock.release()

    async def _reply(self, turn: _Turn) -> TurnReply:
        try:
            async with asyncio.timeout(turn.left(self._seconds)):
                opened = await self._open(turn)
                earlier = self._earlier.get(turn.key) or _read(opened.remembered.reply)
                reply = earlier or await self._ask_model(opened, turn)
        except Exception as err:  # noqa: BLE001 the outermost handler: the patient is answered whatever failed
            logger.error("a turn failed: %s", type(err).__name__)
            self._observer.failure("time" if isinstance(err, TimeoutError) else "turn")
            return await self._apologize(turn)
        if earlier:
            return _same(earlier, turn)
        # before the lock is given up: the next turn begins from what this one leaves
        await self._keep_record(turn, reply, opened.take())
        return reply

    async def _open(self, turn: _Turn) -> OpenTurn:
        before = self._recordings.get(turn.conversation)
        if before and before.taken:  # what it left is not written yet
            left = Remembered(pack(before.taken.tracker), is_whole=before.taken.is_whole)
            return OpenTurn(turn.conversation, left)
        try:
            remembered = await self._memory.remember(turn.conversation, turn.key)
        except DatabaseUnavailable:
            remembered = Remembered(is_whole=False)
        return OpenTurn(turn.conversation, remembered)

    async def _ask_model(self, opened: OpenTurn, turn: _Turn) -> TurnReply:
        model = await self._model.wait(turn.left(self._seconds))
        return await model.reply(opened, turn.message, turn.user, turn.left(self._seconds))

    async def _apologize(self, turn: _Turn) -> TurnReply:
        """The safe message. When the same message comes again, it is tried again."""
        return await self._reply_without_model(replace(turn, key=uuid4().hex), "utter_default")

    async def _reply_without_model(self, turn: _Turn, response: str) -> TurnReply:
        reply = self._replies.fixed(response, turn.user)
        await self._keep_record(turn, reply, None)
        return reply

    async def _keep_record(self, turn: _Turn, reply: TurnReply, taken: Taken | None) -> None:
        if reply.deletes:
            self._forget(turn.conversation)
        self._earlier.put(turn.key, turn.conversation, reply)
        said = Said(turn.key, turn.conversation, reply, taken, turn.started)
        if taken and not reply.deletes:
            self._recordings[turn.conversation] = said
        task = asyncio.create_task(self._record(said))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        if self._recorder.is_ready or reply.deletes:
            # not beyond its time: what keeps records has limits of its own, and this is for when they fail
            await asyncio.wait({task}, timeout=self._seconds / 10)
        seconds = time.perf_counter() - turn.started
        self._observer.turn(turn.conversation, turn.key, reply.verdict, urgent=reply.urgent, seconds=seconds)

    async def _record(self, said: Said) -> None:
        try:
            await self._recorder.keep(said)
        except Exception as err:  # noqa: BLE001 a patient is answered whether or not the turn could be recorded
            logger.error("a turn was not recorded: %s", type(err).__name__)
            self._observer.failure("record")
        finally:
            if self._recordings.get(said.conversation) is said:
                del self._recordings[said.conversation]

    def _forget(self, conversation: str) -> None:
        self._earlier.forget(conversation)
        self._recordings.pop(conversation, None)

    def _lock(self, conversation: str) -> asyncio.Lock:
        return self._locks.setdefault(conversation, asyncio.Lock())


def _turn(conversation: str, message_id: str | None, message: str, user: str) -> _Turn:
    key = uuid4().hex if message_id is None else turn_key(conversation, message_id)
    return _Turn(conversation, key, message, user, time.perf_counter())


def _same(earlier: TurnReply, turn: _Turn) -> TurnReply:
    if earlier.user != turn.user:
        raise OtherMessageError("this id was another message's")
    return earlier


def _read(reply: str | None) -> TurnReply | None:
    """A reply from the records; None where there is none, or none that this version can read."""
    if not reply:
        return None
    try:
        return TurnReply.from_plain(json.loads(reply))
    except (ValueError, KeyError, TypeError):
        logger.error("the reply to an earlier turn cannot be read")
        return None
