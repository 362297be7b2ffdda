"""Facebook Messenger: whether it is set up right, what is sent, and what each of Meta's errors means."""

from collections import deque

import pytest
from starlette.responses import HTMLResponse, JSONResponse, Response

from bot.credentials import read_credentials
from bot.messengers.errors import Later, NotSent, Refused, Unwanted, Wrong
from bot.messengers.message import Choice, Part
from bot.messengers.messenger import Page, open_platform

from ...messengers.messenger_provider import APP_SECRET, PATIENT, TOKEN, VERIFY, MessengerProvider, error
from .opened import NOWHERE, PUBLIC, opened, stands_alone

OTHER_TOKEN = "EAAG" + "z" * 60
UNTAKEN = r"^Meta does not take the token \(BOT_MESSENGER_PAGE_TOKEN\): error {}$"
AWAY = r"^Meta cannot be asked \({}\): try again later$"


async def test_connecting_subscribes_the_app_which_is_then_right() -> None:
    async with opened("messenger") as (messenger, provider):
        missing = r"the app does not get messages, messaging_postbacks of the page: run 'bot messengers connect'"
        with pytest.raises(Wrong, match=missing):
            await messenger.check()
        assert await messenger.connect()
        assert await messenger.check() == "the page Riverside Clinic"
    assert provider.subscribed == ["messages", "messaging_postbacks", "message_edits"]
    assert provider.profile == {"get_started": {"payload": "START"}}


@pytest.mark.parametrize(
    ("subscribed", "missing"),
    [
        (["messaging_postbacks"], "messages"),
        (["messages", "message_reads"], "messaging_postbacks"),
        (["message_echoes"], "messages, messaging_postbacks"),
    ],
)
async def test_what_the_app_does_not_get_is_named(subscribed: list[str], missing: str) -> None:
    async with opened("messenger") as (messenger, provider):
        provider.subscribed = subscribed
        with pytest.raises(Wrong, match=f"^the app does not get {missing} of the page"):
            await messenger.check()


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"BOT_MESSENGER_PAGE_TOKEN": OTHER_TOKEN}, UNTAKEN.format("190")),
        ({"BOT_MESSENGER_APP_SECRET": "9" * 32}, UNTAKEN.format("190")),
        ({"BOT_MESSENGER_API": NOWHERE}, AWAY.format("ConnectError")),
    ],
    ids=["token", "secret", "not there"],
)
async def test_what_meta_does_not_take_is_said_without_it(settings: dict[str, str], said: str) -> None:
    async with opened("messenger", **settings) as (messenger, _):
        with pytest.raises(Wrong, match=said) as told:
            await messenger.check()
        with pytest.raises(Wrong, match=r"^Meta does not subscribe the app to the page: (error 190|ConnectError)$"):
            await messenger.connect()
    assert stands_alone(told.value)


@pytest.mark.parametrize("before", [0, 1])
@pytest.mark.parametrize(
    ("answer", "checked", "connected"),
    [
        *[(error(400, code), UNTAKEN.format(code), f"error {code}") for code in (190, 102, 10, 200)],
        (error(503, 2), AWAY.format("status 503"), "status 503"),
        (error(400, 4), AWAY.format("error 4"), "error 4"),
        (HTMLResponse("<html>Bad Gateway", 502), AWAY.format("status 502"), "status 502"),
        (HTMLResponse("<html>welcome"), AWAY.format("no answer of Meta's"), "no answer of Meta's"),
    ],
)
async def test_a_token_that_ended_and_meta_that_is_away_are_told_apart(
    answer: Response, checked: str, connected: str, before: int
) -> None:
    async with opened("messenger") as (messenger, provider):
        provider.troubles = deque([*[None] * before, answer])
        with pytest.raises(Wrong, match=checked):
            await messenger.check()
        provider.troubles = deque([*[None] * before, answer])
        with pytest.raises(Wrong, match=f"^Meta does not subscribe the app to the page: {connected}$"):
            await messenger.connect()


