"""The chat API is what docs/openapi.yaml says, found out by Schemathesis, which asks it right and wrong things."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
import yaml
from starlette.routing import Route

from bot.edge.app import Content, Policy, create_app
from bot.settings import PROJECT

from .processes import environment, free_port, new_browser, program, started

SPECIFICATION = PROJECT / "docs" / "openapi.yaml"
NO_LIMITS = {f"BOT_{name}": "99999" for name in ("SESSION_TURNS", "ADDRESS_TURNS", "ADDRESS_SESSIONS")}


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Of a server."""
    port = free_port()
    env = environment(tmp_path_factory.mktemp("state"), BOT_HOST="127.0.0.1", BOT_PORT=str(port), **NO_LIMITS)
    with started("bot", "serve", env=env) as server:
        server.wait_for("The bot is ready.")
        yield f"http://127.0.0.1:{port}"
        server.interrupt()
        assert "Traceback" not in server.said


def schemathesis(address: str, specification: Path, folder: Path) -> tuple[int, str]:
    """The exit code of a run against a server, and what it said."""
    with httpx.Client(base_url=address, trust_env=False) as browser:
        token = browser.post("/api/sessions").raise_for_status().json()["token"]
    command: list[str | Path] = [
        *(program("schemathesis"), "run", specification, "--url", address, "-H", f"Authorization: Bearer {token}"),
        *("--checks", "all", "--max-examples", "200", "--seed", "1", "--no-color"),
    ]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def test_every_request_gets_what_is_documented(address: str, tmp_path: Path) -> None:
    code, said = schemathesis(address, SPECIFICATION, tmp_path)
    assert code == 0, said
    tested = re.search(r"Tested: (\d+)", said)
    assert tested and int(tested[1]) == 6
    cases = re.search(r"(\d+) generated", said)
    assert cases and int(cases[1]) > 100


def test_what_is_documented_otherwise_is_found(address: str, tmp_path: Path) -> None:
    spoilt = yaml.safe_load(SPECIFICATION.read_text(encoding="utf-8"))
    spoilt["components"]["schemas"]["Reply"]["properties"]["verdict"]["enum"] = ["answered"]
    (tmp_path / "spoilt.yaml").write_text(yaml.safe_dump(spoilt))
    code, said = schemathesis(address, tmp_path / "spoilt.yaml", tmp_path)
    assert code != 0 and "is not one of" in said


def test_every_address_of_the_api_is_documented_with_its_methods() -> None:
    async def ready() -> bool:
        return True

    app = create_app(None, Policy("x" * 32), Content((), (), ""), ready=ready)  # type: ignore[arg-type]
    served = {
        (route.path, method.lower())
        for route in app.routes
        if isinstance(route, Route) and route.path.startswith(("/api/", "/health/"))
        for method in (route.methods or set()) - {"HEAD"}
    }
    paths = yaml.safe_load(SPECIFICATION.read_text(encoding="utf-8"))["paths"]
    assert served == {(path, method) for path, methods in paths.items() for method in methods}


def test_a_browser_reads_the_documented_reply(address: str) -> None:
    with new_browser(int(address.rsplit(":", 1)[1])) as browser:
        token = browser.post("/api/sessions").json()["token"]
        turn = {"id": "1", "text": "can I drink alcohol?"}
        reply = browser.post("/api/turns", json=turn, headers={"Authorization": f"Bearer {token}"}).json()
    assert reply["id"] == "1" and reply["verdict"] == "answered"
