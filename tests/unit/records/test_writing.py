"""What cannot be kept whole is not kept in part, and what is kept comes back as it was."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from sqlalchemy import event
from sqlalchemy.engine import Engine
from sqlalchemy.exc import SQLAlchemyError

from bot.records.database import writing
from bot.records.reading import turns_of
from bot.records.redacted import RedactedText
from bot.records.turn import Asked, Entry, Turn
from bot.records.writing import add_turn, write_doctor_questions, write_entry, write_state

from .looking import counts, rows, turns
from .turns import AT, RELEASE, a_turn, an_entry
from .turns import turns as any_turns

LATER = AT + timedelta(minutes=5)


def write(engine: Engine, *entries: Entry) -> None:
    with writing(engine).begin() as connection:
        for entry in entries:
            write_entry(connection, entry)


def texts(engine: Engine, table: str, column: str = "text") -> list[str]:
    return [row[column] for row in rows(engine, table)]


def write_list(engine: Engine, *questions: str, adding: bool = False, conversation: str = "c") -> None:
    redacted = [RedactedText(question) for question in questions]
    with writing(engine).begin() as connection:
        write_doctor_questions(connection, conversation, redacted, AT, adding=adding)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(turn=any_turns)
def test_every_field_of_a_turn_comes_back_as_it_was(engine: Engine, turn: Turn) -> None:
    with writing(engine).connect() as connection:  # which takes it back at the end
        assert add_turn(connection, turn)
        assert turns_of(connection, turn.conversation) == (turn,)


ODD: list[dict[str, Any]] = [
    {"shown": (40, 38, 40)},
    {"shown": ()},
    {"asked": ()},
    {"asked": (Asked((("greet", 0.0),)), Asked((("greet", 1.0), ("ask_food", 1e-300))))},
    {"conversation": "'; drop table turns; --"},
    {"conversation": ""},
    {"text": RedactedText("")},
    {"text": RedactedText("🙂\u202e ünïcödé\r\n\t%s %(x)s :y ? \\ '\"")},
    {"text": RedactedText("long " * 4000)},
    {"milliseconds": 0.0},
]


@pytest.mark.parametrize("changes", ODD, ids=range(len(ODD)))
def test_an_odd_turn_comes_back_as_it_was(engine: Engine, changes: dict[str, Any]) -> None:
    turn = a_turn(**changes)
    write(engine, Entry(turn))
    assert turns(engine, turn.conversation) == [turn]


def test_a_key_that_is_written_twice_is_one_turn(engine: Engine) -> None:
    turn = a_turn()
    write(engine, Entry(turn), Entry(turn))
    write(engine, Entry(replace(turn, text=RedactedText("another"))))
    assert turns(engine) == [turn]


def test_of_a_turn_that_stands_there_nothing_is_written_again(engine: Engine) -> None:
    quoting, judging = an_entry(), an_entry(state="1", questions=("a",), helpful=True, at=LATER)
    write(engine, quoting, judging)
    write(engine, replace(judging, state="2", doctor_questions=(), feedback=None))
    assert texts(engine, "conversation_states", "state") == ["1"]
    assert texts(engine, "doctor_questions") == ["a"] and counts(engine)["feedback"] == 1


NOTHING: Any = None
MISSING: list[dict[str, Any]] = [
    *({name: None} for name in ("key", "conversation", "at", "channel", "verdict", "urgent", "milliseconds")),
    {"text": RedactedText(NOTHING)},
    {"at": "yesterday"},
    {"at": AT.replace(tzinfo=None)},
    {"shown": (1, None)},
    {"asked": (Asked((("ask_food", NOTHING),)),)},
    {"asked": (Asked(((NOTHING, 0.5),)),)},
    {"release": replace(RELEASE, document=NOTHING)},
    {"release": replace(RELEASE, code=NOTHING)},
]


@pytest.mark.parametrize("changes", MISSING, ids=range(len(MISSING)))
def test_a_turn_that_lacks_something_is_not_kept_not_even_in_part(engine: Engine, changes: dict[str, Any]) -> None:
    with pytest.raises(SQLAlchemyError):
        write(engine, an_entry(state="state", questions=("a",), **changes))
    assert counts(engine) == {}


@pytest.mark.parametrize("table", ["turn_intents", "turn_mentions", "turn_lines", "conversation_states", "feedback"])
def test_a_failure_between_two_tables_leaves_nothing(engine: Engine, table: str) -> None:
    def fail(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if f"INSERT INTO {table}" in statement:
            raise OSError("the disk is full")

    event.listen(engine, "before_cursor_execute", fail)
    with pytest.raises(OSError, match="full"):
        write(engine, an_entry(), an_entry(state="state", questions=("a",), helpful=False, at=LATER))
    assert counts(engine) == {}


def test_a_state_stands_in_place_of_the_one_before(engine: Engine) -> None:
    with writing(engine).begin() as connection:
        write_state(connection, "c", "first", AT)
        write_state(connection, "other", "theirs", AT)
        write_state(connection, "c", "second", LATER)
    found = {row["conversation"]: (row["state"], row["at"]) for row in rows(engine, "conversation_states")}
    assert found == {"c": ("second", LATER), "other": ("theirs", AT)}


def test_a_turn_that_changed_nothing_leaves_state_and_list_as_they_were(engine: Engine) -> None:
    write(engine, an_entry(state="first", questions=("a",)), an_entry(at=LATER))
    assert texts(engine, "conversation_states", "state") == ["first"]
    assert texts(engine, "doctor_questions") == ["a"]


def test_a_state_that_began_without_history_is_not_written_over_what_is_there(engine: Engine) -> None:
    write(engine, an_entry(state="all of it", questions=("a", "b")))
    write(engine, an_entry(state="the end of it", questions=("c",), is_whole=False, at=LATER))
    assert texts(engine, "conversation_states", "state") == ["all of it"]
    assert texts(engine, "doctor_questions") == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("before", "now", "after"),
    [
        ([], ["a", "b"], ["a", "b"]),
        (["a"], ["a", "b"], ["a", "b"]),
        (["a", "b"], ["b"], ["b"]),
        (["a", "b"], ["b", "c"], ["b", "c"]),
        (["a", "b"], [], []),
        (["a"], ["a", "a", "🙂"], ["a", "🙂"]),
    ],
)
def test_the_list_is_what_the_turn_left(engine: Engine, before: list[str], now: list[str], after: list[str]) -> None:
    write_list(engine, "theirs", conversation="other")
    write_list(engine, *before)
    write_list(engine, *now)
    assert texts(engine, "doctor_questions") == ["theirs", *after]


def test_a_turn_without_the_list_of_before_only_adds_to_it(engine: Engine) -> None:
    write_list(engine, "a", "b")
    write_list(engine, "b", "c", adding=True)
    assert texts(engine, "doctor_questions") == ["a", "b", "c"]


def test_a_question_keeps_the_time_at_which_it_came_to_the_list(engine: Engine) -> None:
    write(engine, an_entry(questions=("a",)), an_entry(questions=("a", "b"), at=LATER))
    assert [row["at"] for row in rows(engine, "doctor_questions")] == [AT, LATER]


def judged(engine: Engine) -> dict[str, bool]:
    """By the keys of turns, whether they were said to help."""
    keys = {row["id"]: row["key"] for row in rows(engine, "turns")}
    return {keys[row["turn"]]: row["helpful"] for row in rows(engine, "feedback")}


def minute(number: int, key: str, **changes: Any) -> Entry:
    return an_entry(key=key, at=AT + timedelta(minutes=number), **changes)


@pytest.mark.parametrize("helpful", [True, False])
def test_feedback_goes_to_the_newest_turn_before_it_that_showed_a_sentence(engine: Engine, helpful: bool) -> None:
    write(engine, minute(0, "older"), minute(1, "newer"), minute(2, "thanks", shown=("utter_thanks",)))
    write(engine, minute(1, "other patient's", conversation="other"))
    write(engine, minute(3, "judging", helpful=helpful, shown=(1, "utter_feedback")))
    assert judged(engine) == {"newer": helpful}


def test_feedback_that_is_written_late_goes_to_the_turn_that_it_judged(engine: Engine) -> None:
    write(engine, minute(0, "judged"), minute(9, "newer"))
    write(engine, minute(1, "judging", helpful=True))
    assert judged(engine) == {"judged": True}


def test_a_turn_that_is_written_late_is_judged_by_what_was_said_of_it(engine: Engine) -> None:
    write(engine, minute(5, "written in time"))
    write(engine, minute(1, "older"), minute(3, "newer"))  # with a number after the one in time
    write(engine, minute(6, "judging", helpful=True))
    assert judged(engine) == {"written in time": True}


def test_who_says_otherwise_is_believed(engine: Engine) -> None:
    write(engine, minute(0, "judged"), minute(1, "no", helpful=False, shown=()), minute(2, "yes", helpful=True))
    assert judged(engine) == {"judged": True}
    assert [row["at"] for row in rows(engine, "feedback")] == [AT + timedelta(minutes=2)]


def test_feedback_to_nothing_is_left(engine: Engine) -> None:
    write(engine, minute(0, "greeting", shown=("utter_greet",)), minute(1, "judging", helpful=True))
    assert judged(engine) == {}
