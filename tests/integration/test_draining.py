"""SIGTERM: turns that are under way are answered, new ones are not taken, and nothing is lost."""

import asyncio
import os
import signal
from pathlib import Path

import httpx

from .processes import environment, free_port, started
from .test_killed_server import stored

PATIENTS = 20


async def ask_all(port: int, terminate: "asyncio.Event") -> list[httpx.Response | Exception]:
    """A question of each patient, all at once; `terminate` is set when all of them are on their way."""
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", trust_env=False, timeout=60) as web:
        tokens = [(await web.post("/api/sessions")).json()["token"] for _ in range(PATIENTS)]

        async def ask(number: int) -> httpx.Response:
            turn = {"id": f"m-{number}", "text": f"can I drink {number} glasses of wine?"}
            return await web.post("/api/turns", json=turn, headers={"Authorization": f"Bearer {tokens[number]}"})

        asking = [asyncio.create_task(ask(number)) for number in range(PATIENTS)]
        await asyncio.wait(asking, return_when=asyncio.FIRST_COMPLETED)
        terminate.set()
        return list(await asyncio.gather(*asking, return_exceptions=True))  # type: ignore[arg-type]


async def test_turns_under_way_are_answered_and_recorded(tmp_path: Path) -> None:
    address, port = f"sqlite:///{tmp_path / 'bot.db'}", free_port()
    env = environment(tmp_path / "state", BOT_HOST="127.0.0.1", BOT_PORT=str(port), BOT_DATABASE=address)
    with started("bot", "serve", env=env) as server:
        server.wait_for("The bot is ready.")
        terminate = asyncio.Event()
        asking = asyncio.create_task(ask_all(port, terminate))
        await terminate.wait()
        os.kill(server.process.pid, signal.SIGTERM)
        answers = await asking
        assert [each.status_code for each in answers if isinstance(each, httpx.Response)] == [200] * PATIENTS
        code = await asyncio.to_thread(server.wait)
        assert code == 0 and server.said.splitlines()[-1] == "Stopped."
        async with httpx.AsyncClient(trust_env=False) as web:
            refused = await asyncio.gather(web.get(f"http://127.0.0.1:{port}/health/live"), return_exceptions=True)
        assert isinstance(refused[0], httpx.ConnectError)
    assert len(stored(address)) == PATIENTS and set(stored(address).values()) == {1}
