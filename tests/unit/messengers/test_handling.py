"""A message that was accepted is answered to the end, whatever fails on the way."""

import asyncio
import logging
from concurrent.futures import Future
from dataclasses import replace

import pytest

from bot.messengers.errors import Later, Refused, Unwanted
from bot.messengers.message import Incoming, Kind, parts_from_json
from bot.messengers.sealing import Seal
from bot.records.message_queue import DEAD, DONE, WAITING
from bot.reply import Button, Message
from bot.reply import Kind as Shown

from ...messengers.chat import reply_to
from .desk import APOLOGY, CONVERSATION, FIRST, SEAL, SECOND, Desk
from .fakes import LONG_AGO, did, say, until


async def state(desk: Desk) -> str:
    """Of the one message that there is; empty where there is none."""
    return "".join(name for name, number in (await desk.queue.count()).items() if number)


async def test_it_is_answered_and_the_answer_sent_to_where_it_came_from(desk: Desk) -> None:
    await desk.handle(did("hi"))
    assert [(address, part.text) for address, part in desk.platform.sent] == [("pat's phone", "You wrote: hi")]
    assert desk.chat.turns == [(CONVERSATION, "say", "hi")] and desk.chat.keys == ["key 1"]
    assert await state(desk) == DONE and desk.observer.of == {"sent": 1}


async def test_a_first_message_gets_a_welcome_in_a_message_of_its_own(desk: Desk) -> None:
    desk.keys.known.clear()
    await desk.handle(did("hi"))
    assert desk.platform.texts == ["I am a program.", "You wrote: hi"]


async def test_buttons_have_ids_of_the_conversation(desk: Desk) -> None:
    desk.chat.script["delete"] = reply_to("delete", say("Delete it?"), buttons=(Button("yes", "Yes"),))
    await desk.handle(did("delete"))
    ((_, part),) = desk.platform.sent
    assert [choice.id for choice in part.choices] == [desk.buttons.id_of(CONVERSATION, "yes")]


async def test_where_nothing_is_wanted_nothing_is_sent(desk: Desk) -> None:
    await desk.handle(did("", Kind.STOP))
    assert desk.platform.sent == [] and await state(desk) == DONE


async def test_a_message_that_another_process_has_is_dropped(desk: Desk) -> None:
    desk.keys.others.add("key 1")
    await desk.handle(did("hi"))
    assert desk.platform.sent == [] and desk.chat.turns == [] and await state(desk) == ""
    assert desk.observer.of == {"duplicate": 1}


async def test_while_the_database_is_away_it_is_answered_all_the_same(desk: Desk) -> None:
    desk.keys.is_away = True
    await desk.handle(did("hi"))
    assert desk.platform.texts[-1] == "You wrote: hi" and await state(desk) == DONE


async def test_a_pressed_button_is_acknowledged_before_it_is_answered(desk: Desk) -> None:
    desk.chat.gate = asyncio.Event()
    handling = asyncio.create_task(desk.handle(did("x", Kind.BUTTON)))
    await until(lambda: desk.platform.acknowledged)
    assert desk.chat.turns == [] and not handling.done()
    desk.chat.gate.set()
    await handling
    assert desk.platform.acknowledged == [did("x", Kind.BUTTON)]


async def test_where_that_is_not_taken_it_is_answered_all_the_same(desk: Desk) -> None:
    desk.platform.trouble_at_acknowledging = Later("down")
    await desk.handle(did("hi"))
    assert desk.platform.texts == ["You wrote: hi"] and desk.observer.of == {"sent": 1}


async def test_who_wants_no_messages_gets_none_and_nothing_is_left_of_it(desk: Desk) -> None:
    desk.platform.troubles.append(Unwanted("blocked"))
    await desk.handle(did("tell me"))
    assert desk.platform.sent == [] and await state(desk) == DONE
    assert desk.observer.of == {"unwanted": 1}


