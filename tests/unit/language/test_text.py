"""A text as typed is made plain: what cannot be seen is gone, letters spelt out are words, lines are sentences."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.text import normalize

SEEN = [
    ("ｃａｎ　Ｉ ｄｒｉｎｋ？", "can I drink?"),
    ("dri\u00adnk", "drink"),
    ("d\u200br\u200ci\u200dn\u2060k\ufeff", "drink"),
    ("\u202edrink\u202c \u2066wine\u2069", "drink wine"),
    ("dr\u034fi\u3164nk\u115f", "drink"),
    ("drink\U000e0069\U000e0067", "drink"),
    ("it\u2019s \u2018ok\u2019", "it's 'ok'"),
    ("ﬁts ½ ①", "fits 1⁄2 1"),
    ("one\ttwo\u2028three\u2029four\x85five\x0bsix", "one two three four five six"),
    ("a\x00b\x1fc\x7fd\x9fe!", "abcde!"),
    ("half \ud83d a pair \ude00", "half a pair"),
    ("👩‍⚕️ ok", "👩⚕ ok"),
    ("💊🙂", "💊🙂"),
    ("e\u0301", "é"),
    ("e\u200b\u0301", "é"),
    ("", ""),
    (" \u200b \n", ""),
    ("Baclofen", "Baclofen"),
]


@pytest.mark.parametrize(("text", "seen"), SEEN)
def test_what_cannot_be_seen_is_gone(text: str, seen: str) -> None:
    assert normalize(text) == seen


LINES = [
    # yes
    ("one\r\ntwo", "one. two"),
    ("one\n\n \n two\nthree", "one. two. three"),
    # no: the line has its own end, or there is but one
    ("one?\ntwo!\nthree.", "one? two! three."),
    ("my list:\n- wine", "my list: - wine"),
    ("\none\n", "one"),
]


@pytest.mark.parametrize(("text", "seen"), LINES)
def test_a_line_without_an_end_gets_one(text: str, seen: str) -> None:
    assert normalize(text) == seen


SPELT_OUT = [
    # yes
    ("b a c l o f e n", "baclofen"),
    ("B.A.C.L.O.F.E.N.", "BACLOFEN."),
    ("is b-a-c-l-o-f-e-n ok", "is baclofen ok"),
    ("b_a_c_l_o_f_e_n*", "baclofen*"),
    ("b*a*c*l*o*f*e*n", "baclofen"),
    ("(b a c l)", "(bacl)"),
    ("b  a c l o", "b aclo"),
    ("b a c l o f e n  for m e", "baclofen for m e"),
    # no: too few letters, several signs between them, digits, letters of longer words
    ("i m o k", "imok"),
    ("m.s. or c p", "m.s. or c p"),
    ("a b c", "a b c"),
    ("a b.c d", "a b.c d"),
    ("1 2 3 4 5", "1 2 3 4 5"),
    ("xa b c d", "xa b c d"),
    ("is a b12 ok", "is a b12 ok"),
    ("🙂 🙂 🙂 🙂", "🙂 🙂 🙂 🙂"),
]


@pytest.mark.parametrize(("text", "seen"), SPELT_OUT)
def test_four_letters_or_more_spelt_out_are_a_word(text: str, seen: str) -> None:
    assert normalize(text) == seen


@given(st.text() | st.text("ab .-_*\n\u200b\u0301\u1100\u1161", max_size=20))
def test_a_normal_text_stays_as_it_is(text: str) -> None:
    once = normalize(text)
    assert normalize(once) == once
    assert len(once.splitlines()) <= 1
