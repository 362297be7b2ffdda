"""`bot serve` as a program, with a browser's requests from outside."""

import sqlite3
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import pytest

from bot.settings import PROJECT

from .processes import Program, environment, free_port, new_browser, program, started

ALCOHOL = "It is also important to avoid alcohol while taking Baclofen, as this can increase the risk of side effects."
STOPPING = "Do not suddenly stop taking Baclofen without consulting your doctor"


@dataclass(frozen=True)
class Clinic:
    """A running server, its port and state folder, and a browser in front of it."""

    server: Program
    browser: httpx.Client
    port: int
    state: Path


def settings(state: Path, port: int) -> dict[str, str]:
    """The environment of a server."""
    return environment(state, BOT_HOST="127.0.0.1", BOT_PORT=str(port))


@contextmanager
def serving(state: Path, port: int) -> Iterator[Clinic]:
    """Start `bot serve`."""
    with started("bot", "serve", env=settings(state, port)) as server, new_browser(port) as browser:
        server.wait_for("The bot is ready.")
        yield Clinic(server, browser, port, state)


def new_session(browser: httpx.Client) -> None:
    """A conversation, whose token the browser sends from now on."""
    token = browser.post("/api/sessions").raise_for_status().json()["token"]
    browser.headers["Authorization"] = f"Bearer {token}"


def take_turn(browser: httpx.Client, **turn: str) -> dict[str, Any]:
    """Type (text=...) or tap (button=...); the reply."""
    message = {"id": uuid4().hex, **turn}
    reply: dict[str, Any] = browser.post("/api/turns", json=message).raise_for_status().json()
    return reply


def quotes(reply: dict[str, Any]) -> list[str]:
    """The texts quoted in a reply."""
    return [message["text"] for message in reply["messages"] if message["kind"] == "quote"]


@pytest.fixture(scope="module")
def clinic(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Clinic]:
    """One server for all tests; the last one stops it."""
    with serving(tmp_path_factory.mktemp("clinic") / "new" / "state", free_port()) as clinic:
        yield clinic


@pytest.fixture
def browser(clinic: Clinic) -> httpx.Client:
    """The browser before that server."""
    return clinic.browser


def test_the_demo_page_comes_with_the_chat(browser: httpx.Client) -> None:
    page = browser.get("/").raise_for_status()
    assert page.headers["content-type"].startswith("text/html")
    assert "/widget.js" in page.text
    assert browser.get("/widget.js").is_success
    assert ALCOHOL in browser.get("/leaflet").text


def test_it_is_live_and_ready(browser: httpx.Client) -> None:
    assert browser.get("/health/live").json() == {"status": "live"}
    assert browser.get("/health/ready").json() == {"status": "ready"}


def test_a_turn_without_a_session_is_refused(browser: httpx.Client) -> None:
    refused = browser.post("/api/turns", json={"id": "1", "text": "hello"}, headers={"Authorization": ""})
    assert refused.status_code == 401


def test_a_question_about_alcohol_is_answered_with_its_sentence(browser: httpx.Client) -> None:
    new_session(browser)
    reply = take_turn(browser, text="can I drink alcohol?")
    assert (reply["verdict"], reply["urgent"], quotes(reply)) == ("answered", False, [ALCOHOL])
    assert "doctor" in reply["messages"][-1]["text"]


def test_a_question_left_open_is_answered_in_part(browser: httpx.Client) -> None:
    new_session(browser)
    reply = take_turn(browser, text="what if I stop suddenly?")
    assert (reply["verdict"], quotes(reply)) == ("partial", [STOPPING])
    assert "does not say" in reply["messages"][0]["text"]


def test_the_turns_are_in_the_database(browser: httpx.Client, clinic: Clinic) -> None:
    before = turns(clinic)
    new_session(browser)
    take_turn(browser, text="hello there, nice to meet you")
    take_turn(browser, text="can I drink alcohol?")
    added = turns_after(clinic, len(before), 2)
    assert [verdict for _, verdict, _ in added] == ["small_talk", "answered"]
    assert len({conversation for conversation, _, _ in added}) == 1
    assert [shown for _, _, shown in added] == [0, 1]


def test_a_conversation_is_deleted_from_the_command_line_while_it_is_served(
    browser: httpx.Client, clinic: Clinic
) -> None:
    new_session(browser)
    take_turn(browser, text="can I drink alcohol?")
    conversation, _, _ = turns(clinic)[-1]
    command: list[str | Path] = [program("bot"), "records", "delete", "--conversation", conversation]
    env = settings(clinic.state, clinic.port)
    done = subprocess.run(command, env=env, cwd=PROJECT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "1 records deleted.\n", "")
    assert conversation not in [each for each, _, _ in turns(clinic)]
    assert quotes(take_turn(browser, text="and beer?")) == [ALCOHOL]


def test_a_state_folder_that_is_in_use_is_said_in_one_line(browser: httpx.Client, clinic: Clinic) -> None:
    env = settings(clinic.state, free_port())
    done = subprocess.run([program("bot"), "serve"], env=env, cwd=PROJECT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"bot serve: {clinic.state} (BOT_STATE) is in use by another process of the bot\n"


def test_a_port_that_is_taken_is_said_in_one_line(browser: httpx.Client, clinic: Clinic) -> None:
    env = settings(clinic.state, clinic.port)
    done = subprocess.run([program("bot"), "serve"], env=env, cwd=PROJECT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (1, "")
    [line] = done.stderr.splitlines()
    assert line.startswith(f"bot serve: port {clinic.port} on 127.0.0.1 cannot be used")


def test_ctrl_c_stops_it_and_a_conversation_goes_on_after_a_restart(clinic: Clinic) -> None:
    new_session(clinic.browser)
    asked = take_turn(clinic.browser, text="how should I store the tablets?")
    take_turn(clinic.browser, button=asked["buttons"][0]["id"])
    assert clinic.server.interrupt() == 0
    assert clinic.server.said.splitlines()[-1] == "Stopped."
    assert "Traceback" not in clinic.server.said

    with serving(clinic.state, clinic.port) as again:
        again.browser.headers["Authorization"] = clinic.browser.headers["Authorization"]
        listed = take_turn(again.browser, text="list my questions")
        take_turn(again.browser, text="delete my list")
        deleted = take_turn(again.browser, text="list my questions")
    kept = "1. how should I store the tablets?"
    assert kept in [message["text"] for message in listed["messages"] if message["kind"] == "item"]
    assert [message["kind"] for message in deleted["messages"]] == ["say"]


def turns_after(clinic: Clinic, first: int, number: int) -> list[tuple[str, str, int]]:
    """What was recorded since, when it is there: a busy machine writes late."""
    deadline = time.monotonic() + 60
    while len(found := turns(clinic)[first:]) < number and time.monotonic() < deadline:
        time.sleep(0.1)
    return found


def turns(clinic: Clinic) -> list[tuple[str, str, int]]:
    """Conversation, verdict and number of sentences shown of every recorded turn."""
    query = (
        "SELECT conversation, verdict, "
        "(SELECT count(*) FROM turn_lines WHERE turn = turns.id AND sentence IS NOT NULL) FROM turns ORDER BY id"
    )
    with closing(sqlite3.connect(clinic.state / "bot.db")) as database:
        return list(database.execute(query))
