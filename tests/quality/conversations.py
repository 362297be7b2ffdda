"""Conversations of conversations.jsonl through the bot: what came of each turn."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.conversation import Conversations
from bot.leaflet.topics import Topics
from bot.reply import TurnReply

from .scoring import FOLDER, Labelled, Outcome, labelled

FILE = FOLDER / "conversations.jsonl"


@dataclass(frozen=True)
class Conversation:
    """Turns in order; `half` is open, or held_out where only the figures are looked at."""

    id: str
    half: str
    turns: tuple[Labelled, ...]


@dataclass(frozen=True)
class TurnResult:
    """A turn and what came of it; `tapped` where the bot asked back and the patient chose what was meant."""

    asked: Labelled
    outcome: Outcome
    urgent: bool
    verdict: str
    tapped: bool


def read_conversations(file: Path = FILE) -> tuple[Conversation, ...]:
    """The conversations of a file; raises KeyError or ValueError for a line that is none."""
    return tuple(_conversation(json.loads(line)) for line in file.read_text(encoding="utf-8").splitlines())


async def follow(conversation: Conversation, bot: Conversations, topics: Topics) -> list[TurnResult]:
    """Take all turns; a patient who is asked back taps the meaning that leads to what is needed, where it is there."""
    results = []
    for asked in conversation.turns:
        reply = await bot.say(f"conversation {conversation.id}", asked.question)
        meant = _meant(reply, asked, topics)
        if meant:
            reply = await bot.press(f"conversation {conversation.id}", meant)
        outcome = asked.outcome(_shown(reply))
        results.append(TurnResult(asked, outcome, reply.urgent, reply.verdict, bool(meant)))
    return results


def _meant(reply: TurnReply, asked: Labelled, topics: Topics) -> str | None:
    """The button of a topic that quotes what is needed, where the reply does not."""
    needed = frozenset[int]().union(*asked.evidence)
    if not needed or needed & set(_shown(reply)):
        return None
    for button in reply.buttons:
        topic = topics.by_name.get(button.id.removeprefix("ask_"))
        if topic and needed & {sentence.number for sentence in topic.quotes}:
            return button.id
    return None


def _shown(reply: TurnReply) -> list[int]:
    return [message.sentence for message in reply.messages if message.sentence is not None]


def _conversation(plain: Mapping[str, Any]) -> Conversation:
    turns = (_turn(turn, f"{plain['id']}-{place}") for place, turn in enumerate(plain["turns"], start=1))
    return Conversation(str(plain["id"]), str(plain["half"]), tuple(turns))


def _turn(plain: Mapping[str, Any], name: str) -> Labelled:
    return labelled({**plain, "id": name, "kind": "conversation", "family": "", "question": plain["user"]})
