"""Messages that wait to be answered, in a file: kept when they are taken, and nothing of them when they are over."""

import asyncio
import sqlite3
import stat
import time
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.records.message_queue import DEAD, DONE, WAITING, MessageQueue, QueuedMessage

from .looking import bytes_on_disk
from .turns import AT

CANARY, REPLY = "sealed-canary", "reply-canary"
DAY = timedelta(days=1)


def a_message(key: str = "k", **changes: Any) -> QueuedMessage:
    return QueuedMessage(
        **{"key": key, "platform": "sms", "conversation": "sms.1", "at": AT, "sealed": CANARY, **changes}
    )


async def add(queue: MessageQueue, key: str = "k", **changes: Any) -> QueuedMessage:
    message = await queue.add(a_message(key, **changes))
    assert message
    return message


async def keys(queue: MessageQueue) -> list[str]:
    return [message.key for message in await queue.waiting()]


async def counted(queue: MessageQueue) -> tuple[int, int, int]:
    found = await queue.count()
    assert set(found) == {WAITING, DONE, DEAD}
    return found[WAITING], found[DONE], found[DEAD]


async def test_what_is_added_waits_as_it_was_in_the_order_in_which_it_came(queue: MessageQueue) -> None:
    assert await queue.waiting() == ()
    added = [await add(queue, key, at=AT - number * DAY) for number, key in enumerate("zay")]
    assert list(await queue.waiting()) == added and [each.key for each in added] == ["z", "a", "y"]
    assert len({each.id for each in added} - {0}) == 3


async def test_one_that_comes_again_is_known_whatever_became_of_it(queue: MessageQueue) -> None:
    waiting, done, dead = [await add(queue, key) for key in ("waiting", "done", "dead")]
    await queue.finish(done)
    await queue.give_up(dead)
    for key in ("waiting", "done", "dead"):
        assert await queue.add(a_message(key, sealed="again")) is None
    assert await queue.waiting() == (waiting,) and await counted(queue) == (1, 1, 1)


async def test_of_many_that_come_at_once_each_is_kept_once(queue: MessageQueue) -> None:
    added = await asyncio.gather(*(queue.add(a_message(str(number % 10))) for number in range(50)))
    assert [each.key for each in added if each] == [str(number) for number in range(10)]
    assert await keys(queue) == [str(number) for number in range(10)]


async def test_an_answer_is_kept_in_place_of_what_came_in(queue: MessageQueue) -> None:
    message = await add(queue)
    answered = await queue.answer(message, "whom", REPLY)
    assert (answered.id, answered.sealed, answered.reply, answered.sent) == (message.id, "whom", REPLY, 0)
    assert await queue.waiting() == (answered,)
    assert CANARY.encode() not in bytes_on_disk(queue._engine)


async def test_how_many_parts_are_sent_is_kept(queue: MessageQueue) -> None:
    await add(queue, "other")
    message = await queue.answer(await add(queue), "whom", REPLY)
    await queue.note_sent(message, 1)
    await queue.note_sent(message, 2)
    assert [each.sent for each in await queue.waiting()] == [0, 2]


async def test_the_file_is_for_its_owner_alone(queue: MessageQueue, path: Path) -> None:
    await add(queue)
    assert {stat.S_IMODE(each.stat().st_mode) for each in path.parent.iterdir()} == {0o600}


async def test_what_is_finished_waits_no_more_and_what_is_given_up_neither(queue: MessageQueue) -> None:
    one, two, three = [await add(queue, key) for key in "abc"]
    await queue.finish(one)
    await queue.give_up(three)
    assert await queue.waiting() == (two,) and await counted(queue) == (1, 1, 1)


@pytest.mark.parametrize("end", ["finish", "drop", "expire"])
async def test_nothing_of_the_patient_is_in_the_file_when_it_is_over(queue: MessageQueue, path: Path, end: str) -> None:
    await add(queue, "other", at=AT + 2 * DAY, sealed="waits")
    message = await add(queue, conversation="sms.whose")
    assert CANARY.encode() in bytes_on_disk(queue._engine)
    answered = await queue.answer(message, CANARY, REPLY)
    await (queue.expire(AT + DAY) if end == "expire" else getattr(queue, end)(answered))
    await queue.expire(AT - DAY)  # which happens every minute
    written = b"".join(each.read_bytes() for each in path.parent.iterdir())
    assert b"waits" in written
    assert not any(words in written for words in (CANARY.encode(), REPLY.encode(), b"sms.whose"))


