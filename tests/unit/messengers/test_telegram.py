"""Telegram: whether it is set up right, what is sent, and what each of Telegram's errors means."""

import json
import logging
from collections import deque
from typing import Any

import pytest
from starlette.responses import HTMLResponse, PlainTextResponse, Response

from bot.credentials import read_credentials
from bot.messengers.errors import Later, NotSent, Refused, Unwanted, Wrong
from bot.messengers.message import Choice, Incoming, Kind, Part
from bot.messengers.telegram import TelegramBot, open_platform

from ...messengers.telegram_provider import PATIENT, SECRET, TOKEN, TelegramProvider, error
from .opened import NOWHERE, PUBLIC, opened, stands_alone

URL = f"{PUBLIC}/messengers/telegram"
OTHER_TOKEN = "654321:" + "z" * 35
AWAY = r"^Telegram cannot be asked \(\w+\): try again later$"
UNKNOWN = r"^Telegram does not know the token \(BOT_TELEGRAM_TOKEN\): copy it again from @BotFather$"


async def test_connecting_sets_the_webhook_which_is_then_right() -> None:
    async with opened("telegram") as (telegram, provider):
        with pytest.raises(Wrong, match="send messages here yet: run 'bot messengers connect'"):
            await telegram.check()
        assert await telegram.connect()
        assert await telegram.check() == "@leaflet_bot"
    assert (provider.webhook["url"], provider.webhook["secret_token"]) == (URL, SECRET)
    assert provider.webhook["allowed_updates"] == ["message", "edited_message", "callback_query"]


@pytest.mark.parametrize(
    ("webhook", "said"),
    [
        ({"url": "https://other.example/messengers/telegram"}, "does not send messages here yet"),
        ({"url": f"{URL}/"}, "does not send messages here yet"),
        (
            {"pending_update_count": 3, "last_error_date": 1_790_000_000, "last_error_message": "Connection refused"},
            f"^Telegram cannot reach {URL}: Connection refused$",
        ),
    ],
)
async def test_a_webhook_that_does_not_lead_here_is_wrong(webhook: dict[str, Any], said: str) -> None:
    async with opened("telegram") as (telegram, provider):
        provider.webhook = {"url": URL, "pending_update_count": 0, **webhook}
        with pytest.raises(Wrong, match=said):
            await telegram.check()


@pytest.mark.parametrize(
    "webhook", [{"pending_update_count": 3}, {"last_error_date": 1_790_000_000, "last_error_message": "Timeout"}]
)
async def test_messages_that_wait_or_an_error_that_is_over_are_not_wrong(webhook: dict[str, Any]) -> None:
    async with opened("telegram") as (telegram, provider):
        provider.webhook = {"url": URL, "pending_update_count": 0, **webhook}
        assert await telegram.check() == "@leaflet_bot"


@pytest.mark.parametrize(
    ("settings", "said"), [({"BOT_TELEGRAM_TOKEN": OTHER_TOKEN}, UNKNOWN), ({"BOT_TELEGRAM_API": NOWHERE}, AWAY)]
)
async def test_a_wrong_token_is_named_without_it(settings: dict[str, str], said: str) -> None:
    async with opened("telegram", **settings) as (telegram, _):
        with pytest.raises(Wrong, match=said) as told:
            await telegram.check()
    assert OTHER_TOKEN not in str(told.value) and stands_alone(told.value)


async def test_a_webhook_that_leaves_out_buttons_is_wrong() -> None:
    async with opened("telegram") as (telegram, provider):
        await telegram.connect()
        provider.webhook["allowed_updates"] = ["message"]
        with pytest.raises(Wrong, match="does not send all that is needed: run 'bot messengers connect'"):
            await telegram.check()


@pytest.mark.parametrize(
    "answer",
    [
        error(502, "Bad Gateway"),
        error(429, "Too Many Requests: retry after 5", retry_after=5),
        HTMLResponse("<html>Bad Gateway", 502),
        HTMLResponse("<html>welcome"),
    ],
    ids=["down", "busy", "gateway", "a page"],
)
async def test_telegram_that_gives_no_answer_is_no_wrong_token(answer: Response) -> None:
    async with opened("telegram") as (telegram, provider):
        provider.troubles = deque([answer])
        with pytest.raises(Wrong, match=AWAY):
            await telegram.check()


