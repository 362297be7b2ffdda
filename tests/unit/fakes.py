"""Fakes around conversations: an agent that says what a test tells it, and a record."""

import asyncio
from dataclasses import dataclass, field
from typing import Any, cast

from rasa.core.agent import Agent
from rasa.core.channels.channel import UserMessage
from rasa.shared.core.events import SlotSet, UserUttered
from rasa.shared.core.slots import AnySlot
from rasa.shared.core.trackers import DialogueStateTracker

from bot import bootstrap
from bot.conversation import SECONDS, Conversations
from bot.language.red_flags import load_red_flags
from bot.records.turn import Turn
from bot.reply import TurnReply

ALCOHOL = "Avoid alcohol while taking Baclofen"  # a sentence of the document, and its number
ALCOHOL_NUMBER = 40
SLOTS = ("reply", "other", "doctor_questions")


@dataclass
class FakeAgent:
    """Answers every message in the same way: with `says`, or with `failure`; noting `noted` as the actions would.

    `kept` are the questions for the doctor that the patient kept in an earlier conversation.
    """

    says: list[dict[str, Any]] = field(default_factory=lambda: [{"text": ALCOHOL}])
    failure: BaseException | None = None
    noted: dict[str, Any] | None = None
    kept: list[str] | None = None
    parsed: dict[str, Any] = field(default_factory=dict)
    keeps_trackers: bool = True
    model_id: str | None = "model-1"
    heard: list[tuple[str, str]] = field(default_factory=list)
    trackers: dict[str, DialogueStateTracker] = field(default_factory=dict)

    @property
    def tracker_store(self) -> "FakeAgent":
        """Itself."""
        return self

    async def handle_message(self, message: UserMessage) -> None:
        """Say it into the message's channel, as Rasa does."""
        self.heard.append((message.sender_id, message.text))
        if self.failure:
            raise self.failure
        tracker = self.trackers.setdefault(
            message.sender_id,
            DialogueStateTracker(message.sender_id, [AnySlot(name, mappings=[]) for name in SLOTS]),
        )
        tracker.update(UserUttered(message.text, {"name": "ask_alcohol", "confidence": 0.98765}))
        if self.kept:
            tracker.update(SlotSet("doctor_questions", self.kept))
        if self.noted:
            tracker.update(SlotSet("reply", self.noted))
            tracker.update(SlotSet("other", {"verdict": "nonsense"}))
        for each in self.says:
            await message.output_channel.send_response(message.sender_id, dict(each))  # which takes it apart

    async def retrieve(self, conversation: str) -> DialogueStateTracker | None:
        """The tracker of a conversation."""
        return self.trackers.get(conversation) if self.keeps_trackers else None

    async def parse_message(self, text: str) -> dict[str, Any]:
        """What the model understands."""
        if self.failure:
            raise self.failure
        return self.parsed


class HeldAgent(FakeAgent):
    """Answers a message with "hold" in it only when it is released; cannot be interrupted when it is `stubborn`."""

    def __init__(self, stubborn: bool = False) -> None:
        super().__init__()
        self.holding = asyncio.Event()
        self.release = asyncio.Event()
        self._stubborn = stubborn

    async def handle_message(self, message: UserMessage) -> None:
        """Wait, then answer."""
        if "hold" in message.text:
            self.holding.set()
            while not self.release.is_set():
                try:
                    await self.release.wait()
                except asyncio.CancelledError:
                    if not self._stubborn:
                        raise
        await super().handle_message(message)


class FakeRecord:
    """Keeps turns, or fails, or waits until it is released."""

    def __init__(self, failure: Exception | None = None, release: asyncio.Event | None = None) -> None:
        self.turns: list[Turn] = []
        self.kept = asyncio.Event()
        self._failure = failure
        self._release = release

    async def __call__(self, turn: Turn) -> None:
        """Keep it."""
        if self._release:
            await self._release.wait()
        if self._failure:
            raise self._failure
        self.turns.append(turn)
        self.kept.set()


def conversations_with(agent: FakeAgent, record: FakeRecord | None = None, seconds: float = SECONDS) -> Conversations:
    """Conversations with the real gate, answers and red flags."""
    return Conversations(
        cast(Agent, agent),
        bootstrap.gate(),
        bootstrap.buttons(),
        bootstrap.answering(),
        load_red_flags(),
        record or FakeRecord(),
        seconds=seconds,
    )


def words_of(response: str) -> str:
    """What a response of domain.yml says."""
    return bootstrap.wording().text(response)


def texts(reply: TurnReply) -> list[str]:
    """What the patient sees, in order."""
    return [message.text for message in reply.messages]
