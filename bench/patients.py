"""Patients who type the next message when the reply is there, alone or many at once, and how long each turn took."""

import asyncio
import math
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bench.client import Client
from bench.dialect import Dialect

Session = Sequence[str]


@dataclass(frozen=True)
class Turn:
    """How long it took from the request to the whole response, and whether the bot answered."""

    milliseconds: float
    is_answer: bool


@dataclass(frozen=True)
class Patients:
    """All that talk to one running bot."""

    dialect: Dialect
    port: int

    async def talk(self, sessions: Iterable[Session], *, at_once: int = 1, seconds: float = math.inf) -> list[Turn]:
        """So many conversations at once, each in session after session, until none is left or the time is up.

        A turn that is not over when the time is up is waited for, so that nothing is left to do for the server. The
        turns are in the order in which they ended.
        """
        supply, found, end = iter(sessions), list[Turn](), time.perf_counter() + seconds
        await asyncio.gather(*(self._patient(supply, found, end) for _ in range(at_once)))
        return found

    async def _patient(self, supply: Iterator[Session], found: list[Turn], end: float) -> None:
        async with Client(self.port) as client:
            for session in supply:
                conversation = await self.dialect.begin(client)
                for text in session:
                    start = time.perf_counter()
                    reply = await self.dialect.say(client, conversation, text)
                    now = time.perf_counter()
                    found.append(Turn((now - start) * 1000, reply.is_answer))
                    if now > end:
                        return
