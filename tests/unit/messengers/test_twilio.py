"""SMS and WhatsApp through Twilio: whether it is set up right, and what is sent."""

import time
from xml.etree import ElementTree

import pytest

from bot.credentials import read_credentials
from bot.messengers.errors import Refused, Wrong
from bot.messengers.message import Part
from bot.messengers.twilio import Twilio, open_platform
from bot.messengers.twilio_account import Account

from ...messengers.twilio_provider import ACCOUNT, NUMBER, PATIENT, TOKEN, TwilioProvider
from .opened import NOWHERE, PUBLIC, opened

URL = f"{PUBLIC}/messengers/sms"


def twilio_of(name: str) -> Twilio:
    """A number that is never reached."""
    return Twilio(name, Account(ACCOUNT, TOKEN, NUMBER, NOWHERE), PUBLIC)


async def test_connecting_has_twilio_send_here_what_comes_to_the_number() -> None:
    async with opened("sms") as (twilio, provider):
        elsewhere = rf"^Twilio does not send what comes to \{NUMBER} here: run 'bot messengers connect'$"
        with pytest.raises(Wrong, match=elsewhere):
            await twilio.check()
        assert await twilio.connect()
        assert await twilio.check() == f"{NUMBER}, Twilio account Riverside Clinic"
    assert provider.sms_url == URL


@pytest.mark.parametrize("number", [NUMBER, "12345"])
async def test_what_twilio_does_not_list_is_connected_by_hand(number: str) -> None:
    name = "whatsapp" if number == NUMBER else "sms"
    async with opened(name, **{f"BOT_{name.upper()}_NUMBER": number}) as (twilio, provider):
        assert await twilio.check() == f"{number}, Twilio account Riverside Clinic"
        assert not await twilio.connect() and provider.asked == 1


async def test_a_number_that_is_another_accounts_is_named() -> None:
    async with opened("sms", BOT_SMS_NUMBER="+15559999") as (twilio, _):
        for deed in (twilio.check, twilio.connect):
            with pytest.raises(Wrong, match=r"^the Twilio account has no number \+15559999 \(BOT_SMS_NUMBER\)$"):
                await deed()


async def test_an_sms_is_sent_with_plain_quotation_marks_and_asks_what_becomes_of_it() -> None:
    async with opened("sms") as (twilio, provider):
        await twilio.send(PATIENT, Part("“a” & <b>"))
    common = {"To": PATIENT, "From": NUMBER, "Body": "“a” & <b>"}
    assert provider.forms == [
        {**common, "SmartEncoded": "true", "StatusCallback": f"{PUBLIC}/messengers/sms/status"},
    ]


async def test_whatsapp_gets_its_own_addresses_and_all_characters() -> None:
    async with opened("whatsapp") as (twilio, provider):
        provider.heard[f"whatsapp:{PATIENT}"] = time.time()
        await twilio.send(f"whatsapp:{PATIENT}", Part("“a”"))
    address = {"To": f"whatsapp:{PATIENT}", "From": f"whatsapp:{NUMBER}", "Body": "“a”"}
    assert provider.forms == [{**address, "StatusCallback": f"{PUBLIC}/messengers/whatsapp/status"}]


async def test_the_longest_message_is_taken_and_one_more_is_not() -> None:
    async with opened("sms") as (twilio, provider):
        await twilio.send(PATIENT, Part("x" * (twilio.style.limit - 2) + "😀"))
        with pytest.raises(Refused, match="error 21617"):
            await twilio.send(PATIENT, Part("x" * (twilio.style.limit - 1) + "😀"))
    assert len(provider.sent) == 1


MARKED = ["*a*", "say *a* and *b*", "_a_ ~b~ `c` ```d```", "2 * 3 * 4", "**", "a_b_c", "*", "\n*a*\n", "*_~`"]


@pytest.mark.parametrize("text", MARKED)
async def test_whatsapp_shows_what_was_written_and_marks_notices(text: str) -> None:
    async with opened("whatsapp") as (twilio, provider):
        provider.heard[f"whatsapp:{PATIENT}"] = time.time()
        for wrap in (twilio.style.escape, lambda text: twilio.style.notice(twilio.style.escape(f"a {text.strip()} b"))):
            await twilio.send(f"whatsapp:{PATIENT}", Part(wrap(text)))
    assert [each.shown for each in provider.sent] == [text, f"a {text.strip()} b"]


def test_whatsapp_gets_joiners_and_sms_its_text() -> None:
    whatsapp, sms = (twilio_of(name).style for name in ("whatsapp", "sms"))
    assert whatsapp.escape("*a* < &") == "*\u2060a*\u2060 < &" and whatsapp.notice("a") == "*a*"
    assert sms.escape("*a* < &") == sms.notice("*a* < &") == "*a* < &" and sms.quote("a") == "“a”"
    assert sms.most_buttons == whatsapp.most_buttons == 0


@pytest.mark.parametrize("text", ["Sorry.", "a & b < c > d", "</Message><Message>b", "]]> “c” 'd' \"e\"", "é 😀\nf"])
def test_an_excuse_is_shown_by_the_webhooks_own_reply(text: str) -> None:
    events = twilio_of("sms").excuse(text)
    assert events is not None and events.media_type == "text/xml" and events.incoming == ()
    response = ElementTree.fromstring(events.answer)
    assert response.tag == "Response" and [each.text for each in response] == [text]


def test_nothing_else_shows_it() -> None:
    environment = {"BOT_PUBLIC_URL": PUBLIC, **TwilioProvider("sms", url=NOWHERE).environment()}
    messaging = read_credentials(environment)
    assert messaging.on and TOKEN not in f"{messaging} {open_platform(messaging.on[0], PUBLIC)!r}"
