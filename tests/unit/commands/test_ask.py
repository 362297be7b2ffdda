"""bot ask: a line in, a line out, whatever the line."""

import io
import json
from typing import Any

import pytest

from bot.commands.ask import BadLineError, answer_lines, parse_line

from ..fakes import ALCOHOL, FakeAgent, conversations_with

BAD = [
    b"", b"\n", b"not json", b"{", b"\xff\xfe", b"[]", b"null", b"3", b'"text"', b"{}", b'{"id": "a"}',
    b'{"turns": ["a"]}', b'{"id": "a", "turns": "a"}', b'{"id": "a", "turns": null}', b"[" * 100_000,
]  # fmt: skip


async def answered(*lines: bytes, agent: FakeAgent | None = None) -> list[dict[str, Any]]:
    out = io.StringIO()
    await answer_lines(conversations_with(agent or FakeAgent()), lines, out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


@pytest.mark.parametrize("line", BAD)
def test_a_bad_line_says_what_a_line_is(line: bytes) -> None:
    with pytest.raises(BadLineError, match=r"JSON|a line is"):
        parse_line(line)


async def test_the_rest_goes_on_after_a_bad_line() -> None:
    first, second = await answered(b"not json\n", b'{"id": 2, "turns": ["beer?"]}\n')
    assert list(first) == ["error"]
    assert second["id"] == 2


async def test_a_reply_has_what_the_contract_names() -> None:
    noted = {"verdict": "answered", "urgent": False}
    (line,) = await answered(b'{"id": "q1", "turns": ["beer?"]}', agent=FakeAgent(noted=noted))
    assert line["replies"] == [
        {
            "user": "beer?",
            "verdict": "answered",
            "urgent": False,
            "intent": "ask_alcohol",
            "confidence": 0.988,
            "quotes": [ALCOHOL],
            "sections": ["Important points for Baclofen use"],
            "messages": [ALCOHOL],
            "buttons": [],
        }
    ]


async def test_each_line_is_a_conversation_of_its_own() -> None:
    agent = FakeAgent()
    await answered(b'{"id": 1, "turns": ["a", "b"]}', b'{"id": 2, "turns": ["c"]}', agent=agent)
    first, second, third = (conversation for conversation, _ in agent.heard)
    assert first == second != third


@pytest.mark.parametrize("turn", ["", "   ", "🙂🙂", None, 3, ["a"], {"a": 1}, "a" * 10_000, "\ud800"])
async def test_an_odd_turn_is_replied_to(turn: object) -> None:
    (line,) = await answered(json.dumps({"id": 1, "turns": [turn]}).encode())
    assert "doctor" in " ".join(line["replies"][0]["messages"])


async def test_what_was_typed_cannot_break_the_line() -> None:
    out = io.StringIO()
    await answer_lines(
        conversations_with(FakeAgent()), [json.dumps({"id": "\u2028", "turns": ["a\u2028b"]}).encode()], out
    )
    assert out.getvalue().isascii()
    assert out.getvalue().count("\n") == 1
