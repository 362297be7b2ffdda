"""Turns to record."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any
from uuid import uuid4

from hypothesis import strategies as st

from bot.leaflet.question import Kind, Mention
from bot.records.redacted import RedactedText
from bot.records.turn import Asked, Entry, Feedback, Release, Turn

AT = datetime(2026, 2, 28, 23, 59, 58, 123456, tzinfo=UTC)
RELEASE = Release(document="d" * 64, model="model-1", code="0.1.0+3f9a0c2b7d18")

_TURN = Turn(
    key="",
    conversation="c",
    at=AT,
    channel="web",
    text=RedactedText("Can I drink wine with Lioresal? My name is [name]."),
    asked=(
        Asked(
            (("ask_alcohol", 0.987), ("ask_food", 0.01)),
            (Mention(Kind.TERM, "wine", "alcohol", near=True), Mention(Kind.THIS_MEDICINE, "Lioresal")),
        ),
    ),
    verdict="answered",
    urgent=False,
    shown=("utter_quote", 40, 38, "utter_doctor_alcohol"),
    release=RELEASE,
    milliseconds=12.5,
)


def a_turn(**changes: Any) -> Turn:
    """A turn like no other, but for the changes."""
    return replace(_TURN, **{"key": uuid4().hex, **changes})


def an_entry(
    *, state: str | None = None, questions: tuple[str, ...] | None = None, helpful: bool | None = None, **changes: Any
) -> Entry:
    """What a turn leaves, with these changes to the turn; `is_whole` and `reply` are the entry's own."""
    is_whole, reply = changes.pop("is_whole", True), changes.pop("reply", "")
    return Entry(
        a_turn(**changes),
        reply,
        state=state,
        doctor_questions=None if questions is None else tuple(RedactedText(question) for question in questions),
        feedback=None if helpful is None else Feedback(helpful),
        is_whole=is_whole,
    )


# What every database takes: no NUL and no halves of characters, which bot.edge.turns lets nobody send.
_texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=80)
_names = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=64)
_shares = st.floats(0, 1)
_mentions = st.builds(Mention, st.sampled_from(Kind), _texts, st.none() | _texts, st.booleans())
_asked = st.builds(
    Asked,
    st.lists(st.tuples(_names, _shares), min_size=1, max_size=3).map(tuple),
    st.lists(_mentions, max_size=3).map(tuple),
)
_zones = st.integers(-12 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))

turns = st.builds(
    Turn,
    key=st.uuids().map(lambda number: number.hex),
    conversation=_names,
    at=st.datetimes(datetime(1970, 1, 3), datetime(2999, 1, 1), timezones=_zones),
    channel=st.just("web"),
    text=st.builds(RedactedText, _texts),
    asked=st.lists(_asked, max_size=3).map(tuple),
    verdict=st.sampled_from(["answered", "partial", "not_covered", "off_topic", "small_talk"]),
    urgent=st.booleans(),
    shown=st.lists(st.integers(1, 2**31 - 1) | _names, max_size=5).map(tuple),
    release=st.builds(Release, _names, _names, _names),
    milliseconds=st.floats(0, 1e9),
)
entries = st.builds(
    Entry,
    turns,
    state=st.none(),
    doctor_questions=st.none() | st.lists(st.builds(RedactedText, _texts), max_size=4).map(tuple),
    feedback=st.none() | st.builds(Feedback, st.booleans()),
    is_whole=st.booleans(),
)
