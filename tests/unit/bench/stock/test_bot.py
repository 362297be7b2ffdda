"""The stock bot: what it is installed, trained and started with, and what its channel says."""

import json
import sys
from importlib.resources import files
from pathlib import Path

import pytest
import yaml
from rasa.shared.utils.io import read_config_file

from bench.client import Client
from bench.dialect import Reply
from bench.errors import BenchError
from bench.processes import Command
from bench.stock import bot
from bench.stock.bot import HERE, Stock, StockDialect
from tests.unit.bench.server import response, serving


@pytest.fixture
def commands(monkeypatch: pytest.MonkeyPatch) -> list[Command]:
    """What would be run."""
    found: list[Command] = []

    def note(command: Command, said: Path) -> float:
        found.append(command)
        return 7.0

    monkeypatch.setattr(bot, "run", note)
    return found


def test_it_is_installed_from_its_own_lock_and_apart(
    tmp_path: Path, commands: list[Command], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bot, "_uv", lambda: "uv")
    Stock(tmp_path).install(tmp_path / "said")
    [command] = commands
    assert command.arguments == ["uv", "sync", "--frozen", "--no-dev", "--project", HERE, "--python", sys.executable]
    assert command.environment["UV_PROJECT_ENVIRONMENT"] == str(tmp_path / "venv")
    assert (HERE / "uv.lock").is_file()


def test_without_uv_it_is_said_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bot, "PROJECT", tmp_path)
    monkeypatch.setenv("PATH", "")
    with pytest.raises(BenchError, match="run make setup"):
        Stock(tmp_path).install(tmp_path / "said")


def test_it_is_trained_on_content_made_anew_without_a_cache(
    tmp_path: Path, commands: list[Command], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bot, "write_content", lambda project: (project / "domain.yml").touch())
    (tmp_path / "project" / "models").mkdir(parents=True)
    assert Stock(tmp_path, epochs=2).train(tmp_path) == 7.0
    [command] = commands
    assert command.arguments[1:] == ["-m", "rasa", "train", "--out", "models"]
    assert command.environment["RASA_CACHE_DIRECTORY"] == str(tmp_path / "cache")
    names = {each.name for each in command.folder.iterdir()}
    assert names == {"actions", "config.yml", "credentials.yml", "endpoints.yml", "domain.yml"}
    assert (command.folder / "config.yml").read_text().count("epochs: 2\n") == 4


def test_it_is_served_by_two_processes_on_loopback(tmp_path: Path) -> None:
    actions, rasa = Stock(tmp_path).commands(tmp_path / "state", 1234)
    assert actions.arguments[2:5] == ["rasa", "run", "actions"]
    assert {"--interface", "127.0.0.1", "--port", "1234"} <= set(rasa.arguments)
    for each in (actions, rasa):
        assert each.environment["SANIC_HOST"] == "127.0.0.1"
        assert each.environment["ACTIONS_PORT"] in actions.arguments


def test_its_pipeline_is_that_of_rasa_init() -> None:
    own = yaml.safe_load((HERE / "config.yml").read_text(encoding="utf-8"))
    default = read_config_file(str(files("rasa.engine.recipes.config_files") / "default_config.yml"))
    assert [own[key] for key in ("pipeline", "policies")] == [default[key] for key in ("pipeline", "policies")]


@pytest.mark.parametrize(
    ("replies", "reply"),
    [
        ([], Reply(is_answer=False, quotes=False)),
        ([{"text": "hello"}], Reply(is_answer=True, quotes=False)),
        ([{"text": "A sentence."}, {"text": "Ask your doctor."}], Reply(is_answer=True, quotes=True)),
    ],
)
async def test_an_empty_list_is_no_answer(replies: list[dict[str, str]], reply: Reply) -> None:
    requests: list[str] = []
    async with serving(lambda _: response(replies), requests=requests) as port, Client(port) as client:
        dialect = StockDialect(["A sentence."])
        sender = await dialect.begin(client)
        assert sender != await dialect.begin(client)
        assert await dialect.say(client, sender, "x") == reply
    assert json.loads(requests[0].rpartition("\r\n\r\n")[2]) == {"sender": sender, "message": "x"}


async def test_what_is_refused_ends_the_run() -> None:
    async with serving(lambda _: response({}, "503 ")) as port, Client(port) as client:
        with pytest.raises(BenchError, match="a turn was refused: 503"):
            await StockDialect([]).say(client, "s", "x")
