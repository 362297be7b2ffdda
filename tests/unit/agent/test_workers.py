"""Turns in threads: one after the other, unless one does not come back."""

import asyncio
import threading
from collections.abc import Iterator

import pytest

from bot.agent.workers import WorkEndedError, Workers, WorkersLostError

SAFE = 10  # seconds after which a test that should never wait gives up


@pytest.fixture
def hang() -> Iterator[threading.Event]:
    """What hangs until the test is over."""
    event = threading.Event()
    yield event
    event.set()


async def thread_name() -> str:
    return threading.current_thread().name


async def test_work_runs_in_a_thread_of_its_own_with_a_loop_and_is_given_back() -> None:
    async def work() -> tuple[str, int]:
        await asyncio.sleep(0)
        return threading.current_thread().name, threading.get_ident()

    workers = Workers()
    first, second = await workers.run(work, SAFE), await workers.run(work, SAFE)
    assert first[0] == "turns" and first == second, "one thread is enough for turns that follow each other"


async def test_what_work_raises_is_raised_and_the_next_one_runs() -> None:
    async def fail() -> None:
        raise ZeroDivisionError

    workers = Workers()
    with pytest.raises(ZeroDivisionError):
        await workers.run(fail, SAFE)
    assert await workers.run(thread_name, SAFE) == "turns"


@pytest.mark.parametrize("end", [SystemExit(3), KeyboardInterrupt(), asyncio.CancelledError()])
async def test_work_that_wants_to_end_the_process_ends_by_itself(end: BaseException) -> None:
    async def leave() -> None:
        raise end

    workers = Workers()
    with pytest.raises(WorkEndedError, match=type(end).__name__):
        await workers.run(leave, SAFE)
    assert await workers.run(thread_name, SAFE) == "turns"


async def test_turns_run_one_after_the_other() -> None:
    running: list[str] = []

    async def work() -> None:
        running.append("begin")
        await asyncio.sleep(0.002)
        running.append("end")

    workers = Workers(patience=SAFE)
    await asyncio.gather(*(workers.run(work, SAFE) for _ in range(5)))
    assert running == ["begin", "end"] * 5


async def test_one_that_blocks_its_thread_is_given_up_and_others_go_on_meanwhile(hang: threading.Event) -> None:
    async def block() -> None:
        hang.wait()

    workers = Workers(patience=0.01)
    blocked = asyncio.create_task(workers.run(block, 0.5))
    await asyncio.sleep(0)
    assert await workers.run(thread_name, SAFE) == "turns"
    assert not blocked.done()
    with pytest.raises(TimeoutError):
        await blocked


async def test_one_that_waits_for_ever_is_ended_and_its_thread_used_again() -> None:
    async def wait() -> None:
        await asyncio.Event().wait()

    workers = Workers(patience=0.01, most=1)
    with pytest.raises(TimeoutError):
        await workers.run(wait, 0.05)
    while workers.are_lost:  # until the thread has seen it too
        await asyncio.sleep(0.001)
    assert await workers.run(thread_name, SAFE) == "turns"


async def test_waiting_counts_as_time(hang: threading.Event) -> None:
    async def block() -> None:
        hang.wait()

    workers = Workers(patience=SAFE)
    blocked = asyncio.create_task(workers.run(block, 0.2))
    await asyncio.sleep(0)
    with pytest.raises(TimeoutError):
        await workers.run(thread_name, 0.01)
    with pytest.raises(TimeoutError):
        await blocked
    assert await workers.run(thread_name, SAFE) == "turns", "who gave up does not keep the place"


async def test_when_all_threads_are_lost_it_says_so_at_once(hang: threading.Event) -> None:
    async def block() -> None:
        hang.wait()

    workers = Workers(patience=0.001, most=2)
    for _ in range(2):
        assert not workers.are_lost
        with pytest.raises(TimeoutError):
            await workers.run(block, 0.01)
    assert workers.are_lost
    with pytest.raises(WorkersLostError):
        await workers.run(thread_name, SAFE)


async def test_those_who_wait_are_counted(hang: threading.Event) -> None:
    async def block() -> None:
        hang.wait()

    workers = Workers(patience=SAFE)
    turns = [asyncio.create_task(workers.run(block, SAFE)) for _ in range(3)]
    for _ in range(3):
        await asyncio.sleep(0)
    assert workers.waiting == 2
    hang.set()
    await asyncio.gather(*turns)
    assert workers.waiting == 0