@pytest.mark.parametrize("data", ["x", ["x"], [{"subscribed_fields": "messages"}]])
async def test_what_meta_documents_otherwise_is_said(data: object) -> None:
    async with opened("messenger") as (messenger, provider):
        provider.troubles = deque([None, JSONResponse({"data": data})])
        with pytest.raises(Wrong, match=r"^Meta's answer is not as documented \(BOT_MESSENGER_API\)$"):
            await messenger.check()


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        *[(error(400, code), Later) for code in (1, 2, 4, 17, 32, 190, 341, 368, 613, 1200, 80006)],
        *[(error(status, code), Later) for status, code in ((401, 190), (401, 0), (403, 4), (429, 613), (500, 100))],
        (JSONResponse({"error": {"code": 2}}), Later),
        (HTMLResponse("<html>Bad Gateway", 502), Later),
        (HTMLResponse("<html>welcome"), Later),
        (Response(b"[]", media_type="application/json"), Later),
        (error(400, 551), Unwanted),
        (error(400, 551, 1545041), Unwanted),
        (error(400, 100, 2018001), Unwanted),
        (error(400, 10, 2018108), Unwanted),
        (error(400, 200, 1545041), Unwanted),
        *[(error(400, 10, subcode), Refused) for subcode in (2018278, 2018065, 2534022)],  # later than a day
        *[(error(400, code), Refused) for code in (10, 100, 200, 2022, 0)],
        (error(404, 100), Refused),
        (JSONResponse({"error": "no"}, 400), Refused),
        (HTMLResponse("<html>no", 400), Refused),
    ],
)
async def test_each_error_says_whether_to_try_again(answer: Response, kind: type[NotSent]) -> None:
    async with opened("messenger") as (messenger, provider):
        provider.troubles = deque([answer])
        with pytest.raises(NotSent, match=r"^(error|status) [0-9]+$|^no answer of Meta's$") as told:
            await messenger.send(PATIENT, Part("hi"))
    assert type(told.value) is kind and getattr(told.value, "seconds", None) is None


async def test_seconds_that_meta_asks_for_are_told() -> None:
    async with opened("messenger") as (messenger, provider):
        provider.troubles = deque([Response(status_code=429, headers={"Retry-After": "30"})])
        with pytest.raises(Later) as told:
            await messenger.send(PATIENT, Part("hi"))
    assert told.value.seconds == 30


async def test_meta_that_is_not_there_is_tried_later() -> None:
    async with opened("messenger", BOT_MESSENGER_API=NOWHERE) as (messenger, provider):
        with pytest.raises(Later, match="ConnectError"):
            await messenger.send(PATIENT, Part("hi"))
    assert provider.asked == 0


async def test_who_never_wrote_gets_nothing() -> None:
    async with opened("messenger") as (messenger, provider):
        with pytest.raises(Unwanted, match="error 100"):
            await messenger.send(PATIENT, Part("hi"))
    assert provider.sent == []


async def test_as_many_quick_replies_as_meta_takes_and_no_more() -> None:
    async with opened("messenger") as (messenger, provider):
        provider.known = {PATIENT}
        style = messenger.style
        choices = tuple(Choice(f"{number:022d}", "x" * style.longest_label) for number in range(style.most_buttons))
        await messenger.send(PATIENT, Part("Which?", choices))
        for wrong in ((*choices, choices[0]), (Choice("a", f"{choices[0].label}x"),), (Choice("a" * 1001, "x"),)):
            with pytest.raises(Refused):
                await messenger.send(PATIENT, Part("Which?", wrong))
    (sent,) = provider.sent
    assert (sent.to, sent.choices) == (PATIENT, tuple((choice.id, choice.label) for choice in choices))


@pytest.mark.parametrize("text", ["*a* _b_ `c`", "a < b & <b>c</b> &amp;", "“é”\n😀"])
async def test_there_is_no_markup(text: str) -> None:
    async with opened("messenger") as (messenger, provider):
        provider.known = {PATIENT}
        style = messenger.style
        for wrap in (style.escape, style.notice, style.quote):
            await messenger.send(PATIENT, Part(wrap(text)))
    assert [each.shown for each in provider.sent] == [text, text, f"“{text}”"]


async def test_the_longest_message_is_taken_and_one_more_is_not() -> None:
    async with opened("messenger") as (messenger, provider):
        provider.known = {PATIENT}
        await messenger.send(PATIENT, Part("x" * (messenger.style.limit - 2) + "😀"))
        with pytest.raises(Refused):
            await messenger.send(PATIENT, Part("x" * (messenger.style.limit - 1) + "😀"))
    assert len(provider.sent) == 1


async def test_when_it_is_closed_nothing_is_sent() -> None:
    async with opened("messenger") as (messenger, provider):
        await messenger.close()
        with pytest.raises((NotSent, RuntimeError)):
            await messenger.send(PATIENT, Part("hi"))
    assert provider.asked == 0


def test_a_page_shows_none_of_its_secrets() -> None:
    shown = repr(Page(APP_SECRET, TOKEN, VERIFY, NOWHERE))
    assert not [secret for secret in (APP_SECRET, TOKEN, VERIFY) if secret in shown]


def test_nothing_else_shows_them() -> None:
    messaging = read_credentials({"BOT_PUBLIC_URL": PUBLIC, **MessengerProvider(url=NOWHERE).environment()})
    shown = f"{messaging} {open_platform(messaging.on[0], PUBLIC)!r}"
    assert messaging.on and not [secret for secret in (APP_SECRET, TOKEN, VERIFY) if secret in shown]
