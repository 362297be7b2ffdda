"""bot messengers: answers that could not be sent, and whose a conversation is. See also test_messengers.py."""

import asyncio
from argparse import Namespace
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.commands import messengers
from bot.credentials import PLATFORMS
from bot.edge.secret import SecretError
from bot.messengers.identity import Identity
from bot.records.errors import QueueError
from bot.records.message_queue import DEAD, WAITING, MessageQueue, QueuedMessage

from ...messengers.chat import ScriptedChat
from ...messengers.clinic import SECRET, clinic_with, provider_of

NONE = "There is no answer of the last 24 hours that could not be sent.\n"
NUMBER = "+15550199"
KNOWN_AS = {"whatsapp": NUMBER, "sms": NUMBER, "telegram": "4242", "messenger": "9876543210", "slack": "T0001 U0099"}


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The state folder of a bot that no app is set up for."""
    monkeypatch.setenv("BOT_STATE", str(tmp_path / "state"))
    monkeypatch.setenv("BOT_SECRET", SECRET)
    return tmp_path / "state"


def fill(path: Path, *, waiting: int = 0, dead: int = 0, done: int = 0, hours: float = 0) -> None:
    """Have so many messages in the queue, which came so many hours ago."""
    at = datetime.now(UTC) - timedelta(hours=hours)

    async def add_all(queue: MessageQueue) -> None:
        for number in range(waiting + dead + done):
            message = await queue.add(QueuedMessage(f"{hours} {number}", "sms", "sms.1", at, "sealed"))
            assert message
            if number < dead:
                await queue.give_up(message)
            elif number < dead + done:
                await queue.finish(message)

    with closing(MessageQueue(path)) as queue:
        asyncio.run(add_all(queue))


def counts(path: Path) -> tuple[int, int]:
    """How many wait, and how many are dead."""
    with closing(MessageQueue(path)) as queue:
        found = asyncio.run(queue.count())
    return found[WAITING], found[DEAD]


@pytest.mark.parametrize(
    ("waiting", "dead", "said"),
    [
        (0, 0, "0 wait to be sent, 0 could not be"),
        (3, 0, "3 wait to be sent, 0 could not be"),
        (1, 2, "1 wait to be sent, 2 could not be (bot messengers retry)"),
    ],
)
def test_what_is_in_the_queue_is_counted_and_nothing_to_mend(
    waiting: int, dead: int, said: str, state: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fill(state / "messages.db", waiting=waiting, dead=dead, done=4)
    assert messengers.run(Namespace(deed="check")) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[-1] == f"answers    {said}" and len(lines) == len(PLATFORMS) + 1
    assert counts(state / "messages.db") == (waiting, dead)


def test_what_could_not_be_sent_is_tried_again(state: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fill(state / "messages.db", waiting=1, dead=2, done=1)
    assert messengers.run(Namespace(deed="retry")) == 0
    assert capsys.readouterr().out == "2 answers are tried again within a minute, or when 'bot serve' runs.\n"
    assert counts(state / "messages.db") == (3, 0)
    assert messengers.run(Namespace(deed="retry")) == 0
    assert capsys.readouterr().out == NONE


def test_what_nobody_waits_for_any_more_is_not_tried_again(state: Path) -> None:
    for hours in (23, 25):
        fill(state / "messages.db", dead=1, hours=hours)
    assert messengers.run(Namespace(deed="retry")) == 0
    assert counts(state / "messages.db") == (1, 1)


def test_where_there_is_no_queue_there_is_nothing_to_try(capsys: pytest.CaptureFixture[str]) -> None:
    assert messengers.run(Namespace(deed="retry")) == 0
    assert capsys.readouterr().out == NONE


@pytest.mark.parametrize("deed", ["check", "retry"])
def test_a_queue_that_cannot_be_used_is_an_error_that_names_it(deed: str, state: Path) -> None:
    state.mkdir()
    (state / "messages.db").write_text("this is no database, but a text that somebody put here")
    with pytest.raises(QueueError, match=r"messages.db \(in BOT_STATE\) cannot be used"):
        messengers.run(Namespace(deed=deed))


@pytest.mark.parametrize("platform", PLATFORMS)
async def test_a_patients_conversation_is_the_one_that_the_app_has_with_them(
    platform: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    chat = ScriptedChat()
    async with provider_of(platform) as provider, clinic_with(provider, chat, tmp_path) as clinic:
        await clinic.ask("hi")
    assert messengers.run(Namespace(deed="id", platform=platform, patient=KNOWN_AS[platform])) == 0
    assert capsys.readouterr().out == f"{chat.turns[0][0]}\n"


def test_a_number_of_whatsapp_may_be_as_twilio_writes_it(capsys: pytest.CaptureFixture[str]) -> None:
    for patient in (NUMBER, f"whatsapp:{NUMBER}"):
        messengers.run(Namespace(deed="id", platform="whatsapp", patient=patient))
    one, other = capsys.readouterr().out.splitlines()
    assert one == other == Identity(SECRET).conversation("whatsapp", f"whatsapp:{NUMBER}")
    assert NUMBER[1:] not in one


@pytest.mark.parametrize("written", ["+1 555 0199", "+1-555-0199", "+1 (555) 0199", "+1.555.0199"])
def test_a_number_may_be_as_people_write_it(written: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert messengers.run(Namespace(deed="id", platform="sms", patient=written)) == 0
    assert capsys.readouterr().out.strip() == Identity(SECRET).conversation("sms", NUMBER)


@pytest.mark.parametrize(
    ("platform", "written"),
    [
        ("sms", "15550199"),
        ("sms", "0155 50199"),
        ("whatsapp", "Pat"),
        ("telegram", "@pat"),
        ("messenger", "pat.example"),
        ("slack", "U0099"),
        ("slack", ""),
    ],
)
def test_what_an_app_does_not_call_patients_is_nobodys_id(
    platform: str, written: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Or staff would believe that there is nothing to delete."""
    assert messengers.run(Namespace(deed="id", platform=platform, patient=written)) == 1
    said = capsys.readouterr()
    assert said.out == "" and said.err.startswith(f"bot messengers: {platform} knows patients by ")


def test_the_id_is_another_with_another_secret(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for secret in (SECRET, SECRET[::-1]):
        monkeypatch.setenv("BOT_SECRET", secret)
        messengers.run(Namespace(deed="id", platform="sms", patient=NUMBER))
    assert len(set(capsys.readouterr().out.splitlines())) == 2


def test_without_the_secret_of_the_server_there_is_no_id(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BOT_SECRET")
    monkeypatch.setenv("BOT_MODE", "production")
    with pytest.raises(SecretError, match="production needs BOT_SECRET"):
        messengers.run(Namespace(deed="id", platform="sms", patient=NUMBER))
