"""What is a turn and what is not, and how a reply is put into JSON."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.button_ids import ButtonIds
from bot.edge.errors import BadRequest
from bot.edge.turns import Pressed, Replies, Said, parse_turn
from bot.leaflet.links import LeafletLinks

from .fakes import LEAFLET, FakeReply


@pytest.mark.parametrize(
    ("body", "turn"),
    [
        ('{"id": "a-1_B", "text": "can i drink?"}', Said("a-1_B", "can i drink?")),
        ('{"text": "", "id": "1"}', Said("1", "")),
        ('{"id": "1", "text": "/restart"}', Said("1", "/restart")),
        ('{"id": "1", "text": "\N{PILL} \\ud83d\\ude00"}', Said("1", "\N{PILL} \N{GRINNING FACE}")),
        (
            '{"id": "1", "text": "half \\ud83d and \\u0000 NUL"}',
            Said("1", "half \N{REPLACEMENT CHARACTER} and \N{REPLACEMENT CHARACTER} NUL"),
        ),
        ('{"id": "1", "button": "keep"}', Pressed("1", "keep")),
        ('{"id": "1", "button": "\\udfff"}', Pressed("1", "\N{REPLACEMENT CHARACTER}")),
        (f'{{"id": "{"x" * 64}", "text": "hi"}}', Said("x" * 64, "hi")),
    ],
)
def test_a_turn_is_a_text_or_a_button_with_an_id(body: str, turn: Said | Pressed) -> None:
    assert parse_turn(body.encode()) == turn


def test_a_long_text_is_handed_on_for_the_conversation_to_answer() -> None:
    assert parse_turn(json.dumps({"id": "1", "text": "a" * 5000}).encode()) == Said("1", "a" * 5000)


NOT_JSON = [
    b"",
    b"hello",
    b"{",
    b'{"text": "secret"',
    b"\xff\xfe{",
    b'"\xff"',
    b"[" * 19_000,
    b"1" * 6_000,
    b"<html>",
    b'{"id": "1", "text": "\xed\xa0\x80"}',
    b'\xef\xbb\xbf{"id": "1", "text": "hi"}',
    b'{"id": "1", "text": NaN}',
    b'{"id": "1", "text": -Infinity}',
    b'{"id": "1", "text": "secret", "text": "other"}',
    b'{"id": "1", "text": "a\n"}',
]


@pytest.mark.parametrize("body", NOT_JSON)
def test_what_is_not_json_is_refused_with_what_to_do(body: bytes) -> None:
    with pytest.raises(BadRequest, match=r"not JSON.*Send a JSON object") as refused:
        parse_turn(body)
    assert "secret" not in str(refused.value)
    assert refused.value.__suppress_context__


VALUES: list[object] = [None, 3, True, ["secret"], {"a": "secret"}]
NO_IDS: list[object] = [1, None, "", "a b", "x" * 65, "1\n", "é", "١", ["1"]]
NOT_A_TURN: list[object] = [
    *(None, 1, "text", ["text"], {}, {"question": "hi"}, {"text": "no id"}, {"id": "1"}),
    {"id": "1", "button": "b", "text": "a"},
    {"id": "1", "text": "secret", "sender": "another"},
    *({"id": "1", name: value} for name in ("text", "button") for value in VALUES),
    *({"id": message, "text": "secret"} for message in NO_IDS),
]


@pytest.mark.parametrize("data", NOT_A_TURN)
def test_json_that_is_no_turn_is_refused_with_what_to_do(data: object) -> None:
    with pytest.raises(BadRequest, match='Send a JSON object with "id"') as refused:
        parse_turn(json.dumps(data).encode())
    assert "secret" not in str(refused.value)


@given(st.binary(max_size=200) | st.text().map(lambda text: json.dumps({"id": "1", "text": text}).encode()))
def test_whatever_comes_it_is_a_turn_or_refused(body: bytes) -> None:
    try:
        turn = parse_turn(body)
    except BadRequest:
        return
    assert isinstance(turn, Said | Pressed) and turn.id
    words = turn.text if isinstance(turn, Said) else turn.button
    assert "\0" not in words and words.encode().decode() == words


def test_a_reply_is_rendered_with_a_link_to_each_quote_and_buttons_that_tell_nothing() -> None:
    buttons = ButtonIds("a secret", ["keep"])
    rendered = Replies(LeafletLinks(LEAFLET.sections), buttons).render("c", FakeReply())
    assert rendered == {
        "user": "can i drink?",
        "verdict": "answered",
        "urgent": False,
        "deleted": False,
        "messages": [
            {
                "kind": "say",
                "text": "The leaflet says:",
                "lang": "en",
                "section": None,
                "sentence": None,
                "link": None,
            },
            {
                "kind": "quote",
                "text": "Avoid alcohol.",
                "lang": "en",
                "section": "Precautions",
                "sentence": 2,
                "link": "/leaflet#s2",
            },
        ],
        "buttons": [{"id": buttons.id_of("c", "keep"), "label": "Keep it"}],
    }
