"""Slack: whether it is set up right, what is sent, and what each of Slack's errors means."""

from collections import deque

import pytest
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response

from bot.credentials import read_credentials
from bot.messengers.errors import Later, NotSent, Refused, Unwanted, Wrong
from bot.messengers.message import Choice, Part
from bot.messengers.slack import App, open_platform

from ...messengers.slack_provider import SIGNING_SECRET, TOKEN, SlackProvider, error
from .opened import NOWHERE, PUBLIC, opened, stands_alone

CHANNEL = "D0099"
OTHER_TOKEN = "xoxb-9999-9999-zzzzzzzzzzzz"
UNTAKEN = r"^Slack does not take the token \(BOT_SLACK_TOKEN\): {}$"
AWAY = r"^Slack cannot be asked \([\w ]+\): try again later$"


async def test_an_app_is_named_with_its_workspace() -> None:
    async with opened("slack") as (slack, provider):
        assert await slack.check() == "leaflet in Riverside Clinic"
        provider.scopes = "app_mentions:read, chat:write, im:history"
        assert await slack.check() == "leaflet in Riverside Clinic"
        assert not await slack.connect(), "it is done by hand"
    assert provider.asked == 2


@pytest.mark.parametrize(
    ("scopes", "missing"),
    [
        ("chat:write", "im:history"),
        ("im:history,chat:write.public", "chat:write"),
        ("", "chat:write and im:history"),
    ],
)
async def test_what_the_app_may_not_do_is_named(scopes: str, missing: str) -> None:
    async with opened("slack") as (slack, provider):
        provider.scopes = scopes
        with pytest.raises(Wrong, match=f"^the app may not {missing}: add it under OAuth & Permissions, reinstall$"):
            await slack.check()


async def test_a_wrong_token_is_named_without_it() -> None:
    async with opened("slack", BOT_SLACK_TOKEN=OTHER_TOKEN) as (slack, _):
        with pytest.raises(Wrong, match=UNTAKEN.format("invalid_auth")) as told:
            await slack.check()
    assert stands_alone(told.value)


@pytest.mark.parametrize(
    "kind", ["invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired", "missing_scope"]
)
async def test_an_app_that_is_gone_is_said(kind: str) -> None:
    async with opened("slack") as (slack, provider):
        provider.troubles = deque([error(kind)])
        with pytest.raises(Wrong, match=UNTAKEN.format(kind)):
            await slack.check()


@pytest.mark.parametrize(
    "answer",
    [
        error("service_unavailable", 503),
        error("ratelimited", 429, Retry_After="5"),
        error("internal_error"),
        HTMLResponse("<html>Bad Gateway", 502),
        HTMLResponse("<html>welcome"),
        PlainTextResponse("welcome"),
        JSONResponse([]),
    ],
)
async def test_slack_that_gives_no_answer_is_no_wrong_token(answer: Response) -> None:
    async with opened("slack") as (slack, provider):
        provider.troubles = deque([answer])
        with pytest.raises(Wrong, match=AWAY):
            await slack.check()


async def test_neither_is_slack_that_is_not_there() -> None:
    async with opened("slack", BOT_SLACK_API=NOWHERE) as (slack, _):
        with pytest.raises(Wrong, match=AWAY):
            await slack.check()


MENDED = (
    "invalid_auth",
    "not_authed",
    "account_inactive",
    "token_revoked",
    "token_expired",
    "missing_scope",
    "org_login_required",
    "messages_tab_disabled",
    "rate_limited",
    "internal_error",
    "fatal_error",
    "service_unavailable",
    "request_timeout",
)


@pytest.mark.parametrize(
    ("answer", "kind", "seconds"),
    [
        (error("ratelimited", 429, Retry_After="30"), Later, 30.0),
        (error("ratelimited", 429), Later, None),
        (error("ratelimited", Retry_After="30"), Later, 30.0),
        (HTMLResponse("slow down", 429, headers={"Retry-After": "7"}), Later, 7.0),
        *[(error(kind), Later, None) for kind in MENDED],
        (error("service_unavailable", 503), Later, None),
        (Response(status_code=500), Later, None),
        (Response(b"{", 500, media_type="application/json"), Later, None),
        (PlainTextResponse("Bad Gateway", 502), Later, None),
        (HTMLResponse("<html>welcome"), Later, None),
        (JSONResponse([]), Later, None),
        (JSONResponse({"ok": False}), Later, None),
        (PlainTextResponse("welcome"), Later, None),
        *[(error(kind), Unwanted, None) for kind in ("channel_not_found", "is_archived", "user_disabled")],
        *[(error(kind), Unwanted, None) for kind in ("cannot_dm_bot", "user_not_found")],
        *[(error(kind), Refused, None) for kind in ("invalid_blocks", "invalid_blocks_format", "msg_too_long")],
        *[(error(kind), Refused, None) for kind in ("no_text", "invalid_arguments")],
        (error("msg_blocks_too_long"), Refused, None),
    ],
)
async def test_each_error_says_whether_to_try_again_and_when(
    answer: Response, kind: type[NotSent], seconds: float | None
) -> None:
    async with opened("slack") as (slack, provider):
        provider.troubles = deque([answer])
        with pytest.raises(NotSent, match=r"^\w+( \w+)?$") as told:
            await slack.send(CHANNEL, Part("hi"))
    assert type(told.value) is kind and getattr(told.value, "seconds", None) == seconds
    assert stands_alone(told.value)


