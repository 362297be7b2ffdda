"""Fakes around conversations: an agent that says what a test tells it, and records."""

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar, cast

from rasa.core.agent import Agent
from rasa.core.channels.channel import UserMessage
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import SlotSet, UserUttered

from bot import bootstrap
from bot.agent.workers import Workers
from bot.conversation import SECONDS, Conversations
from bot.language.red_flags import load_red_flags
from bot.loading import Loading
from bot.model import Model
from bot.recording import Recorder
from bot.records.memory import MemoryStore
from bot.records.redacted import RedactedText
from bot.records.remembered import Remembered
from bot.records.turn import Entry, Release, Turn
from bot.reply import TurnReply
from bot.replying import Replies
from bot.trackers import ConversationStore, open_turn

T = TypeVar("T")

ALCOHOL = "Avoid alcohol while taking Baclofen"  # a sentence of the document, and its number
ALCOHOL_NUMBER = 40
SECRET, HIDDEN = "my secret words", "[words]"  # what the fake redactor takes out of a text, and leaves in its place
_SLOTS = ("reply", "other", "matters", "choices", "doctor_questions")
DOMAIN = Domain.from_dict(
    {
        "slots": {
            name: {"type": "any", "influence_conversation": False, "mappings": [{"type": "custom"}]} for name in _SLOTS
        }
    }
)


def forgetful_store() -> ConversationStore:
    """Trackers of conversations that are new at every turn."""
    return ConversationStore(DOMAIN)


class SameLoop:
    """Runs turns where they are asked for, all at once."""

    async def run(self, work: Callable[[], Coroutine[Any, Any, T]], seconds: float) -> T:
        """The outcome of `work`."""
        async with asyncio.timeout(seconds):
            return await work()


@dataclass
class FakeAgent:
    """Answers every message in the same way: with `says`, or with `failure`; noting `noted` as the actions would, and
    `slots`.

    `known` are, for each turn, the words of earlier ones that its tracker had.
    """

    says: list[dict[str, Any]] = field(default_factory=lambda: [{"text": ALCOHOL}])
    failure: BaseException | None = None
    noted: dict[str, Any] | None = None
    slots: dict[str, Any] = field(default_factory=dict)
    parsed: dict[str, Any] = field(default_factory=dict)
    keeps_trackers: bool = True
    model_id: str | None = "model-1"
    heard: list[tuple[str, str]] = field(default_factory=list)
    known: list[list[str | None]] = field(default_factory=list)
    tracker_store: ConversationStore = field(default_factory=forgetful_store)

    @property
    def processor(self) -> "FakeAgent":
        """It is its own."""
        return self

    async def handle_message(self, message: UserMessage) -> None:
        """Say it into the message's channel, as Rasa does, and save the tracker."""
        self.heard.append((message.sender_id, message.text))
        tracker = await self.tracker_store.get_or_create_tracker(message.sender_id)  # which saves one that is new
        self.known.append([event.text for event in tracker.events if isinstance(event, UserUttered)])
        tracker.update(self.understood(message.text))
        if self.failure:
            raise self.failure
        for name, value in {"reply": self.noted, "other": {"verdict": "nonsense"}, **self.slots}.items():
            if value:
                tracker.update(SlotSet(name, value))
        for each in self.says:
            await message.output_channel.send_response(message.sender_id, dict(each))  # which takes it apart
        if self.keeps_trackers:
            await self.tracker_store.save(tracker)
        else:
            open_turn().saved = None

    def understood(self, text: str) -> UserUttered:
        """What the model makes of a message."""
        return UserUttered(text, {"name": "ask_alcohol", "confidence": 0.98765})

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


class FakeRecords(MemoryStore):
    """Keeps entries, and what the next turn needs of them; or fails.

    With the conversation `held` it waits until it is released; `listed` is the list for the doctor that each new
    conversation has from before.
    """

    def __init__(
        self, failure: Exception | None = None, *, held: str | None = None, listed: Sequence[str] = ()
    ) -> None:
        super().__init__()
        self.entries: list[Entry] = []
        self.kept = asyncio.Event()
        self.holding = asyncio.Event()
        self.release = asyncio.Event()
        self.failure = failure
        self._held = held
        self._listed = tuple(listed)

    @property
    def turns(self) -> list[Turn]:
        """Of the entries."""
        return [entry.turn for entry in self.entries]

    async def remember(self, conversation: str, key: str) -> Remembered:
        """What the last turn left."""
        found = await super().remember(conversation, key)
        return found if found.state else replace(found, doctor_questions=self._listed)

    async def keep(self, entry: Entry) -> None:
        """Keep it."""
        if entry.turn.conversation == self._held:
            self.holding.set()
            await self.release.wait()
        if self.failure:
            raise self.failure
        await super().keep(entry)
        self.entries.append(entry)
        self.kept.set()


def redacted(text: str) -> RedactedText:
    """The text without the secret words."""
    return RedactedText(text.replace(SECRET, HIDDEN))


def conversations_with(agent: FakeAgent, records: MemoryStore | None = None, seconds: float = SECONDS) -> Conversations:
    """Conversations with the real gate, answers, red flags, trackers and recorder."""
    records = records or FakeRecords()
    release = Release(bootstrap.document().version, agent.model_id or "", "code-1")
    recorder = Recorder(records, Loading.done(redacted), lambda: release)
    labels = bootstrap.buttons().labels
    return Conversations(Loading.done(model_of(agent)), replies(), labels, records, recorder, seconds=seconds)


def model_of(agent: FakeAgent) -> Model:
    """A model whose turns run in the test's own event loop."""
    return Model(cast(Agent, agent), replies(), cast(Workers, SameLoop()))


def replies() -> Replies:
    """With the real gate and red flags."""
    return Replies(bootstrap.gate(), bootstrap.buttons().labels, load_red_flags())


def words_of(response: str) -> str:
    """What a response of domain.yml says."""
    return bootstrap.wording().text(response)


def texts(reply: TurnReply) -> list[str]:
    """What the patient sees, in order."""
    return [message.text for message in reply.messages]
