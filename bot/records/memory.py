"""Conversations that are forgotten when the process ends, and nothing on record: for `bot ask` and `bot chat`."""

from bot.records.redacted import RedactedText
from bot.records.remembered import Remembered
from bot.records.turn import Entry


class MemoryStore:
    """Keeps what the next turn needs."""

    def __init__(self) -> None:
        self._states: dict[str, str] = {}
        self._replies: dict[str, dict[str, str]] = {}

    async def remember(self, conversation: str, key: str) -> Remembered:
        """What the turn with this key begins from."""
        reply = self._replies.get(conversation, {}).get(key)
        return Remembered(self._states.get(conversation), reply=reply)

    async def replies(self, conversation: str) -> tuple[str, ...]:
        """The replies so far, as JSON, oldest first."""
        return tuple(self._replies.get(conversation, {}).values())

    async def keep(self, entry: Entry) -> None:
        """Keep what a turn leaves."""
        self._replies.setdefault(entry.turn.conversation, {})[entry.turn.key] = entry.reply
        if entry.state is not None:
            self._states[entry.turn.conversation] = entry.state

    async def delete(self, conversation: str) -> None:
        """Forget a conversation."""
        self._states.pop(conversation, None)
        self._replies.pop(conversation, None)


def nothing_of(_text: str) -> RedactedText:
    """Where nothing is recorded, nothing is redacted."""
    return RedactedText("")
