"""A Twilio account that cannot be asked, and what each of Twilio's errors means."""

import re
from collections import deque

import pytest
from starlette.responses import HTMLResponse, Response

from bot.messengers.errors import Later, NotSent, Refused, Unwanted, Wrong
from bot.messengers.message import Part
from bot.messengers.twilio_account import Account

from ...messengers.twilio_provider import ACCOUNT, NUMBER, PATIENT, TOKEN, error
from .opened import NOWHERE, opened, stands_alone

UNKNOWN = r"^Twilio does not know the account and token \(BOT_TWILIO_ACCOUNT, BOT_TWILIO_TOKEN\)$"
AWAY = r"^Twilio cannot be asked: try again later \(BOT_TWILIO_ACCOUNT, BOT_TWILIO_TOKEN\)$"


@pytest.mark.parametrize("deed", ["check", "connect"])
@pytest.mark.parametrize("wrong", [{"BOT_TWILIO_TOKEN": "9" * 32}, {"BOT_TWILIO_ACCOUNT": "AC" + "9" * 32}])
async def test_what_twilio_does_not_know_is_named_without_it(wrong: dict[str, str], deed: str) -> None:
    async with opened("sms", **wrong) as (twilio, _):
        with pytest.raises(Wrong, match=UNKNOWN) as told:
            await getattr(twilio, deed)()
    assert stands_alone(told.value)


@pytest.mark.parametrize("deed", ["check", "connect"])
async def test_twilio_that_is_not_there_is_no_wrong_token(deed: str) -> None:
    async with opened("sms", BOT_TWILIO_API=NOWHERE) as (twilio, _):
        with pytest.raises(Wrong, match=AWAY):
            await getattr(twilio, deed)()


@pytest.mark.parametrize(
    "answer",
    [
        error(503, 20503),
        error(429, 20429),
        error(400, 20001),
        HTMLResponse("<html>Bad Gateway", 502),
        HTMLResponse("<html>welcome"),
    ],
    ids=["down", "busy", "confused", "gateway", "a page"],
)
@pytest.mark.parametrize(("deed", "before"), [("check", 0), ("check", 1), ("connect", 0), ("connect", 1)])
async def test_twilio_that_gives_no_answer_is_no_wrong_token(answer: Response, deed: str, before: int) -> None:
    async with opened("sms") as (twilio, provider):
        provider.troubles = deque([*[None] * before, answer])
        with pytest.raises(Wrong, match=AWAY):
            await getattr(twilio, deed)()


@pytest.mark.parametrize("status", ["suspended", "closed"])
async def test_an_account_that_is_not_open_is_wrong(status: str) -> None:
    async with opened("sms") as (twilio, provider):
        provider.status = status
        with pytest.raises(Wrong, match=f"^the Twilio account is {status}$"):
            await twilio.check()


@pytest.mark.parametrize(
    ("answer", "kind", "seconds"),
    [
        (error(429, 20429, Retry_After="30"), Later, 30.0),
        (error(429, 20429), Later, None),
        (error(503, 20503, Retry_After="7"), Later, 7.0),
        *[(error(400, code), Later, None) for code in (14107, 20429, 63018, 20003)],
        *[(error(status, code), Later, None) for status, code in ((401, 20003), (401, 0), (403, 20403), (403, 20005))],
        (Response(status_code=500), Later, None),
        (HTMLResponse("<html>Bad Gateway", 502), Later, None),
        (HTMLResponse("<html>welcome"), Later, None),
        *[(error(400, code), Unwanted, None) for code in (21610, 63032)],
        *[(error(400, code), Refused, None) for code in (21211, 21602, 21606, 21408, 21617, 63016, 0)],
        (error(404, 20404), Refused, None),
        (HTMLResponse("<html>no", 400), Refused, None),
    ],
)
async def test_each_error_says_whether_to_try_again_and_when(
    answer: Response, kind: type[NotSent], seconds: float | None
) -> None:
    async with opened("sms") as (twilio, provider):
        provider.troubles = deque([answer])
        with pytest.raises(NotSent) as told:
            await twilio.send(PATIENT, Part("hi"))
    assert type(told.value) is kind and getattr(told.value, "seconds", None) == seconds
    assert re.fullmatch(r"opted out|(error|status) [0-9]+|no answer of Twilio's", str(told.value)), "Twilio's own words"
    assert stands_alone(told.value)


@pytest.mark.parametrize(("to", "code"), [("+0", 21211), ("whatsapp:+15550199", 21211)])
async def test_what_twilio_checks_is_told_by_its_code(to: str, code: int) -> None:
    async with opened("sms") as (twilio, _):
        with pytest.raises(Refused, match=f"^error {code}$"):
            await twilio.send(to, Part("hi"))


async def test_twilio_that_is_not_there_is_tried_later() -> None:
    async with opened("sms", BOT_TWILIO_API=NOWHERE) as (twilio, provider):
        with pytest.raises(Later, match="ConnectError"):
            await twilio.send(PATIENT, Part("hi"))
    assert provider.asked == 0


async def test_when_it_is_closed_nothing_is_sent() -> None:
    async with opened("sms") as (twilio, provider):
        await twilio.close()
        with pytest.raises((NotSent, RuntimeError)):
            await twilio.send(PATIENT, Part("hi"))
    assert provider.asked == 0


def test_an_account_does_not_show_its_token() -> None:
    assert TOKEN not in repr(Account(ACCOUNT, TOKEN, NUMBER, NOWHERE))