async def test_what_another_process_has_is_forgotten_with_its_key(queue: MessageQueue) -> None:
    kept, message = await add(queue, "other"), await add(queue)
    await queue.drop(message)
    assert await queue.waiting() == (kept,) and await counted(queue) == (1, 0, 0)
    assert await add(queue)


async def test_a_number_is_never_given_again(queue: MessageQueue) -> None:
    """Who still has the old one takes the new one for it."""
    message = await add(queue)
    await queue.drop(message)
    assert (await add(queue, "next")).id != message.id


async def test_what_could_not_be_sent_waits_again_where_it_was(queue: MessageQueue) -> None:
    done, dead, unanswered = [await add(queue, key) for key in ("done", "dead", "unanswered")]
    dead = await queue.answer(dead, "whom", REPLY)
    await queue.note_sent(dead, 1)
    await queue.finish(done)
    for message in (dead, unanswered):
        await queue.give_up(message)
    assert await queue.revive(AT - DAY) == 2 and await queue.revive(AT - DAY) == 0
    found = await queue.waiting()
    assert [(each.key, each.reply, each.sent) for each in found] == [("dead", REPLY, 1), ("unanswered", None, 0)]


async def test_what_is_too_old_to_be_sent_does_not_wait_again(queue: MessageQueue) -> None:
    for key, at in (("old", AT), ("young", AT + timedelta(microseconds=1))):
        await queue.give_up(await add(queue, key, at=at))
    assert await queue.revive(AT) == 1 and await keys(queue) == ["young"]


async def test_a_conversation_is_forgotten_but_for_what_waits_and_the_keys(queue: MessageQueue) -> None:
    waiting, done, dead = [await add(queue, key) for key in ("waiting", "done", "dead")]
    other = await add(queue, "other", conversation="sms.2")
    await queue.finish(done)
    for message in (dead, other):
        await queue.give_up(message)
    assert await queue.forget("sms.1") == 1 and await queue.forget("sms.1") == 0
    assert await queue.waiting() == (waiting,) and await counted(queue) == (1, 2, 1)
    assert await queue.add(a_message("dead")) is None
    assert await queue.revive(AT - DAY) == 1 and await keys(queue) == ["waiting", "other"]


async def test_nothing_of_a_conversation_that_is_forgotten_is_in_the_file(queue: MessageQueue) -> None:
    message = await queue.answer(await add(queue, conversation="sms.forgotten"), CANARY, REPLY)
    await queue.give_up(message)
    await queue.forget("sms.forgotten")
    found = bytes_on_disk(queue._engine)
    assert not any(words.encode() in found for words in (CANARY, REPLY, "sms.forgotten"))


@pytest.mark.parametrize("become", ["waiting", "done", "dead"])
async def test_what_is_older_is_deleted_whatever_became_of_it(queue: MessageQueue, become: str) -> None:
    old, young = await add(queue, "old", at=AT - timedelta(microseconds=1)), await add(queue, "young", at=AT)
    if become != "waiting":
        await (queue.finish(old) if become == "done" else queue.give_up(old))
    assert await queue.expire(AT) == ((old,) if become == "waiting" else ())
    assert await queue.waiting() == (young,) and await counted(queue) == (1, 0, 0)
    assert await add(queue, "old")


async def test_an_empty_queue_counts_nothing(queue: MessageQueue) -> None:
    assert await counted(queue) == (0, 0, 0)
    assert await queue.revive(AT - DAY) == await queue.forget("sms.1") == 0


async def test_what_was_ordered_is_done_also_where_who_ordered_it_is_ended(queue: MessageQueue) -> None:
    message = await add(queue)
    slow = asyncio.create_task(queue._do(lambda _: time.sleep(0.2)))
    noting = asyncio.create_task(queue.note_sent(message, 1))
    await asyncio.sleep(0)  # in which both are ordered
    noting.cancel()
    await asyncio.gather(slow, noting, return_exceptions=True)
    assert noting.cancelled() and [each.sent for each in await queue.waiting()] == [1]


async def test_closing_finishes_what_was_ordered(queue: MessageQueue, path: Path) -> None:
    slow = asyncio.create_task(queue._do(lambda _: time.sleep(0.2)))
    adding = [asyncio.create_task(queue.add(a_message(str(number)))) for number in range(5)]
    await asyncio.sleep(0)  # in which all of them are ordered
    queue.close()
    with closing(sqlite3.connect(path)) as file:
        assert file.execute("SELECT count(*) FROM messages").fetchone() == (5,)
    await asyncio.gather(slow, *adding)
