"""What a conversation needs of the records, whatever its database does."""

import asyncio
import random
import sqlite3
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import IntegrityError, SQLAlchemyError

from bot.records.database import open_database
from bot.records.dead_letters import DeadLetters, waiting_in
from bot.records.errors import DatabaseUnavailable
from bot.records.letters import Letter
from bot.records.outbox import Outbox
from bot.records.recovering import work_of
from bot.records.redacted import RedactedText
from bot.records.remembered import Remembered
from bot.records.store import TurnStore
from bot.records.turn import Entry
from bot.records.upgrading import upgrade
from tests.databases import PostgreSQL

from .looking import bytes_on_disk, counts, rows, tables_with, turns
from .trouble import Trouble
from .turns import an_entry

SESSION = timedelta(hours=1)
LONG = 30  # seconds; whatever takes so long hangs
SHORT = 0.3  # that a turn waits for a database that hangs


@pytest.fixture
def letters(tmp_path: Path) -> Path:
    return tmp_path / "state" / "dead-letters"


@pytest.fixture
async def store(engine: Engine, letters: Path) -> AsyncIterator[TurnStore]:
    """Its database is there."""
    store = new_store(engine, letters)
    assert await store.recover()
    yield store
    store.close()


@pytest.fixture
async def hurried(engine: Engine, letters: Path) -> AsyncIterator[TurnStore]:
    """Its database is there too, and soon given up when it hangs."""
    store = new_store(engine, letters, seconds=SHORT)
    assert await store.recover()
    yield store
    store.close()


@pytest.fixture
def trouble(engine: Engine) -> Trouble:
    return Trouble(engine)


def new_store(
    engine: Engine,
    letters: Path,
    *,
    size: int = 1_000_000,
    seconds: float = LONG,
    prepare: Callable[[Engine], None] = lambda _: None,
) -> TurnStore:
    return TurnStore(engine, Outbox(DeadLetters(letters, size)), SESSION, prepare, seconds=seconds)


def now(**changes: Any) -> Entry:
    """What a turn leaves that is just over."""
    return an_entry(at=datetime.now(UTC), **changes)


def states(engine: Engine) -> dict[str, str]:
    return {row["conversation"]: row["state"] for row in rows(engine, "conversation_states")}


def listed(engine: Engine) -> list[str]:
    return [row["text"] for row in rows(engine, "doctor_questions")]


def deeds(engine: Engine) -> list[tuple[str, str, int]]:
    return [(row["actor"], row["deed"], row["count"]) for row in rows(engine, "deeds")]


async def wait_until(happened: Callable[[], bool]) -> None:
    async with asyncio.timeout(LONG):
        while not happened():
            await asyncio.sleep(0.005)


@contextmanager
def in_time(seconds: float = 5.0) -> Iterator[None]:
    """Much longer than a turn waits, much shorter than what it would wait for."""
    started = time.monotonic()
    yield
    assert time.monotonic() - started < seconds


async def test_a_turn_is_in_the_database_when_it_is_kept(store: TurnStore, engine: Engine, letters: Path) -> None:
    entry = now(state="state", questions=("a",))
    await store.keep(entry)
    assert turns(engine) == [entry.turn] and states(engine) == {"c": "state"} and listed(engine) == ["a"]
    assert waiting_in(letters) == 0 and not store.is_down


async def test_a_turn_begins_from_what_the_one_before_left(store: TurnStore) -> None:
    assert await store.remember("c", "new") == Remembered()
    await store.keep(now(state="state", questions=("a",)))
    assert await store.remember("c", "new") == Remembered("state", ("a",))
    assert await store.remember("other", "new") == Remembered()


async def test_a_turn_is_told_whether_it_was_answered_before(store: TurnStore) -> None:
    await store.keep(now(key="k1", reply="one"))
    await store.keep(now(key="k2", reply="two"))
    await store.keep(now(key="k3"))
    found = [(await store.remember(whose, key)).reply for whose, key in (("c", "k1"), ("c", "k3"), ("d", "k1"))]
    assert found == ["one", None, None]
    assert await store.replies("c") == ("one", "two") and await store.replies("d") == ()


