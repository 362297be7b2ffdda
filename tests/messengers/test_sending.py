"""A platform that is down, slow, busy or broken: nothing is lost, nothing arrives twice, and order is kept."""

import asyncio
from collections import deque
from datetime import timedelta
from pathlib import Path

import pytest
from starlette.responses import PlainTextResponse, Response

from bot.messengers.sending import WINDOW
from bot.records.message_queue import DEAD, WAITING
from bot.reply import Kind, Message

from ..integration.processes import free_port
from . import messenger_provider, slack_provider, telegram_provider, twilio_provider
from .chat import ScriptedChat, reply_to
from .clinic import Clinic, clinic_with
from .provider import Provider

TOO_MANY: dict[str, Response] = {
    "sms": twilio_provider.error(429, 20429, Retry_After="30"),
    "whatsapp": twilio_provider.error(429, 20429, Retry_After="30"),
    "telegram": telegram_provider.error(429, "Too Many Requests: retry after 30", retry_after=30),
    "messenger": messenger_provider.error(400, 613),
    "slack": slack_provider.error("ratelimited", 429, Retry_After="30"),
}
LONG = " ".join(
    f"Sentence number {number} of many says a thing." for number in range(200)
)  # three parts and more everywhere


def texts(clinic: Clinic, patient: str = "") -> list[str]:
    """What arrived."""
    return [each.shown for each in clinic.provider.sent if patient in each.to]


def long_reply(chat: ScriptedChat) -> None:
    chat.script["tell me"] = reply_to("tell me", Message(Kind.SAY, LONG.strip(), response="utter_default"))


async def test_down_for_ten_minutes(clinic: Clinic) -> None:
    clinic.provider.is_down = True
    began = clinic.time.now
    for number in range(5):
        assert (await clinic.provider.say(f"question {number}")).status_code == 200, "it is accepted all the same"
    while clinic.time.now - began < timedelta(minutes=10):
        await asyncio.sleep(0.001)
    assert clinic.provider.sent == [] and (await clinic.queue.count())[WAITING] == 5
    clinic.provider.is_down = False
    await clinic.settled()
    assert texts(clinic) == [f"You wrote: question {number}" for number in range(5)]
    assert (await clinic.queue.count())[WAITING] == 0 and clinic.outcomes.of["sent"] == 5
    assert clinic.outcomes.of["retried"] > 10 and max(clinic.time.slept) < 62, "a minute at most, and a moment"


async def test_one_patients_trouble_is_not_anothers(clinic: Clinic) -> None:
    first, second = ("+15550101", "+15550102") if clinic.provider.name in {"sms", "whatsapp"} else ("101", "102")
    clinic.provider.troubles = deque([clinic.provider.down()] * 3)
    await asyncio.gather(*(clinic.provider.say("hi", patient=patient) for patient in (first, second)))
    await clinic.settled()
    assert texts(clinic, first) == texts(clinic, second) == ["You wrote: hi"]


async def test_busy_it_is_left_alone_for_as_long_as_it_says(clinic: Clinic) -> None:
    trouble = TOO_MANY[clinic.provider.name]
    clinic.provider.troubles = deque([trouble, trouble])
    (sent,) = await clinic.ask("hi")
    assert sent.shown.endswith("You wrote: hi") and clinic.outcomes.of["retried"] == 2
    if clinic.provider.name != "messenger":  # which does not say
        assert all(seconds >= 30 for seconds in clinic.time.slept)


async def test_its_limit_is_kept_to_and_every_patient_is_answered(clinic: Clinic) -> None:
    provider, people = clinic.provider, [f"+1555020{number:02d}" for number in range(12)]
    if provider.name not in {"sms", "whatsapp"}:
        people = [each.removeprefix("+") for each in people]
    provider.most, provider.clock = 3, clinic.time.seconds
    await asyncio.gather(*(provider.say("hi", patient=each) for each in people))
    sent = await clinic.settled()
    assert len(sent) == len({each.to for each in sent}) == 12 and provider.limited > 0
    assert clinic.outcomes.of["sent"] == 12 and clinic.outcomes.of["dead"] == 0


@pytest.mark.parametrize("trouble", [Response(status_code=500), PlainTextResponse("<html>Bad Gateway", 502), "down"])
async def test_broken_at_the_second_part(clinic: Clinic, chat: ScriptedChat, trouble: Response | str) -> None:
    long_reply(chat)
    wrong = clinic.provider.down() if isinstance(trouble, str) else trouble
    clinic.provider.troubles = deque([None, wrong, wrong])
    sent = await clinic.ask("tell me")
    assert len(sent) >= 3 and len({each.text for each in sent}) == len(sent), "no part is there twice"
    assert " ".join(each.shown for each in sent).endswith(LONG.strip()), "the parts are whole and in order"
    assert clinic.outcomes.of["retried"] == 2 and len(chat.turns) == 1