@pytest.mark.parametrize(
    ("public", "settings", "said"),
    [
        ("http://localhost:8000", {}, "http://localhost:8000/messengers/telegram as webhook: .*https"),
        (f"{PUBLIC}:9000", {}, f"{PUBLIC}:9000/messengers/telegram as webhook: .*ports 80, 88, 443 or 8443"),
        (PUBLIC, {"BOT_TELEGRAM_TOKEN": OTHER_TOKEN}, f"{URL} as webhook: Unauthorized$"),
        (PUBLIC, {"BOT_TELEGRAM_API": NOWHERE}, f"{URL} as webhook: .*"),
    ],
    ids=["http", "port", "token", "not there"],
)
async def test_what_telegram_has_against_an_address_is_said(public: str, settings: dict[str, str], said: str) -> None:
    async with opened("telegram", public, **settings) as (telegram, provider):
        with pytest.raises(Wrong, match=f"^Telegram does not take {said}") as told:
            await telegram.connect()
    assert provider.webhook["url"] == "" and OTHER_TOKEN not in str(told.value)


def pressed(handle: str) -> Incoming:
    """A button."""
    return Incoming("1", PATIENT, PATIENT, Kind.BUTTON, "x", handle)


async def test_a_pressed_button_is_acknowledged_and_nothing_else_is() -> None:
    async with opened("telegram") as (telegram, provider):
        provider.queries = {"q1", "q2"}
        await telegram.acknowledge(pressed("q1"))
        await telegram.acknowledge(pressed(""))
    assert provider.acknowledged == ["q1"] and provider.asked == 1


@pytest.mark.parametrize(
    ("answer", "kind"),
    [(None, Refused), (error(502, "Bad Gateway"), Later), (error(403, "Forbidden: user is deactivated"), Unwanted)],
)
async def test_an_acknowledgement_that_is_not_taken_is_told(answer: Response | None, kind: type[NotSent]) -> None:
    async with opened("telegram") as (telegram, provider):
        provider.troubles = deque([answer])
        with pytest.raises(NotSent) as told:
            await telegram.acknowledge(pressed("an hour old"))
    assert type(told.value) is kind and provider.acknowledged == []


@pytest.mark.parametrize(
    ("answer", "kind", "seconds"),
    [
        (error(429, "Too Many Requests: retry after 30", retry_after=30), Later, 30.0),
        (error(429, "Too Many Requests"), Later, None),
        (error(500, "Internal Server Error"), Later, None),
        (error(502, "Bad Gateway"), Later, None),
        (HTMLResponse("<html>Bad Gateway", 502), Later, None),
        (error(401, "Unauthorized"), Later, None),
        (error(404, "Not Found"), Later, None),
        (error(403, "Forbidden: bot was blocked by the user"), Unwanted, None),
        (error(403, "Forbidden: user is deactivated"), Unwanted, None),
        (error(403, "Forbidden: bot can't initiate conversation with a user"), Unwanted, None),
        (error(400, "Bad Request: chat not found"), Refused, None),
        (error(400, "Bad Request: can't parse entities"), Refused, None),
        (error(400, "Bad Request: group chat was upgraded", migrate_to_chat_id=-100), Refused, None),
        (error(409, "Conflict"), Refused, None),
        (HTMLResponse("<html>welcome"), Later, None),
    ],
)
async def test_each_error_says_whether_to_try_again_and_when(
    answer: Response, kind: type[NotSent], seconds: float | None
) -> None:
    async with opened("telegram") as (telegram, provider):
        provider.troubles = deque([answer])
        with pytest.raises(NotSent) as told:
            await telegram.send(PATIENT, Part("hi"))
    assert type(told.value) is kind and getattr(told.value, "seconds", None) == seconds
    assert ":" not in str(told.value) and stands_alone(told.value), "Telegram's own words"