async def test_slack_that_is_not_there_is_tried_later() -> None:
    async with opened("slack", BOT_SLACK_API=NOWHERE) as (slack, provider):
        with pytest.raises(Later, match="ClientConnectorError"):
            await slack.send(CHANNEL, Part("hi"))
    assert provider.asked == 0


async def test_who_has_left_gets_nothing() -> None:
    async with opened("slack") as (slack, provider):
        provider.gone = {CHANNEL}
        with pytest.raises(Unwanted, match="channel_not_found"):
            await slack.send(CHANNEL, Part("hi"))
    assert provider.sent == []


async def test_as_many_buttons_as_slack_takes_and_no_more() -> None:
    async with opened("slack") as (slack, provider):
        style = slack.style
        choices = tuple(Choice(f"{number:022d}", "x" * style.longest_label) for number in range(style.most_buttons))
        await slack.send(CHANNEL, Part("Which?", choices))
        for wrong in ((*choices, choices[0]), (Choice("a", f"{choices[0].label}x"),), (Choice("a" * 2001, "x"),)):
            with pytest.raises(Refused, match="invalid_blocks"):
                await slack.send(CHANNEL, Part("Which?", wrong))
    (sent,) = provider.sent
    assert (sent.to, sent.choices) == (CHANNEL, tuple((choice.id, choice.label) for choice in choices))


async def test_notifications_have_the_text_too_and_links_are_not_unfolded() -> None:
    async with opened("slack") as (slack, provider):
        await slack.send(CHANNEL, Part(f"{PUBLIC}/leaflet#s38"))
    (body,) = provider.bodies
    assert (body["text"], body["unfurl_links"], len(body["blocks"])) == (f"{PUBLIC}/leaflet#s38", False, 1)


WRITTEN = [
    "*a* and _b_ and ~c~",
    "`d` ```e```",
    "a < b > c & d &amp; &lt;e",
    "<!channel> <@U1> <https://x.example|y>",
    "2 * 3 * 4",
    "*",
    "“é” 😀\nb",
]


@pytest.mark.parametrize("text", WRITTEN)
async def test_what_was_written_is_what_is_shown(text: str) -> None:
    async with opened("slack") as (slack, provider):
        style = slack.style
        for wrap in (style.escape, lambda text: style.quote(style.escape(text))):
            await slack.send(CHANNEL, Part(wrap(text)))
        await slack.send(CHANNEL, Part(style.notice(style.escape("Call *now* & go"))))
    assert [each.shown for each in provider.sent] == [text, text, "Call *now* & go"]


def test_three_characters_are_entities_and_marks_get_joiners() -> None:
    style = open_platform(read_credentials(settings()).on[0], PUBLIC).style
    assert style.escape("<a> & &lt; \"b\" 'c'") == "&lt;a&gt; &amp; &amp;lt; \"b\" 'c'"
    assert style.escape("*a_") == "*\u2060a_\u2060"
    assert (style.quote("a"), style.notice("a")) == ("> a", "*a*")


async def test_the_longest_message_is_taken_and_one_more_is_not() -> None:
    async with opened("slack") as (slack, provider):
        await slack.send(CHANNEL, Part("x" * slack.style.limit))
        with pytest.raises(Refused, match="invalid_blocks"):
            await slack.send(CHANNEL, Part("x" * (slack.style.limit + 1)))
    assert len(provider.sent) == 1


def settings() -> dict[str, str]:
    """Right ones, for what is never reached."""
    return {"BOT_PUBLIC_URL": PUBLIC, **SlackProvider(url=NOWHERE).environment()}


def test_an_app_shows_neither_its_secret_nor_its_token() -> None:
    shown = repr(App(SIGNING_SECRET, TOKEN, NOWHERE))
    assert SIGNING_SECRET not in shown and TOKEN not in shown


def test_nothing_else_shows_them() -> None:
    messaging = read_credentials(settings())
    shown = f"{messaging} {open_platform(messaging.on[0], PUBLIC)!r}"
    assert messaging.on and SIGNING_SECRET not in shown and TOKEN not in shown
