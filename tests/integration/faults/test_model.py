"""A model that is missing, damaged, of another version, or not there yet: every patient is answered all the same."""

import asyncio
import gzip
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from rasa.shared.core.domain import Domain

from bot import bootstrap
from bot.agent.loading import AgentError, load_agent
from bot.agent.workers import Workers
from bot.language.encoder import EncoderError
from bot.loading import Loading, begin
from bot.model import Model
from bot.records.dead_letters import waiting_in
from bot.settings import Settings
from bot.trackers import ConversationStore
from bot.training import current_model

from .clinic import ALCOHOL, Clinic, open_clinic, replies
from .inside import ACTIONS, MARK, broken


def missing(_whole: Path, folder: Path) -> Path:
    return folder / "none.tar.gz"


def cut_short(whole: Path, folder: Path) -> Path:
    content = whole.read_bytes()
    (folder / "cut.tar.gz").write_bytes(content[: len(content) // 2])
    return folder / "cut.tar.gz"


def empty(_whole: Path, folder: Path) -> Path:
    (folder / "empty.tar.gz").write_bytes(gzip.compress(b""))
    return folder / "empty.tar.gz"


def of_another_kind(_whole: Path, folder: Path) -> Path:
    (folder / "page.tar.gz").write_text("<html>Not found</html>")
    return folder / "page.tar.gz"


def a_folder(_whole: Path, folder: Path) -> Path:
    return folder


def with_a_weight_changed(whole: Path, folder: Path) -> Path:
    """A bit is flipped in the middle, as on a bad disk."""
    content = bytearray(whole.read_bytes())
    content[len(content) // 2] ^= 0xFF
    (folder / "bad.tar.gz").write_bytes(content)
    return folder / "bad.tar.gz"


BAD = [missing, cut_short, empty, of_another_kind, a_folder, with_a_weight_changed]


@pytest.mark.parametrize("spoil", BAD, ids=lambda spoil: str(spoil.__name__))
async def test_without_a_model_patients_are_answered_and_it_is_not_ready(
    settings: Settings, redact: Loading[Any], tmp_path: Path, spoil: Callable[[Path, Path], Path]
) -> None:
    path = spoil(current_model(settings.models), tmp_path)
    model: Loading[Model] = Loading(lambda: bootstrap.load_model(path, settings))
    begin(model)
    async with open_clinic(settings, tmp_path / "state", model, redact) as clinic:
        await assert_safe(clinic)
    with pytest.raises((AgentError, EncoderError)):
        await model.wait(60)


async def test_a_model_that_another_version_of_the_bot_made_is_not_answered_from(
    settings: Settings, redact: Loading[Any], tmp_path: Path
) -> None:
    """Its file has another name than the one of the present sources."""
    shutil.copy(current_model(settings.models), tmp_path / "leaflet-0123456789abcdef.tar.gz")
    own = current_model(tmp_path)
    model: Loading[Model] = Loading(lambda: bootstrap.load_model(own, settings))
    begin(model)
    async with open_clinic(settings, tmp_path / "state", model, redact) as clinic:
        await assert_safe(clinic)


async def test_a_model_that_never_comes_is_waited_for_no_longer_than_a_turn_may_take(
    settings: Settings, redact: Loading[Any], tmp_path: Path
) -> None:
    over = threading.Event()
    model: Loading[Any] = Loading(lambda: over.wait(60))
    begin(model)
    async with open_clinic(settings, tmp_path / "state", model, redact) as clinic:
        started = time.perf_counter()
        await assert_safe(clinic)
        assert time.perf_counter() - started < 2 * 8
    over.set()


async def test_who_comes_while_it_loads_is_answered_by_it(
    settings: Settings, model: Loading[Model], redact: Loading[Any], tmp_path: Path
) -> None:
    loading: Loading[Model] = Loading(lambda: model.now)  # type: ignore[arg-type, return-value]
    async with open_clinic(settings, tmp_path / "state", loading, redact) as clinic:
        patient = await clinic.patient()
        asking = asyncio.create_task(patient.say("can I drink alcohol?"))
        await asyncio.sleep(0.05)
        loading.load()
        assert ALCOHOL in [message["text"] for message in (await asking)["messages"]]


@pytest.fixture
def lost(settings: Settings) -> Iterator[Loading[Model]]:
    """A model all of whose threads are held up."""
    over, workers = threading.Event(), Workers(patience=0.001, most=2)
    agent = load_agent(current_model(settings.models), ConversationStore(Domain.empty()))

    async def hang() -> None:
        over.wait(60)

    async def hold_up() -> None:
        for _ in range(2):
            with pytest.raises(TimeoutError):
                await workers.run(hang, 0.01)

    asyncio.run(hold_up())
    yield Loading.done(Model(agent, replies(), workers))
    over.set()


async def test_when_every_thread_is_held_up_patients_are_answered_and_it_is_not_ready(
    settings: Settings, redact: Loading[Any], tmp_path: Path, lost: Loading[Model]
) -> None:
    async with open_clinic(settings, tmp_path / "state", lost, redact) as clinic:
        await assert_safe(clinic)


async def test_a_turn_behind_one_that_hangs_is_answered_and_both_are_on_record(clinic: Clinic) -> None:
    """Of the same patient, who waits for the first and sends a second."""
    fault = next(fault for fault in ACTIONS if fault.name == "it blocks its thread")
    patient = await clinic.patient()
    with broken(fault, clinic):
        first = asyncio.create_task(patient.say(f"can I {MARK} drink alcohol?"))
        await asyncio.sleep(0.2)
        started = time.perf_counter()
        second = await patient.say("can I drink alcohol?")
        assert time.perf_counter() - started < 8
        await first
    assert second["messages"]
    assert await clinic.turns_on_record(patient) == 2


async def assert_safe(clinic: Clinic) -> None:
    """The safe message, the notice where the words tell of an emergency, a record of both, and no readiness."""
    patient = await clinic.patient()
    reply = await patient.say("can I drink alcohol?")
    assert [message["text"] for message in reply["messages"]] == [bootstrap.wording().text("utter_default")]
    emergency = await patient.say("she swallowed the whole bottle")
    assert emergency["urgent"] and emergency["messages"][0]["kind"] == "notice"
    assert await clinic.turns_on_record(patient) == 2 and waiting_in(clinic.state / "dead-letters") == 0
    assert (await clinic.web.get("/health/ready")).status_code == 503
    assert (await clinic.web.get("/health/live")).status_code == 200
