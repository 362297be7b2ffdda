"""bot serve: the messaging apps that are on are served beside the web chat, and what is wrong with others is said."""

import asyncio
from argparse import Namespace
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import httpx
import pytest
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from bot.commands import serve
from bot.credentials import Messaging
from bot.records.message_queue import WAITING, MessageQueue

from ..edge.fakes import FakeBackground, client_of
from .serving import FakeServer, free_port

TOKEN, SECRET = "123456:" + "a" * 35, "s" * 32
TELEGRAM = {"BOT_TELEGRAM_TOKEN": TOKEN, "BOT_TELEGRAM_SECRET": SECRET, "BOT_PUBLIC_URL": "https://bot.clinic.example"}
WORDS = "may i drink wine with it?"
UPDATE = {
    "update_id": 1,
    "message": {"message_id": 1, "date": 1, "chat": {"id": 4242, "type": "private"}, "text": WORDS},
}


@pytest.fixture
def queue_file(port: int, tmp_path: Path) -> Path:
    """Where messages wait."""
    return tmp_path / "state" / "messages.db"


@pytest.fixture
def telegram(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Telegram is on, and out of reach."""
    for setting, value in {**TELEGRAM, "BOT_TELEGRAM_API": f"http://127.0.0.1:{free_port()}"}.items():
        monkeypatch.setenv(setting, value)


def post(server: FakeServer, secret: str) -> httpx.Response:
    """What the app answers to Telegram."""

    async def ask() -> httpx.Response:
        async with client_of(server.app) as client:
            headers = {"X-Telegram-Bot-Api-Secret-Token": secret}
            return await client.post("/messengers/telegram", json=UPDATE, headers=headers)

    return asyncio.run(ask())


def test_without_any_there_is_no_queue_and_no_address(port: int, server: FakeServer, queue_file: Path) -> None:
    statuses: list[int] = []
    server.meanwhile = lambda: statuses.append(post(server, SECRET).status_code)
    assert serve.run(Namespace()) == 0
    assert statuses == [404] and not queue_file.exists()


def test_those_that_are_on_are_said_and_their_secrets_are_not(
    telegram: None, server: FakeServer, capsys: pytest.CaptureFixture[str]
) -> None:
    assert serve.run(Namespace()) == 0
    said = capsys.readouterr()
    assert said.out.splitlines()[:2] == [
        "telegram is on.",
        "The bot loads for a few seconds; who comes earlier waits for it.",
    ]
    assert TOKEN not in said.out + said.err and SECRET not in said.out + said.err


def test_what_is_sent_there_is_verified_and_waits_in_the_queue(
    telegram: None, server: FakeServer, queue_file: Path
) -> None:
    statuses: list[int] = []
    server.meanwhile = lambda: statuses.extend(post(server, secret).status_code for secret in ("x" * 32, SECRET))
    assert serve.run(Namespace()) == 0
    assert statuses == [403, 200]
    with closing(MessageQueue(queue_file)) as queue:
        assert asyncio.run(queue.count())[WAITING] == 1
    assert WORDS.encode() not in queue_file.read_bytes()


def test_the_queue_is_given_up_at_the_end(telegram: None, server: FakeServer, queue_file: Path) -> None:
    log = queue_file.with_name(f"{queue_file.name}-wal")  # which SQLite takes away with the last who uses it
    there: list[bool] = []
    server.meanwhile = lambda: there.append(log.exists())
    assert serve.run(Namespace()) == 0
    assert there == [True] and queue_file.exists() and not log.exists()


def test_they_answer_while_it_serves(telegram: None, server: FakeServer, monkeypatch: pytest.MonkeyPatch) -> None:
    server.beside = FakeBackground()
    more = [Route("/messengers/fake", lambda _: PlainTextResponse("hi"))]
    messengers = SimpleNamespace(run=server.beside, routes=lambda: more)
    monkeypatch.setattr(serve, "join", lambda *_: messengers)
    assert serve.run(Namespace()) == 0
    assert server.beside.ended.is_set() and more[0] in server.app.routes


def test_they_are_joined_with_what_it_serves_with(
    telegram: None, server: FakeServer, queue_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[tuple[str, ...]] = []

    def join(_settings: object, messaging: Messaging, *parts: object) -> object:
        given.append((*(each.platform for each in messaging.on), *map(str, parts[-1:])))
        return SimpleNamespace(run=FakeBackground(), routes=list)

    monkeypatch.setenv("BOT_SECRET", "a secret of tests, thirty-two characters")
    monkeypatch.setattr(serve, "join", join)
    assert serve.run(Namespace()) == 0
    assert given == [("telegram", "a secret of tests, thirty-two characters")]


WRONG: list[tuple[dict[str, str], str]] = [
    ({"BOT_TELEGRAM_SECRET": "tooshort"}, "telegram is off: BOT_TELEGRAM_SECRET is not right: 16 to 256 of"),
    ({"BOT_TELEGRAM_TOKEN": ""}, "telegram is off: BOT_TELEGRAM_TOKEN is not set: digits, a colon"),
    ({"BOT_PUBLIC_URL": "http://bot.clinic.example"}, "telegram is off: BOT_PUBLIC_URL is not right: "),
    ({"BOT_PUBLIC_URL": ""}, "telegram is off: BOT_PUBLIC_URL is not set: "),
]


@pytest.mark.parametrize(("changes", "said"), WRONG)
def test_what_is_wrong_is_said_and_the_web_chat_is_served_all_the_same(
    changes: dict[str, str],
    said: str,
    telegram: None,
    server: FakeServer,
    queue_file: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for setting, value in changes.items():
        monkeypatch.setenv(setting, value)
    assert serve.run(Namespace()) == 0
    told = capsys.readouterr()
    first, *others = told.out.splitlines()
    assert first.startswith(said) and first.endswith(" (see docs/messengers.md)")
    assert others[-2:] == ["serving", "Stopped."] and not queue_file.exists()
    assert not any(secret in told.out + told.err for secret in (TOKEN, SECRET, "tooshort"))


def test_one_that_is_wrong_keeps_no_other_from_being_on(
    telegram: None, server: FakeServer, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("BOT_SLACK_TOKEN", "xoxp-mine")
    monkeypatch.setenv("BOT_SMS_NUMBER", "+15550100")
    assert serve.run(Namespace()) == 0
    slack, sms, telegram_, *_ = capsys.readouterr().out.splitlines()
    assert slack.startswith("slack is off: BOT_SLACK_SIGNING_SECRET is not set")
    assert sms.startswith("sms is off: BOT_TWILIO_ACCOUNT is not set") and telegram_ == "telegram is on."


def test_a_queue_that_cannot_be_used_is_named_and_the_web_chat_is_served_all_the_same(
    telegram: None, server: FakeServer, queue_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    queue_file.parent.mkdir()
    queue_file.write_text("this is no database, but a text that somebody put here")
    assert serve.run(Namespace()) == 0
    assert f"The messaging apps are off: {queue_file} (in BOT_STATE) cannot be used: " in capsys.readouterr().out
