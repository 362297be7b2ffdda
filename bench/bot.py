"""What the benchmark needs to know of a bot, and a bot as it is running."""

import asyncio
import math
import time
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from bench.client import Client
from bench.dialect import Dialect
from bench.errors import BenchError
from bench.patients import Patients, Session, Turn
from bench.processes import Command, Program, free_port, on_cores, resident_bytes, started
from bench.texts import FIRST

LONGEST_START_SECONDS = 300.0
_PAUSE_SECONDS = 0.05  # between two attempts, so that they do not slow down what they wait for


class Bot(Protocol):
    """A bot that can be measured."""

    @property
    def name(self) -> str:
        """For people."""

    @property
    def dialect(self) -> Dialect:
        """How it is talked to."""

    def commands(self, state: Path, port: int) -> Sequence[Command]:
        """The processes that serve it, the one that listens on the port last; its records are kept in `state`."""

    def train(self, work: Path) -> float:
        """Train its model from nothing; seconds."""

    def installed_bytes(self) -> int:
        """The size of what has to be installed for it."""


@dataclass(frozen=True)
class Running:
    """A bot that has answered for the first time."""

    start_s: float
    patients: Patients
    programs: Sequence[Program]

    def talk(self, sessions: Iterable[Session], *, at_once: int = 1, seconds: float = math.inf) -> list[Turn]:
        """As Patients.talk; raises BenchError when the bot does not answer any more."""
        try:
            return asyncio.run(self.patients.talk(sessions, at_once=at_once, seconds=seconds))
        except OSError as err:
            for program in self.programs:
                program.check()
            raise BenchError(f"the connection was lost: {err}") from err

    def resident_mb(self) -> float:
        """Resident memory of all its processes, in 10^6 bytes."""
        return resident_bytes([each.process.pid for each in self.programs]) / 1e6


@contextmanager
def running(bot: Bot, state: Path, cores: Collection[int]) -> Iterator[Running]:
    """Start it on these cores, and wait until a question is answered by a quote."""
    port = free_port()
    with ExitStack() as stack:
        start = time.perf_counter()
        with on_cores(cores):
            programs = [
                stack.enter_context(started(command, state / f"said-{number}"))
                for number, command in enumerate(bot.commands(state, port))
            ]
        asyncio.run(_first_answer(bot.dialect, port, programs))
        yield Running(time.perf_counter() - start, Patients(bot.dialect, port), programs)


async def _first_answer(dialect: Dialect, port: int, programs: Sequence[Program]) -> None:
    end = time.perf_counter() + LONGEST_START_SECONDS
    while time.perf_counter() < end:
        for program in programs:
            program.check()
        if await _quotes(dialect, port):
            return
        await asyncio.sleep(_PAUSE_SECONDS)
    raise BenchError(f"no quote within {LONGEST_START_SECONDS:.0f} s of its start")


async def _quotes(dialect: Dialect, port: int) -> bool:
    try:
        async with Client(port) as client:
            conversation = await dialect.begin(client)
            return (await dialect.say(client, conversation, FIRST)).quotes
    except OSError:  # nothing listens yet
        return False
