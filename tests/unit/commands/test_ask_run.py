"""bot ask as a program: from standard input to standard output, on which nothing else is written."""

import io
import json
import sys
from argparse import Namespace
from types import SimpleNamespace
from typing import Any

import pytest

from bot import bootstrap
from bot.commands import ask

from ..fakes import ALCOHOL, FakeAgent, conversations_with


class ChattyAgent(FakeAgent):
    """Prints while it works, as libraries do."""

    async def handle_message(self, message: Any) -> None:
        sys.stdout.write("loading something\n")
        await super().handle_message(message)


@pytest.fixture
def out(monkeypatch: pytest.MonkeyPatch) -> io.StringIO:
    """The standard output of the process."""
    made = io.StringIO()
    monkeypatch.setattr(sys, "__stdout__", made)
    return made


def run(monkeypatch: pytest.MonkeyPatch, typed: bytes, agent: FakeAgent) -> int:
    monkeypatch.setattr(bootstrap, "conversations_in_memory", lambda: conversations_with(agent))
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(typed)))
    return ask.run(Namespace())


def test_nothing_but_json_is_on_standard_output(
    monkeypatch: pytest.MonkeyPatch, out: io.StringIO, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, b'{"id": "q", "turns": ["beer?"]}\n', ChattyAgent()) == 0
    (line,) = out.getvalue().splitlines()
    assert json.loads(line)["replies"][0]["quotes"] == [ALCOHOL]
    assert capsys.readouterr() == ("", "loading something\n")


def test_an_empty_input_gives_no_line(monkeypatch: pytest.MonkeyPatch, out: io.StringIO) -> None:
    assert run(monkeypatch, b"", FakeAgent()) == 0
    assert out.getvalue() == ""


def test_a_last_line_without_an_end_counts(monkeypatch: pytest.MonkeyPatch, out: io.StringIO) -> None:
    run(monkeypatch, b'{"id": 1, "turns": []}\nnonsense\n{"id": 3, "turns": ["a"]}', FakeAgent())
    first, second, third = map(json.loads, out.getvalue().splitlines())
    assert (first, list(second), third["id"]) == ({"id": 1, "replies": []}, ["error"], 3)


async def test_an_agent_that_fails_still_gives_a_line() -> None:
    failing, out = FakeAgent(failure=RuntimeError("my secret words")), io.StringIO()
    await ask.answer_lines(conversations_with(failing), [b'{"id": 1, "turns": ["beer?"]}'], out)
    (reply,) = json.loads(out.getvalue())["replies"]
    assert (reply["verdict"], reply["quotes"]) == ("off_topic", [])
    assert "doctor" in reply["messages"][0]


NOT_JSON = [b'{"id": NaN, "turns": []}', b'{"id": 1, "turns": [Infinity]}', b'{"id": -Infinity, "turns": []}']


@pytest.mark.parametrize("line", NOT_JSON)
def test_numbers_that_json_does_not_know_are_refused(line: bytes) -> None:
    with pytest.raises(ask.BadLineError, match="not a line of JSON"):
        ask.parse_line(line)
