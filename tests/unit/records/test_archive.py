"""The records from outside a running bot."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.engine import Engine
from sqlalchemy.exc import IntegrityError

from bot.leaflet.document import parse
from bot.records.archive import Archive, Counts
from bot.records.counts import DayCount, Emergencies, FeedbackCount, Latency, Period
from bot.records.database import open_database, writing
from bot.records.dead_letters import DeadLetters
from bot.records.errors import DatabaseUnavailable, LettersWaiting
from bot.records.redacted import RedactedText
from bot.records.turn import Asked, Entry, Release
from bot.records.upgrading import upgrade
from bot.records.versions import register_document
from bot.records.writing import write_entry

from .looking import counts, rows, turns
from .trouble import Trouble
from .turns import an_entry

LEAFLET = parse("One is. Two is.")
DAY = timedelta(days=1)


@pytest.fixture
def letters(tmp_path: Path) -> Path:
    return tmp_path / "dead-letters"


@pytest.fixture
def archive(engine: Engine, letters: Path) -> Archive:
    return Archive(engine, letters, "command line")


def write(engine: Engine, *entries: Entry) -> None:
    with writing(engine).begin() as connection:
        register_document(connection, LEAFLET)
        for entry in entries:
            write_entry(connection, entry)


def test_what_is_older_than_so_many_days_is_deleted(archive: Archive, engine: Engine) -> None:
    now = datetime.now(UTC)
    write(engine, *(an_entry(key=str(days), at=now - days * DAY, questions=(str(days),)) for days in (1, 3, 5)))
    assert archive.expire(2) == 3
    assert [turn.key for turn in turns(engine)] == ["1"]
    (deed,) = rows(engine, "deeds")
    assert (deed["actor"], deed["deed"], deed["count"]) == ("command line", "expire", 3)


def test_more_than_one_transaction_deletes_is_deleted_too(
    archive: Archive, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.records.retention._AT_ONCE", 2)
    write(engine, *(an_entry(at=datetime.now(UTC) - 9 * DAY) for _ in range(5)))
    assert archive.expire(1) == 5
    assert [deed["count"] for deed in rows(engine, "deeds")] == [2, 2, 1]


def test_a_conversation_is_deleted(archive: Archive, engine: Engine) -> None:
    write(engine, an_entry(state="state", questions=("a",)), an_entry(conversation="other"))
    assert archive.delete("c") == 2 and archive.delete("c") == 0
    assert counts(engine)["turns"] == 1 and turns(engine) == []
    assert [(deed["actor"], deed["count"]) for deed in rows(engine, "deeds")] == [
        ("command line", 2),
        ("command line", 0),
    ]


def test_as_long_as_turns_wait_for_the_database_nothing_is_deleted(
    archive: Archive, engine: Engine, letters: Path
) -> None:
    write(engine, an_entry())
    waiting = DeadLetters(letters, 1000)
    waiting.add(b"{}")
    with pytest.raises(LettersWaiting, match="run 'bot records replay'"):
        archive.delete("c")
    assert counts(engine)["turns"] == 1
    waiting.clear(1)
    waiting.close()
    assert archive.delete("c") == 1


@pytest.mark.parametrize("deed", ["delete", "expire"])
def test_what_was_deleted_is_not_in_sqlites_files(tmp_path: Path, letters: Path, deed: str) -> None:
    folder = tmp_path / "database"
    engine = open_database(f"sqlite:///{folder / 'bot.db'}")
    upgrade(engine)
    write(engine, an_entry(at=datetime.now(UTC) - 2 * DAY, text=RedactedText("canary"), questions=("canary",)))
    archive = Archive(engine, letters, "command line")
    assert (archive.delete("c") if deed == "delete" else archive.expire(1)) == 2
    assert all(b"canary" not in each.read_bytes() for each in folder.iterdir())


def test_a_conversation_is_handed_out(archive: Archive, engine: Engine) -> None:
    write(engine, an_entry(questions=("a",)))
    found = archive.export("c")
    assert len(found["turns"]) == 1 and found["doctor_questions"] == ["a"]
    (deed,) = rows(engine, "deeds")
    assert (deed["actor"], deed["deed"], deed["count"]) == ("command line", "export", 2)


def test_all_counts_are_of_the_period(archive: Archive, engine: Engine) -> None:
    at, release = datetime(2026, 3, 1, 12, tzinfo=UTC), Release(LEAFLET.version, "", "")
    told: dict[str, Any] = {
        "asked": (Asked((("ask_food", 0.9),)),),
        "verdict": "partial",
        "urgent": True,
        "release": release,
    }
    write(
        engine,
        an_entry(at=at, shown=(1,), milliseconds=7.0, **told),
        an_entry(at=at + DAY / 24, shown=(), milliseconds=7.0, asked=(), helpful=True, release=release),
        an_entry(at=at - DAY, shown=(2,), milliseconds=9.0, **told),
    )
    assert archive.counts(Period(at, at + DAY), LEAFLET.version) == Counts(
        questions=(DayCount(at.date(), "food", "partial", 1),),
        unanswered=(("food", 1),),
        never_shown=(2,),
        emergencies=Emergencies((("ask_food", 1),)),
        latency=Latency(7.0, 7.0, 7.0),
        feedback=(FeedbackCount("food", helpful=1, unhelpful=0),),
    )


def test_of_a_document_that_is_not_there_no_sentence_is_counted(archive: Archive) -> None:
    now = datetime.now(UTC)
    assert archive.counts(Period(now - DAY, now), "unknown") == Counts((), (), (), Emergencies(()), None, ())


def test_counting_keeps_no_turn_from_being_written(engine: Engine, archive: Archive) -> None:
    trouble, now = Trouble(engine), datetime.now(UTC)
    archive.counts(Period(now - DAY, now), LEAFLET.version)
    assert trouble.count("BEGIN IMMEDIATE") == 0


def test_a_database_that_is_away_is_an_error_that_says_so(archive: Archive, engine: Engine) -> None:
    now = datetime.now(UTC)
    with Trouble(engine).failing():
        for deed in (
            lambda: archive.expire(1),
            lambda: archive.delete("c"),
            lambda: archive.export("c"),
            lambda: archive.counts(Period(now - DAY, now), LEAFLET.version),
        ):
            with pytest.raises(DatabaseUnavailable, match=r"\(BOT_DATABASE\) does not answer: try again later"):
                deed()


def test_a_file_that_another_process_holds_is_away(tmp_path: Path, letters: Path) -> None:
    engine = open_database(f"sqlite:///{tmp_path / 'bot.db'}")
    upgrade(engine)
    archive = Archive(engine, letters, "command line")
    with closing(sqlite3.connect(tmp_path / "bot.db", isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(DatabaseUnavailable):
            archive.delete("c")


def test_what_is_wrong_otherwise_is_raised_as_it_is(archive: Archive, engine: Engine) -> None:
    wrong = IntegrityError("INSERT", {}, ValueError())
    with Trouble(engine).failing(wrong), pytest.raises(IntegrityError):
        archive.delete("c")
