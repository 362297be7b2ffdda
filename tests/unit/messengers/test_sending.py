"""A message is sent until the platform has it, never will, or nobody waits for it any more."""

import asyncio
from datetime import timedelta

import pytest

from bot.messengers.errors import Later, Refused, Unwanted
from bot.messengers.message import Part
from bot.messengers.sending import WINDOW, Sender

from ...messengers.clinic import Time
from .fakes import FakePlatform, Noted, until

PART = Part("Hello.")


class Desk:
    """A sender whose sleep is time that passes, and the platform that it sends to."""

    def __init__(self) -> None:
        self.time, self.observer, self.platform = Time(), Noted(), FakePlatform()
        self.sender = Sender(self.observer, self.time.sleep, lambda: self.time.now)

    async def send(self, ago: timedelta = timedelta()) -> None:
        """The answer to what came so long ago."""
        await self.sender.send(self.platform, "pat", PART, self.time.now - ago)


@pytest.fixture
def desk() -> Desk:
    return Desk()


async def test_what_is_taken_is_sent_once(desk: Desk) -> None:
    await desk.send()
    assert desk.platform.sent == [("pat", PART)] and desk.time.slept == []
    assert desk.observer.of == {"sent": 1}


async def test_it_is_tried_again_until_it_is_taken(desk: Desk) -> None:
    desk.platform.troubles.extend([Later("down"), Later("too many", 5.0), Later("down")])
    await desk.send()
    assert desk.platform.sent == [("pat", PART)] and desk.observer.of == {"retried": 3, "sent": 1}


async def test_each_time_after_twice_as_long_and_a_moment_up_to_half_a_minute(desk: Desk) -> None:
    desk.platform.troubles.extend([Later("down")] * 10)
    await desk.send()
    least = [1, 2, 4, 8, 16, 30, 30, 30, 30, 30]
    assert all(low <= slept <= min(low + 1, 30) for low, slept in zip(least, desk.time.slept, strict=True))


async def test_patients_are_not_all_tried_again_at_the_same_moment() -> None:
    slept = set()
    for _ in range(5):
        desk = Desk()
        desk.platform.troubles.append(Later("down"))
        await desk.send()
        slept.update(desk.time.slept)
    assert len(slept) > 1


@pytest.mark.parametrize(
    ("asked", "least", "most"), [(30.0, 30, 30), (600.0, 600, 600), (0.5, 1, 2), (0.0, 1, 2), (None, 1, 2)]
)
async def test_the_platform_is_left_alone_for_as_long_as_it_says(
    desk: Desk, asked: float | None, least: float, most: float
) -> None:
    desk.platform.troubles.append(Later("too many", asked))
    await desk.send()
    assert len(desk.time.slept) == 1 and least <= desk.time.slept[0] <= most


@pytest.mark.parametrize("trouble", [Refused("bad number"), Unwanted("blocked"), RuntimeError("broken")])
async def test_what_will_not_be_taken_is_not_tried_again(desk: Desk, trouble: Exception) -> None:
    desk.platform.troubles.extend([Later("down"), trouble])
    with pytest.raises(type(trouble)) as raised:
        await desk.send()
    assert raised.value is trouble and desk.platform.sent == []
    assert desk.observer.of == {"retried": 1}


async def test_after_a_day_it_is_given_up(desk: Desk) -> None:
    began = desk.time.now
    desk.platform.troubles.extend([Later("down")] * 3000)
    with pytest.raises(Refused, match=r"not taken in 1 day.*: down") as refused:
        await desk.send()
    assert WINDOW - timedelta(minutes=1) <= desk.time.now - began <= WINDOW
    assert isinstance(refused.value.__cause__, Later) and desk.observer.of["sent"] == 0


async def test_the_day_begins_when_the_message_came(desk: Desk) -> None:
    began = desk.time.now
    desk.platform.troubles.extend([Later("down")] * 3000)
    with pytest.raises(Refused):
        await desk.send(timedelta(hours=23))
    assert timedelta(minutes=59) <= desk.time.now - began <= timedelta(hours=1)


async def test_what_nobody_waits_for_any_more_is_not_even_tried(desk: Desk) -> None:
    with pytest.raises(Refused, match="older than 1 day"):
        await desk.send(WINDOW + timedelta(seconds=1))
    assert desk.platform.sent == [] and desk.observer.of == {}
    await desk.send(WINDOW)
    assert len(desk.platform.sent) == 1, "in the last moment"


async def test_at_the_end_it_is_told_what_is_just_being_sent(desk: Desk) -> None:
    desk.platform.gate = asyncio.Event()
    sending = asyncio.create_task(desk.send())
    await until(desk.platform.is_asked.is_set)
    assert desk.sender.end() == {sending}
    desk.platform.gate.set()
    await sending
    assert desk.platform.texts == ["Hello."] and desk.sender.end() == frozenset()


async def test_after_the_end_nothing_is_sent_any_more(desk: Desk) -> None:
    assert desk.sender.end() == frozenset()
    sending = asyncio.create_task(desk.send())
    await asyncio.wait({sending})
    assert sending.cancelled() and desk.platform.sent == [] and not desk.platform.is_asked.is_set()


async def test_what_is_not_taken_at_the_end_is_not_tried_again(desk: Desk) -> None:
    desk.platform.gate = asyncio.Event()
    desk.platform.troubles.append(Later("down"))
    sending = asyncio.create_task(desk.send())
    await until(desk.platform.is_asked.is_set)
    desk.sender.end()
    desk.platform.gate.set()
    await asyncio.wait({sending})
    assert sending.cancelled() and desk.platform.sent == []


async def test_a_platform_that_is_busy_for_longer_than_the_day_is_not_waited_for(desk: Desk) -> None:
    desk.platform.troubles.append(Later("too many", 3 * WINDOW.total_seconds()))
    with pytest.raises(Refused, match="not taken"):
        await desk.send()
    assert desk.platform.sent == [] and desk.time.slept == []
