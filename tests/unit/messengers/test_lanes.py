"""Messages of a conversation are handled one after the other, conversations side by side."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest
import pytest_asyncio

from bot.messengers.lanes import Lanes
from bot.records.message_queue import QueuedMessage


def message(number: int, conversation: str = "c") -> QueuedMessage:
    return QueuedMessage(f"key {number}", "telegram", conversation, datetime.now(UTC), "sealed", number)


async def test_one_that_fails_strands_no_other() -> None:
    async def fail(_message: QueuedMessage) -> None:
        raise RuntimeError

    lanes = Lanes(fail)
    for number in (1, 2):
        lanes.put(message(number))
    with pytest.raises(RuntimeError):
        await next(iter(lanes._tasks))
    lanes._handle = handler = Handler()
    handler.gate.set()
    for number in (1, 2):  # as the next look does
        lanes.put(message(number))
    await lanes.idle()
    assert handler.ended == [1, 2]


class Handler:
    """Handles messages when it is let: `begun` and `ended` are their ids in order, `tasks` where it did."""

    def __init__(self) -> None:
        self.begun: list[int] = []
        self.ended: list[int] = []
        self.tasks: list[asyncio.Task[None]] = []
        self.gate = asyncio.Event()

    async def __call__(self, message: QueuedMessage) -> None:
        task = asyncio.current_task()
        assert task
        self.tasks.append(task)
        self.begun.append(message.id)
        await self.gate.wait()
        self.ended.append(message.id)


@pytest.fixture
def handler() -> Handler:
    return Handler()


@pytest_asyncio.fixture
async def lanes(handler: Handler) -> AsyncIterator[Lanes]:
    lanes = Lanes(handler)
    yield lanes
    handler.gate.set()
    await lanes.close()


async def begin() -> None:
    """Let what can begin begin."""
    for _ in range(5):
        await asyncio.sleep(0)


async def test_those_of_a_conversation_are_handled_in_order_one_at_a_time(lanes: Lanes, handler: Handler) -> None:
    for number in (3, 1, 2):
        lanes.put(message(number))
    await begin()
    assert handler.begun == [3], "the next waits until it is over"
    handler.gate.set()
    await lanes.idle()
    assert handler.begun == handler.ended == [3, 1, 2]


async def test_conversations_do_not_wait_for_each_other(lanes: Lanes, handler: Handler) -> None:
    for number in range(6):
        lanes.put(message(number, conversation=f"c{number % 3}"))
    await begin()
    assert handler.begun == [0, 1, 2] and handler.ended == []


async def test_one_is_handled_once_however_often_it_is_put(lanes: Lanes, handler: Handler) -> None:
    for number in (1, 2, 1, 2):
        lanes.put(message(number))
    await begin()
    lanes.put(message(1))  # which is being handled
    lanes.put(message(2))  # which waits
    handler.gate.set()
    await lanes.idle()
    assert handler.begun == [1, 2]


async def test_when_it_is_over_it_can_be_put_again(lanes: Lanes, handler: Handler) -> None:
    handler.gate.set()
    for _ in range(2):
        lanes.put(message(1))
        await lanes.idle()
    assert handler.begun == [1, 1], "as staff may have it tried again"


async def test_what_is_put_while_another_is_handled_comes_after_it(lanes: Lanes, handler: Handler) -> None:
    lanes.put(message(1))
    await begin()
    lanes.put(message(2))
    await begin()
    assert handler.begun == [1]
    handler.gate.set()
    await lanes.idle()
    assert handler.ended == [1, 2]


async def test_what_is_put_by_what_is_handled_is_waited_for_too() -> None:
    handled: list[int] = []

    async def handle(given: QueuedMessage) -> None:
        handled.append(given.id)
        if given.id < 5:
            mine.put(message(given.id + 1, conversation=f"c{given.id + 1}"))

    mine = Lanes(handle)
    mine.put(message(1))
    await mine.idle()
    assert handled == [1, 2, 3, 4, 5]


async def test_where_there_is_nothing_to_do_nothing_is_waited_for(lanes: Lanes, handler: Handler) -> None:
    await lanes.idle()
    await lanes.close()
    assert handler.begun == []


async def test_at_the_end_what_is_handled_is_given_up_and_nothing_begins(lanes: Lanes, handler: Handler) -> None:
    for number in range(4):
        lanes.put(message(number, conversation=f"c{number % 2}"))
    await begin()
    async with asyncio.timeout(20):
        await lanes.close()
    handler.gate.set()
    await begin()
    assert (handler.begun, handler.ended) == ([0, 1], [])
    await lanes.idle()


async def test_at_the_end_what_is_spared_is_let_end(lanes: Lanes, handler: Handler) -> None:
    for number in (1, 2):
        lanes.put(message(number, conversation=f"c{number}"))
    await begin()
    closing = asyncio.create_task(lanes.close({handler.tasks[0]}))
    await begin()
    handler.gate.set()
    await closing
    assert (handler.begun, handler.ended) == ([1, 2], [1])


async def test_but_not_for_ever(lanes: Lanes, handler: Handler) -> None:
    lanes.put(message(1))
    await begin()
    async with asyncio.timeout(20):
        await lanes.close(handler.tasks, seconds=0)
    assert handler.tasks[0].cancelled() and handler.ended == []
