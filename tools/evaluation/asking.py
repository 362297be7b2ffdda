"""Labelled questions through the model, each once: what the patient is shown, and what was understood on the way."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from rasa.core.agent import Agent

from bot import bootstrap
from bot.agent.workers import Workers
from bot.conversation import Conversations
from bot.language.red_flags import load_red_flags
from bot.leaflet.question import Question
from bot.loading import Loading
from bot.model import Model
from bot.recording import Recorder, Said
from bot.records.memory import MemoryStore, nothing_of
from bot.records.turn import Release
from bot.replying import Replies
from bot.trackers import Taken
from tests.quality.scoring import Labelled, Outcome

_SECONDS = 120.0  # for one turn: what is measured is not how busy this machine is


@dataclass(frozen=True)
class Understood:
    """What the model made of a message; no intent and no questions where it was not asked."""

    intent: str = ""
    questions: tuple[Question, ...] = ()


@dataclass(frozen=True)
class Result:
    """A question and what came of it; `shown` holds the numbers of the sentences in the order they were shown."""

    asked: Labelled
    shown: tuple[int, ...]
    urgent: bool
    understood: Understood = Understood()

    @property
    def outcome(self) -> Outcome:
        """What the sentences shown amount to."""
        return self.asked.outcome(self.shown)

    @property
    def is_missed_emergency(self) -> bool:
        """An emergency without a notice."""
        return self.asked.urgent is True and not self.urgent

    @property
    def is_false_notice(self) -> bool:
        """A notice without an emergency."""
        return self.asked.urgent is False and self.urgent


class Listener(Recorder):
    """Records nothing; keeps what was understood last in each conversation."""

    def __init__(self) -> None:
        super().__init__(MemoryStore(), Loading.done(nothing_of), lambda: Release("", "", ""))
        self.understood: dict[str, Understood] = {}

    async def keep(self, said: Said) -> None:
        """Keep what was understood."""
        self.understood[said.conversation] = _understood(said.taken)


async def ask_all(agent: Agent, questions: Iterable[Labelled]) -> list[Result]:
    """Ask each question in a conversation of its own; the agent is one of bot.agent."""
    listener, labels = Listener(), bootstrap.buttons().labels
    replies = Replies(bootstrap.gate(), labels, load_red_flags())
    model = Loading.done(Model(agent, replies, Workers()))
    conversations = Conversations(model, replies, labels, MemoryStore(), listener, seconds=_SECONDS)
    return [await _ask(conversations, listener, asked) for asked in questions]


async def _ask(conversations: Conversations, listener: Listener, asked: Labelled) -> Result:
    name = f"evaluation {asked.kind} {asked.id}"
    reply = await conversations.say(name, asked.question)
    shown = tuple(message.sentence for message in reply.messages if message.sentence is not None)
    return Result(asked, shown, reply.urgent, listener.understood[name])


def _understood(taken: Taken | None) -> Understood:
    """As actions/conversation.py reads it; nothing where the model was not asked, as for unreadable text."""
    latest = taken.tracker.latest_message if taken else None
    if latest is None:
        return Understood()
    parsed: Mapping[str, Any] = latest.parse_data
    intent = parsed.get("intent") or {}
    name, confidence = intent.get("name") or "", float(intent.get("confidence") or 0.0)
    questions = tuple(Question.from_dict(each) for each in parsed.get("questions") or ())
    return Understood(name, questions or (Question(parsed.get("text") or "", name, confidence),))
