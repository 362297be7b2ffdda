"""This bot: what it is started with, and what its API is asked and says."""

import json
from pathlib import Path
from typing import Any

import pytest

from bench import ours
from bench.client import Client
from bench.dialect import Reply
from bench.errors import BenchError
from bench.ours import OurDialect, Ours
from bench.processes import Command
from tests.unit.bench.server import response, serving

BOT = Ours(Path("bin/bot"), Path("models"))


def test_it_is_served_with_a_state_of_its_own() -> None:
    [command] = BOT.commands(Path("state"), 1234)
    assert command.arguments == [Path("bin/bot"), "serve"]
    assert command.environment["BOT_ADDRESS_TURNS"] == "99999"
    assert {name: value for name, value in command.environment.items() if name not in ours.EXTRA} == {
        "BOT_HOST": "127.0.0.1",
        "BOT_PORT": "1234",
        "BOT_STATE": "state",
        "BOT_MODELS": "models",
        "BOT_DATABASE": "",
    }


def test_it_is_trained_without_what_was_trained_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commands: list[Command] = []

    def note(command: Command, said: Path) -> float:
        commands.append(command)
        return 7.0

    monkeypatch.setattr(ours, "run", note)
    assert BOT.train(tmp_path) == 7.0
    assert commands[0].arguments[1:] == ["train", "--force"]
    assert commands[0].environment["RASA_CACHE_DIRECTORY"] == str(tmp_path / "cache")


def test_what_is_installed_for_it_is_more_than_its_own_code() -> None:
    assert BOT.installed_bytes() > 100_000_000


async def test_turns_have_a_token_and_each_a_number_of_its_own() -> None:
    requests: list[str] = []

    def answer(data: dict[str, Any]) -> bytes:
        return response({"messages": [{"kind": "quote", "text": "word"}]}) if data else response({"token": "t"}, "201 ")

    async with serving(answer, requests=requests) as port, Client(port) as client:
        dialect = OurDialect("sorry")
        token = await dialect.begin(client)
        assert [await dialect.say(client, token, "x") for _ in range(2)] == [Reply(is_answer=True, quotes=True)] * 2
    assert [each.split()[1] for each in requests] == ["/api/sessions", "/api/turns", "/api/turns"]
    assert all("Bearer t\r\n" in each for each in requests[1:])
    assert len({json.loads(each.rpartition("\r\n\r\n")[2])["id"] for each in requests[1:]}) == 2


@pytest.mark.parametrize(
    ("messages", "reply"),
    [
        ([], Reply(is_answer=False, quotes=False)),
        ([{"kind": "text", "text": "hello"}], Reply(is_answer=True, quotes=False)),
        ([{"kind": "notice", "text": "call"}, {"kind": "text", "text": "sorry"}], Reply(is_answer=False, quotes=False)),
        ([{"kind": "quote", "text": "word"}, {"kind": "text", "text": "doctor"}], Reply(is_answer=True, quotes=True)),
    ],
)
async def test_an_apology_is_no_answer(messages: list[dict[str, str]], reply: Reply) -> None:
    async with serving(lambda _: response({"messages": messages})) as port, Client(port) as client:
        assert await OurDialect("sorry").say(client, "t", "x") == reply


async def test_what_is_refused_ends_the_run() -> None:
    async with serving(lambda _: response({}, "429 Slow down")) as port, Client(port) as client:
        with pytest.raises(BenchError, match="no session was given: 429"):
            await OurDialect("sorry").begin(client)
        with pytest.raises(BenchError, match="a turn was refused: 429"):
            await OurDialect("sorry").say(client, "t", "x")
