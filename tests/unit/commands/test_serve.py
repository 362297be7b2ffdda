"""bot serve: what is looked at before the model is loaded, what runs and what is left."""

import json
import logging
import socket
import sqlite3
from argparse import Namespace
from contextlib import closing, suppress
from pathlib import Path
from types import SimpleNamespace

import httpx
import pytest

from bot import bootstrap
from bot.agent.loading import AgentError
from bot.bootstrap import Bot
from bot.commands import serve
from bot.commands.serve import ServeError
from bot.edge.secret import SecretError
from bot.records.errors import UpgradeError
from bot.settings import read_settings

from ..edge.fakes import FakeBackground
from .serving import FakeServer, a_bot, free_port


def load_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bootstrap, "served", lambda *_: pytest.fail("the model was loaded first"))


def test_a_port_in_use_is_named_with_another_to_try(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    load_nothing(monkeypatch)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", port))
        taken.listen()
        with pytest.raises(ServeError, match=rf"port {port} on 127.0.0.1 .* make run PORT={port + 1}"):
            serve.run(Namespace())


def test_it_serves_at_the_address_it_prints(port: int, server: FakeServer, capsys: pytest.CaptureFixture[str]) -> None:
    assert serve.run(Namespace()) == 0
    assert server.address == {"host": "127.0.0.1", "port": port, "proxies": ()}
    assert capsys.readouterr().out.splitlines() == [
        "The bot loads for a few seconds; who comes earlier waits for it.",
        f"Open http://localhost:{port} in a browser. Stop with Ctrl-C.", "serving", "Stopped."
    ]  # fmt: skip


def test_a_database_that_is_away_is_said_and_it_serves_all_the_same(
    port: int, server: FakeServer, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("BOT_DATABASE", "postgresql://bot:pa55word@127.0.0.1:1/clinic")  # nothing listens there
    assert serve.run(Namespace()) == 0
    said = capsys.readouterr()
    assert said.out.splitlines()[0] == "The database is away: turns are kept in BOT_STATE until it is back."
    assert said.out.splitlines()[-2:] == ["serving", "Stopped."]
    assert "pa55word" not in said.out + said.err


def test_tables_of_a_newer_bot_are_refused_before_the_model_is_loaded(
    port: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load_nothing(monkeypatch)
    (tmp_path / "state").mkdir()
    with closing(sqlite3.connect(tmp_path / "state" / "bot.db")) as database:
        database.executescript(
            "CREATE TABLE alembic_version (version_num); INSERT INTO alembic_version VALUES ('9999')"
        )
    with pytest.raises(UpgradeError, match="newer version"):
        serve.run(Namespace())


def test_housekeeping_runs_while_it_serves(port: int, server: FakeServer, monkeypatch: pytest.MonkeyPatch) -> None:
    server.beside = FakeBackground()
    monkeypatch.setattr(bootstrap, "housekeeping", lambda *_: SimpleNamespace(run=server.beside))
    assert serve.run(Namespace()) == 0
    assert server.beside.ended.is_set()


@pytest.mark.parametrize("failure", [None, KeyboardInterrupt(), AgentError("no model")])
def test_the_state_folder_is_given_up_at_the_end_whatever_it_was(
    failure: BaseException | None, port: int, server: FakeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def load(*_: object) -> Bot:
        if failure:
            raise failure
        return a_bot()

    monkeypatch.setattr(bootstrap, "served", load)
    with suppress(KeyboardInterrupt, AgentError):
        serve.run(Namespace())
    bootstrap.turn_store(read_settings()).close()


def test_a_secret_that_cannot_be_used_is_said_before_anything_is_loaded(
    port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    load_nothing(monkeypatch)
    monkeypatch.setenv("BOT_MODE", "production")
    with pytest.raises(SecretError, match="production needs BOT_SECRET"):
        serve.run(Namespace())


def test_metrics_are_served_on_their_port_while_it_serves(
    port: int, server: FakeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []
    address = ("127.0.0.1", free_port())
    monkeypatch.setenv("BOT_METRICS_PORT", str(address[1]))
    server.meanwhile = lambda: seen.append(httpx.get(f"http://127.0.0.1:{address[1]}/metrics").text)
    assert serve.run(Namespace()) == 0
    assert "bot_turns_waiting 0.0" in seen[0]
    with socket.socket() as probe:
        assert probe.connect_ex(address) != 0


def test_a_port_for_metrics_that_is_taken_is_said(
    port: int, server: FakeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        monkeypatch.setenv("BOT_METRICS_PORT", str(taken.getsockname()[1]))
        with pytest.raises(ServeError, match=r"\(BOT_METRICS_PORT\) cannot be used"):
            serve.run(Namespace())


def test_what_is_logged_while_it_serves_is_json(
    port: int, server: FakeServer, capsys: pytest.CaptureFixture[str]
) -> None:
    server.meanwhile = lambda: logging.getLogger("sqlalchemy").warning("a patient's words")
    serve.run(Namespace())
    (line,) = capsys.readouterr().err.splitlines()
    assert json.loads(line)["logger"] == "sqlalchemy" and "words" not in line
