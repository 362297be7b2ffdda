"""bot serve: what is looked at before the model is loaded, and the secret."""

import socket
import stat
import sys
from argparse import Namespace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from bot import bootstrap
from bot.commands import serve
from bot.commands.serve import ServeError, read_secret

from ..fakes import FakeAgent, conversations_with


@pytest.fixture
def port(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> int:
    """A free port, in the settings."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        free = int(probe.getsockname()[1])
    monkeypatch.setenv("BOT_PORT", str(free))
    monkeypatch.setenv("BOT_STATE", str(tmp_path / "state"))
    return free


def test_a_port_in_use_is_named_with_another_to_try(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bootstrap, "conversations", lambda _: pytest.fail("the model was loaded first"))
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", port))
        taken.listen()
        with pytest.raises(ServeError, match=rf"port {port} on 127.0.0.1 .* make run PORT={port + 1}"):
            serve.run(Namespace())


def test_it_serves_at_the_address_it_prints(
    port: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    made: dict[str, Any] = {}

    def make_server(app: object, **address: Any) -> SimpleNamespace:
        made.update(address)
        return SimpleNamespace(run=lambda: sys.stdout.write("serving\n"))

    monkeypatch.setattr(bootstrap, "conversations", lambda _: conversations_with(FakeAgent()))
    monkeypatch.setattr(serve, "make_server", make_server)
    assert serve.run(Namespace()) == 0
    assert made == {"host": "127.0.0.1", "port": port}
    assert capsys.readouterr().out.splitlines()[1:] == [
        f"Open http://localhost:{port} in a browser. Stop with Ctrl-C.", "serving", "Stopped."
    ]  # fmt: skip


def test_the_secret_is_made_once_and_for_the_owner_alone(tmp_path: Path) -> None:
    secret = read_secret(tmp_path / "state")
    assert len(secret) >= 32
    assert read_secret(tmp_path / "state") == secret
    assert stat.S_IMODE((tmp_path / "state" / "secret").stat().st_mode) == 0o600


@pytest.mark.parametrize("content", ["", "\n", "short", "\ufffd"])
def test_half_a_secret_is_refused(content: str, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text(content)
    with pytest.raises(ServeError, match="holds no secret: delete it"):
        read_secret(tmp_path)


def test_a_state_folder_that_is_a_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "state").touch()
    with pytest.raises(ServeError, match="BOT_STATE"):
        read_secret(tmp_path / "state")
