"""Programs of this project as real processes, each ended by its own number whatever happens."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Condition, Thread, Timer

import httpx
import pytest

from bot.settings import PROJECT, read_settings
from bot.training import current_model

# After which a program is ended, so that a test that waits for its words fails; the action server lives through several
# tests, each of which starts Rasa, a minute on a slow machine.
LONGEST_SECONDS = 600


class Program:
    """A running program and what it says, standard error included, which is read all the time: a program that nobody
    listens to stops when the pipe is full."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self.process = process
        self.said = ""
        self._is_over = False
        self._news = Condition()
        self._listener = Thread(target=self._listen, daemon=True)
        self._listener.start()

    def wait_for(self, words: str) -> None:
        """Wait until it has said these words in a whole line; fails when it ends before."""
        with self._news:
            self._news.wait_for(lambda: words in self.said or self._is_over)
        if words not in self.said:
            pytest.fail(f"it ended before it said '{words}':\n{self.said}", pytrace=False)

    def interrupt(self) -> int:
        """Ctrl-C; the exit code when it has ended."""
        self.process.send_signal(signal.SIGINT)
        return self.wait()

    def wait(self) -> int:
        """The exit code when it has ended and all it said is there."""
        code = self.process.wait()
        self._listener.join()
        return code

    def _listen(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            with self._news:
                self.said += line
                self._news.notify_all()
        with self._news:
            self._is_over = True
            self._news.notify_all()


def program(name: str) -> Path:
    """A program of this environment."""
    return Path(sys.executable).with_name(name)


def environment(state: Path, **variables: str) -> dict[str, str]:
    """The present environment with a state folder and database of the test's own. Rasa says at INFO that it is up."""
    quiet = {
        "RASA_TELEMETRY_ENABLED": "false",
        "PYTHONWARNINGS": "ignore",
        "PYTHONUNBUFFERED": "1",
        "LOG_LEVEL": "INFO",
    }
    return {**os.environ, **quiet, "BOT_STATE": str(state), "BOT_DATABASE": "", **variables}


@contextmanager
def started(*command: str, env: dict[str, str], typed: str = "") -> Iterator[Program]:
    """Start a program in the project's folder, with this on its standard input."""
    process = subprocess.Popen(
        [program(command[0]), *command[1:]],
        cwd=PROJECT,
        env=env,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    watchdog = Timer(LONGEST_SECONDS, process.kill)
    watchdog.start()
    assert process.stdin is not None and process.stdout is not None
    running = Program(process)
    try:
        process.stdin.write(typed)
        process.stdin.close()
        yield running
    finally:
        watchdog.cancel()
        process.kill()
        running.wait()
        process.stdout.close()


def free_port() -> int:
    """A port of loopback that nothing listens on."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


def new_browser(port: int) -> httpx.Client:
    """What asks a server here; it tries again for some seconds until the port is open."""
    retrying = httpx.HTTPTransport(retries=6)
    return httpx.Client(base_url=f"http://127.0.0.1:{port}", transport=retrying, trust_env=False, timeout=30)


def present_model() -> str:
    """The model of the present sources; fails when there is none."""
    model = current_model(read_settings().models)
    if not model.exists():
        pytest.fail("there is no model of the present sources: run make train", pytrace=False)
    return str(model)
