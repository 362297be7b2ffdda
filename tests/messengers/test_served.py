"""`bot serve` as it is run, with patients in several apps: killed, set up wrong, and telling nobody of them."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, closing
from pathlib import Path
from signal import SIGKILL

import pytest

from bot.records.database import POSTGRESQL

from ..integration.processes import Program, environment, free_port, new_browser, started
from ..integration.test_serve import ALCOHOL, new_session, quotes, take_turn
from . import messenger_provider, slack_provider, telegram_provider, twilio_provider
from .chat import ScriptedChat
from .clinic import Clinic, provider_of
from .provider import Provider
from .twilio_provider import TwilioProvider

PLATFORMS = ("whatsapp", "telegram", "messenger", "slack")
PATIENTS = {"whatsapp": "+447700900461", "telegram": "7700900461", "messenger": "77009004610", "slack": "U77009004"}
SECRETS = (
    twilio_provider.TOKEN,
    telegram_provider.TOKEN,
    telegram_provider.SECRET,
    messenger_provider.TOKEN,
    messenger_provider.APP_SECRET,
    messenger_provider.VERIFY,
    slack_provider.TOKEN,
    slack_provider.SIGNING_SECRET,
)
NOWHERE = ("7700900461", "77009004", "Pat Example", *SECRETS)
OFFICE = "Zebedee Quillfeather"


@asynccontextmanager
async def platforms() -> AsyncIterator[tuple[list[Provider], dict[str, str]]]:
    """Four platforms on loopback, and the settings for all of them."""
    async with AsyncExitStack() as stack:
        providers = [await stack.enter_async_context(provider_of(name)) for name in PLATFORMS]
        settings = {name: value for each in providers for name, value in each.environment().items()}
        yield providers, {**settings, "BOT_PUBLIC_URL": "https://bot.clinic.example"}


def reached_at(providers: list[Provider], port: int) -> None:
    """Let the platforms send there."""
    for each in providers:
        each.bot = f"http://127.0.0.1:{port}/messengers/{each.name}"
        if isinstance(each, TwilioProvider):
            each.public = f"https://bot.clinic.example/messengers/{each.name}"


async def say(provider: Provider, text: str) -> None:
    """A patient writes, and it is acknowledged."""
    assert (await provider.say(text, patient=PATIENTS[provider.name])).status_code == 200


def waiting_in(path: Path) -> int:
    """How many messages a queue would go on with."""
    with closing(sqlite3.connect(path)) as file:
        return int(file.execute("SELECT count(*) FROM messages WHERE state = 'waiting'").fetchone()[0])


async def say_at(provider: Provider, door: str, text: str, number: int) -> None:
    """A patient of this number writes their only message, which is delivered there."""
    provider.bot = door
    await provider.say(text, patient=str(100 + number), message_id=str(5000 + number))


async def answers(provider: Provider, number: int) -> list[str]:
    """What the phone shows when there are so many messages."""
    while len(provider.sent) < number:
        await asyncio.sleep(0.02)
    return [each.shown for each in provider.sent]


async def is_ready(server: Program) -> None:
    """Wait until patients can be answered; the platforms go on meanwhile."""
    await asyncio.to_thread(server.wait_for, "The bot is ready.")


async def test_killed_with_messages_that_were_acknowledged_it_answers_each_once(tmp_path: Path) -> None:
    """And neither logs nor files have a number, a name, a word or a secret in them."""
    async with platforms() as (providers, settings):
        port = free_port()
        env = environment(tmp_path, BOT_PORT=str(port), **settings)
        reached_at(providers, port)
        with started("bot", "serve", env=env) as server:
            await is_ready(server)
            for each in providers:
                await say(each, f"I am {OFFICE}, can I drink alcohol?")
                welcome, answer = await answers(each, 2)
                assert "not a doctor" in welcome and ALCOHOL in answer
                each.is_down = True
            for text in ("what does it cost", "and beer?", "is it addictive"):
                await asyncio.gather(*(say(each, text) for each in providers))
            server.process.send_signal(SIGKILL)
            assert server.wait() == -SIGKILL
            said = server.said
        assert all(len(each.sent) == 2 for each in providers)
        with started("bot", "serve", env=env) as server:
            for each in providers:
                each.is_down = False
            await is_ready(server)
            for each in providers:
                await say(each, "does it cause nausea?")
                shown = (await answers(each, 6))[2:]
                assert ["not say" in shown[0], ALCOHOL in shown[1], "nausea" in shown[3]] == [True] * 3, shown
                assert len(set(shown)) == 4
            server.interrupt()
            said += server.said
    found = {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()}
    assert {"bot.db", "messages.db"} <= found.keys()
    assert [word for word in (*NOWHERE, OFFICE) if word in said] == []
    assert [(name, word) for word in NOWHERE for name, held in found.items() if word.encode() in held] == []
    assert OFFICE.encode() not in found["messages.db"] + found.get("messages.db-wal", b"")


@pytest.mark.parametrize("address", [POSTGRESQL], indirect=True)
async def test_a_message_that_comes_to_two_processes_at_once_is_answered_once(address: str, tmp_path: Path) -> None:
    async with AsyncExitStack() as stack:
        provider = await stack.enter_async_context(provider_of("telegram"))
        settings = {**provider.environment(), "BOT_PUBLIC_URL": "https://bot.clinic.example", "BOT_SECRET": "s" * 32}
        doors, servers = [], []
        for name in ("one", "other"):
            port = free_port()
            env = environment(tmp_path / name, BOT_PORT=str(port), **settings) | {"BOT_DATABASE": address}
            server = stack.enter_context(started("bot", "serve", env=env))
            await is_ready(server)
            servers.append(server)
            doors.append(f"http://127.0.0.1:{port}/messengers/telegram")
        for number in range(10):
            await asyncio.gather(
                *(say_at(provider, door, "can I drink alcohol?", number) for door in (*doors, doors[0]))
            )
        await answers(provider, 20)
        while any(waiting_in(tmp_path / name / "messages.db") for name in ("one", "other")):
            await asyncio.sleep(0.02)
        for server in servers:
            await asyncio.to_thread(server.interrupt)
    assert sum(ALCOHOL in each.shown for each in provider.sent) == 10 and len(provider.sent) == 20, "and a welcome each"
    assert sorted(each.to for each in provider.sent)[::2] == [str(100 + number) for number in range(10)]


async def test_wrong_settings_and_a_platform_that_is_away_do_not_stop_the_web_chat(tmp_path: Path) -> None:
    async with platforms() as (providers, settings):
        telegram = next(each for each in providers if each.name == "telegram")
        settings |= {"BOT_SLACK_TOKEN": "", "BOT_MESSENGER_APP_SECRET": "no secret"}
        settings |= {"BOT_TELEGRAM_API": f"http://127.0.0.1:{free_port()}"}
        port = free_port()
        reached_at(providers, port)
        with started("bot", "serve", env=environment(tmp_path, BOT_PORT=str(port), **settings)) as server:
            await is_ready(server)
            await say(telegram, "hi")
            with new_browser(port) as browser:
                new_session(browser)
                assert quotes(take_turn(browser, text="can I drink alcohol?")) == [ALCOHOL]
                assert browser.post("/messengers/slack").status_code == 404
            assert server.interrupt() == 0
    assert "slack is off: BOT_SLACK_TOKEN is not set: xoxb- and more" in server.said
    assert "messenger is off: BOT_MESSENGER_APP_SECRET is not right: 32 of 0-9a-f" in server.said
    assert "telegram is on." in server.said and "whatsapp is on." in server.said and "no secret" not in server.said


async def test_what_cannot_be_kept_is_not_acknowledged(clinic: Clinic, chat: ScriptedChat, tmp_path: Path) -> None:
    """Platforms deliver it again; Twilio does not, and shows the patient at once whom to ask instead."""
    with closing(sqlite3.connect(tmp_path / "messages.db", isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        response = await clinic.provider.say("hi", message_id="77001")
        other.execute("ROLLBACK")
    assert chat.turns == [] and clinic.outcomes.of == {"unkept": 1}
    if isinstance(clinic.provider, TwilioProvider):
        assert response.status_code == 200 and "ask your doctor" in response.text
        return
    assert response.status_code == 503 and response.headers["Retry-After"] == "5"
    await clinic.provider.say("hi", message_id="77001")
    (sent,) = await clinic.settled()
    assert sent.shown == "You wrote: hi"
