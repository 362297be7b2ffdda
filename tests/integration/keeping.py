"""A program that keeps turns, many at once, and says the key of each as soon as it is kept.

python -m tests.integration.keeping ADDRESS STATE FIRST COUNT; keys are numbers from FIRST on.
"""

import asyncio
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from bot.leaflet.document import read_document
from bot.records.database import open_database
from bot.records.dead_letters import DeadLetters
from bot.records.outbox import Outbox
from bot.records.preparing import prepare
from bot.records.redacted import RedactedText
from bot.records.store import TurnStore
from bot.records.turn import Asked, Entry, Release, Turn

CONVERSATIONS = 50
LETTERS = 1024 * 1024  # bytes

Kept = Callable[[int], None]


def entry(number: int) -> Entry:
    """The turn with this number."""
    release = Release(read_document().version, "model", "code")
    turn = Turn(
        key=f"{number:032d}",
        conversation=f"conversation {number % CONVERSATIONS}",
        at=datetime.now(UTC),
        channel="web",
        text=RedactedText(f"question {number}, and may I drink wine with it?"),
        asked=(Asked((("ask_alcohol", 0.9), ("ask_food", 0.05))),),
        verdict="answered",
        urgent=False,
        shown=("utter_quote", 38, "utter_doctor_alcohol"),
        release=release,
        milliseconds=5.0,
    )
    return Entry(turn, state=f"state {number}" + " " * 5000)


@asynccontextmanager
async def store_at(address: str, state: Path, *, seconds: float = 0.5) -> AsyncIterator[TurnStore]:
    """A store, which may have been killed before."""
    outbox = Outbox(DeadLetters(state / "dead-letters", LETTERS))
    ready = partial(prepare, document=read_document())
    store = TurnStore(open_database(address), outbox, timedelta(hours=1), ready, seconds=seconds)
    try:
        yield store
    finally:
        store.close()


async def keep_all(store: TurnStore, numbers: range, kept: Kept) -> None:
    """All turns at once; those of one conversation one after the other, as conversations do."""

    async def converse(conversation: int) -> None:
        for number in numbers:
            if number % CONVERSATIONS == conversation:
                await store.keep(entry(number))
                kept(number)

    conversations: list[Awaitable[None]] = [converse(conversation) for conversation in range(CONVERSATIONS)]
    await asyncio.gather(*conversations)


async def main(address: str, state: Path, numbers: range) -> None:
    """Keep them."""
    async with store_at(address, state) as store:
        await store.recover()
        await keep_all(store, numbers, lambda number: print(number, flush=True))


if __name__ == "__main__":
    first, count = int(sys.argv[3]), int(sys.argv[4])
    asyncio.run(main(sys.argv[1], Path(sys.argv[2]), range(first, first + count)))