async def test_a_turn_that_comes_twice_is_kept_once(store: TurnStore, engine: Engine) -> None:
    entry = now(key="k1", reply="one", state="first")
    await store.keep(entry)
    await store.keep(now(key="k1", reply="other", state="second"))
    assert turns(engine) == [entry.turn] and states(engine) == {"c": "first"}
    assert await store.replies("c") == ("one",)


async def test_replies_go_with_the_session_or_when_the_conversation_is_deleted(store: TurnStore) -> None:
    over = datetime.now(UTC) - SESSION - timedelta(seconds=1)
    await store.keep(an_entry(key="old", at=over, reply="one"))
    await store.keep(now(key="new", reply="two"))
    assert await store.replies("c") == ("two",)
    await store.end_sessions(datetime.now(UTC) - SESSION)
    assert (await store.remember("c", "old")).reply is None
    await store.delete("c")
    assert await store.replies("c") == ()


async def test_replies_are_out_of_reach_while_the_database_is_away(store: TurnStore, trouble: Trouble) -> None:
    await store.keep(now(key="k1", reply="one"))
    with trouble.failing():
        for _ in range(2):  # found out, and known
            with pytest.raises(DatabaseUnavailable):
                await store.replies("c")
    assert await store.recover()
    assert await store.replies("c") == ("one",)


async def test_after_a_session_only_the_list_for_the_doctor_is_left(store: TurnStore) -> None:
    over = datetime.now(UTC) - SESSION - timedelta(seconds=1)
    await store.keep(an_entry(at=over, state="state", questions=("a", "b")))
    assert await store.remember("c", "new") == Remembered(None, ("a", "b"))


async def test_turns_kept_at_the_same_time_are_all_there(store: TurnStore, engine: Engine, letters: Path) -> None:
    await asyncio.gather(*(store.keep(now(conversation=str(number), state="s")) for number in range(40)))
    if waiting_in(letters):  # a busy machine
        assert await store.recover()
    assert counts(engine)["turns"] == counts(engine)["conversation_states"] == 40


async def test_before_it_is_made_ready_the_database_counts_as_away(engine: Engine, letters: Path) -> None:
    store = new_store(engine, letters)
    with pytest.raises(DatabaseUnavailable):
        await store.remember("c", "new")
    await store.keep(now())
    assert counts(engine) == {} and waiting_in(letters) == 1
    assert await store.recover()
    assert counts(engine)["turns"] == 1 and waiting_in(letters) == 0
    store.close()


async def test_a_database_that_is_away_loses_nothing_and_doubles_nothing(
    store: TurnStore, engine: Engine, trouble: Trouble, letters: Path
) -> None:
    entries = [now(state=str(number), questions=(str(number),)) for number in range(3)]
    with trouble.failing():
        for entry in entries:
            await store.keep(entry)
        assert store.is_down and waiting_in(letters) == 3
        assert not await store.recover()
    for _ in range(2):
        assert await store.recover()
    assert turns(engine) == [entry.turn for entry in entries]
    assert states(engine) == {"c": "2"} and listed(engine) == ["2"]
    assert waiting_in(letters) == 0 and not store.is_down


async def test_while_it_is_away_no_turn_asks_it(store: TurnStore, trouble: Trouble) -> None:
    with trouble.failing():
        await store.keep(now())
    asked = len(trouble.statements)
    await store.keep(now())
    await store.delete("other")
    with pytest.raises(DatabaseUnavailable):
        await store.remember("c", "new")
    assert len(trouble.statements) == asked


async def test_a_database_that_hangs_is_not_waited_for(
    hurried: TurnStore, engine: Engine, trouble: Trouble, letters: Path
) -> None:
    with trouble.hanging(words="INSERT INTO turns"):
        with in_time():
            await hurried.keep(now(key="1", state="1"))
        assert hurried.is_down and waiting_in(letters) == 1
        with in_time():
            await hurried.keep(now(key="2", state="2"))
        assert await hurried.remember("c", "new") == Remembered("2")
    async with asyncio.timeout(LONG):
        assert await hurried.recover()
    assert [turn.key for turn in turns(engine)] == ["1", "2"] and states(engine) == {"c": "2"}


async def test_a_read_that_hangs_is_not_waited_for(hurried: TurnStore, trouble: Trouble) -> None:
    with trouble.hanging(words="SELECT"), in_time():
        with pytest.raises(DatabaseUnavailable, match="does not answer"):
            await hurried.remember("c", "new")
        assert hurried.is_down