async def test_what_is_refused_is_a_dead_letter(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    desk.platform.troubles.append(Refused("bad number"))
    await desk.handle(did("my secret"))
    assert await state(desk) == DEAD and desk.observer.of == {"dead": 1}
    assert "an answer cannot be sent by telegram: bad number" in caplog.text and "secret" not in caplog.text


async def test_a_dead_letter_that_is_tried_again_is_gone_on_with(desk: Desk) -> None:
    desk.platform.troubles.extend([None, Refused("bad number")])
    await desk.handle(did("tell me"))
    assert await desk.queue.revive(LONG_AGO) == 1
    (message,) = await desk.queue.waiting()
    await desk.handling.handle(message)
    assert desk.platform.texts == [FIRST, SECOND], "no part is there twice"
    assert len(desk.chat.turns) == 1 and await state(desk) == DONE


async def test_of_an_answer_that_waits_only_where_it_goes_is_kept(desk: Desk) -> None:
    desk.platform.troubles.append(Refused("bad number"))
    await desk.handle(did("my secret"))
    await desk.queue.revive(LONG_AGO)
    (message,) = await desk.queue.waiting()
    assert Incoming.from_json(SEAL.open(message.sealed)) == replace(did("", Kind.TEXT), patient="", is_read=True)
    assert [part.text for part in parts_from_json(SEAL.open(message.reply or ""))] == ["You wrote: my secret"]
    assert "secret" not in repr(message) and "phone" not in repr(message)


async def test_what_was_sealed_with_another_secret_is_a_dead_letter(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    await desk.handle(did("hi"), Seal("another secret"))
    assert desk.platform.sent == [] and desk.chat.turns == [] and await state(desk) == DEAD
    assert desk.observer.of == {"dead": 1} and "a message was sealed with another secret" in caplog.text


@pytest.mark.parametrize("sealed", ["", "{", "[]", "{}", '{"kind": "dance"}'])
async def test_what_cannot_be_read_is_a_dead_letter(desk: Desk, sealed: str) -> None:
    message = await desk.add(did("hi"))
    await desk.handling.handle(replace(message, sealed=SEAL.close(sealed)))
    assert desk.platform.sent == [] and await state(desk) == DEAD


async def test_when_the_conversation_fails_the_patient_gets_the_apology(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    desk.chat.failure = RuntimeError("my secret")
    await desk.handle(did("my secret"))
    assert desk.platform.texts == [APOLOGY] and await state(desk) == DONE
    assert desk.observer.failures == ["turn"] and desk.observer.of == {"sent": 1}
    assert "RuntimeError" in caplog.text and "secret" not in caplog.text


async def test_a_reply_that_cannot_be_laid_out_is_the_apology(desk: Desk) -> None:
    desk.chat.script["read all"] = reply_to("read all", Message(Shown.QUOTE, "x" * 200, "Precautions", 1))
    await desk.handle(did("read all"))
    assert desk.platform.texts == [APOLOGY] and desk.observer.failures == ["turn"]


async def test_when_sending_fails_as_nobody_expected_it_is_a_dead_letter(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    desk.platform.troubles.append(RuntimeError("my secret"))
    await desk.handle(did("hi"))
    assert await state(desk) == DEAD and desk.observer.of == {"dead": 1}
    assert "an answer by telegram failed: RuntimeError" in caplog.text and "secret" not in caplog.text


async def test_a_process_that_ends_leaves_it_waiting(desk: Desk) -> None:
    desk.chat.gate = asyncio.Event()
    handling = asyncio.create_task(desk.handle(did("hi")))
    await until(lambda: desk.platform.acknowledged)
    handling.cancel()
    with pytest.raises(asyncio.CancelledError):
        await handling
    assert await state(desk) == WAITING and desk.observer.of == {}


async def test_with_a_conversation_goes_what_the_file_has_of_it(desk: Desk) -> None:
    desk.chat.script["delete"] = reply_to("delete", say("It is deleted."), deletes=True)
    for number in (1, 2):
        desk.platform.troubles.append(Refused("bad number"))
        await desk.handle(did("hi", number=str(number)))
    await desk.handle(did("delete", number="3"))
    assert await desk.queue.revive(LONG_AGO) == 0, "the two that were put aside"
    assert desk.platform.texts[-1].startswith("It is deleted.")


async def test_while_the_model_is_loaded_a_message_waits(desk: Desk) -> None:
    desk.is_loaded = Future()
    handling = asyncio.create_task(desk.handle(did("hi")))
    await asyncio.wait({handling}, timeout=0.2)  # in which it would be over
    assert desk.chat.turns == [] and not handling.done()
    desk.is_loaded.set_result(None)
    await handling
    assert desk.platform.texts == ["You wrote: hi"]


async def test_where_it_never_is_the_conversation_says_so(desk: Desk) -> None:
    desk.is_loaded = Future()
    desk.is_loaded.set_exception(OSError("no model"))
    await desk.handle(did("hi"))
    assert desk.platform.texts == ["You wrote: hi"]


async def test_only_so_many_are_answered_at_once_as_each_has_its_seconds(desk: Desk) -> None:
    desk.chat.gate = asyncio.Event()
    handling = [asyncio.create_task(desk.handle(did("hi", number=str(number)))) for number in range(40)]
    await until(lambda: desk.chat.under_way == 16)
    await asyncio.wait(handling, timeout=0.2)  # in which the others would begin
    assert desk.chat.under_way == 16
    desk.chat.gate.set()
    await asyncio.gather(*handling)
    assert len(desk.platform.texts) == 40


async def test_nothing_of_it_is_logged(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    desk.platform.trouble_at_acknowledging = Later("down")
    await desk.handle(did("my secret"))
    ours = [record.getMessage() for record in caplog.records if record.name.startswith("bot")]
    assert ours == ["telegram took no acknowledgement: Later"]
