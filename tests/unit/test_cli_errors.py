"""Every error of ours is one line, a defect is not hidden, and nothing that patients type is logged."""

import argparse
import logging
import os
import subprocess
import sys
import warnings
from collections.abc import Iterator
from types import SimpleNamespace

import pytest
import structlog

from bot import cli
from bot.agent.loading import AgentError
from bot.commands.serve import ServeError
from bot.flows.flow import FlowError
from bot.language.encoder import EncoderError
from bot.leaflet.errors import DocumentError, TopicsError
from bot.records.errors import (
    DatabaseSettingError,
    DatabaseUnavailable,
    DeadLettersError,
    LettersWaiting,
    UpgradeError,
)
from bot.settings import SettingsError
from bot.training import TrainingError
from bot.wording import WordingError

COMMANDS = ["ask", "chat", "flow", "records", "serve", "train"]
NEEDED = {"flow": ["alcohol.yml"], "records": ["replay"]}  # what a command is not run without


class FakeCommands:
    """Stands for all modules of bot.commands."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.failure: Exception | None = None

    def load(self, module: str) -> SimpleNamespace:
        return SimpleNamespace(run=lambda options: self._run(module, options))

    def _run(self, module: str, options: argparse.Namespace) -> int:
        self.asked.append(module)
        if self.failure:
            raise self.failure
        return 0


@pytest.fixture
def commands(monkeypatch: pytest.MonkeyPatch) -> FakeCommands:
    fake = FakeCommands()
    monkeypatch.setattr(cli, "import_module", fake.load)
    monkeypatch.setattr(cli, "quieten", lambda **_: None)
    return fake


ERRORS = [
    AgentError("no model: run 'bot train'"), EncoderError("run 'make setup'"), DocumentError("baclofen.txt: is empty"),
    TopicsError("topics.yml:7: no such sentence"), ServeError("port 8000 is taken"), SettingsError("BOT_PORT is 'x'"),
    TrainingError("training failed"), WordingError("domain.yml has no response 'x'"), FlowError("x.yml: is not YAML"),
    DatabaseSettingError("BOT_DATABASE is no address"), DatabaseUnavailable("it is away"), UpgradeError("too new"),
    DeadLettersError("BOT_STATE is in use"), LettersWaiting("run 'bot records replay'"),
]  # fmt: skip


@pytest.mark.parametrize("failure", ERRORS, ids=lambda failure: type(failure).__name__)
def test_an_error_of_ours_is_one_line_and_exit_code_1(
    commands: FakeCommands, failure: Exception, capsys: pytest.CaptureFixture[str]
) -> None:
    commands.failure = failure
    assert cli.main(["serve"]) == 1
    assert capsys.readouterr() == ("", f"bot serve: {failure}\n")


def test_an_error_that_is_not_ours_is_not_hidden(commands: FakeCommands) -> None:
    commands.failure = ZeroDivisionError("a defect")
    with pytest.raises(ZeroDivisionError):
        cli.main(["serve"])


@pytest.mark.parametrize(
    "arguments", [[""], ["🙂"], ["serve", "--force"], ["train", "now"], ["--nope"], ["flow"], ["flow", "a", "b"]]
)
def test_what_is_no_command_runs_nothing(commands: FakeCommands, arguments: list[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        cli.main(arguments)
    assert commands.asked == []


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_is_run_by_its_module(commands: FakeCommands, name: str) -> None:
    assert cli.main([name, *NEEDED.get(name, [])]) == 0
    assert commands.asked == [f"bot.commands.{name}"]


def test_help_lists_the_commands_without_loading_rasa() -> None:
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", "from bot.cli import main; main(['--help'])"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0
    assert all(f"\n    {name} " in done.stdout for name in COMMANDS)
    assert "argparse" in done.stderr and "rasa" not in done.stderr


@pytest.fixture
def restored(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """What quietening changes, put back."""
    before = structlog.get_config()
    monkeypatch.setenv("RASA_TELEMETRY_ENABLED", "no")
    monkeypatch.setenv("SQLALCHEMY_SILENCE_UBER_WARNING", "1")
    with warnings.catch_warnings():
        yield monkeypatch
    structlog.configure(**before)
    logging.captureWarnings(capture=False)


def test_nothing_that_rasa_logs_of_patients_is_printed(
    restored: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    cli.quieten()
    structlog.get_logger("rasa.core.processor").debug("processor.message.parse", text="my secret words")
    structlog.get_logger("rasa.core.processor").warning("processor.message.parse", text="my secret words")
    warnings.warn("a library is old", UserWarning, stacklevel=1)
    assert capsys.readouterr() == ("", "")


def test_telemetry_that_was_set_is_left_as_it_is(restored: pytest.MonkeyPatch) -> None:
    cli.quieten()
    assert os.environ["RASA_TELEMETRY_ENABLED"] == "no"
