"""The messaging apps, joined: what waits is looked for again and again, and answered once."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
import pytest_asyncio
from starlette.applications import Starlette

from bot.messengers.errors import Refused
from bot.records.message_queue import DEAD, DONE, WAITING, QueuedMessage

from ..edge.fakes import client_of
from .clinic import Clinic
from .fakes import LONG_AGO, SIGNED, TroubledQueue, body_of, did, until


@pytest_asyncio.fixture
async def clinic(queue: TroubledQueue) -> AsyncIterator[Clinic]:
    clinic = Clinic(queue)
    clinic.running = asyncio.create_task(asyncio.sleep(0))
    yield clinic
    await clinic.end()


async def test_what_waits_from_the_last_time_is_answered_in_order(clinic: Clinic) -> None:
    for number in range(3):
        await clinic.left(did(f"question {number}", number=str(number)))
    await clinic.begin()
    assert clinic.telegram.texts == ["I am a program.", *(f"You wrote: question {number}" for number in range(3))]
    assert (await clinic.queue.count())[DONE] == 3


async def test_what_waits_for_an_app_that_is_off_is_left_alone(clinic: Clinic, monkeypatch: pytest.MonkeyPatch) -> None:
    put: list[QueuedMessage] = []
    monkeypatch.setattr(clinic.messengers.lanes, "put", put.append)
    for app in ("slack", "sms", "whatsapp"):
        await clinic.left(did("hi"), app)
    await clinic.begin()
    assert [message.platform for message in put] == ["sms"]
    assert [message.platform for message in await clinic.queue.waiting()] == ["slack", "sms", "whatsapp"]


async def test_and_answered_when_it_is_on_again(clinic: Clinic) -> None:
    await clinic.left(did("hi"), "sms")
    clinic.messengers = clinic.joined(clinic.telegram)
    await clinic.begin()
    assert clinic.sms.sent == [] and (await clinic.queue.count())[WAITING] == 1
    await clinic.end()
    clinic.messengers = clinic.joined(clinic.telegram, clinic.sms)
    clinic.looks.is_over.clear()
    await clinic.begin()
    assert clinic.sms.texts == ["I am a program.", "You wrote: hi"] and len(clinic.chat.turns) == 1


async def test_what_staff_have_tried_again_is_found_at_the_next_look(clinic: Clinic) -> None:
    await clinic.left(did("hi"))
    clinic.telegram.troubles.append(Refused("bad number"))
    await clinic.begin()
    assert clinic.telegram.sent == [] and await clinic.queue.revive(LONG_AGO) == 1
    await clinic.look()
    assert clinic.telegram.texts == ["I am a program.", "You wrote: hi"] and len(clinic.chat.turns) == 1
    assert await clinic.queue.count() == {WAITING: 0, DONE: 1, DEAD: 0}


async def test_it_looks_once_a_minute(clinic: Clinic) -> None:
    await clinic.begin()
    await clinic.look()
    assert clinic.looks.slept == [60.0, 60.0]


async def test_what_is_being_answered_is_not_begun_again_by_a_look(clinic: Clinic) -> None:
    clinic.chat.gate = asyncio.Event()
    await clinic.left(did("hi"))
    clinic.running = asyncio.create_task(clinic.messengers.run())
    await until(clinic.looks.is_over.is_set)
    for _ in range(3):
        await clinic.looks.one_more()
    clinic.chat.gate.set()
    await clinic.messengers.lanes.idle()
    assert clinic.telegram.texts == ["I am a program.", "You wrote: hi"]


async def test_what_comes_in_by_its_address_is_answered_at_once_and_once(clinic: Clinic) -> None:
    await clinic.begin()
    async with client_of(Starlette(routes=clinic.messengers.routes())) as client:
        for _ in range(2):
            assert (await client.post("/messengers/sms", content=body_of(did("hi")), headers=SIGNED)).is_success
    await clinic.messengers.lanes.idle()
    assert clinic.sms.texts == ["I am a program.", "You wrote: hi"]
    await clinic.look()
    assert clinic.sms.texts == ["I am a program.", "You wrote: hi"]
    assert clinic.observer.of == {"accepted": 1, "duplicate": 1, "sent": 2}


async def test_each_app_has_its_address(clinic: Clinic) -> None:
    assert [route.path for route in clinic.messengers.routes()] == ["/messengers/telegram", "/messengers/sms"]


async def test_what_is_older_than_three_days_goes_and_so_do_keys(clinic: Clinic) -> None:
    await clinic.left(did("old", number="1"), "slack", timedelta(days=3, minutes=1))
    await clinic.left(did("young", number="2"), "slack", timedelta(days=2, hours=23))
    await clinic.begin()
    assert [message.key for message in await clinic.queue.waiting()] == ["slack 2"]
    assert clinic.observer.of == {"dead": 1}, "an app that is off for so long is an alarm"
    await clinic.look()
    assert clinic.keys.expired == 2


@pytest.mark.parametrize("methods", [["waiting"], ["waiting", "waiting"]])
async def test_a_look_that_fails_is_not_the_last(
    clinic: Clinic, caplog: pytest.LogCaptureFixture, methods: list[str]
) -> None:
    await clinic.left(did("hi"))
    clinic.queue.troubles = Counter(methods)
    await clinic.begin()
    for _ in methods:
        assert clinic.telegram.sent == []
        await clinic.look()
    assert clinic.telegram.texts == ["I am a program.", "You wrote: hi"]
    assert caplog.text.count("looked for again in a minute") == len(methods)


async def test_nor_is_one_that_fails_as_nobody_thought(
    clinic: Clinic, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Or nobody would be answered from then on."""

    async def broken(_before: object) -> None:
        raise MemoryError("somebody's words")

    monkeypatch.setattr(clinic.queue, "expire", broken)
    await clinic.begin()
    await clinic.left(did("hi"))
    await clinic.look()
    assert clinic.telegram.texts == ["I am a program.", "You wrote: hi"]
    assert "MemoryError" in caplog.text and "somebody" not in caplog.text and clinic.observer.failures


