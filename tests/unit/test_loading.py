"""What is loaded in a thread: there now, later, or never."""

import asyncio
import logging
from concurrent.futures import Future
from functools import partial
from threading import Event

import pytest

from bot.loading import Loading, begin


async def test_what_is_there_is_given_at_once() -> None:
    loading = Loading.done("it")
    assert (loading.now, await loading.wait(0)) == ("it", "it")


async def test_who_comes_early_waits() -> None:
    may_load = Event()
    loading = Loading(lambda: may_load.wait() and "it")
    begin(loading)
    waiting = [asyncio.create_task(loading.wait(10)) for _ in range(3)]
    await asyncio.sleep(0)
    assert loading.now is None
    may_load.set()
    assert await asyncio.gather(*waiting) == ["it"] * 3
    assert loading.now == "it"


async def test_nobody_waits_longer_than_they_want_and_others_go_on_waiting() -> None:
    may_load = Event()
    loading = Loading(lambda: may_load.wait() and "it")
    begin(loading)
    other = asyncio.create_task(loading.wait(10))
    with pytest.raises(TimeoutError):
        await loading.wait(0.01)
    may_load.set()
    assert await other == "it"


async def test_what_cannot_be_loaded_is_told_to_each_and_said_once(caplog: pytest.LogCaptureFixture) -> None:
    loading = Loading(lambda: 1 // 0)
    begin(loading)
    for _ in range(2):
        with pytest.raises(ZeroDivisionError):
            await loading.wait(10)
    assert loading.now is None
    assert [record.levelno for record in caplog.records] == [logging.CRITICAL]


async def test_several_are_loaded_one_after_the_other_whatever_fails() -> None:
    seen: list[int] = []

    def load(number: int) -> int:
        seen.append(number)
        return 6 // number

    some = [Loading(partial(load, number)) for number in (1, 0, 3)]
    begin(*some, ready=lambda: seen.append(99))
    assert await some[2].wait(10) == 2
    assert seen == [1, 0, 3]


async def test_when_all_are_there_it_is_told() -> None:
    told: Future[str] = Future()
    begin(Loading(lambda: 1), Loading(lambda: 2), ready=lambda: told.set_result("ready"))
    assert await asyncio.wait_for(asyncio.wrap_future(told), 10) == "ready"
