"""The whole bot behind its real app, with a real model and database, and patients who ask it over HTTP."""

import asyncio
import json
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx

from bot import bootstrap
from bot.conversation import Conversations
from bot.edge.app import Content, Policy, create_app
from bot.edge.limits import Rates
from bot.edge.sessions import Sessions
from bot.loading import Loading
from bot.model import Model
from bot.readiness import Readiness
from bot.recording import Recorder
from bot.records.dead_letters import waiting_in
from bot.records.reading import turns_of
from bot.records.store import TurnStore
from bot.records.turn import Release
from bot.replying import Replies
from bot.settings import Settings

SECRET = "a secret that is only for these tests"
SECONDS = 1.4  # a turn's time here, a fifth of what patients get, so that hanging takes no minutes
ALCOHOL = "It is also important to avoid alcohol while taking Baclofen, as this can increase the risk of side effects."


class Patient:
    """Asks in a conversation of their own."""

    def __init__(self, web: httpx.AsyncClient, token: str) -> None:
        self._web = web
        self.token = token

    async def send(self, **turn: Any) -> httpx.Response:
        """A turn, as it is; without an id it gets one."""
        message = json.dumps({"id": uuid4().hex, **turn}).encode()  # in ASCII: halves of characters can be sent too
        headers = {**self.headers, "Content-Type": "application/json"}
        return await self._web.post("/api/turns", content=message, headers=headers)

    async def say(self, words: str) -> dict[str, Any]:
        """The reply to what they type."""
        reply: dict[str, Any] = (await self.send(text=words)).raise_for_status().json()
        return reply

    @property
    def headers(self) -> dict[str, str]:
        """What tells who they are."""
        return {"Authorization": f"Bearer {self.token}"}


@dataclass
class Clinic:
    """What is running, and what can be broken in it."""

    web: httpx.AsyncClient
    bot: Conversations
    model: Loading[Model]
    redact: Loading[Any]
    store: TurnStore
    state: Path

    async def patient(self) -> Patient:
        """One who has just opened the page."""
        token = (await self.web.post("/api/sessions")).raise_for_status().json()["token"]
        return Patient(self.web, token)

    async def turns_on_record(self, patient: Patient) -> int:
        """How many turns of a patient are on record, when all that waited is written."""
        conversation = Sessions(SECRET).conversation(patient.headers["Authorization"])
        async with asyncio.timeout(20):
            while self.bot._tasks or not await self.store.recover() or waiting_in(self.state / "dead-letters"):
                await asyncio.sleep(0.02)
        return len(await self.store.read(lambda connection: turns_of(connection, conversation)))


async def seconds_of_turns(patient: Patient, number: int) -> list[float]:
    """How long each of so many turns takes, one after the other, from the shortest."""
    found = []
    for _ in range(number):
        started = time.perf_counter()
        await patient.say("can I drink alcohol?")
        found.append(time.perf_counter() - started)
    return sorted(found)


@asynccontextmanager
async def open_clinic(
    settings: Settings, state: Path, model: Loading[Model], redact: Loading[Any]
) -> AsyncIterator[Clinic]:
    """A clinic with its own database, around a model that may be used by others too."""
    own = replace(settings, state=state, database="")
    with closing(bootstrap.turn_store(own)) as store:
        assert await store.recover()
        made = bootstrap.document().version
        recorder = Recorder(store, redact, lambda: Release(made, "model", "code"))
        labels = bootstrap.buttons().labels
        bot = Conversations(model, replies(), labels, store, recorder, seconds=SECONDS)
        app = create_app(
            bot,
            Policy(SECRET, ["https://clinic.example"], Rates(99_999, 99_999, 99_999)),
            Content(bootstrap.document().sections, [each.removeprefix("/") for each in labels], "Ask your doctor."),
            ready=Readiness(model, redact, bootstrap.answering(), seconds=SECONDS).check,
        )
        transport = httpx.ASGITransport(app=app)
        async with httpx.AsyncClient(transport=transport, base_url="http://clinic.test", timeout=60) as web:
            yield Clinic(web, bot, model, redact, store, state)


def replies() -> Replies:
    """With the real gate."""
    return bootstrap._replies(bootstrap.settings())
