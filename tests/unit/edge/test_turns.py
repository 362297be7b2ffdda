"""What is a turn and what is not, and how a reply is put into JSON."""

import json

import pytest

from bot.edge.errors import BadRequest
from bot.edge.leaflet import LeafletLinks
from bot.edge.turns import Pressed, Said, parse_turn, render_reply

from .fakes import LEAFLET, FakeReply


@pytest.mark.parametrize(
    ("body", "turn"),
    [
        ('{"text": "can i drink?"}', Said("can i drink?")),
        ('{"text": ""}', Said("")),
        ('{"text": "/restart"}', Said("/restart")),
        ('{"text": "\N{PILL} \\ud83d\\ude00"}', Said("\N{PILL} \N{GRINNING FACE}")),
        (
            '{"text": "half \\ud83d and \\u0000 NUL"}',
            Said("half \N{REPLACEMENT CHARACTER} and \N{REPLACEMENT CHARACTER} NUL"),
        ),
        ('{"text": "hi", "other": [1]}', Said("hi")),
        ('{"button": "keep"}', Pressed("keep")),
        ('{"button": "\\udfff"}', Pressed("\N{REPLACEMENT CHARACTER}")),
    ],
)
def test_a_turn_is_a_text_or_a_button(body: str, turn: Said | Pressed) -> None:
    assert parse_turn(body.encode()) == turn


def test_a_long_text_is_handed_on_for_the_conversation_to_answer() -> None:
    assert parse_turn(json.dumps({"text": "a" * 5000}).encode()) == Said("a" * 5000)


NOT_JSON = [b"", b"hello", b"{", b'{"text": "secret"', b"\xff\xfe{", b'"\xff"', b"[" * 19_000, b"1" * 6_000, b"<html>"]


@pytest.mark.parametrize("body", NOT_JSON)
def test_what_is_not_json_is_refused_with_what_to_do(body: bytes) -> None:
    with pytest.raises(BadRequest, match=r"not JSON.*Send a JSON object") as refused:
        parse_turn(body)
    assert "secret" not in str(refused.value)
    assert refused.value.__suppress_context__


NOT_A_TURN: list[object] = [
    None, 1, "text", ["text"], {}, {"question": "hi"}, {"text": "secret", "button": "b"}, {"text": None}, {"text": 3},
    {"text": ["secret"]}, {"text": {"a": "secret"}}, {"button": None}, {"button": True},
    {"text": "secret", "button": None},
]  # fmt: skip


@pytest.mark.parametrize("data", NOT_A_TURN)
def test_json_that_is_no_turn_is_refused_with_what_to_do(data: object) -> None:
    with pytest.raises(BadRequest, match='Send a JSON object with either "text"') as refused:
        parse_turn(json.dumps(data).encode())
    assert "secret" not in str(refused.value)


def test_a_reply_is_rendered_with_a_link_to_each_quote() -> None:
    assert render_reply(FakeReply(), LeafletLinks(LEAFLET.sections)) == {
        "verdict": "answered",
        "urgent": False,
        "messages": [
            {"kind": "say", "text": "The leaflet says:", "section": None, "link": None},
            {"kind": "quote", "text": "Avoid alcohol.", "section": "Precautions", "link": "/leaflet#s2"},
        ],
        "buttons": [{"id": "keep", "label": "Keep it"}],
    }
