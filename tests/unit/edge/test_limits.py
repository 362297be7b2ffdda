"""Limits: of a patient, of an address, and fair to those who share one."""

import time

import pytest

from bot.edge.errors import TooMany
from bot.edge.limits import Limits, Rates


class Clock:
    """Time as a test wants it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 1_800_000_000.0
        monkeypatch.setattr(time, "time", lambda: self.now)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(monkeypatch)


def turns_let_through(limits: Limits, conversation: str, address: str, wanted: int) -> int:
    for number in range(wanted):
        try:
            limits.take_turn(conversation, address)
        except TooMany:
            return number
    return wanted


def test_a_patient_has_so_many_turns_a_minute_and_more_in_the_next(clock: Clock) -> None:
    limits = Limits(Rates(session_turns=10))
    assert turns_let_through(limits, "c", "a", 20) == 10
    clock.now += 61
    assert turns_let_through(limits, "c", "a", 20) == 10


def test_one_who_floods_takes_nothing_from_others_at_the_same_address(clock: Clock) -> None:
    limits = Limits(Rates(session_turns=1000, address_turns=50))
    assert turns_let_through(limits, "flood", "clinic", 1000) == 56
    assert [turns_let_through(limits, f"patient {number}", "clinic", 10) for number in range(30)] == [6] * 30


def test_an_address_has_so_many_turns_and_another_its_own(clock: Clock) -> None:
    limits = Limits(Rates(session_turns=20, address_turns=30))
    taken = [turns_let_through(limits, f"c{number}", "a", 20) for number in range(4)]
    assert sum(taken) == 4 * 6 + 30
    assert turns_let_through(limits, "other", "b", 20) == 20


def test_an_address_has_so_many_new_sessions(clock: Clock) -> None:
    limits = Limits(Rates(address_sessions=3))
    for _ in range(3):
        limits.take_session("a")
    limits.take_session("b")
    with pytest.raises(TooMany) as refused:
        limits.take_session("a")
    assert refused.value.headers["Retry-After"] == "60"


def test_who_is_refused_is_told_how_long_to_wait(clock: Clock) -> None:
    limits = Limits(Rates(session_turns=1))
    limits.take_turn("c", "a")
    clock.now += 45.5
    with pytest.raises(TooMany) as refused:
        limits.take_turn("c", "a")
    assert refused.value.headers["Retry-After"] in {"14", "15"}
    clock.now += 15
    limits.take_turn("c", "a")
