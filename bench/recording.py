"""What records add to a turn: turns in memory and turns on record, taken by turns, in one process.

`.venv/bin/python bench/recording.py [ADDRESS]` after `make train`: milliseconds over the open questions in
tests/quality, thirty to a conversation, in an SQLite file of its own or in the database at ADDRESS.
"""

import asyncio
import json
import statistics
import sys
import tempfile
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from bot import bootstrap
from bot.cli import quieten
from bot.conversation import Conversations
from bot.settings import PROJECT, Settings

WARM_UP = 30
EACH = 30  # turns of a conversation


def questions() -> list[str]:
    """The open half of the project's labelled questions."""
    lines = (PROJECT / "tests" / "quality" / "open.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line)["question"] for line in lines]


async def milliseconds(texts: list[str], settings: Settings) -> tuple[list[float], list[float]]:
    """Of each text in memory and on record, after a warm-up."""
    with closing(bootstrap.turn_store(settings)) as store:
        if not await store.recover():
            sys.exit("the database does not answer")
        kinds: tuple[Conversations, ...] = (
            bootstrap.conversations_in_memory(settings),
            bootstrap.conversations(settings, store),
        )
        found: tuple[list[float], list[float]] = ([], [])
        for number, text in enumerate([*texts[:WARM_UP], *texts]):
            for kind, times in zip(kinds, found, strict=True):
                start = time.perf_counter()
                await kind.say(f"bench {number // EACH}", text)
                times.append((time.perf_counter() - start) * 1000)
    return found[0][WARM_UP:], found[1][WARM_UP:]


if __name__ == "__main__":
    quieten()
    with tempfile.TemporaryDirectory() as folder:
        own = replace(bootstrap.settings(), state=Path(folder), database="".join(sys.argv[1:2]))
        without, with_records = asyncio.run(milliseconds(questions(), own))
    added = statistics.median(b - a for a, b in zip(without, with_records, strict=True))
    print(
        f"{len(without)} turns: median {statistics.median(without):.1f} ms in memory, "
        f"{statistics.median(with_records):.1f} ms on record, {added:.1f} ms more"
    )
