"""What is kept no longer."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy.engine import Connection, Engine

from bot.records import retention
from bot.records.database import open_database, writing
from bot.records.redacted import RedactedText
from bot.records.retention import delete_conversation, end_sessions, expire, note_deed
from bot.records.upgrading import upgrade
from bot.records.writing import write_entry

from .looking import add, bytes_on_disk, counts, rows, tables_with, turns
from .turns import AT, an_entry

MOMENT = timedelta(microseconds=1)
NOW = AT + timedelta(days=30)
CANARY = "canary that must not stay"


def write_all(connection: Connection, conversation: str, words: str, at: datetime = AT) -> None:
    """Something in every table that has anything of a conversation, but for those of staff."""
    for number in range(2):
        whole = an_entry(conversation=conversation, at=at, text=RedactedText(words), state=words, questions=(words,))
        write_entry(connection, replace(whole, reply=words))
        write_entry(connection, an_entry(conversation=conversation, at=at + (number + 1) * MOMENT, helpful=True))


def review_all(engine: Engine) -> None:
    for number in [row["id"] for row in rows(engine, "turns")]:
        review = {"id": number, "turn": number, "at": AT, "reviewer": "r", "right": False, "verdict": "partial"}
        add(engine, "reviews", {**review, "intent": "ask_food", "urgent": False})
        add(engine, "review_sentences", {"review": number, "sentence": 40})


@pytest.fixture
def filled(engine: Engine) -> Engine:
    """Two conversations, which have something in every table."""
    with writing(engine).begin() as connection:
        write_all(connection, "c", CANARY)
        write_all(connection, "other", "may stay")
    review_all(engine)
    return engine


def test_deleting_a_conversation_leaves_nothing_of_it_in_any_table(filled: Engine) -> None:
    before = counts(filled)
    assert set(before) == {
        *("documents", "releases", "turns", "turn_intents", "turn_mentions", "turn_lines", "feedback"),
        *("conversation_states", "doctor_questions", "reviews", "review_sentences", "session_replies"),
    }
    with writing(filled).begin() as connection:
        assert delete_conversation(connection, "c", NOW, "clerk") == 5
    assert tables_with(filled, CANARY) == [] and turns(filled) == [] and len(turns(filled, "other")) == 4
    shared = {"documents": 1, "releases": 1, "deeds": 1}
    assert counts(filled) == {**{name: number // 2 for name, number in before.items()}, **shared}


def test_a_deed_says_who_deleted_how_much_and_nothing_of_its_content(filled: Engine) -> None:
    with writing(filled).begin() as connection:
        delete_conversation(connection, "c", NOW, "clerk")
    assert rows(filled, "deeds") == [{"id": 1, "at": NOW, "actor": "clerk", "deed": "delete", "count": 5}]


def test_deleting_what_is_not_there_leaves_a_deed_too(engine: Engine) -> None:
    with writing(engine).begin() as connection:
        assert delete_conversation(connection, "nobody", NOW, "clerk") == 0
    assert counts(engine) == {"deeds": 1}


def test_what_is_deleted_is_overwritten_in_sqlites_file(tmp_path: object) -> None:
    engine = open_database(f"sqlite:///{tmp_path}/bot.db")
    upgrade(engine)
    with writing(engine).begin() as connection:
        write_all(connection, "c", CANARY * 200)
    assert CANARY.encode() in bytes_on_disk(engine)
    with writing(engine).begin() as connection:
        delete_conversation(connection, "c", NOW, "clerk")
    assert CANARY.encode() not in bytes_on_disk(engine)


def test_turns_expire_when_they_are_older_and_not_at_the_moment(engine: Engine) -> None:
    with writing(engine).begin() as connection:
        for at in (AT - MOMENT, AT, AT + MOMENT):
            write_entry(connection, an_entry(at=at))
        assert expire(connection, AT, NOW) == 1
        assert expire(connection, AT, NOW) == 0
    assert [turn.at for turn in turns(engine)] == [AT, AT + MOMENT]


def test_questions_for_the_doctor_expire_by_their_own_time(engine: Engine) -> None:
    with writing(engine).begin() as connection:
        write_entry(connection, an_entry(at=AT - MOMENT, questions=("old",)))
        write_entry(connection, an_entry(at=AT, questions=("old", "new")))
        assert expire(connection, AT, NOW) == 2
    assert [row["text"] for row in rows(engine, "doctor_questions")] == ["new"]


def test_all_of_an_expired_turn_goes_with_it_and_a_deed_is_left(filled: Engine) -> None:
    with writing(filled).begin() as connection:
        assert expire(connection, AT + timedelta(days=1), NOW) == 10
    assert set(counts(filled)) == {"documents", "releases", "deeds"}
    assert rows(filled, "deeds") == [{"id": 1, "at": NOW, "actor": "retention", "deed": "expire", "count": 10}]


def test_many_turns_expire_some_at_a_time_oldest_first(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retention, "_AT_ONCE", 2)
    with writing(engine).begin() as connection:
        for number in (3, 1, 2):
            write_entry(connection, an_entry(key=str(number), at=AT + number * MOMENT))
        gone = [expire(connection, NOW, NOW, "clerk") for _ in range(1)]
    assert gone == [2] and [turn.key for turn in turns(engine)] == ["3"]
    with writing(engine).begin() as connection:
        assert [expire(connection, NOW, NOW, "clerk") for _ in range(2)] == [1, 0]
    assert [(deed["actor"], deed["count"]) for deed in rows(engine, "deeds")] == [("clerk", 2), ("clerk", 1)]


def test_what_does_not_expire_leaves_no_deed(engine: Engine) -> None:
    with writing(engine).begin() as connection:
        assert expire(connection, AT, NOW) == 0
    assert counts(engine) == {}


@pytest.mark.parametrize(("before", "left"), [(AT, ["c"]), (AT + MOMENT, [])])
def test_a_session_ends_when_its_last_turn_is_older(engine: Engine, before: datetime, left: list[str]) -> None:
    with writing(engine).begin() as connection:
        write_entry(connection, an_entry(state="state", questions=("a",)))
        end_sessions(connection, before)
    assert [row["conversation"] for row in rows(engine, "conversation_states")] == left
    assert counts(engine)["turns"] == counts(engine)["doctor_questions"] == 1


def test_a_deed_is_noted(engine: Engine) -> None:
    with writing(engine).begin() as connection:
        note_deed(connection, "export", "clerk", 3, NOW)
    assert rows(engine, "deeds") == [{"id": 1, "at": NOW, "actor": "clerk", "deed": "export", "count": 3}]
