"""bot records."""

import asyncio
import json
from argparse import Namespace
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.engine import Engine

from bot import bootstrap
from bot.commands import records
from bot.records.archive import Counts
from bot.records.counts import DayCount, Emergencies, FeedbackCount, Latency
from bot.records.database import open_database, writing
from bot.records.dead_letters import DeadLetters
from bot.records.errors import DatabaseUnavailable, DeadLettersError, LettersWaiting, QueueError
from bot.records.letters import to_line
from bot.records.message_queue import DEAD, DONE, WAITING, MessageQueue, QueuedMessage
from bot.records.preparing import prepare
from bot.records.turn import Asked, Entry, Release
from bot.records.writing import write_entry

from ..records.looking import counts, rows, turns
from ..records.turns import an_entry

DAY = timedelta(days=1)


@pytest.fixture
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, address: str) -> Path:
    """The state folder of a bot with this database."""
    monkeypatch.setenv("BOT_STATE", str(tmp_path / "state"))
    monkeypatch.setenv("BOT_DATABASE", address)
    monkeypatch.delenv("BOT_KEEP_DAYS", raising=False)
    return tmp_path / "state"


@pytest.fixture
def database(state: Path, address: str) -> Iterator[Engine]:
    """Made ready as the bot does it."""
    engine = open_database(address)
    prepare(engine, bootstrap.document())
    yield engine
    engine.dispose()


def write(engine: Engine, *entries: Entry) -> None:
    with writing(engine).begin() as connection:
        for entry in entries:
            write_entry(connection, entry)


def run(deed: str, **options: Any) -> int:
    return records.run(Namespace(deed=deed, **options))


def ago(days: int, **changes: Any) -> Entry:
    return an_entry(at=datetime.now(UTC) - days * DAY, **changes)


@pytest.mark.parametrize(
    ("days", "kept", "said"), [(None, 2, "1 records older than 30"), (2, 1, "2 records older than 2")]
)
def test_what_is_older_than_it_may_be_is_deleted(
    database: Engine, capsys: pytest.CaptureFixture[str], days: int | None, kept: int, said: str
) -> None:
    write(database, ago(1), ago(10), ago(40))
    assert run("expire", days=days) == 0
    assert len(turns(database)) == kept and capsys.readouterr().out == f"{said} days deleted.\n"


def test_a_conversation_is_deleted(database: Engine, capsys: pytest.CaptureFixture[str]) -> None:
    write(database, ago(1, questions=("a",)), ago(1, conversation="other"))
    for said in ("2 records deleted.\n", "There was nothing of this conversation.\n"):
        assert run("delete", conversation="c") == 0
        assert capsys.readouterr().out == said
    assert counts(database)["turns"] == 1
    assert {deed["actor"] for deed in rows(database, "deeds")} == {"command line"}


async def fill_queue(path: Path) -> MessageQueue:
    """A queue with a message of each kind of one conversation, and of another."""
    queue = MessageQueue(path)
    for key, conversation in (("waiting", "sms.1"), ("done", "sms.1"), ("dead", "sms.1"), ("other", "sms.2")):
        message = await queue.add(QueuedMessage(key, "sms", conversation, datetime.now(UTC), "sealed"))
        assert message
        if key != "waiting":
            await (queue.finish(message) if key == "done" else queue.give_up(message))
    return queue


