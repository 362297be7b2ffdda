"""What the platform did not send, or not like this, is no event: 403 or 400, counted, and nobody is answered."""

import json
import time
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import urlencode

import httpx
import pytest
from twilio.request_validator import RequestValidator

from .chat import ScriptedChat
from .clinic import Clinic
from .messenger_provider import VERIFY, MessengerProvider
from .provider import NO_HEADERS, Headers, post
from .slack_provider import SlackProvider
from .telegram_provider import TelegramProvider
from .twilio_provider import TOKEN, TwilioProvider

Attempt = Callable[[Any], Awaitable[httpx.Response]]


def _telegram(body: object = None, headers: Headers = NO_HEADERS) -> Attempt:
    async def attempt(provider: TelegramProvider) -> httpx.Response:
        whole = {"update_id": 1, "message": provider.message("hi")} if body is None else body
        return await provider.deliver(whole, headers)

    return attempt


def _messenger(body: bytes | None = None, headers: Headers = NO_HEADERS) -> Attempt:
    async def attempt(provider: MessengerProvider) -> httpx.Response:
        return await provider.deliver(provider.body(provider.message("hi")) if body is None else body, headers)

    return attempt


def _slack(
    body: object = None, *, at: float | None = None, form: bool = False, headers: Headers = NO_HEADERS
) -> Attempt:
    async def attempt(provider: SlackProvider) -> httpx.Response:
        return await provider.deliver(provider.event("hi") if body is None else body, at=at, form=form, headers=headers)

    return attempt


def _twilio(path: str = "", headers: Headers = NO_HEADERS, **fields: str) -> Attempt:
    async def attempt(provider: TwilioProvider) -> httpx.Response:
        form = {name: value for name, value in provider.form("hi", **fields).items() if value != "-"}
        return await provider.deliver(form, path, headers)

    return attempt


async def _twilio_in_latin_1(provider: TwilioProvider) -> httpx.Response:
    async with httpx.AsyncClient(trust_env=False) as web:
        kind = {"Content-Type": "application/x-www-form-urlencoded; charset=iso-8859-1", "X-Twilio-Signature": "x"}
        return await web.post(provider.bot, content=b"MessageSid=1&Body=%E9", headers=kind)


async def _slack_in_latin_1(provider: SlackProvider) -> httpx.Response:
    headers = {"X-Slack-Signature": "v0=" + "0" * 64, "X-Slack-Request-Timestamp": str(int(time.time()))}
    return await post(provider.bot, '{"type": "é"}'.encode("latin-1"), headers)


async def _twilio_cut_off(provider: TwilioProvider) -> httpx.Response:
    form = provider.form("can I drink alcohol")
    signature = RequestValidator(TOKEN).compute_signature(provider.bot, form)
    kind = {"Content-Type": "application/x-www-form-urlencoded", "X-Twilio-Signature": signature}
    return await post(provider.bot, urlencode(form).encode()[:-9], kind)


async def _get(provider: Any, **query: str) -> httpx.Response:
    async with httpx.AsyncClient(trust_env=False) as web:
        return await web.get(provider.bot, params=query)


async def _asked_by_get(provider: Any) -> httpx.Response:
    return await _get(provider)


async def _wrong_verify_token(provider: MessengerProvider) -> httpx.Response:
    return await _get(provider, **{"hub.mode": "subscribe", "hub.verify_token": f"{VERIFY}x", "hub.challenge": "7"})


async def _wrong_mode(provider: MessengerProvider) -> httpx.Response:
    return await _get(provider, **{"hub.mode": "unsubscribe", "hub.verify_token": VERIFY, "hub.challenge": "7"})


async def _unsigned(provider: Any) -> httpx.Response:
    async with httpx.AsyncClient(trust_env=False) as web:
        return await web.post(provider.bot, json={"update_id": 1})


def _one_update(**more: object) -> dict[str, object]:
    return {"update_id": 1, **more}


_PAGE = {"object": "page", "entry": [{"messaging": [{"sender": {"id": "1"}, "message": {"mid": "m", "text": "hi"}}]}]}
_LONG = b"x" * (256 * 1024 + 1)
_DEEP = b"[" * 100_000

