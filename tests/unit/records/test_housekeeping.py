"""What the records need beside turns."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.engine import Engine

from bot.records import housekeeping as module
from bot.records.dead_letters import DeadLetters, waiting_in
from bot.records.errors import UpgradeError
from bot.records.housekeeping import Housekeeping
from bot.records.outbox import Outbox
from bot.records.store import TurnStore

from .looking import counts, rows, turns
from .trouble import Trouble
from .turns import an_entry

KEEP, SESSION = timedelta(days=30), timedelta(hours=1)
LONG = 30  # seconds; whatever takes so long hangs


@pytest.fixture
def letters(tmp_path: Path) -> Path:
    return tmp_path / "dead-letters"


@pytest.fixture
def store(engine: Engine, letters: Path) -> Iterator[TurnStore]:
    store = TurnStore(engine, Outbox(DeadLetters(letters)), SESSION, lambda _: None)
    yield store
    store.close()


@pytest.fixture
def housekeeping(store: TurnStore) -> Housekeeping:
    return Housekeeping(store, KEEP, SESSION)


def ago(time: timedelta, **changes: Any) -> Any:
    return an_entry(at=datetime.now(UTC) - time, **changes)


async def test_a_database_that_was_away_is_found_back(
    store: TurnStore, housekeeping: Housekeeping, engine: Engine, letters: Path
) -> None:
    await store.keep(an_entry())
    await housekeeping.recover()
    assert not store.is_down and counts(engine)["turns"] == 1 and waiting_in(letters) == 0


async def test_one_that_is_there_is_not_asked(store: TurnStore, housekeeping: Housekeeping, engine: Engine) -> None:
    await store.recover()
    trouble = Trouble(engine)
    await housekeeping.recover()
    assert trouble.statements == []


async def test_the_words_of_patients_who_have_gone_are_forgotten(
    store: TurnStore, housekeeping: Housekeeping, engine: Engine
) -> None:
    await store.recover()
    minute = timedelta(minutes=1)
    await store.keep(ago(SESSION + minute, conversation="gone", state="state"))
    await store.keep(ago(SESSION - minute, conversation="there", state="state"))
    await housekeeping.end_sessions()
    assert [row["conversation"] for row in rows(engine, "conversation_states")] == ["there"]


async def test_old_turns_are_deleted_until_none_is_left(
    store: TurnStore, housekeeping: Housekeeping, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.records.retention._AT_ONCE", 2)
    await store.recover()
    hour = timedelta(hours=1)
    for number in range(5):
        await store.keep(ago(KEEP + hour, key=str(number)))
    await store.keep(ago(KEEP - hour, key="young"))
    assert await housekeeping.expire() == 5
    assert [turn.key for turn in turns(engine)] == ["young"]
    assert [(deed["actor"], deed["count"]) for deed in rows(engine, "deeds")] == [
        ("retention", 2),
        ("retention", 2),
        ("retention", 1),
    ]


async def test_of_a_database_that_is_away_nothing_is_deleted(store: TurnStore, housekeeping: Housekeeping) -> None:
    assert store.is_down
    await housekeeping.end_sessions()
    assert await housekeeping.expire() == 0


class FakeStore:
    """Fails whatever it is asked, and counts how often."""

    is_down = True

    def __init__(self, failure: Exception) -> None:
        self.asked = 0
        self.again = asyncio.Event()
        self._failure = failure

    async def recover(self) -> bool:
        self.asked += 1
        if self.asked == 3:
            self.again.set()
        raise self._failure


@pytest.fixture
async def running(
    monkeypatch: pytest.MonkeyPatch,
) -> AsyncIterator[Callable[[Housekeeping], Awaitable[None]]]:
    """Runs, with no time between two times."""
    for name in ("_RECOVER_SECONDS", "_SESSION_SECONDS", "_EXPIRY_SECONDS"):
        monkeypatch.setattr(module, name, 0.001)
    tasks: list[asyncio.Task[None]] = []

    async def run(own: Housekeeping) -> None:
        tasks.append(asyncio.create_task(own.run()))

    yield run
    for task in tasks:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def test_all_of_it_is_done_again_and_again(
    running: Callable[[Housekeeping], Awaitable[None]], housekeeping: Housekeeping, store: TurnStore, engine: Engine
) -> None:
    await store.keep(ago(KEEP + SESSION, conversation="old", state="state"))
    await running(housekeeping)
    for number in range(2):
        await store.keep(ago(KEEP + SESSION, conversation=str(number), state="state"))
        async with asyncio.timeout(LONG):
            while set(counts(engine)) != {"documents", "releases", "deeds"}:
                await asyncio.sleep(0.01)
    assert not store.is_down


@pytest.mark.parametrize("failure", [UpgradeError("mend it"), OSError("broken"), KeyError("a bug")], ids=repr)
async def test_whatever_fails_it_goes_on_and_says_so(
    running: Callable[[Housekeeping], Awaitable[None]], failure: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    store: Any = FakeStore(failure)
    await running(Housekeeping(store, KEEP, SESSION))
    async with asyncio.timeout(LONG):
        await store.again.wait()
    assert f"housekeeping failed: {type(failure).__name__}" in caplog.text
