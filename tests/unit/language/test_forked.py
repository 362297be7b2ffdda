"""Work that is shared among processes comes back in order, and says what went wrong."""

import os
from collections.abc import Callable

import pytest

from bot.language import forked
from bot.language.forked import in_processes
from bot.language.reader import Reader


@pytest.fixture(params=[["fork"], ["spawn"]], ids=lambda methods: methods[0])
def two_cores(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    """A machine with two of them; whether processes can be forked there."""
    monkeypatch.setattr(forked, "get_all_start_methods", lambda: request.param)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1}, raising=False)
    return bool(request.param == ["fork"])


@pytest.mark.parametrize("at_once", [1, 3, 1000])
def test_all_is_done_in_order(two_cores: bool, at_once: int) -> None:
    items = list(range(20))
    assert list(in_processes(lambda item: item * item, items, at_once=at_once)) == [item * item for item in items]


def test_other_processes_do_it_where_they_can_be_forked(two_cores: bool) -> None:
    assert all((process != os.getpid()) is two_cores for process in in_processes(lambda _: os.getpid(), ["a", "b"]))


def test_what_is_given_at_once_to_one_is_done_here(two_cores: bool) -> None:
    assert set(in_processes(lambda _: os.getpid(), ["a", "b"], at_once=2)) == {os.getpid()}


def test_no_items_are_no_work(two_cores: bool) -> None:
    work: Callable[[str], None] = pytest.fail
    assert list(in_processes(work, [])) == []


@pytest.mark.parametrize("items", ["a", "ab"])
def test_what_the_work_raises_is_raised(two_cores: bool, items: str) -> None:
    def work(item: str) -> None:
        raise ValueError(f"{item} went wrong")

    with pytest.raises(ValueError, match="went wrong"):
        list(in_processes(work, items))


def test_texts_are_read_as_one_by_one(two_cores: bool, reader: Reader) -> None:
    texts = ["may i drink wine", "", "baclofen with ibuprofen?", "does it cause nausea 🤢", "a. b! c?"] * 7
    assert list(in_processes(reader.read, texts, at_once=3)) == [reader.read(text) for text in texts]


def test_a_process_that_was_told_nothing_fails() -> None:
    with pytest.raises(RuntimeError, match="before it was told"):
        forked._do("a")