async def test_slow_it_is_waited_for_and_not_asked_twice(clinic: Clinic) -> None:
    clinic.provider.pause = asyncio.Event()
    response = await clinic.provider.say("hi")
    assert response.status_code == 200
    while clinic.provider.asked == 0:
        await asyncio.sleep(0.001)
    for _ in range(3):  # the patient asks on, and other things go on
        await clinic.provider.say("and?")
    assert clinic.provider.asked == 1, "one after the other"
    clinic.provider.pause.set()
    await clinic.settled()
    assert texts(clinic) == ["You wrote: hi", *["You wrote: and?"] * 3]


async def test_what_the_platform_never_takes_is_a_dead_letter_and_the_next_is_answered(clinic: Clinic) -> None:
    refusal = {
        "sms": twilio_provider.error(400, 21211),
        "whatsapp": twilio_provider.error(400, 63016),
        "telegram": telegram_provider.error(400, "Bad Request: chat not found"),
        "messenger": messenger_provider.error(400, 10, 2018278),
        "slack": slack_provider.error("invalid_blocks"),
    }[clinic.provider.name]
    clinic.provider.troubles = deque([refusal])
    assert await clinic.ask("one") == []
    assert clinic.outcomes.of["dead"] == 1 and (await clinic.queue.count())[DEAD] == 1
    (sent,) = await clinic.ask("two")
    assert sent.shown.endswith("You wrote: two")
    assert await clinic.queue.revive(clinic.time.now - WINDOW) == 1, "staff may have it tried again"


async def test_a_dead_letter_that_staff_revives_is_sent(provider: Provider, chat: ScriptedChat, tmp_path: Path) -> None:
    refused = {"telegram": telegram_provider.error(400, "x"), "slack": slack_provider.error("invalid_blocks")}
    async with clinic_with(provider, chat, tmp_path) as clinic:
        provider.troubles = deque([refused.get(provider.name, twilio_provider.error(400, 100))])
        assert await clinic.ask("one") == []
        assert await clinic.queue.revive(clinic.time.now - WINDOW) == 1
    async with clinic_with(provider, chat, tmp_path) as clinic:
        (sent,) = await clinic.settled()
        assert sent.shown.endswith("You wrote: one") and len(chat.turns) == 1


async def test_who_wants_no_messages_gets_none_and_that_is_no_alarm(clinic: Clinic) -> None:
    unwanted = {
        "sms": twilio_provider.error(400, 21610),
        "whatsapp": twilio_provider.error(400, 63032),
        "telegram": telegram_provider.error(403, "Forbidden: bot was blocked by the user"),
        "messenger": messenger_provider.error(400, 551),
        "slack": slack_provider.error("channel_not_found"),
    }[clinic.provider.name]
    clinic.provider.troubles = deque([unwanted])
    assert await clinic.ask("one") == []
    assert clinic.outcomes.of["unwanted"] == 1 and clinic.outcomes.of["dead"] == 0
    assert (await clinic.queue.count())[WAITING] == (await clinic.queue.count())[DEAD] == 0


async def test_a_wrong_token_loses_nothing_as_it_is_mended(clinic: Clinic) -> None:
    wrong = {
        "telegram": telegram_provider.error(401, "Unauthorized"),
        "messenger": messenger_provider.error(400, 190),
        "slack": slack_provider.error("invalid_auth"),
    }.get(clinic.provider.name, twilio_provider.error(401, 20003))
    clinic.provider.troubles = deque([wrong] * 4)
    (sent,) = await clinic.ask("hi")
    assert sent.shown.endswith("You wrote: hi")


async def test_after_a_day_nobody_waits_for_an_answer_any_more(clinic: Clinic) -> None:
    clinic.provider.is_down = True
    began = clinic.time.now
    clinic.time.now += timedelta(hours=23, minutes=50)
    assert await clinic.ask("hi") == []
    assert timedelta(hours=23, minutes=58) < clinic.time.now - began < timedelta(hours=24, minutes=1)
    assert clinic.outcomes.of["dead"] == 1


async def test_a_platform_that_is_not_there_at_all(provider: Provider, chat: ScriptedChat, tmp_path: Path) -> None:
    """Its address takes no connection: the answer waits, and is sent by the next process that finds it."""
    address, provider.url = provider.url, f"http://127.0.0.1:{free_port()}"
    async with clinic_with(provider, chat, tmp_path) as clinic:
        await provider.say("hi")
        while clinic.outcomes.of["retried"] < 3:
            await asyncio.sleep(0.001)
    assert provider.asked == 0
    provider.url = address
    async with clinic_with(provider, chat, tmp_path) as clinic:
        (sent,) = await clinic.settled()
        assert sent.shown.endswith("You wrote: hi") and len(chat.turns) == 1