async def test_what_was_not_begun_in_time_is_not_done_later(
    hurried: TurnStore, engine: Engine, trouble: Trouble, letters: Path
) -> None:
    with trouble.hanging(words="INSERT INTO turns"):
        first = asyncio.create_task(hurried.write(work_of(now(key="0"))))
        await wait_until(trouble.holding.is_set)
        await asyncio.gather(*(hurried.keep(now(key=str(number))) for number in (1, 2)))
    await first
    await hurried.write(lambda connection: connection.exec_driver_sql("SELECT 1").scalar())
    assert len(turns(engine)) == 1 and waiting_in(letters) == 2
    assert await hurried.recover()
    assert sorted(turn.key for turn in turns(engine)) == ["0", "1", "2"]


async def test_a_turn_that_is_being_kept_when_the_process_ends_is_not_lost(
    store: TurnStore, engine: Engine, trouble: Trouble, letters: Path
) -> None:
    with trouble.hanging(words="INSERT INTO turns"):
        kept = [asyncio.create_task(store.keep(now(key=str(number)))) for number in range(3)]
        await wait_until(trouble.holding.is_set)
        for task in kept:
            task.cancel()
        await asyncio.gather(*kept, return_exceptions=True)
        assert all(task.cancelled() for task in kept) and waiting_in(letters) == 3
    assert await store.recover()
    assert sorted(turn.key for turn in turns(engine)) == ["0", "1", "2"]


REFUSED: list[dict[str, Any]] = [
    {"shown": (1, None)},
    {"at": datetime(2026, 1, 1)},
    {"text": RedactedText("half \ud83d a character")},
]


@pytest.mark.parametrize("changes", REFUSED, ids=range(len(REFUSED)))
async def test_a_turn_that_is_refused_for_good_stops_no_other(
    store: TurnStore, engine: Engine, caplog: pytest.LogCaptureFixture, changes: dict[str, Any]
) -> None:
    good = [now(), now()]
    await store.keep(good[0])
    await store.keep(an_entry(**changes))
    await store.keep(good[1])
    assert await store.recover() and not store.is_down
    assert turns(engine) == [entry.turn for entry in good]
    assert "the database refuses a turn, which is lost: " in caplog.text


async def test_a_turn_that_is_refused_once_is_not_lost(store: TurnStore, engine: Engine, trouble: Trouble) -> None:
    """As when two servers of one database meet a new release at the same moment."""
    other, entry = now(), now()
    await store.keep(other)
    with trouble.failing(IntegrityError("INSERT", {}, ValueError()), words="INSERT INTO turn_lines"):
        await store.keep(entry)
    assert await store.recover()
    assert turns(engine) == [other.turn, entry.turn]


async def test_states_in_memory_serve_the_next_turn_and_are_written_when_the_database_is_back(
    store: TurnStore, engine: Engine, trouble: Trouble
) -> None:
    with trouble.failing():
        await store.keep(now(state="first"))
        assert await store.remember("c", "new") == Remembered("first")
        await store.keep(now(state="second"))
        assert await store.remember("c", "new") == Remembered("second")
    assert await store.recover()
    assert await store.remember("c", "new") == Remembered("second")
    assert states(engine) == {"c": "second"}


async def test_a_state_begun_without_history_is_not_written_over_what_is_there(
    store: TurnStore, engine: Engine, trouble: Trouble
) -> None:
    await store.keep(now(state="all of it", questions=("a",)))
    with trouble.failing():
        with pytest.raises(DatabaseUnavailable):
            await store.remember("c", "new")
        await store.keep(now(state="the end of it", questions=("b",), is_whole=False))
        assert await store.remember("c", "new") == Remembered("the end of it", is_whole=False)
    assert await store.recover()
    assert states(engine) == {"c": "all of it"} and listed(engine) == ["a", "b"]
    assert await store.remember("c", "new") == Remembered("all of it", ("a", "b"))


async def test_a_state_that_is_older_than_a_session_does_not_serve(store: TurnStore, trouble: Trouble) -> None:
    over = datetime.now(UTC) - SESSION - timedelta(seconds=1)
    with trouble.failing():
        await store.keep(an_entry(at=over, state="state"))
        with pytest.raises(DatabaseUnavailable):
            await store.remember("c", "new")


