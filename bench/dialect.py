"""How a bot is talked to over HTTP."""

from dataclasses import dataclass
from typing import Protocol

from bench.client import Client


@dataclass(frozen=True, kw_only=True)
class Reply:
    """What came of a turn: whether the bot answered (and did not fail or keep silent), and whether it quoted."""

    is_answer: bool
    quotes: bool


class Dialect(Protocol):
    """The requests of one bot. Both raise OSError or BenchError as the client does."""

    async def begin(self, client: Client) -> str:
        """A new conversation; what it is known by."""

    async def say(self, client: Client, conversation: str, text: str) -> Reply:
        """One turn."""
