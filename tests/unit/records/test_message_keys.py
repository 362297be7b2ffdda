"""Whose a message is, on both databases."""

import asyncio
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.engine import Engine

from bot.records import message_keys
from bot.records.database import open_database
from bot.records.dead_letters import DeadLetters
from bot.records.errors import DatabaseUnavailable
from bot.records.message_keys import MessageKeys, take_key
from bot.records.outbox import Outbox
from bot.records.store import TurnStore

from .looking import add, rows
from .trouble import Trouble
from .turns import AT, an_entry

Open = Callable[[], TurnStore]
Ask = Callable[[MessageKeys], Any]
ASKING: list[Ask] = [lambda keys: keys.take("k"), lambda keys: keys.is_known("c"), lambda keys: keys.expire()]


@pytest.fixture(autouse=True)
def no_hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    """However slow the machine."""
    monkeypatch.setattr(message_keys, "_SECONDS", 60)


@pytest.fixture
async def open_store(engine: Engine, address: str, tmp_path: Path) -> AsyncIterator[Open]:
    """Opens the database as another process does, each time it is called."""
    stores: list[TurnStore] = []

    def new() -> TurnStore:
        outbox = Outbox(DeadLetters(tmp_path / f"dead-letters-{len(stores)}", 10_000))
        stores.append(TurnStore(open_database(address), outbox, timedelta(hours=1), lambda _: None))
        return stores[-1]

    yield new
    for store in stores:
        store.close()


@pytest.fixture
async def store(open_store: Open) -> TurnStore:
    """Its database is there."""
    store = open_store()
    assert await store.recover()
    return store


@pytest.fixture
async def other(open_store: Open) -> TurnStore:
    """Another process's."""
    store = open_store()
    assert await store.recover()
    return store


async def test_it_is_of_who_asks_first_however_often_they_ask(store: TurnStore, other: TurnStore) -> None:
    here, there = MessageKeys(store, "here"), MessageKeys(other, "there")
    asked = [(here, "k"), (there, "k"), (here, "k"), (there, "l"), (here, "l"), (there, "k")]
    assert [await who.take(key) for who, key in asked] == [True, False, True, True, False, False]


async def test_of_two_that_ask_at_once_one_has_it(store: TurnStore, other: TurnStore, engine: Engine) -> None:
    here, there = MessageKeys(store, "here"), MessageKeys(other, "there")
    for number in range(30):
        both = await asyncio.gather(here.take(str(number)), there.take(str(number)))
        assert sorted(both) == [False, True]
    assert len(rows(engine, "message_keys")) == 30


async def test_of_two_that_ask_for_many_in_another_order_each_message_has_one(
    store: TurnStore, other: TurnStore
) -> None:
    here, there = MessageKeys(store, "here"), MessageKeys(other, "there")
    for batch in range(10):
        names = [f"{batch}-{number}" for number in range(8)]
        asked = [here.take(name) for name in names] + [there.take(name) for name in reversed(names)]
        had = await asyncio.gather(*asked)
        assert all(one != another for one, another in zip(had[:8], reversed(had[8:]), strict=True))


async def test_its_own_it_is_as_long_as_its_queue_knows_it(store: TurnStore, engine: Engine) -> None:
    """Who caught a signed request and sends it again days later gets nothing."""
    for days in (2, 4):
        at = datetime.now(UTC) - timedelta(days=days)
        add(engine, "message_keys", {"key": str(days), "at": at, "taker": "here"})
    assert await MessageKeys(store, "here").take("2") and not await MessageKeys(store, "here").take("4")


async def test_a_patient_is_known_whose_calm_turns_are_on_record(store: TurnStore) -> None:
    keys = MessageKeys(store, "here")
    await store.keep(an_entry(conversation="c", key="0" * 32, urgent=True))
    assert not await keys.is_known("c"), "in an emergency nobody is told who this is"
    await store.keep(an_entry(conversation="c"))
    assert await keys.is_known("c") and not await keys.is_known("other")
    await store.delete("c")
    assert not await keys.is_known("c")


async def test_keys_are_kept_for_thirty_days(store: TurnStore, engine: Engine) -> None:
    for days in (0, 29, 31, 400):
        at = datetime.now(UTC) - timedelta(days=days)
        add(engine, "message_keys", {"key": str(days), "at": at, "taker": "here"})
    await MessageKeys(store, "here").expire()
    assert [row["key"] for row in rows(engine, "message_keys")] == ["0", "29"]
    assert await MessageKeys(store, "there").take("400") and not await MessageKeys(store, "there").take("29")


async def test_a_key_is_kept_with_when_it_was_taken_and_by_whom(engine: Engine) -> None:
    with engine.begin() as connection:
        taken = [take_key(connection, "k", taker, AT) for taker in ("here", "there", "here")]
    assert taken == [True, False, True]
    assert rows(engine, "message_keys") == [{"key": "k", "at": AT, "taker": "here"}]


@pytest.mark.parametrize("ask", ASKING)
async def test_a_database_that_is_away_is_not_asked(open_store: Open, ask: Ask) -> None:
    store = open_store()  # which is away until it is found
    trouble = Trouble(store._engine)
    with pytest.raises(DatabaseUnavailable, match="the database is away"):
        await ask(MessageKeys(store, "here"))
    assert trouble.statements == []


@pytest.mark.parametrize("ask", ASKING)
async def test_a_database_that_fails_is_unavailable(store: TurnStore, ask: Ask) -> None:
    with Trouble(store._engine).failing(), pytest.raises(DatabaseUnavailable, match="does not answer"):
        await ask(MessageKeys(store, "here"))
    await ask(MessageKeys(store, "here"))


@pytest.mark.parametrize("ask", ASKING)
async def test_a_database_that_hangs_is_waited_for_a_moment(
    store: TurnStore, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Trouble(store._engine).hanging(), monkeypatch.context() as patch:
        patch.setattr(message_keys, "_SECONDS", 0.05)
        with pytest.raises(DatabaseUnavailable, match="does not answer"):
            await ask(MessageKeys(store, "here"))
    await ask(MessageKeys(store, "here"))


async def test_what_is_taken_when_nobody_waits_for_it_any_more_is_still_this_processs(
    store: TurnStore, other: TurnStore
) -> None:
    trouble, here = Trouble(store._engine), MessageKeys(store, "here")
    with trouble.hanging(words="INSERT INTO message_keys"):
        asking = asyncio.create_task(here.take("k"))
        assert await asyncio.to_thread(trouble.holding.wait, 60)
        asking.cancel()
        await asyncio.wait({asking})
    assert await here.take("k") and not await MessageKeys(other, "there").take("k")


async def test_who_is_ended_while_it_finds_ends(store: TurnStore, monkeypatch: pytest.MonkeyPatch) -> None:
    """Or what runs beside the server would go on, and the server wait for it."""
    found: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
    monkeypatch.setattr(store, "read", lambda _work: found)
    asking = asyncio.create_task(MessageKeys(store, "here").is_known("c"))
    await asyncio.sleep(0)
    found.set_result(True)
    asking.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asking