_WHATSAPP_AND_SMS: list[tuple[str, Attempt, int]] = [
    ("no signature", _unsigned, 403),
    ("another signature", _twilio(headers={"X-Twilio-Signature": "bm90IHRoZSBzaWduYXR1cmU="}), 403),
    ("a signature that is no ASCII", _twilio(headers={"X-Twilio-Signature": "\xe9"}), 403),
    ("an empty signature", _twilio(headers={"X-Twilio-Signature": ""}), 403),
    ("another account's", _twilio(AccountSid="AC" + "9" * 32), 403),
    ("another charset", _twilio_in_latin_1, 403),
    ("cut off", _twilio_cut_off, 403),
    ("too long", _twilio(Body="x" * (256 * 1024)), 400),
    ("no message id", _twilio(MessageSid="-"), 400),
    ("no sender", _twilio(From="-"), 400),
    ("asked by GET", _asked_by_get, 403),
]
_TABLE: dict[str, list[tuple[str, Attempt, int]]] = {
    "sms": _WHATSAPP_AND_SMS,
    "whatsapp": _WHATSAPP_AND_SMS,
    "telegram": [
        ("no secret", _unsigned, 403),
        ("another secret", _telegram(headers={"X-Telegram-Bot-Api-Secret-Token": "t" * 32}), 403),
        ("a part of the secret", _telegram(headers={"X-Telegram-Bot-Api-Secret-Token": "s" * 31}), 403),
        ("a secret that is no ASCII", _telegram(headers={"X-Telegram-Bot-Api-Secret-Token": "\xe9"}), 403),
        ("cut off", _telegram(b'{"update_id": 1, "mess'), 400),
        ("another charset", _telegram('{"update_id": 1, "x": "é"}'.encode("latin-1")), 400),
        ("nothing", _telegram(b""), 400),
        ("a list", _telegram(b"[]"), 400),
        ("too deep", _telegram(_DEEP), 400),
        ("too long", _telegram(_LONG), 400),
        ("no number", _telegram({"message": {"chat": {"id": 1, "type": "private"}}}), 400),
        ("a message that is none", _telegram(_one_update(message="hi")), 400),
        ("a chat that is none", _telegram(_one_update(message={"chat": 1, "text": "hi"})), 400),
        ("a chat without an id", _telegram(_one_update(message={"chat": {"type": "private"}, "text": "hi"})), 400),
        ("asked by GET", _asked_by_get, 403),
    ],
    "messenger": [
        ("no signature", _unsigned, 403),
        ("another signature", _messenger(headers={"X-Hub-Signature-256": "sha256=" + "0" * 64}), 403),
        ("the old kind of signature", _messenger(headers={"X-Hub-Signature-256": "sha1=" + "0" * 40}), 403),
        ("a signature that is no ASCII", _messenger(headers={"X-Hub-Signature-256": "\xe9"}), 403),
        ("cut off", _messenger(b'{"object": "page", "ent'), 400),
        ("another charset", _messenger('{"object": "pagé"}'.encode("latin-1")), 400),
        ("a list", _messenger(b"[]"), 400),
        ("too deep", _messenger(_DEEP), 400),
        ("too long", _messenger(_LONG), 400),
        ("not of a page", _messenger(json.dumps({**_PAGE, "object": "instagram"}).encode()), 400),
        ("no entries", _messenger(b'{"object": "page"}'), 400),
        ("a message without an id", _messenger(json.dumps(_PAGE).replace('"mid": "m", ', "").encode()), 400),
        ("nobody's", _messenger(json.dumps(_PAGE).replace('"id": "1"', '"id": ""').encode()), 400),
        ("another verify token", _wrong_verify_token, 403),
        ("another mode", _wrong_mode, 403),
        ("asked by GET", _asked_by_get, 403),
    ],
    "slack": [
        ("no signature", _unsigned, 403),
        ("another signature", _slack(headers={"X-Slack-Signature": "v0=" + "0" * 64}), 403),
        ("a signature that is no ASCII", _slack(headers={"X-Slack-Signature": "\xe9"}), 403),
        ("ten minutes old", _slack(at=time.time() - 600), 403),
        ("ten minutes early", _slack(at=time.time() + 600), 403),
        ("a time that is none", _slack(headers={"X-Slack-Request-Timestamp": "now"}), 403),
        ("cut off", _slack(b'{"type": "event_call'), 400),
        ("another charset", _slack_in_latin_1, 403),
        ("a list", _slack(b"[]"), 400),
        ("too deep", _slack(_DEEP), 400),
        ("too long", _slack(_LONG), 400),
        ("an event that is none", _slack({"type": "event_callback", "event_id": "E", "event": "hi"}), 400),
        ("an event without an id", _slack({"type": "event_callback", "event": {"type": "message"}}), 400),
        ("a form without what is in it", _slack(b"", form=True), 400),
        ("asked by GET", _asked_by_get, 403),
    ],
}


@pytest.mark.parametrize(
    ("platform", "attempt", "status"),
    [
        pytest.param(platform, attempt, status, id=f"{platform}: {name}")
        for platform, rows in _TABLE.items()
        for name, attempt, status in rows
    ],
)
async def test_it_is_no_event(clinic: Clinic, chat: ScriptedChat, attempt: Attempt, status: int) -> None:
    response = await attempt(clinic.provider)
    assert response.status_code == status and "Traceback" not in response.text
    assert await clinic.settled() == [] and chat.turns == [] and await clinic.queue.waiting() == ()
    assert clinic.outcomes.of == {"forged" if status == 403 else "unreadable": 1}


async def test_after_all_that_the_right_one_is_one(clinic: Clinic, chat: ScriptedChat) -> None:
    assert len(await clinic.ask("hi")) == len(chat.turns) == 1
