"""A server that is killed with patients in it: who got an answer is on record, once, and goes on where they were."""

import asyncio
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from signal import SIGKILL

import httpx
from sqlalchemy import create_engine, select
from sqlalchemy.pool import NullPool

from bot.records.tables import turns

from .processes import environment, free_port, new_browser, started
from .test_never_lost import opens_without_repair
from .test_serve import ALCOHOL, quotes, take_turn

PATIENTS, EACH = 50, 20
NO_LIMITS = {f"BOT_{name}": "99999" for name in ("SESSION_TURNS", "ADDRESS_TURNS", "ADDRESS_SESSIONS")}
KILLED_AFTER = 150  # answers


def question(number: int) -> str:
    """A question like no other."""
    return f"can I drink {number} glasses of wine?"


@dataclass
class Patients:
    """What all of them asked and got answered, and the first one's token."""

    asked: list[str] = field(default_factory=list)
    answered: list[str] = field(default_factory=list)
    token: str = ""


async def ask_until_killed(port: int, kill: Callable[[], None]) -> Patients:
    """All patients at once, each one question after the other, until there is no server any more."""
    patients, killed = Patients(), asyncio.Event()

    async def ask(web: httpx.AsyncClient, first: int) -> None:
        try:
            token = (await web.post("/api/sessions")).raise_for_status().json()["token"]
            patients.token = patients.token or token
            for number in range(first, first + EACH):
                patients.asked.append(question(number))
                turn = {"id": f"m-{number}", "text": question(number)}
                sender = {"Authorization": f"Bearer {token}"}
                (await web.post("/api/turns", json=turn, headers=sender)).raise_for_status()
                patients.answered.append(question(number))
                if len(patients.answered) == KILLED_AFTER:
                    kill()
                    killed.set()
        except Exception:  # no one kind: the client fails with what it happens to be doing when the server goes
            if not killed.is_set():
                raise

    everybody = httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", trust_env=False, timeout=60)
    async with everybody as web, asyncio.TaskGroup() as group:
        for patient in range(PATIENTS):
            group.create_task(ask(web, patient * EACH))
    return patients


def stored(address: str) -> Counter[str]:
    """How often each question is on record."""
    engine = create_engine(address, future=True, poolclass=NullPool)
    with engine.connect() as connection:
        return Counter(connection.execute(select(turns.c.text)).scalars())


async def test_a_killed_server_loses_and_doubles_no_turn_and_goes_on(tmp_path: Path) -> None:
    address, port = f"sqlite:///{tmp_path / 'bot.db'}", free_port()
    where = {"BOT_HOST": "127.0.0.1", "BOT_PORT": str(port), "BOT_DATABASE": address}
    served = environment(tmp_path / "state", **where, **NO_LIMITS)
    with started("bot", "serve", env=served) as server:
        server.wait_for("The bot is ready.")
        patients = await ask_until_killed(port, server.process.kill)
        assert server.process.wait() == -SIGKILL
    with started("bot", "serve", env=served) as server, new_browser(port) as browser:
        server.wait_for("The bot is ready.")
        there = stored(address)
        assert KILLED_AFTER <= len(patients.answered) < PATIENTS * EACH
        assert set(patients.answered) <= set(there) <= set(patients.asked)
        assert set(there.values()) == {1}
        browser.headers["Authorization"] = f"Bearer {patients.token}"
        assert quotes(take_turn(browser, text="and beer?")) == [ALCOHOL]
        assert server.interrupt() == 0
    opens_without_repair(address)