async def test_telegram_that_is_not_there_is_tried_later() -> None:
    async with opened("telegram", BOT_TELEGRAM_API=NOWHERE) as (telegram, provider):
        with pytest.raises(Later, match="NetworkError"):
            await telegram.send(PATIENT, Part("hi"))
    assert provider.asked == 0


async def test_buttons_stand_in_a_column_and_send_their_ids() -> None:
    choices = tuple(Choice(f"{number}" * 22, "A label " * 7) for number in range(8))
    async with opened("telegram") as (telegram, provider):
        await telegram.send(PATIENT, Part("Which?", choices))
        with pytest.raises(Refused):
            await telegram.send(PATIENT, Part("Which?", (Choice("x" * 65, "a"),)))
    (sent,) = provider.sent
    assert (sent.to, sent.choices) == (PATIENT, tuple((choice.id, choice.label) for choice in choices))
    assert len(choices) == telegram.style.most_buttons and len(choices[0].label) <= telegram.style.longest_label


async def test_telegram_looks_at_no_link() -> None:
    async with opened("telegram") as (telegram, provider):
        await telegram.send(PATIENT, Part(f"{PUBLIC}/leaflet#s38"))
    assert json.loads(provider.forms[0]["link_preview_options"]) == {"is_disabled": True}
    assert "reply_markup" not in provider.forms[0]


WRITTEN = ["a < b > c & d", "<b>bold</b>", "&lt; &amp;amp;", "</blockquote>", "“é” 😀 'f' \"g\"", "*a* _b_ `c`", "a\nb"]


@pytest.mark.parametrize("text", WRITTEN)
async def test_what_was_written_is_what_is_shown(text: str) -> None:
    async with opened("telegram") as (telegram, provider):
        style = telegram.style
        for wrap in (str, style.quote, style.notice):
            await telegram.send(PATIENT, Part(wrap(style.escape(text))))
        with pytest.raises(Refused):
            await telegram.send(PATIENT, Part(f"{text} <3"))
    assert [each.shown for each in provider.sent] == [text] * 3


async def test_the_longest_message_is_taken_and_one_more_is_not() -> None:
    async with opened("telegram") as (telegram, provider):
        await telegram.send(PATIENT, Part("x" * (telegram.style.limit - 2) + "😀"))
        with pytest.raises(Refused):
            await telegram.send(PATIENT, Part("x" * (telegram.style.limit - 1) + "😀"))
    assert len(provider.sent) == 1


async def test_when_it_is_closed_nothing_is_sent() -> None:
    async with opened("telegram") as (telegram, provider):
        await telegram.close()
        with pytest.raises(NotSent):
            await telegram.send(PATIENT, Part("hi"))
    assert provider.asked == 0


@pytest.mark.parametrize(
    "answer",
    [
        error(400, "Bad Request: private words"),
        PlainTextResponse('{"ok": true, "result": {"text": "private wo'),
    ],
    ids=["refused", "cut off"],
)
async def test_neither_tokens_nor_words_get_into_logs(answer: Response, caplog: pytest.LogCaptureFixture) -> None:
    async with opened("telegram") as (telegram, provider):
        provider.troubles = deque([answer])
        with caplog.at_level(logging.INFO), pytest.raises(NotSent):
            await telegram.send(PATIENT, Part("private words"))
    assert "private" not in caplog.text and TOKEN not in caplog.text


def test_a_bot_shows_neither_its_token_nor_its_secret() -> None:
    shown = repr(TelegramBot(TOKEN, SECRET, NOWHERE))
    assert TOKEN not in shown and SECRET not in shown


def test_nothing_else_shows_them() -> None:
    messaging = read_credentials({"BOT_PUBLIC_URL": PUBLIC, **TelegramProvider(url=NOWHERE).environment()})
    shown = f"{messaging} {open_platform(messaging.on[0], PUBLIC)!r}"
    assert messaging.on and TOKEN not in shown and SECRET not in shown
