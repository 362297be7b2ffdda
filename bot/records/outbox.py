"""What waits for the database: in the file of dead letters, or in memory where that takes nothing more."""

import asyncio
import logging
from dataclasses import dataclass

from bot.records.dead_letters import DeadLetters
from bot.records.errors import DeadLettersError
from bot.records.letters import Letter, from_line, to_line

logger = logging.getLogger(__name__)

_MOST_HELD = 10_000  # letters in memory


@dataclass(frozen=True)
class Waiting:
    """What waits, oldest first, and how much of it is where."""

    letters: tuple[Letter, ...]
    lines: int
    held: int


class Outbox:
    """Takes letters, and gives them up when they have been delivered."""

    def __init__(self, file: DeadLetters) -> None:
        self._file = file
        self._held: list[Letter] = []

    async def post(self, letter: Letter) -> None:
        """Keep a letter, off the event loop."""
        try:
            await asyncio.to_thread(self._file.add, to_line(letter))
        except DeadLettersError as err:
            self._hold(letter, err)

    async def waiting(self) -> Waiting:
        """All that waits. What cannot be read is left out, which is said."""
        lines, letters = await asyncio.to_thread(self._read)
        held = tuple(self._held)
        return Waiting((*letters, *held), lines, len(held))

    async def delivered(self, waiting: Waiting) -> bool:
        """Forget what was delivered; whether that was all, and no other came meanwhile."""
        del self._held[: waiting.held]
        return await asyncio.to_thread(self._file.clear, waiting.lines) and not self._held

    def close(self) -> None:
        """Give the file to other processes."""
        if self._held:
            logger.critical("%d turns are lost: there was room for them nowhere", len(self._held))
        self._file.close()

    def _read(self) -> tuple[int, list[Letter]]:
        lines = self._file.lines()
        return len(lines), _readable(lines)

    def _hold(self, letter: Letter, err: DeadLettersError) -> None:
        if len(self._held) >= _MOST_HELD:
            logger.critical("a turn is lost: the database is away, and %s", err)
            return
        logger.error("a turn is in memory only: the database is away, and %s", err)
        self._held.append(letter)


def _readable(lines: list[bytes]) -> list[Letter]:
    found = []
    for line in lines:
        try:
            found.append(from_line(line))
        except (ValueError, KeyError, TypeError) as err:
            logger.critical("a dead letter cannot be read and is lost: %s", type(err).__name__)
    return found
