"""States in memory."""

from datetime import datetime, timedelta

import pytest

from bot.records.unsaved import State, Unsaved

from .turns import AT

SECOND = timedelta(seconds=1)


def put(unsaved: Unsaved, text: str, *, conversation: str = "c", is_whole: bool = True) -> None:
    unsaved.put(conversation, text, AT, is_whole=is_whole)


def kept(unsaved: Unsaved, conversation: str = "c") -> State | None:
    return unsaved.get(conversation, AT)


def test_the_newest_state_of_a_conversation_is_kept() -> None:
    unsaved = Unsaved()
    put(unsaved, "first")
    put(unsaved, "second")
    assert kept(unsaved) == State("second", AT, is_whole=True) and kept(unsaved, "other") is None


@pytest.mark.parametrize(("since", "is_there"), [(AT - SECOND, True), (AT, True), (AT + SECOND, False)])
def test_a_state_lasts_as_long_as_its_session(since: datetime, is_there: bool) -> None:
    unsaved = Unsaved()
    put(unsaved, "state")
    assert bool(unsaved.get("c", since)) is is_there


def test_what_goes_on_from_a_state_that_is_not_whole_is_not_whole() -> None:
    unsaved = Unsaved()
    for is_whole in (False, True):
        put(unsaved, str(is_whole), is_whole=is_whole)
    assert kept(unsaved) == State("True", AT, is_whole=False)
    assert unsaved.whole() == {}


def test_only_the_newest_thousand_conversations_are_kept() -> None:
    unsaved = Unsaved()
    for number in range(1000):
        put(unsaved, "state", conversation=str(number))
    put(unsaved, "again", conversation="0")
    put(unsaved, "state", conversation="new")
    assert kept(unsaved, "0") and kept(unsaved, "new") and kept(unsaved, "1") is None
    assert len(unsaved.whole()) == 1000


def test_a_conversation_that_is_dropped_is_forgotten() -> None:
    unsaved = Unsaved()
    put(unsaved, "state")
    for conversation in ("c", "nobody"):
        unsaved.drop(conversation)
    assert kept(unsaved) is None


@pytest.mark.parametrize(("before", "is_there"), [(AT, True), (AT + SECOND, False)])
def test_sessions_end(before: datetime, is_there: bool) -> None:
    unsaved = Unsaved()
    put(unsaved, "state")
    unsaved.end(before)
    assert bool(unsaved.get("c", AT)) is is_there


def test_what_was_written_is_forgotten_unless_it_changed_since() -> None:
    unsaved = Unsaved()
    for conversation in ("same", "changed"):
        put(unsaved, "state", conversation=conversation)
    put(unsaved, "state", conversation="part", is_whole=False)
    written = unsaved.whole()
    assert written == {"same": ("state", AT), "changed": ("state", AT)}
    put(unsaved, "newer", conversation="changed")
    put(unsaved, "new", conversation="new")
    unsaved.saved(written)
    assert unsaved.whole() == {"changed": ("newer", AT), "new": ("new", AT)}
    assert kept(unsaved, "part") is None
