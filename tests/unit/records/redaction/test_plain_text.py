"""A text in plain characters, with the places of what was typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.records.redaction.plain_text import plain_text

PLAIN = [
    ("Jo's 07", "Jo's 07"),
    ("Ｊｏ’ｓ ０７", "Jo's 07"),
    ("J\u200bo", "Jo"),
    ("٠٧", "07"),
    ("José", "Jose"),
    ("Jose\u0301", "Jose"),
    ("𝐉𝐨 ﬁt", "Jo fit"),
    ("1‑2–3", "1-2-3"),
    ("🙂", "🙂"),
    ("\ud800", ""),
    ("", ""),
]


@pytest.mark.parametrize(("typed", "plain"), PLAIN)
def test_characters_are_made_plain(typed: str, plain: str) -> None:
    assert plain_text(typed).text == plain


PLACES = [
    ("J\u200bo hn", (0, 2), "J\u200bo"),
    ("Jose\u0301 x", (0, 4), "Jose\u0301"),
    ("ﬁt", (0, 1), "ﬁ"),
    ("ﬁt", (1, 3), "ﬁt"),
    ("🙂 ０７", (2, 4), "０７"),
    ("07", (0, 2), "07"),
]


@pytest.mark.parametrize(("typed", "span", "piece"), PLACES)
def test_a_piece_is_found_where_it_was_typed(typed: str, span: tuple[int, int], piece: str) -> None:
    start, end = plain_text(typed).typed(*span)
    assert typed[start:end] == piece


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # yes
        ("My mum takes it", True),
        ("Sarah", True),
        ("", True),
        # no
        ("MY MUM", False),
        ("My Mum Takes It At Night", False),
    ],
)
def test_capitals_tell_where_few_words_have_one(text: str, expected: bool) -> None:
    assert plain_text(text).capitals_tell is expected


@given(st.text(max_size=50))
def test_any_text_has_its_places(text: str) -> None:
    plain = plain_text(text)
    assert len(plain.lower) == len(plain.text)
    for at in range(len(plain.text)):
        start, end = plain.typed(at, at + 1)
        assert 0 <= start < end <= len(text)
