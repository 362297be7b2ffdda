"""Conversations that answer as they are told."""

import asyncio
from dataclasses import dataclass, field

from bot import bootstrap
from bot.earlier import OtherMessageError
from bot.records.errors import DatabaseUnavailable
from bot.reply import Button, Kind, Message, TurnReply

ALCOHOL = bootstrap.document().sentences[37]


def reply_to(
    text: str, *messages: Message, buttons: tuple[Button, ...] = (), urgent: bool = False, deletes: bool = False
) -> TurnReply:
    """A reply."""
    said = messages or (Message(Kind.SAY, f"You wrote: {text}", response="utter_default"),)
    return TurnReply(text, "answered", urgent, "ask_alcohol", 0.9, said, buttons, deletes)


@dataclass
class ScriptedChat:
    """Keeps every turn, and answers it with the reply that is scripted for its words, or repeats them."""

    script: dict[str, TurnReply] = field(default_factory=dict)
    turns: list[tuple[str, str, str]] = field(default_factory=list)  # (conversation, what, words)
    keys: list[str | None] = field(default_factory=list)
    words: dict[str | None, str] = field(default_factory=dict)  # by their keys
    gate: asyncio.Event | None = None  # that is waited for before an answer
    is_away: bool = False

    async def say(self, conversation: str, text: object, message_id: str | None = None) -> TurnReply:
        """A typed turn."""
        return await self._answer(conversation, "say", str(text), message_id)

    async def press(self, conversation: str, button: str, message_id: str | None = None) -> TurnReply:
        """A button."""
        return await self._answer(conversation, "press", button, message_id)

    async def decline(self, conversation: str, response: str, text: str, message_id: str | None = None) -> TurnReply:
        """What is no turn."""
        reply = await self._answer(conversation, response, text, message_id)
        words = Message(Kind.SAY, bootstrap.wording().text(response), response=response)
        return reply if text in self.script else reply_to(text, words)

    async def so_far(self, conversation: str) -> tuple[TurnReply, ...]:
        """All replies."""
        if self.is_away:
            raise DatabaseUnavailable("away")
        return tuple(self._reply(words) for whose, _, words in self.turns if whose == conversation)

    def busy(self, text: str) -> TurnReply:
        """Too many."""
        return reply_to(text, Message(Kind.SAY, bootstrap.wording().text("utter_busy"), response="utter_busy"))

    async def _answer(self, conversation: str, what: str, text: str, key: str | None) -> TurnReply:
        if self.gate:
            await self.gate.wait()
        if key not in self.keys:  # a message that comes twice is one turn
            self.turns.append((conversation, what, text))
        elif key and self.words.get(key, text) != text:
            raise OtherMessageError("this id was another message's")
        self.keys.append(key)
        self.words = {} if self._reply(text).deletes else {**self.words, key: text}
        return self._reply(text)

    def _reply(self, text: str) -> TurnReply:
        return self.script.get(text) or reply_to(text)
