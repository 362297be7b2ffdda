"""Measures a bot: its start, then the parts of the plan, each on a running bot."""

import math
import tempfile
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import cycle, islice
from pathlib import Path

from bench.bot import Bot, Running, running
from bench.measures import EARLY, LATE, Level, Measures
from bench.patients import Session, Turn
from bench.plan import LONG_TURNS, MEMORY_AT_ONCE, MEMORY_STEP, SESSION_TURNS, Plan
from bench.progress import say
from bench.texts import WARM_UP, in_sessions, unseen

Part = Callable[[Running], None]


@dataclass
class Measuring:
    """Collects what is measured of one bot, which is served from the given cores."""

    bot: Bot
    plan: Plan
    cores: Collection[int]
    texts: list[str] = field(default_factory=unseen)
    starts_s: list[float] = field(default_factory=list)
    latencies_ms: list[float] = field(default_factory=list)
    levels: list[Level] = field(default_factory=list)
    long: list[list[float]] = field(default_factory=list)
    memory: list[tuple[int, float]] = field(default_factory=list)
    turns: int = 0
    unanswered: int = 0
    _since_start: int = 0

    def measure(self, train_s: float | None) -> Measures:
        """Start the bot as often as the plan says, the parts shared out over the starts; raises BenchError."""
        parts: list[Part] = [self._latency, self._throughput, self._memory]
        for _ in range(self.plan.starts_before):
            self._say("a start that does not count")
            with self._started():
                pass
        for number in range(self.plan.starts):
            self._say(f"start {number + 1} of {self.plan.starts}")
            with self._started() as bot:
                self.starts_s.append(bot.start_s)
                self._since_start = 0
                for part in parts[number :: self.plan.starts]:
                    part(bot)
        install_mb = self.bot.installed_bytes() / 1e6
        return Measures(
            self.starts_s, install_mb, train_s, self.latencies_ms, self.levels, self.long, self.memory, self.turns,
            self.unanswered,
        )  # fmt: skip

    @contextmanager
    def _started(self) -> Iterator[Running]:
        with tempfile.TemporaryDirectory() as state, running(self.bot, Path(state), self.cores) as bot:
            yield bot

    def _latency(self, bot: Running) -> None:
        texts = self.texts[: self.plan.latency_turns]
        self._say(f"{len(texts)} texts it has not seen")
        self._talk(bot, [WARM_UP])
        self.latencies_ms += _times(self._talk(bot, in_sessions(texts, SESSION_TURNS)))
        for number in range(self.plan.long_conversations):
            self._say(f"{LONG_TURNS} turns of one conversation, {number + 1} of {self.plan.long_conversations}")
            start = number * len(self.texts) // self.plan.long_conversations
            self.long.append(_times(self._talk(bot, [long_session(self.texts, start)])))

    def _throughput(self, bot: Running) -> None:
        self._talk(bot, [WARM_UP])
        sessions = cycle(whole_sessions(self.texts))
        for count in self.plan.levels:
            self._say(f"{count} conversations at once for {self.plan.level_seconds:.0f} s")
            start = time.perf_counter()
            turns = self._talk(bot, sessions, at_once=count, seconds=self.plan.level_seconds)
            self.levels.append(Level(count, time.perf_counter() - start, _times(turns)))

    def _memory(self, bot: Running) -> None:
        """Where no turns are planned for it, it is what the other parts leave."""
        self._say(f"memory, after {self.plan.memory_turns} turns more")
        sessions = cycle(whole_sessions(self.texts))
        self.memory.append((self._since_start, bot.resident_mb()))
        for _ in range(self.plan.memory_turns // MEMORY_STEP):
            self._talk(bot, islice(sessions, MEMORY_STEP // SESSION_TURNS), at_once=MEMORY_AT_ONCE)
            self.memory.append((self._since_start, bot.resident_mb()))

    def _talk(
        self, bot: Running, sessions: Iterable[Session], *, at_once: int = 1, seconds: float = math.inf
    ) -> list[Turn]:
        turns = bot.talk(sessions, at_once=at_once, seconds=seconds)
        self.turns += len(turns)
        self._since_start += len(turns)
        self.unanswered += sum(not turn.is_answer for turn in turns)
        return turns

    def _say(self, words: str) -> None:
        say(f"{self.bot.name}: {words}")


def long_session(texts: Sequence[str], start: int) -> Session:
    """A conversation of 300 turns, which begins at one of the texts and ends with those that it began with."""
    session = list(islice(cycle(texts), start, start + LONG_TURNS))
    session[LATE] = session[EARLY]
    return session


def whole_sessions(texts: Sequence[str]) -> list[Session]:
    """The texts in sessions of one length, so that the turns of so many sessions are known."""
    return [each for each in in_sessions(texts, SESSION_TURNS) if len(each) == SESSION_TURNS]


def _times(turns: Iterable[Turn]) -> list[float]:
    return [turn.milliseconds for turn in turns]