async def test_a_conversation_is_deleted_everywhere_and_a_deed_says_so(
    store: TurnStore, engine: Engine, trouble: Trouble
) -> None:
    for conversation in ("c", "other"):
        await store.keep(now(conversation=conversation, state="canary", questions=("canary",)))
    await store.keep(now(state="canary", text=RedactedText("canary"), helpful=True))
    await store.delete("c")
    assert turns(engine) == [] and len(turns(engine, "other")) == 1
    assert list(states(engine)) == ["other"] and deeds(engine) == [("patient", "delete", 3)]


async def test_a_deletion_while_it_is_away_is_done_afterwards_and_not_undone_by_late_turns(
    store: TurnStore, engine: Engine, trouble: Trouble, letters: Path
) -> None:
    await store.keep(now(state="canary", questions=("canary",)))
    with trouble.failing():
        await store.keep(now(state="canary", text=RedactedText("canary"), questions=("canary", "more canary")))
        await store.delete("c")
        with pytest.raises(DatabaseUnavailable):
            await store.remember("c", "new")
    assert await store.recover()
    assert tables_with(engine, "canary") == [] and waiting_in(letters) == 0
    assert b"canary" not in letters.read_bytes()
    assert deeds(engine) == [("patient", "delete", 4)]


async def test_who_goes_on_after_a_deletion_begins_anew(store: TurnStore, engine: Engine, trouble: Trouble) -> None:
    after = now(state="after", questions=("after",))
    with trouble.failing():
        await store.keep(now(state="before", questions=("before",)))
        await store.delete("c")
        await store.keep(after)
    assert await store.recover()
    assert turns(engine) == [after.turn] and listed(engine) == ["after"]
    assert states(engine) == {"c": "after"}


async def test_what_was_deleted_is_not_in_sqlites_files(tmp_path: Path, letters: Path) -> None:
    folder = tmp_path / "database"
    engine = open_database(f"sqlite:///{folder / 'bot.db'}")
    store = new_store(engine, letters, prepare=upgrade)
    assert await store.recover()
    await store.keep(now(text=RedactedText("canary"), state="canary", questions=("canary",)))
    assert b"canary" in bytes_on_disk(engine)
    await store.delete("c")
    await store.end_sessions(datetime.now(UTC) - SESSION)  # which housekeeping does every minute
    assert all(b"canary" not in each.read_bytes() for each in folder.iterdir())
    store.close()


async def test_what_comes_while_it_recovers_is_written_too_and_nothing_twice(
    store: TurnStore, engine: Engine, trouble: Trouble, letters: Path
) -> None:
    with trouble.failing():
        await store.keep(now(key="1", state="1"))
        await store.delete("other")
    with trouble.hanging(words="INSERT INTO turns"):
        recovering = asyncio.create_task(store.recover())
        await wait_until(trouble.holding.is_set)
        await store.keep(now(key="2", state="2"))
    assert await recovering and waiting_in(letters) == 0
    assert [turn.key for turn in turns(engine)] == ["1", "2"] and states(engine) == {"c": "2"}
    assert trouble.count("INSERT INTO turns") == 2 and deeds(engine) == [("patient", "delete", 0)]


class SlowOutbox(Outbox):
    """Takes its time to keep a letter."""

    def __init__(self, file: DeadLetters) -> None:
        super().__init__(file)
        self.go_on = asyncio.Event()
        self.posting = asyncio.Event()

    async def post(self, letter: Letter) -> None:
        self.posting.set()
        await self.go_on.wait()
        await super().post(letter)


async def test_a_letter_that_comes_just_after_it_recovered_is_not_forgotten(engine: Engine, letters: Path) -> None:
    outbox = SlowOutbox(DeadLetters(letters, 10_000))
    store = TurnStore(engine, outbox, SESSION, lambda _: None)
    keeping = asyncio.create_task(store.keep(now(key="late")))
    await outbox.posting.wait()
    assert await store.recover()
    was_down = store.is_down
    outbox.go_on.set()
    await keeping
    assert (was_down, store.is_down) == (False, True)  # so that no later turn is written before it
    assert await store.recover() and [turn.key for turn in turns(engine)] == ["late"]
    store.close()


