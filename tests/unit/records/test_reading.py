"""What is read of the records."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy.engine import Engine

from bot.leaflet.question import Kind, Mention
from bot.records.database import writing
from bot.records.reading import doctor_questions_of, state_of, turns_of
from bot.records.redacted import RedactedText
from bot.records.turn import Asked
from bot.records.writing import add_turn, write_doctor_questions, write_state

from .turns import AT, a_turn

SECOND = timedelta(seconds=1)


@pytest.mark.parametrize(("since", "state"), [(AT - SECOND, "s"), (AT, "s"), (AT + SECOND, None)])
def test_a_state_is_there_as_long_as_its_session(engine: Engine, since: datetime, state: str | None) -> None:
    with writing(engine).begin() as connection:
        write_state(connection, "c", "s", AT)
        assert state_of(connection, "c", since) == state
        assert state_of(connection, "other", AT) is None


def test_an_empty_state_is_a_state(engine: Engine) -> None:
    with writing(engine).begin() as connection:
        write_state(connection, "c", "", AT)
        assert state_of(connection, "c", AT) == ""


def test_the_list_for_the_doctor_is_the_conversations_own_oldest_first(engine: Engine) -> None:
    with writing(engine).begin() as connection:
        for conversation, questions in (("c", "zb"), ("other", "o"), ("c", "zba")):
            write_doctor_questions(connection, conversation, [RedactedText(each) for each in questions], AT)
        assert [question.text for question in doctor_questions_of(connection, "c")] == ["z", "b", "a"]
        assert doctor_questions_of(connection, "nobody") == ()


def test_turns_are_of_their_conversation_and_in_the_order_of_their_time(engine: Engine) -> None:
    late, early = a_turn(at=AT + SECOND), a_turn(at=AT)
    with writing(engine).begin() as connection:
        for turn in (late, a_turn(conversation="other"), early):
            add_turn(connection, turn)
        assert turns_of(connection, "c") == (early, late)
        assert turns_of(connection, "nobody") == ()


def test_turns_of_one_moment_are_in_the_order_in_which_they_were_written(engine: Engine) -> None:
    same = [a_turn(key=key) for key in ("z", "a", "m")]
    with writing(engine).begin() as connection:
        for turn in same:
            add_turn(connection, turn)
        assert list(turns_of(connection, "c")) == same


def test_what_several_questions_mention_stays_with_each(engine: Engine) -> None:
    wine, beer = Mention(Kind.TERM, "wine", "alcohol", near=True), Mention(Kind.TERM, "beer")
    asked = (Asked((("ask_food", 0.4), ("ask_alcohol", 0.4))), Asked((("ask_alcohol", 0.9),), (beer, wine)))
    turns = [a_turn(asked=asked), a_turn(asked=asked[::-1])]
    with writing(engine).begin() as connection:
        for turn in turns:
            add_turn(connection, turn)
        assert list(turns_of(connection, "c")) == turns