async def test_while_the_database_is_away_what_waits_is_answered_all_the_same(
    clinic: Clinic, caplog: pytest.LogCaptureFixture
) -> None:
    clinic.keys.is_away = True
    await clinic.left(did("hi"))
    await clinic.begin()
    assert clinic.telegram.texts == ["I am a program.", "You wrote: hi"] and "the database is away" in caplog.text
    clinic.keys.is_away = False
    await clinic.look()
    assert clinic.keys.expired == 1


async def test_at_the_end_what_is_just_being_sent_is_let_arrive_and_noted(clinic: Clinic) -> None:
    clinic.telegram.gate = asyncio.Event()
    await clinic.left(did("hi"))
    clinic.running = asyncio.create_task(clinic.messengers.run())
    await until(clinic.telegram.is_asked.is_set)
    ending = asyncio.create_task(clinic.end())
    await asyncio.sleep(0)
    clinic.telegram.gate.set()
    await ending
    (message,) = await clinic.queue.waiting()
    assert clinic.telegram.texts == ["I am a program."] and message.sent == 1, "the rest waits"


async def test_at_the_end_what_is_being_answered_waits_and_connections_are_closed(clinic: Clinic) -> None:
    clinic.chat.gate = asyncio.Event()
    await clinic.left(did("hi"))
    clinic.running = asyncio.create_task(clinic.messengers.run())
    await until(clinic.looks.is_over.is_set)
    await clinic.end()
    assert clinic.telegram.is_closed and clinic.sms.is_closed and clinic.running.cancelled()
    assert (await clinic.queue.count())[WAITING] == 1 and clinic.telegram.sent == []
    await clinic.messengers.lanes.idle()
