"""bot messengers: a line for each app, and nothing secret in it. See also test_messengers_queue.py."""

import asyncio
import logging
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import AsyncExitStack
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from bot.commands import messengers

from ...integration.processes import free_port
from ...messengers.clinic import PLATFORMS, provider_of
from ...messengers.provider import Provider

PUBLIC = "https://bot.clinic.example"
Serve = Callable[[str], Provider]
Say = Callable[..., dict[str, str]]
RIGHT = {
    "whatsapp": "on     +15550100, Twilio account Riverside Clinic",
    "sms": "on     +15550100, Twilio account Riverside Clinic",
    "telegram": "on     @leaflet_bot",
    "messenger": "on     the page Riverside Clinic",
    "slack": "on     leaflet in Riverside Clinic",
}
WRONG_TOKENS = {
    "whatsapp": ("BOT_TWILIO_TOKEN", "9" * 32),
    "sms": ("BOT_TWILIO_ACCOUNT", "AC" + "9" * 32),
    "telegram": ("BOT_TELEGRAM_TOKEN", "999999:" + "z" * 35),
    "messenger": ("BOT_MESSENGER_PAGE_TOKEN", "EAAG" + "z" * 60),
    "slack": ("BOT_SLACK_TOKEN", "xoxb-9999-zzzzzzzzzz"),
}


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The state folder of a bot that no app is set up for."""
    monkeypatch.setenv("BOT_STATE", str(tmp_path / "state"))
    monkeypatch.setenv("BOT_PUBLIC_URL", PUBLIC)
    return tmp_path / "state"


@pytest.fixture
def serve(monkeypatch: pytest.MonkeyPatch) -> Iterator[Serve]:
    """Sets the bot up for an app, which is served meanwhile from another thread: a command has a loop of its own."""
    loop, stack = asyncio.new_event_loop(), AsyncExitStack()
    thread = Thread(target=loop.run_forever)
    thread.start()

    def begin(name: str) -> Provider:
        began = asyncio.run_coroutine_threadsafe(stack.enter_async_context(provider_of(name)), loop)
        for setting, value in began.result(60).environment().items():
            monkeypatch.setenv(setting, value)
        return began.result()

    yield begin
    asyncio.run_coroutine_threadsafe(stack.aclose(), loop).result(60)
    loop.call_soon_threadsafe(loop.stop)
    thread.join()
    loop.close()


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture) -> Say:
    """Does a deed; what is said of each app. Nothing that is said or logged is secret."""

    def run(deed: str, *, code: int, secrets: tuple[str, ...] = ()) -> dict[str, str]:
        with caplog.at_level(logging.INFO), caplog.at_level(logging.INFO, "httpx"):  # which logs addresses
            assert messengers.run(Namespace(deed=deed)) == code
        said = capsys.readouterr()
        assert not any(secret in said.out + said.err + caplog.text for secret in secrets)
        return {line[:10].strip(): line[11:] for line in said.out.splitlines()}

    return run


def secrets_of(provider: Provider) -> tuple[str, ...]:
    settings = provider.environment().items()
    return tuple(value for name, value in settings if not name.endswith(("_NUMBER", "_API", "_ACCOUNT")))


def make_ready(provider: Any) -> None:
    """Have the app send messages to the bot, as `connect` does."""
    if provider.name == "telegram":
        provider.webhook["url"] = f"{PUBLIC}/messengers/telegram"
    if provider.name == "messenger":
        provider.subscribed += ["messages", "messaging_postbacks"]
    if provider.name == "sms":
        provider.sms_url = f"{PUBLIC}/messengers/sms"


def test_what_is_not_set_up_is_off_which_is_nothing_to_mend(say: Say, state: Path) -> None:
    assert say("check", code=0) == {
        "messenger": "off    BOT_MESSENGER_APP_SECRET is not set",
        "slack": "off    BOT_SLACK_SIGNING_SECRET is not set",
        "sms": "off    BOT_SMS_NUMBER is not set",
        "telegram": "off    BOT_TELEGRAM_TOKEN is not set",
        "whatsapp": "off    BOT_WHATSAPP_NUMBER is not set",
    }
    assert not (state / "messages.db").exists()


@pytest.mark.parametrize("name", PLATFORMS)
def test_what_is_set_up_right_is_on_with_what_it_is_connected_as(name: str, say: Say, serve: Serve) -> None:
    provider = serve(name)
    make_ready(provider)
    said = say("check", code=0, secrets=secrets_of(provider))
    assert said.pop(name) == RIGHT[name]
    assert len(said) == 4 and all(line.startswith("off ") for line in said.values())


@pytest.mark.parametrize("name", PLATFORMS)
def test_a_token_that_the_app_does_not_know_is_named(
    name: str, say: Say, serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    provider = serve(name)
    make_ready(provider)
    setting, value = WRONG_TOKENS[name]
    monkeypatch.setenv(setting, value)
    line = say("check", code=1, secrets=(*secrets_of(provider), value))[name]
    assert line.startswith("wrong ") and setting in line and "cannot be asked" not in line


@pytest.mark.parametrize("name", PLATFORMS)
def test_a_setting_that_is_missing_is_named_and_the_app_is_not_asked(
    name: str, say: Say, serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    provider = serve(name)
    setting, _ = WRONG_TOKENS[name]
    monkeypatch.delenv(setting)
    assert say("check", code=1, secrets=secrets_of(provider))[name].startswith(f"wrong  {setting} is not set: ")
    assert provider.asked == 0


@pytest.mark.parametrize("is_there", [True, False], ids=["down", "unreachable"])
@pytest.mark.parametrize("name", PLATFORMS)
def test_an_app_that_does_not_answer_is_said_to_be_so_and_not_its_token(
    name: str, is_there: bool, say: Say, serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    provider = serve(name)
    provider.is_down = True
    if not is_there:
        api = next(setting for setting in provider.environment() if setting.endswith("_API"))
        monkeypatch.setenv(api, f"http://127.0.0.1:{free_port()}")
    line = say("check", code=1, secrets=secrets_of(provider))[name]
    assert line.startswith("wrong ") and "cannot be asked" in line


@pytest.mark.parametrize("status", ["suspended", "closed"])
@pytest.mark.parametrize("name", ["whatsapp", "sms"])
def test_an_account_that_is_not_open_is_said(name: str, status: str, say: Say, serve: Serve) -> None:
    provider: Any = serve(name)
    provider.status = status
    assert say("check", code=1, secrets=secrets_of(provider))[name] == f"wrong  the Twilio account is {status}"


WEBHOOKS: list[tuple[dict[str, Any], str]] = [
    ({}, "Telegram does not send messages here yet: run 'bot messengers connect'"),
    ({"url": f"{PUBLIC}/messengers/slack"}, "Telegram does not send messages here yet: run 'bot messengers connect'"),
    (
        {"url": f"{PUBLIC}/messengers/telegram", "pending_update_count": 2, "last_error_date": 1_790_000_000,
         "last_error_message": "Connection refused"},
        f"Telegram cannot reach {PUBLIC}/messengers/telegram: Connection refused",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("webhook", "said"), WEBHOOKS)
def test_where_telegram_sends_messages_is_looked_at(webhook: dict[str, Any], said: str, say: Say, serve: Serve) -> None:
    provider: Any = serve("telegram")
    provider.webhook.update(webhook)
    assert say("check", code=1, secrets=secrets_of(provider))["telegram"] == f"wrong  {said}"


def test_an_error_that_is_over_is_none(say: Say, serve: Serve) -> None:
    provider: Any = serve("telegram")
    make_ready(provider)
    provider.webhook.update(last_error_date=1_790_000_000, last_error_message="Connection refused")
    assert say("check", code=0)["telegram"] == RIGHT["telegram"]


@pytest.mark.parametrize(
    ("fields", "missing"),
    [
        ([], "messages, messaging_postbacks"),
        (["messages", "message_reads"], "messaging_postbacks"),
        (["messaging_postbacks"], "messages"),
    ],
)
def test_what_meta_does_not_send_is_named(fields: list[str], missing: str, say: Say, serve: Serve) -> None:
    provider: Any = serve("messenger")
    provider.subscribed += fields
    line = say("check", code=1, secrets=secrets_of(provider))["messenger"]
    assert line == f"wrong  the app does not get {missing} of the page: run 'bot messengers connect'"


def test_one_that_is_wrong_keeps_no_other_from_being_looked_at(say: Say, serve: Serve) -> None:
    serve("slack").is_down = True
    make_ready(serve("messenger"))
    serve("telegram")
    said = say("check", code=1)
    assert said["messenger"] == RIGHT["messenger"]
    assert {name for name, line in said.items() if line.startswith("wrong ")} == {"slack", "telegram"}


def test_without_an_address_of_this_server_nothing_is_asked(
    say: Say, serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    provider = serve("slack")
    monkeypatch.delenv("BOT_PUBLIC_URL")
    assert say("check", code=1, secrets=secrets_of(provider))["slack"].startswith("wrong  BOT_PUBLIC_URL is not set")
    assert provider.asked == 0


@pytest.mark.parametrize("name", ["telegram", "messenger", "sms"])
def test_those_that_can_be_told_are_connected_and_right_afterwards(name: str, say: Say, serve: Serve) -> None:
    provider: Any = serve(name)
    assert say("connect", code=0, secrets=secrets_of(provider)) == {name: "connected"}
    assert say("check", code=0)[name] == RIGHT[name]
    if name == "telegram":
        assert provider.webhook["secret_token"] == provider.environment()["BOT_TELEGRAM_SECRET"]


@pytest.mark.parametrize("name", ["whatsapp", "slack"])
def test_those_that_cannot_are_connected_by_hand(name: str, say: Say, serve: Serve) -> None:
    provider = serve(name)
    assert say("connect", code=0) == {name: "is connected by hand: see docs/messengers.md"}
    assert provider.asked == 0


@pytest.mark.parametrize("name", ["telegram", "messenger"])
def test_one_that_cannot_be_connected_is_said_and_the_others_are(name: str, say: Say, serve: Serve) -> None:
    other = ({"telegram", "messenger"} - {name}).pop()
    provider = serve(name)
    provider.is_down = True
    serve(other)
    said = say("connect", code=1, secrets=secrets_of(provider))
    assert said[name].startswith("wrong ") and said[other] == "connected"


def test_with_none_to_connect_it_says_how_to_begin(capsys: pytest.CaptureFixture[str]) -> None:
    assert messengers.run(Namespace(deed="connect")) == 0
    assert capsys.readouterr().out.startswith("No messaging app is set up: see docs/messengers.md, and ")
