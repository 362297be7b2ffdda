"""bot flow: every turn of a file's conversations is followed, and what differs is printed."""

from argparse import Namespace
from pathlib import Path

import pytest

from bot import bootstrap
from bot.commands import flow
from bot.flows.flow import FlowError
from bot.flows.patient import sentence_names

from ..fakes import ALCOHOL, FakeAgent, conversations_with

SHOWN = sentence_names()[ALCOHOL]
RIGHT = f"{{patient: 'wine 🍷?', verdict: answered, shows: [{SHOWN}]}}"
WRONG = "{patient: 'beer?', verdict: not_covered}"


@pytest.fixture
def agent(monkeypatch: pytest.MonkeyPatch) -> FakeAgent:
    """Shows one sentence whatever is asked."""
    made = FakeAgent(noted={"verdict": "answered", "urgent": False})
    monkeypatch.setattr(bootstrap, "conversations_in_memory", lambda: conversations_with(made))
    return made


def run(folder: Path, *conversations: tuple[str, str]) -> int:
    """Follow conversations, each a name and its turns."""
    path = folder / "some.yml"
    path.write_text("".join(f"- {{flow: {name}, turns: [{turns}]}}\n" for name, turns in conversations), "utf-8")
    return flow.run(Namespace(file=str(path)))


def test_where_all_goes_as_written_each_turn_is_one_line(
    agent: FakeAgent, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path, ("Wine", RIGHT), ("Again", f"{RIGHT}, {RIGHT}")) == 0

    lines = [line for line in capsys.readouterr().out.splitlines()[1:] if line]
    assert lines == [
        *("Wine", "  ok    1. wine 🍷?", "Again", "  ok    1. wine 🍷?", "  ok    2. wine 🍷?"),
        "3 of 3 turns as written in 2 conversations.",
    ]


def test_what_differs_is_shown_side_by_side_and_the_rest_is_followed_all_the_same(
    agent: FakeAgent, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path, ("Beer", f"{RIGHT}, {WRONG}"), ("Wine", RIGHT)) == 1

    lines = capsys.readouterr().out.splitlines()
    wrong = lines.index("  WRONG 2. beer?")
    assert lines[wrong + 1].split() == ["expected", "shown"]
    assert lines[wrong + 2].split() == ["verdict", "not_covered", "answered"]
    assert lines[-1] == "2 of 3 turns as written in 2 conversations."
    assert [text for _, text in agent.heard] == ["wine 🍷?", "beer?", "wine 🍷?"]


def test_each_conversation_is_one_of_its_own(agent: FakeAgent, tmp_path: Path) -> None:
    run(tmp_path, ("Wine", f"{RIGHT}, {RIGHT}"), ("Beer", WRONG))

    assert [conversation for conversation, _ in agent.heard] == ["Wine", "Wine", "Beer"]


def test_a_button_that_is_tapped_stands_in_brackets(
    agent: FakeAgent, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    label = bootstrap.wording().text("utter_choice_dose")
    agent.says = [{"text": ALCOHOL, "buttons": [{"title": label, "payload": "/ask_dose"}]}]

    run(tmp_path, ("Wine", f"{RIGHT}, {{button: '{label}', verdict: answered, shows: [{SHOWN}]}}"))

    assert f"  ok    2. [{label}]" in capsys.readouterr().out.splitlines()


def test_a_file_that_cannot_be_read_loads_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    loaded: list[str] = []
    monkeypatch.setattr(bootstrap, "conversations_in_memory", lambda: loaded.append("the bot"))

    with pytest.raises(FlowError, match="cannot be read"):
        flow.run(Namespace(file=str(tmp_path / "missing.yml")))
    assert loaded == []
