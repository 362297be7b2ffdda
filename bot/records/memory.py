"""Conversations that are forgotten when the process ends, and nothing on record: for `bot ask` and `bot chat`."""

from bot.records.redacted import RedactedText
from bot.records.remembered import Remembered
from bot.records.turn import Entry


class MemoryStore:
    """Keeps what the next turn needs."""

    def __init__(self) -> None:
        self._states: dict[str, str] = {}

    async def remember(self, conversation: str) -> Remembered:
        """What a turn begins from."""
        return Remembered(self._states.get(conversation))

    async def keep(self, entry: Entry) -> None:
        """Keep the state that a turn leaves."""
        if entry.state is not None:
            self._states[entry.turn.conversation] = entry.state

    async def delete(self, conversation: str) -> None:
        """Forget a conversation."""
        self._states.pop(conversation, None)


def nothing_of(_text: str) -> RedactedText:
    """Where nothing is recorded, nothing is redacted."""
    return RedactedText("")
