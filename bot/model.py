"""The trained model at work: a turn runs in a thread of its own, and has its time."""

from collections.abc import Mapping, Sequence
from typing import Any

from rasa.core.agent import Agent
from rasa.core.channels.channel import CollectingOutputChannel, UserMessage

from bot.agent.workers import Workers
from bot.language.vector_cache import passed_by
from bot.leaflet.question import Question
from bot.reply import TurnReply
from bot.replying import Replies
from bot.trackers import OpenTurn


class ModelError(Exception):
    """The model gave no reply."""


class Model:
    """Answers turns, and tells what it understands."""

    def __init__(self, agent: Agent, replies: Replies, workers: Workers) -> None:
        self._agent = agent
        self._replies = replies
        self._workers = workers

    @property
    def id(self) -> str:
        """Of which training it is."""
        return self._agent.model_id or ""

    @property
    def waiting(self) -> int:
        """How many turns wait for it."""
        return self._workers.waiting

    async def reply(self, turn: OpenTurn, message: str, user: str, seconds: float) -> TurnReply:
        """The reply to a message; the turn has its tracker then. `user` is what the patient reads of the message.

        Raises TimeoutError after so many seconds, ModelError, NotAllowedError, or whatever fails in it.
        """
        return await self._workers.run(lambda: self._reply(turn, message, user), seconds)

    async def questions(self, text: str, seconds: float) -> Sequence[Question]:
        """What a text asks, with nothing of it known before. Raises as `reply` does."""
        parsed = await self._workers.run(lambda: self._parse(text), seconds)
        return [Question.from_dict(each) for each in parsed["questions"]]

    async def _parse(self, text: str) -> Mapping[str, Any]:
        with passed_by():
            parsed: Mapping[str, Any] = await self._agent.parse_message(text)
        return parsed

    async def _reply(self, turn: OpenTurn, message: str, user: str) -> TurnReply:
        channel = CollectingOutputChannel()
        with turn.entered():
            # not the agent's own method, which takes a lock that a turn that hangs would keep
            await self._agent.processor.handle_message(UserMessage(message, channel, turn.conversation))
        if turn.saved is None or not channel.messages:
            raise ModelError("the agent gave no reply")
        return self._replies.of_turn(turn.saved, channel.messages, user)
