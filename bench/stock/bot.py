"""A stock Rasa bot, served as Rasa's manual says: `rasa run` beside `rasa run actions`, its conversations in SQLite."""

import os
import shutil
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from uuid import uuid4

from bench.client import LOOPBACK, Client
from bench.dialect import Dialect, Reply
from bench.errors import BenchError
from bench.processes import Command, free_port, run
from bench.sizes import distributions_bytes
from bench.stock.content import write_content
from bot.leaflet.document import read_document
from bot.settings import PROJECT

HERE = Path(__file__).parent
EPOCHS = 100  # of each of its networks, by default

_FILES = ("config.yml", "credentials.yml", "endpoints.yml")
_QUIET = {
    "RASA_TELEMETRY_ENABLED": "false",
    "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "LOG_LEVEL": "ERROR",
}


class StockDialect:
    """Rasa's REST channel."""

    def __init__(self, sentences: Sequence[str]) -> None:
        self._sentences = frozenset(sentences)

    async def begin(self, client: Client) -> str:  # noqa: ARG002 (other bots are asked)
        """A sender: Rasa takes whatever name it is given."""
        return uuid4().hex

    async def say(self, client: Client, conversation: str, text: str) -> Reply:
        """A turn; Rasa's way to fail is an empty list."""
        answer = await client.post("/webhooks/rest/webhook", {"sender": conversation, "message": text})
        if answer.status != 200:
            raise BenchError(f"a turn was refused: {answer.status}")
        texts = [each.get("text") for each in answer.json()]
        return Reply(is_answer=bool(texts), quotes=not self._sentences.isdisjoint(texts))


def _dialect() -> Dialect:
    return StockDialect([each.text for each in read_document().sentences])


@dataclass(frozen=True)
class Stock:
    """The bot, whose environment and project are in a folder of their own."""

    home: Path
    epochs: int = EPOCHS
    name: str = "stock Rasa bot"
    dialect: Dialect = field(default_factory=_dialect)

    def install(self, said: Path) -> None:
        """Make its environment from its own lock; quick when it is there."""
        arguments = [_uv(), "sync", "--frozen", "--no-dev", "--project", HERE, "--python", sys.executable]
        own_cache = PROJECT / ".tools" / "cache"
        cache = {"UV_CACHE_DIR": str(own_cache)} if own_cache.is_dir() else {}
        run(Command(arguments, PROJECT, {"UV_PROJECT_ENVIRONMENT": str(self.home / "venv"), **cache}), said)

    def commands(self, state: Path, port: int) -> Sequence[Command]:
        """The action server, then the bot, both on this machine's own address."""
        actions = free_port()
        own = {"SANIC_HOST": LOOPBACK, "ACTIONS_PORT": str(actions), "TRACKER_DB": str(state / "tracker.db")}
        endpoints = ("--endpoints", "endpoints.yml", "--credentials", "credentials.yml")
        return [
            self._command(own, "run", "actions", "--port", str(actions)),
            self._command(own, "run", "--interface", LOOPBACK, "--port", str(port), "--model", "models", *endpoints),
        ]

    def train(self, work: Path) -> float:
        """`rasa train` on content made anew, without its cache of what was trained before."""
        self._make_project()
        command = self._command({"RASA_CACHE_DIRECTORY": str(work / "cache")}, "train", "--out", "models")
        return run(command, work / "said-training")

    def installed_bytes(self) -> int:
        """All packages of its environment."""
        return distributions_bytes(self.home / "venv" / "lib" / "python3.11" / "site-packages")

    def _make_project(self) -> None:
        project = self.home / "project"
        shutil.rmtree(project, ignore_errors=True)
        shutil.copytree(HERE / "actions", project / "actions")
        for name in _FILES:
            text = (HERE / name).read_text(encoding="utf-8")
            (project / name).write_text(text.replace(f"epochs: {EPOCHS}", f"epochs: {self.epochs}"), encoding="utf-8")
        write_content(project)

    def _command(self, environment: Mapping[str, str], *arguments: str) -> Command:
        rasa: list[str | Path] = [self.home / "venv" / "bin" / "python", "-m", "rasa"]
        return Command([*rasa, *arguments], self.home / "project", {**_QUIET, **environment})


def _uv() -> str | Path:
    """The uv that `make setup` leaves, or the machine's own."""
    own = PROJECT / ".tools" / "uv"
    found = own if os.access(own, os.X_OK) else shutil.which("uv")
    if not found:
        raise BenchError("there is no uv to install the stock bot with: run make setup")
    return found