async def test_a_state_in_memory_does_not_outlive_a_newer_one_in_the_database(
    engine: Engine, letters: Path, trouble: Trouble
) -> None:
    file = DeadLetters(letters, 10_000)
    await Outbox(file).post(now(conversation="other"))
    outbox = SlowOutbox(file)
    store = TurnStore(engine, outbox, SESSION, lambda _: None, seconds=LONG)
    with trouble.hanging(words="INSERT INTO turns"):
        recovering = asyncio.create_task(store.recover())
        await wait_until(trouble.holding.is_set)
        slow = asyncio.create_task(store.keep(now(state="older")))  # whose letter comes after all is written
        await outbox.posting.wait()
    assert await recovering
    await store.keep(now(state="newer"))
    assert await store.remember("c", "new") == Remembered("newer")
    outbox.go_on.set()
    await slow
    store.close()


async def test_a_database_that_goes_away_halfway_through_recovering_loses_nothing(
    store: TurnStore, engine: Engine, trouble: Trouble, letters: Path
) -> None:
    with trouble.failing():
        for number in range(300):  # more than one transaction
            await store.keep(now(key=f"{number:03d}", verdict="partial" if number == 250 else "answered"))
    with trouble.failing(words="INSERT INTO feedback"):
        await store.keep(now(key="300"))
        await store.keep(now(key="301", helpful=True))
        assert not await store.recover()
    assert store.is_down and waiting_in(letters) == 302
    assert await store.recover()
    assert [turn.key for turn in turns(engine)] == [f"{number:03d}" for number in range(302)]


async def test_a_database_that_stays_away_is_asked_once_each_time(
    store: TurnStore, trouble: Trouble, letters: Path
) -> None:
    with trouble.failing():
        await asyncio.gather(*(store.keep(now()) for _ in range(50)))
        asked = len(trouble.statements)
        for _ in range(3):
            assert not await store.recover()
        assert len(trouble.statements) == asked + 3
    assert await store.recover() and waiting_in(letters) == 0


async def test_what_is_given_up_halfway_is_not_done_behind_the_back(
    store: TurnStore, engine: Engine, trouble: Trouble
) -> None:
    with trouble.failing():
        for number in range(500):
            await store.keep(now(key=str(number)))
    with trouble.failing(words="INSERT INTO turns"):
        assert not await store.recover()
    await store.write(lambda connection: connection.exec_driver_sql("SELECT 1").scalar())
    assert turns(engine) == []


async def test_a_full_file_and_a_database_that_is_away_lose_nothing(
    engine: Engine, letters: Path, trouble: Trouble
) -> None:
    store = new_store(engine, letters, size=2000)
    with trouble.failing():
        for number in range(10):
            await store.keep(now(key=str(number)))
    assert 0 < waiting_in(letters) < 10
    assert await store.recover()
    assert sorted(turn.key for turn in turns(engine)) == [str(number) for number in range(10)]
    store.close()


async def test_letters_of_a_process_that_was_killed_are_written_by_the_next(engine: Engine, letters: Path) -> None:
    entry, file = now(), DeadLetters(letters)
    await Outbox(file).post(entry)
    file.close()
    store = new_store(engine, letters, size=8 * 1024 * 1024)
    assert await store.recover()
    assert turns(engine) == [entry.turn] and waiting_in(letters) == 0
    store.close()


async def test_sessions_end_in_the_database_and_in_memory(store: TurnStore, engine: Engine, trouble: Trouble) -> None:
    entry = now(state="state", conversation="away")
    await store.keep(now(state="state"))
    await store.end_sessions(datetime.now(UTC))
    assert states(engine) == {}
    with trouble.failing():
        await store.keep(entry)
        await store.end_sessions(entry.turn.at)
        assert (await store.remember("away", "new")).state == "state"
        await store.end_sessions(entry.turn.at + timedelta(microseconds=1))
        with pytest.raises(DatabaseUnavailable):
            await store.remember("away", "new")


async def test_what_is_no_part_of_a_turn_raises_what_the_database_says(store: TurnStore, trouble: Trouble) -> None:
    def count(connection: Connection) -> int:
        return int(connection.exec_driver_sql("SELECT count(*) FROM turns").scalar() or 0)

    assert await store.read(count) == await store.write(count) == 0
    with trouble.failing():
        for deed in (store.read, store.write):
            with pytest.raises(SQLAlchemyError):
                await deed(count)
    assert not store.is_down