def test_a_conversation_of_a_messaging_app_is_deleted_from_its_queue_too(
    database: Engine, state: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(database, ago(1, conversation="sms.1"))
    with closing(asyncio.run(fill_queue(state / "messages.db"))) as queue:
        for said in ("2 records deleted.\n", "There was nothing of this conversation.\n"):
            assert run("delete", conversation="sms.1") == 0
            assert capsys.readouterr().out == said
        assert asyncio.run(queue.count()) == {WAITING: 1, DONE: 2, DEAD: 1}
        assert asyncio.run(queue.revive(datetime.now(UTC) - DAY)) == 1, "the other conversation's"


def test_where_there_is_no_queue_none_is_made(database: Engine, state: Path) -> None:
    assert run("delete", conversation="sms.1") == 0
    assert not (state / "messages.db").exists()


def test_a_queue_that_cannot_be_used_is_an_error_that_names_it(database: Engine, state: Path) -> None:
    state.mkdir(exist_ok=True)
    (state / "messages.db").write_text("this is no database, but a text that somebody put here")
    with pytest.raises(QueueError, match=r"messages.db \(in BOT_STATE\) cannot be used"):
        run("delete", conversation="sms.1")


def test_a_conversation_is_handed_out_as_json(database: Engine, capsys: pytest.CaptureFixture[str]) -> None:
    write(database, ago(1, questions=("mäy 🙂 I?",)))
    assert run("export", conversation="c") == 0
    out = capsys.readouterr().out
    assert json.loads(out)["doctor_questions"] == ["mäy 🙂 I?"] and "mäy 🙂" in out


def test_what_waits_is_written(database: Engine, state: Path, capsys: pytest.CaptureFixture[str]) -> None:
    entry = ago(1)
    waiting = DeadLetters(state / bootstrap.DEAD_LETTERS)
    waiting.add(to_line(entry))
    waiting.close()
    with pytest.raises(LettersWaiting):
        run("delete", conversation="c")
    assert run("replay") == 0
    assert capsys.readouterr().out == "Nothing waits for the database.\n"
    assert turns(database) == [entry.turn]
    assert run("delete", conversation="c") == 0


def test_while_a_bot_runs_its_letters_are_its_own(database: Engine, state: Path) -> None:
    holding = DeadLetters(state / bootstrap.DEAD_LETTERS)
    with pytest.raises(DeadLettersError, match="in use"):
        run("replay")
    holding.close()


def test_a_database_that_is_away_is_an_error_and_the_letters_stay(
    database: Engine, state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting = DeadLetters(state / bootstrap.DEAD_LETTERS)
    waiting.add(to_line(ago(1)))
    waiting.close()
    monkeypatch.setenv("BOT_DATABASE", f"postgresql://postgres@/none?host={state}")
    with pytest.raises(DatabaseUnavailable, match=r"\(BOT_DATABASE\) does not answer: what waits for it still does"):
        run("replay")
    again = DeadLetters(state / bootstrap.DEAD_LETTERS)  # which was given up
    assert len(again) == 1
    again.close()


def test_counts_are_of_the_last_days_and_of_the_leaflet(database: Engine, capsys: pytest.CaptureFixture[str]) -> None:
    release = Release(bootstrap.document().version, "", "")
    asked = (Asked((("ask_pump", 0.9),)),)
    write(database, ago(1, asked=asked, verdict="not_covered", shown=(40,), release=release), ago(9, shown=(41,)))
    assert run("counts", days=7) == 0
    out = capsys.readouterr().out
    assert out.startswith("The last 7 days\n") and "pump" in out and " 41," in out and " 40," not in out


FOUND = Counts(
    questions=(DayCount(date(2026, 3, 1), "alcohol", "answered", 12),),
    unanswered=(("pump", 3),),
    never_shown=(2, 5),
    emergencies=Emergencies((("report_overdose", 2), ("", 1))),
    latency=Latency(12.4, 80.6, 99.5),
    feedback=(FeedbackCount("alcohol", helpful=4, unhelpful=1),),
)
SHOWN = """\
The last 7 days

Questions by day, topic and verdict
  2026-03-01  alcohol                  answered         12

Topics the leaflet leaves open most often
  pump                          3

Emergency notices: 3
  report_overdose               2
  (found by red-flag words)      1

Feedback by topic (helped, did not)
  alcohol                       4      1

Sentences never shown: 2, 5
Milliseconds of a turn (half, 95 %, 99 % took at most): 12, 81, 100"""
NOTHING = """\
The last day

Questions by day, topic and verdict
  none yet

Topics the leaflet leaves open most often
  none yet

Emergency notices: 0

Feedback by topic (helped, did not)
  none yet

Sentences never shown: none"""


def test_counts_are_shown_as_text() -> None:
    assert records.render(FOUND, 7) == SHOWN
    assert records.render(Counts((), (), (), Emergencies(()), None, ()), 1) == NOTHING
