"""Counts for staff, each against a small set made by hand."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.engine import Connection, Engine

from bot.leaflet.document import parse
from bot.records.counts import (
    DayCount,
    Emergencies,
    FeedbackCount,
    Latency,
    Period,
    emergencies,
    feedback_by_topic,
    latency,
    percentile,
    questions_by_day,
    sentences_never_shown,
    unanswered_topics,
)
from bot.records.database import writing
from bot.records.turn import Asked, Release
from bot.records.versions import register_document
from bot.records.writing import write_entry

from .turns import an_entry

SINCE = datetime(2026, 3, 1, tzinfo=UTC)
DAY = timedelta(days=1)
MOMENT = timedelta(microseconds=1)
PERIOD = Period(SINCE, SINCE + 2 * DAY)
LEAFLET = parse("One is. Two is. Three is. Four is.")
OTHER = parse("Another is. And one more is. And three.")


@pytest.fixture
def connection(engine: Engine) -> Any:
    with writing(engine).begin() as connection:
        yield connection


def asked(*intents: str) -> tuple[Asked, ...]:
    """Questions, each with a second intent that does not count."""
    return tuple(Asked(((intent, 0.9), ("ask_unlikely", 0.1))) for intent in intents)


def turn(connection: Connection, at: datetime, *intents: str, **changes: Any) -> None:
    write_entry(connection, an_entry(at=at, asked=asked(*intents), **changes))


def test_questions_are_counted_by_day_topic_and_verdict(connection: Connection) -> None:
    noon, next_day = SINCE + DAY / 2, SINCE + 3 * DAY / 2
    turn(connection, noon, "ask_food", verdict="partial")
    turn(connection, noon, "ask_food", "ask_alcohol")
    turn(connection, noon, "ask_food", "ask_food")
    turn(connection, next_day, "ask_food")
    turn(connection, next_day, "greet", "asking_price")  # no questions
    turn(connection, next_day)
    assert questions_by_day(connection, PERIOD) == (
        DayCount(date(2026, 3, 1), "alcohol", "answered", 1),
        DayCount(date(2026, 3, 1), "food", "answered", 3),
        DayCount(date(2026, 3, 1), "food", "partial", 1),
        DayCount(date(2026, 3, 2), "food", "answered", 1),
    )


@pytest.mark.parametrize(
    ("at", "is_in"),
    [(SINCE - MOMENT, False), (SINCE, True), (PERIOD.until - MOMENT, True), (PERIOD.until, False)],
)
def test_a_period_has_its_beginning_and_not_its_end(connection: Connection, at: datetime, is_in: bool) -> None:
    register_document(connection, LEAFLET)
    release = Release(LEAFLET.version, "", "")
    turn(connection, at, "ask_food", verdict="partial", urgent=True, shown=(1,), release=release, milliseconds=7.0)
    turn(connection, at + MOMENT / 2, "say_helpful", shown=(), helpful=True, conversation="c")
    found = (
        len(questions_by_day(connection, PERIOD)),
        len(unanswered_topics(connection, PERIOD)),
        4 - len(sentences_never_shown(connection, 1, PERIOD)),
        emergencies(connection, PERIOD).total,
        len(feedback_by_topic(connection, PERIOD)),
    )
    assert found == ((1,) * 5 if is_in else (0,) * 5)
    assert bool(latency(connection, Period(PERIOD.since, PERIOD.until))) is is_in


def test_topics_are_those_that_the_document_leaves_open_most_often(connection: Connection) -> None:
    for number, (topic, verdict) in enumerate(
        [
            *[("ask_price", "not_covered")] * 3,
            *[("ask_pump", "partial"), ("ask_pump", "not_covered"), ("ask_food", "partial"), ("ask_food", "partial")],
            *[("ask_dose", "answered")] * 9,
            *[("ask_dose", "partial"), ("report_overdose", "not_covered"), ("ask_how_are_you", "small_talk")],
        ]
    ):
        turn(connection, SINCE + number * MOMENT, topic, verdict=verdict)
    assert unanswered_topics(connection, PERIOD) == (("price", 3), ("food", 2), ("pump", 2), ("dose", 1))
    assert unanswered_topics(connection, PERIOD, most=1) == (("price", 3),)


def test_sentences_are_those_of_this_document_that_no_turn_showed(connection: Connection) -> None:
    numbers = {each: register_document(connection, each) for each in (LEAFLET, OTHER)}
    for document, shown in ((LEAFLET, (1, "utter_quote", 3)), (OTHER, (2,)), (LEAFLET, ())):
        turn(connection, SINCE, "ask_food", shown=shown, release=Release(document.version, "", ""))
    assert sentences_never_shown(connection, numbers[LEAFLET], PERIOD) == (2, 4)
    assert sentences_never_shown(connection, numbers[OTHER], PERIOD) == (1, 3)
    assert sentences_never_shown(connection, 0, PERIOD) == ()


def test_emergencies_are_counted_by_what_they_were_taken_for(connection: Connection) -> None:
    for intents in (("report_overdose",), ("report_overdose", "ask_dose"), (), ("ask_dose",), ("ask_dose",), ()):
        turn(connection, SINCE, *intents, urgent=True)
    turn(connection, SINCE, "report_overdose", urgent=False)
    turn(connection, SINCE, "report_breathing", urgent=True)
    found = emergencies(connection, PERIOD)
    assert found.by_intent == (("", 2), ("ask_dose", 2), ("report_overdose", 2), ("report_breathing", 1))
    assert found.total == 7 and Emergencies(()).total == 0


def test_half_of_the_turns_took_at_most_so_long(connection: Connection) -> None:
    assert latency(connection, PERIOD) is None
    for milliseconds in range(100, 0, -1):
        turn(connection, SINCE, milliseconds=float(milliseconds))
    assert latency(connection, PERIOD) == Latency(50.0, 95.0, 99.0)


def test_feedback_is_counted_by_the_topic_of_the_turn_that_was_judged(connection: Connection) -> None:
    at = SINCE
    for conversation, intents, helpful in (
        ("a", ("ask_food", "ask_alcohol"), True),
        ("b", ("ask_food",), False),
        ("c", ("ask_alcohol",), True),
        ("d", ("ask_food",), True),
        ("e", ("report_overdose",), False),
        ("f", ("ask_dose",), None),
        ("g", (), True),
    ):
        turn(connection, at, *intents, conversation=conversation)
        turn(connection, at + MOMENT, "say_helpful", shown=(), conversation=conversation, helpful=helpful)
    assert feedback_by_topic(connection, PERIOD) == (
        FeedbackCount("alcohol", helpful=1, unhelpful=0),
        FeedbackCount("food", helpful=2, unhelpful=1),
        FeedbackCount("report_overdose", helpful=0, unhelpful=1),
    )


@given(st.lists(st.floats(0, 1e6), min_size=1, max_size=300), st.sampled_from([0.5, 0.95, 0.99]))
def test_a_percentile_is_the_least_value_that_so_many_do_not_exceed(values: list[float], share: float) -> None:
    ordered = sorted(values)
    found = percentile(ordered, share)
    assert found in ordered
    assert sum(value <= found for value in ordered) >= share * len(ordered) - 1e-9
    assert sum(value < found for value in ordered) < share * len(ordered)