async def test_closing_finishes_what_was_ordered_and_gives_the_file_to_others(engine: Engine, letters: Path) -> None:
    store = new_store(engine, letters)
    assert await store.recover()

    def write_slowly(connection: Connection) -> None:
        time.sleep(0.2)
        work_of(now())(connection)

    written = [asyncio.create_task(store.write(write_slowly)) for _ in range(3)]
    await asyncio.sleep(0)  # in which all of them are ordered
    store.close()
    assert counts(engine)["turns"] == 3
    DeadLetters(letters, 1_000_000).close()
    await asyncio.gather(*written)


async def test_an_sqlite_file_that_another_process_holds(tmp_path: Path, letters: Path) -> None:
    engine = open_database(f"sqlite:///{tmp_path / 'bot.db'}")
    store = new_store(engine, letters, seconds=SHORT, prepare=upgrade)
    assert await store.recover()
    with closing(sqlite3.connect(tmp_path / "bot.db", isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with in_time():
            await store.keep(now(key="1", state="1"))
        with in_time():
            await store.delete("other")
        assert store.is_down and not await store.recover() and waiting_in(letters) == 2
        other.execute("ROLLBACK")
    assert await store.recover()
    assert [turn.key for turn in turns(engine)] == ["1"] and states(engine) == {"c": "1"}
    store.close()


async def test_an_sqlite_file_that_another_process_holds_at_the_start(tmp_path: Path, letters: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "bot.db", isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        engine = open_database(f"sqlite:///{tmp_path / 'bot.db'}")
        store = new_store(engine, letters, seconds=SHORT, prepare=upgrade)
        assert not await store.recover()
        await store.keep(now())
        other.execute("ROLLBACK")
    assert await store.recover() and len(turns(engine)) == 1
    store.close()


async def test_a_server_that_is_stopped_and_started_again(
    postgresql: PostgreSQL, prepared_postgresql: str, letters: Path
) -> None:
    with postgresql.database(prepared_postgresql) as name:
        engine = open_database(postgresql.address(name))
        store = new_store(engine, letters)
        assert await store.recover()
        await store.keep(now(key="1", state="1"))
        with postgresql.stopped():
            with pytest.raises(DatabaseUnavailable), in_time():
                await store.remember("c", "new")
            with in_time():
                await store.keep(now(key="2", state="2"))
            assert await store.remember("c", "new") == Remembered("2") and not await store.recover()
        assert await store.recover()
        await store.keep(now(key="3", state="3"))
        assert [turn.key for turn in turns(engine)] == ["1", "2", "3"] and states(engine) == {"c": "3"}
        store.close()


async def test_a_server_that_is_stopped_at_the_start(postgresql: PostgreSQL, letters: Path) -> None:
    with postgresql.database() as name:
        engine = open_database(postgresql.address(name))
        store = new_store(engine, letters, prepare=upgrade)
        with postgresql.stopped():
            assert not await store.recover()
            await store.keep(now())
        assert await store.recover() and len(turns(engine)) == 1
        store.close()


@pytest.mark.parametrize("seed", range(3))
async def test_whatever_happens_in_whatever_order_each_turn_is_there_once(
    store: TurnStore, engine: Engine, trouble: Trouble, seed: int
) -> None:
    """Conversations go on through outages; what was kept before a deletion is gone, what came after it is there."""
    chance = random.Random(seed)
    expected: dict[str, list[str]] = {name: [] for name in "abcd"}
    for number in range(120):
        name, deed = chance.choice("abcd"), chance.random()
        with trouble.failing() if chance.random() < 0.3 else trouble.failing(words="nothing has these words"):
            if deed < 0.1:
                await store.delete(name)
                expected[name] = []
            elif deed < 0.8:
                await store.keep(now(key=str(number), conversation=name, state=str(number)))
                expected[name].append(str(number))
            else:
                await store.recover()
    assert await store.recover()
    assert {name: [turn.key for turn in turns(engine, name)] for name in "abcd"} == expected
    assert states(engine) == {name: keys[-1] for name, keys in expected.items() if keys}
