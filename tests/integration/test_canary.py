"""What tells who a patient is goes through every path, of success and of failure, and is found nowhere afterwards.

While a session lasts its own words are in the table of states, as they must be; so the sessions are ended first.
"""

import logging
import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from prometheus_client import generate_latest

from bot import bootstrap
from bot.conversation import Conversations
from bot.loading import Loading
from bot.logs import LogObserver
from bot.metrics import Metrics
from bot.observing import Observers
from bot.records import recovering
from bot.records import store as store_module
from bot.records.dead_letters import DeadLetters
from bot.records.retention import end_sessions
from bot.records.store import TurnStore
from bot.settings import Settings

PHONE = "07700 900461"
SENTENCE = f"My name is Zebedee Quillfeather and my number is {PHONE}"
CANARIES = ("900461", "900 461", "Zebedee", "Quillfeather")
QUESTIONS = (
    f"{SENTENCE}, can I drink alcohol?",
    f"{SENTENCE}. what about ibuprofen and does it cause nausea",
    f"add to my list: {SENTENCE}, may I ring about it",
    f"keep that for my doctor, {SENTENCE}",
    f"{SENTENCE}. who won the match",
    f"{SENTENCE}. I took twenty of them and can't wake my son",
    SENTENCE,
    SENTENCE.upper(),
    f"/restart {SENTENCE}",
    f"{SENTENCE} " * 60,  # too long
    "show my questions",
)


def refusing(*_arguments: Any, **_named: Any) -> None:
    raise sqlite3.OperationalError(f"near {SENTENCE}: a driver that repeats what it was given")


def full(*_arguments: Any) -> None:
    raise OSError(28, f"no space left for {SENTENCE}")


class Broken:
    """An agent that fails with what the patient typed in its error."""

    model_id = "model"

    @property
    def processor(self) -> "Broken":
        """It is its own."""
        return self

    async def handle_message(self, message: Any) -> None:
        """Fail."""
        raise RuntimeError(f"cannot handle {message.text}")


@dataclass(frozen=True)
class Clinic:
    """A bot and where it keeps things."""

    bot: Conversations
    store: TurnStore
    state: Path

    def turns(self) -> int:
        """How many are on record; all that is deleted is written over."""
        with closing(sqlite3.connect(self.state / "bot.db")) as file:
            count = int(file.execute("SELECT count(*) FROM turns").fetchone()[0])
            file.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return count


@pytest_asyncio.fixture(scope="module")
async def clinic(settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Clinic]:
    """One for all paths, since the model takes seconds to load."""
    state = tmp_path_factory.mktemp("canary")
    store = bootstrap.turn_store(replace(settings, state=state))
    assert await store.recover()
    yield Clinic(bootstrap.conversations(settings, store), store, state)
    store.close()


async def ask_all(bot: Conversations) -> None:
    """Every question, and each button of the replies once."""
    for number, question in enumerate(QUESTIONS):
        reply = await bot.say(f"canary {number % 3}", question)
        for button in reply.buttons[:2]:
            await bot.press(f"canary {number % 3}", button.id)


def found_in(state: Path, said: str) -> list[str]:
    """The canaries in the files of the state folder, or in what was said."""
    kept = b"".join(path.read_bytes() for path in sorted(state.rglob("*")) if path.is_file())
    everything = kept.decode("utf-8", errors="replace").casefold() + said.casefold()
    return [canary for canary in CANARIES if canary.casefold() in everything]


def break_nothing(monkeypatch: pytest.MonkeyPatch, clinic: Clinic) -> None:
    """All goes well."""


def break_writing(monkeypatch: pytest.MonkeyPatch, clinic: Clinic) -> None:
    monkeypatch.setattr(recovering, "write_entry", refusing)


def break_reading(monkeypatch: pytest.MonkeyPatch, clinic: Clinic) -> None:
    monkeypatch.setattr(store_module, "state_of", refusing)


def break_letters(monkeypatch: pytest.MonkeyPatch, clinic: Clinic) -> None:
    monkeypatch.setattr(recovering, "write_entry", refusing)
    monkeypatch.setattr(DeadLetters, "_write", full)


def break_agent(monkeypatch: pytest.MonkeyPatch, clinic: Clinic) -> None:
    monkeypatch.setattr(clinic.bot._model.now, "_agent", Broken())


def break_redaction(monkeypatch: pytest.MonkeyPatch, clinic: Clinic) -> None:
    monkeypatch.setattr(clinic.bot._recorder, "_redact", Loading.done(refusing))


BREAKING = [break_nothing, break_writing, break_reading, break_letters, break_agent, break_redaction]


@pytest.mark.parametrize("breaks", BREAKING, ids=lambda breaks: breaks.__name__)
async def test_nothing_tells_who_asked(
    breaks: Callable[[pytest.MonkeyPatch, Clinic], None],
    clinic: Clinic,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    caplog.set_level(logging.INFO)
    before, metrics = clinic.turns(), Metrics(lambda: 0)
    monkeypatch.setattr(clinic.bot, "_observer", Observers(LogObserver(), metrics))
    breaks(monkeypatch, clinic)
    await ask_all(clinic.bot)
    monkeypatch.undo()
    assert await clinic.store.recover()
    await clinic.store.write(lambda connection: end_sessions(connection, datetime.now(UTC) + timedelta(seconds=1)))
    new = clinic.turns() - before
    counted = generate_latest(metrics.registry).decode()
    assert found_in(clinic.state, "".join(capfd.readouterr()) + caplog.text + counted) == []
    assert "bot_turns_total" in counted and "turn" in caplog.messages
    assert new >= len(QUESTIONS)


def test_a_canary_that_is_there_is_found(tmp_path: Path) -> None:
    (tmp_path / "bot.log").write_text(f"turn: {SENTENCE}")
    assert found_in(tmp_path, "") == ["900461", "Zebedee", "Quillfeather"]
    assert found_in(tmp_path, "ring 900 461") == list(CANARIES)
