"""The records are joined from the settings: where they are, how long they are kept, and who opens them."""

from collections.abc import AsyncIterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import pytest_asyncio

from bot import bootstrap
from bot.records.errors import DatabaseSettingError, DatabaseUnavailable, DeadLettersError
from bot.records.reading import state_of, turns_of
from bot.records.redacted import RedactedText
from bot.records.store import TurnStore
from bot.records.turn import Entry, Release, Turn
from bot.settings import Settings

AWAY = "postgresql://bot:pa55word@127.0.0.1:1/clinic"  # nothing listens there


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(state=tmp_path / "state", keep_days=2, session_minutes=5)


@pytest_asyncio.fixture
async def store(settings: Settings) -> AsyncIterator[TurnStore]:
    """The database of the settings."""
    with closing(bootstrap.turn_store(settings)) as made:
        assert await made.recover()
        yield made


def entry(conversation: str, at: datetime) -> Entry:
    release = Release(bootstrap.document().version, "model-1", "code-1")
    turn = Turn(
        key=conversation, conversation=conversation, at=at, channel="web", text=RedactedText("hello 💊"), asked=(),
        verdict="small_talk", urgent=False, shown=("utter_greet",), release=release, milliseconds=1.0,
    )  # fmt: skip
    return Entry(turn, state="[]")


async def has_turns(store: TurnStore, conversation: str) -> bool:
    return bool(await store.read(lambda connection: turns_of(connection, conversation)))


async def test_records_may_be_in_another_database(settings: Settings, tmp_path: Path) -> None:
    elsewhere = replace(settings, database=f"sqlite:///{tmp_path / 'new' / 'other.db'}")
    with closing(bootstrap.turn_store(elsewhere)) as store:
        assert await store.recover()
    assert (tmp_path / "new" / "other.db").exists()
    assert not (settings.state / "bot.db").exists()


async def test_turns_wait_in_the_state_folder_while_the_database_is_away(settings: Settings) -> None:
    with closing(bootstrap.turn_store(replace(settings, database=AWAY))) as store:
        assert not await store.recover()
        await store.keep(entry("c", datetime.now(UTC)))
    assert b'"conversation":"c"' in (settings.state / bootstrap.DEAD_LETTERS).read_bytes()


async def test_what_waited_is_written_when_the_database_is_there(settings: Settings) -> None:
    with closing(bootstrap.turn_store(replace(settings, database=AWAY))) as away:
        await away.keep(entry("c", datetime.now(UTC)))
    with closing(bootstrap.turn_store(settings)) as store:
        assert await store.recover()
        assert await has_turns(store, "c")


@pytest.mark.parametrize("database", ["bot.db", "mysql://localhost/bot", "sqlite://", "💊"])
def test_an_address_that_is_none_is_named_by_its_setting(database: str, settings: Settings) -> None:
    with pytest.raises(DatabaseSettingError, match="BOT_DATABASE"):
        bootstrap.turn_store(replace(settings, database=database))


def test_a_state_folder_is_used_by_one_process_at_a_time(settings: Settings) -> None:
    with closing(bootstrap.turn_store(settings)), pytest.raises(DeadLettersError, match="BOT_STATE"):
        bootstrap.turn_store(settings)
    bootstrap.turn_store(settings).close()


async def test_records_are_deleted_after_the_days_of_the_settings(settings: Settings, store: TurnStore) -> None:
    now = datetime.now(UTC)
    for name, days in (("new", 1.9), ("old", 2.1)):
        await store.keep(entry(name, now - timedelta(days=days)))
    assert await bootstrap.housekeeping(settings, store).expire() == 1
    assert (await has_turns(store, "new"), await has_turns(store, "old")) == (True, False)


@pytest.mark.parametrize(("minutes", "there"), [(4.0, True), (6.0, False)])
async def test_what_was_typed_is_forgotten_after_the_minutes_of_the_settings(
    minutes: float, there: bool, settings: Settings, store: TurnStore
) -> None:
    await store.keep(entry("c", datetime.now(UTC) - timedelta(minutes=minutes)))
    assert ((await store.remember("c", "new")).state is not None) is there
    await bootstrap.housekeeping(settings, store).end_sessions()
    long_ago = datetime.now(UTC) - timedelta(days=1)
    assert (await store.read(lambda connection: state_of(connection, "c", long_ago)) is not None) is there


async def test_the_archive_is_of_the_same_database_while_the_bot_runs(settings: Settings, store: TurnStore) -> None:
    await store.keep(entry("c", datetime.now(UTC)))
    archive = bootstrap.archive(settings)
    assert len(archive.export("c")["turns"]) == 1
    assert archive.delete("c") == 1
    assert not await has_turns(store, "c")


def test_the_archive_of_a_database_that_is_new_is_empty_and_ready(settings: Settings) -> None:
    assert bootstrap.archive(settings).expire(1) == 0


def test_an_archive_that_is_away_is_said_without_its_password(settings: Settings) -> None:
    with pytest.raises(DatabaseUnavailable) as away:
        bootstrap.archive(replace(settings, database=AWAY))
    assert "pa55word" not in str(away.value)
