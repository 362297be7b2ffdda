"""How much is measured."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Plan:
    """Numbers of turns and conversations; the parts are shared out over the starts."""

    starts: int = 3
    """Of the bot, each with nothing on record."""
    starts_before: int = 1
    """Which are not counted, and leave the bytecode of the bot and its files in the system's cache."""
    latency_turns: int | None = None
    """The first so many of the unseen texts; all where it is None."""
    levels: tuple[int, ...] = (1, 10, 50, 200)
    """Conversations at once."""
    level_seconds: float = 15.0
    long_conversations: int = 5
    memory_turns: int = 5000


SESSION_TURNS = 5  # as patients ask: a question, some more, thanks
LONG_TURNS = 300
MEMORY_STEP = 250  # turns between two looks at the memory
MEMORY_AT_ONCE = 10  # conversations

FULL = Plan()
QUICK = Plan(starts=1, starts_before=0, latency_turns=300, level_seconds=2.0, long_conversations=1, memory_turns=0)
SMALL = Plan(
    starts=1,
    starts_before=0,
    latency_turns=20,
    levels=(1, 10),
    level_seconds=1.0,
    long_conversations=1,
    memory_turns=250,
)
