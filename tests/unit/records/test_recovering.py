"""The database is found back, and what waited for it is written."""

import logging
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from pathlib import Path
from typing import Any, cast

import pytest
from sqlalchemy.engine import Engine
from sqlalchemy.exc import DataError, IntegrityError

from bot.records.dead_letters import DeadLetters
from bot.records.errors import DatabaseUnavailable, UpgradeError
from bot.records.letters import Deletion
from bot.records.outbox import Outbox
from bot.records.recovering import Recovery, work_of
from bot.records.unsaved import Unsaved
from bot.records.writer import Writer

from .looking import counts, rows, turns
from .trouble import AWAY
from .turns import AT, an_entry

REFUSED = IntegrityError("INSERT", {}, ValueError("no such thing"))


class FakeWriter:
    """Does nothing; fails the orders with these numbers, counted from 0: the first is whether the database is there."""

    def __init__(self, failures: dict[int, Exception] | None = None) -> None:
        self.orders = 0
        self._failures = failures or {}

    def order(self, _work: Callable[[Any], object]) -> Future[None]:
        done: Future[None] = Future()
        failure = self._failures.get(self.orders)
        done.set_exception(failure) if failure else done.set_result(None)
        self.orders += 1
        return done


@pytest.fixture
def outbox(tmp_path: Path) -> Iterator[Outbox]:
    outbox = Outbox(DeadLetters(tmp_path / "dead-letters"))
    yield outbox
    outbox.close()


def recovery(
    writer: FakeWriter,
    outbox: Outbox,
    *,
    unsaved: Unsaved | None = None,
    prepare: Callable[[], None] = lambda: None,
) -> Recovery:
    return Recovery(cast(Writer, writer), outbox, unsaved or Unsaved(), prepare)


async def post(outbox: Outbox, count: int) -> None:
    for _ in range(count):
        await outbox.post(an_entry())


async def test_letters_and_states_are_written_and_forgotten(outbox: Outbox) -> None:
    writer, unsaved = FakeWriter(), Unsaved()
    await post(outbox, 3)
    for conversation, is_whole in (("a", True), ("b", False)):
        unsaved.put(conversation, "state", AT, is_whole=is_whole)
    assert await recovery(writer, outbox, unsaved=unsaved).run()
    assert writer.orders == 1 + 3 + 1 and (await outbox.waiting()).letters == ()
    assert unsaved.get("a", AT) is unsaved.get("b", AT) is None


async def test_a_database_that_is_away_is_not_given_what_waits(
    outbox: Outbox, caplog: pytest.LogCaptureFixture
) -> None:
    writer = FakeWriter({0: AWAY})
    await post(outbox, 3)
    assert not await recovery(writer, outbox).run()
    assert writer.orders == 1 and len((await outbox.waiting()).letters) == 3
    assert "the database is away: OperationalError" in caplog.text


async def test_a_database_that_goes_away_is_given_no_more_and_keeps_nothing_waiting(outbox: Outbox) -> None:
    writer, unsaved = FakeWriter({150: AWAY}), Unsaved()
    unsaved.put("a", "state", AT, is_whole=True)
    await post(outbox, 500)
    assert not await recovery(writer, outbox, unsaved=unsaved).run()
    assert writer.orders == 201 and len((await outbox.waiting()).letters) == 500
    assert unsaved.get("a", AT)


@pytest.mark.parametrize(
    "refused", [REFUSED, DataError("INSERT", {}, ValueError()), ValueError("a NUL"), KeyError("k")]
)
async def test_what_is_refused_for_good_is_lost_and_that_is_said(
    outbox: Outbox, caplog: pytest.LogCaptureFixture, refused: Exception
) -> None:
    writer = FakeWriter({2: refused})
    await post(outbox, 3)
    assert await recovery(writer, outbox).run()
    assert writer.orders == 4 and (await outbox.waiting()).letters == ()
    said = [record.getMessage() for record in caplog.records if record.levelno == logging.CRITICAL]
    assert said == [f"the database refuses a turn, which is lost: {type(refused).__name__}"]


async def test_the_database_is_made_ready_once(outbox: Outbox) -> None:
    prepared: list[str] = []
    found = recovery(FakeWriter(), outbox, prepare=lambda: prepared.append("ready"))
    assert await found.run() and await found.run()
    assert prepared == ["ready"]


async def test_until_it_is_ready_it_is_away(outbox: Outbox, caplog: pytest.LogCaptureFixture) -> None:
    writer, failures = FakeWriter(), [DatabaseUnavailable("the database is away"), UpgradeError("mend it")]

    def prepare() -> None:
        if failures:
            raise failures.pop(0)

    found = recovery(writer, outbox, prepare=prepare)
    assert not await found.run() and "the database is away" in caplog.text
    with pytest.raises(UpgradeError, match="mend it"):
        await found.run()
    assert writer.orders == 0 and await found.run()


def test_a_turn_is_written_and_a_deletion_is_done(engine: Engine) -> None:
    entry = an_entry(state="state")
    with engine.begin() as connection:
        work_of(entry)(connection)
    assert turns(engine) == [entry.turn]
    with engine.begin() as connection:
        work_of(Deletion("c", "clerk"))(connection)
    (deed,) = rows(engine, "deeds")
    assert (deed["actor"], deed["deed"], deed["count"]) == ("clerk", "delete", 1)
    assert set(counts(engine)) == {"documents", "releases", "deeds"}
