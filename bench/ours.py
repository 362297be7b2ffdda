"""This bot, served as a clinic would serve it: `bot serve` with records in SQLite."""

import sysconfig
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from bench.client import Client
from bench.dialect import Dialect, Reply
from bench.errors import BenchError
from bench.processes import Command, run
from bench.sizes import distributions_bytes, folder_bytes, runtime_names
from bot.settings import PROJECT
from bot.wording import read_wording

# What a server is told besides where it is and what it keeps; whatever limits the rate of turns is lifted here.
EXTRA: Mapping[str, str] = dict.fromkeys(("BOT_SESSION_TURNS", "BOT_ADDRESS_TURNS", "BOT_ADDRESS_SESSIONS"), "99999")

_PACKAGES = ("bot", "actions")  # what is installed of this project


class OurDialect:
    """The chat API."""

    def __init__(self, apology: str) -> None:
        self._apology = apology
        self._turns = 0

    async def begin(self, client: Client) -> str:
        """A session; its token."""
        answer = await client.post("/api/sessions", {})
        if answer.status != 201:
            raise BenchError(f"no session was given: {answer.status}")
        return str(answer.json()["token"])

    async def say(self, client: Client, conversation: str, text: str) -> Reply:
        """A turn with a number of its own."""
        self._turns += 1
        answer = await client.post("/api/turns", {"id": f"bench-{self._turns}", "text": text}, conversation)
        if answer.status != 200:
            raise BenchError(f"a turn was refused: {answer.status}")
        messages = answer.json()["messages"]
        failed = not messages or any(each["text"] == self._apology for each in messages)
        return Reply(is_answer=not failed, quotes=any(each["kind"] == "quote" for each in messages))


@dataclass(frozen=True)
class Ours:
    """This bot, by its program, with its models in a folder."""

    program: Path
    models: Path
    name: str = "this bot"

    @cached_property
    def dialect(self) -> Dialect:
        """Over its chat API."""
        return OurDialect(read_wording().text("utter_default"))

    def commands(self, state: Path, port: int) -> Sequence[Command]:
        """`bot serve`."""
        return [self._command("serve", BOT_PORT=str(port), BOT_STATE=str(state), **EXTRA)]

    def train(self, work: Path) -> float:
        """`bot train` without Rasa's cache of what was trained before."""
        command = self._command("train", "--force", RASA_CACHE_DIRECTORY=str(work / "cache"))
        return run(command, work / "said-training")

    def installed_bytes(self) -> int:
        """The locked packages that are needed to run it, and the project's own."""
        needed = runtime_names(PROJECT / "uv.lock", "leaflet-bot")
        own = sum(folder_bytes(PROJECT / package) for package in _PACKAGES)
        return own + distributions_bytes(Path(sysconfig.get_path("purelib")), needed)

    def _command(self, *arguments: str, **environment: str) -> Command:
        own = {"BOT_HOST": "127.0.0.1", "BOT_DATABASE": "", "BOT_MODELS": str(self.models)}
        return Command([self.program, *arguments], PROJECT, own | environment)
