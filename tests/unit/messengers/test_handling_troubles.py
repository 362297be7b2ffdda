"""The file of messages cannot be used for a while: they are handled when it can, and the patient sees nothing of it."""

import asyncio
from collections import Counter

import pytest

from bot.messengers.errors import Refused
from bot.messengers.message import Kind
from bot.records.message_queue import DEAD, DONE, WAITING
from bot.reply import Button

from ...messengers.chat import reply_to
from .desk import FIRST, SECOND, Desk
from .fakes import did, say

OFFER = (Button("yes", "Yes, delete it all"), Button("no", "No, keep it"))


@pytest.mark.parametrize(
    "methods",
    [
        ["answer"],
        ["note_sent"],
        ["finish"],
        ["answer", "note_sent", "note_sent", "note_sent", "finish", "finish"],
    ],
    ids=", ".join,
)
async def test_one_message_is_one_turn_and_one_answer(desk: Desk, methods: list[str]) -> None:
    desk.queue.troubles = Counter(methods)
    await desk.handle(did("tell me"))
    assert desk.platform.texts == [FIRST, SECOND] and len(desk.chat.turns) == 1
    assert await desk.queue.count() == {WAITING: 0, DONE: 1, DEAD: 0}
    assert desk.queue.troubles.total() == 0


async def test_it_is_tried_again_every_few_seconds_and_an_alarm(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    desk.queue.troubles = Counter(answer=3)
    await desk.handle(did("my secret"))
    assert desk.time.slept == [5.0] * 3 and desk.observer.failures == ["queue"] * 3
    assert caplog.text.count("a message waits: the file cannot be used by answer") == 3
    assert "secret" not in caplog.text


async def test_a_message_that_another_process_has_is_dropped_in_the_end(desk: Desk) -> None:
    desk.keys.others.add("key 1")
    desk.queue.troubles = Counter(drop=1)
    await desk.handle(did("hi"))
    assert await desk.queue.count() == {WAITING: 0, DONE: 0, DEAD: 0} and desk.platform.sent == []


async def test_what_is_refused_is_a_dead_letter_in_the_end(desk: Desk) -> None:
    desk.platform.troubles.append(Refused("bad number"))
    desk.queue.troubles = Counter(give_up=1)
    await desk.handle(did("hi"))
    assert await desk.queue.count() == {WAITING: 0, DONE: 0, DEAD: 1} and desk.platform.sent == []


async def test_who_wants_no_messages_gets_none_in_the_end(desk: Desk) -> None:
    desk.queue.troubles = Counter(finish=1)
    await desk.handle(did("", Kind.STOP))
    assert await desk.queue.count() == {WAITING: 0, DONE: 1, DEAD: 0} and desk.platform.sent == []


async def test_what_was_deleted_is_forgotten_in_the_end(desk: Desk) -> None:
    desk.chat.script["delete"] = reply_to("delete", say("It is deleted."), deletes=True)
    desk.platform.troubles.append(Refused("bad number"))
    await desk.handle(did("hi"))
    desk.queue.troubles = Counter(forget=1)
    await desk.handle(did("delete", number="2"))
    assert await desk.queue.count() == {WAITING: 0, DONE: 2, DEAD: 0}


async def test_what_was_chosen_by_number_is_chosen_still(desk: Desk) -> None:
    desk.chat.script["delete"] = reply_to("delete", say("Delete it?"), buttons=OFFER)
    await desk.handle(did("delete"))
    desk.queue.troubles = Counter(answer=1)
    await desk.handle(did("2", number="2"))
    assert desk.platform.texts[1:] == ["You wrote: no"] and len(desk.chat.turns) == 2


async def test_after_a_crash_between_the_turn_and_its_answer_it_is_read_as_before(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The last reply is its own by then, and offers nothing."""

    async def crash(*_: object) -> None:
        raise asyncio.CancelledError

    desk.chat.script["delete"] = reply_to("delete", say("Delete it?"), buttons=OFFER)
    await desk.handle(did("delete"))
    with monkeypatch.context() as patch:
        patch.setattr(desk.queue, "answer", crash)
        with pytest.raises(asyncio.CancelledError):
            await desk.handle(did("2", number="2"))
    (message,) = await desk.queue.waiting()
    await desk.handling.handle(message)
    assert desk.platform.texts[1:] == ["You wrote: no"] and len(desk.chat.turns) == 2


async def test_a_first_message_gets_its_welcome_still(desk: Desk) -> None:
    desk.keys.known.clear()
    desk.queue.troubles = Counter(answer=1)
    await desk.handle(did("hi"))
    assert desk.platform.texts == ["I am a program.", "You wrote: hi"]
