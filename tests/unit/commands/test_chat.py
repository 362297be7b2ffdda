"""bot chat: lines typed, replies printed."""

from argparse import Namespace
from collections.abc import Callable

import pytest

from bot import bootstrap
from bot.commands import chat
from bot.commands.chat import shown
from bot.reply import Button, Kind, Message, TurnReply

from ..fakes import ALCOHOL, FakeAgent, conversations_with

KEEP = Button("keep_question", "Keep it for my doctor")
OFFER = {"text": ALCOHOL, "buttons": [{"title": KEEP.label, "payload": "/keep_question"}]}


def typing(*lines: str | type[BaseException]) -> Callable[[str], str]:
    left = iter(lines)

    def read(_prompt: str) -> str:
        line = next(left, EOFError)
        if isinstance(line, str):
            return line
        raise line

    return read


def chatted(monkeypatch: pytest.MonkeyPatch, agent: FakeAgent, *lines: str | type[BaseException]) -> int:
    monkeypatch.setattr(bootstrap, "conversations_in_memory", lambda: conversations_with(agent))
    monkeypatch.setattr("builtins.input", typing(*lines))
    return chat.run(Namespace())


@pytest.mark.parametrize("end", [EOFError, KeyboardInterrupt])
def test_it_ends_well_when_the_input_ends(
    end: type[BaseException], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert chatted(monkeypatch, FakeAgent(), end) == 0
    assert capsys.readouterr().out.endswith(bootstrap.wording().text("utter_goodbye") + "\n")


def test_a_question_is_answered_with_the_quote_in_marks(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    chatted(monkeypatch, FakeAgent(), "beer?")
    assert f"“{ALCOHOL}”" in capsys.readouterr().out


def test_a_number_presses_the_button(monkeypatch: pytest.MonkeyPatch) -> None:
    agent = FakeAgent(says=[OFFER])
    chatted(monkeypatch, agent, "beer?", "1")
    assert [text for _, text in agent.heard] == ["beer?", "/keep_question"]


@pytest.mark.parametrize("typed", ["0", "2", "-1", "one", "1.0", "²"])
def test_what_is_no_number_of_a_button_is_a_question(typed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    agent = FakeAgent(says=[OFFER])
    chatted(monkeypatch, agent, "beer?", typed)
    assert "/keep_question" not in [text for _, text in agent.heard]


def test_a_notice_is_set_off_and_choices_are_numbered() -> None:
    messages = (Message(Kind.NOTICE, "Call."), Message(Kind.SAY, "Then ask."))
    reply = TurnReply("", "answered", urgent=True, intent="", confidence=1.0, messages=messages, buttons=(KEEP,))
    assert shown(reply).splitlines() == ["!!! Call.", "Then ask.", "  1. Keep it for my doctor"]
