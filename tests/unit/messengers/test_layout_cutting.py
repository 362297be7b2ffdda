"""What is too long for one message is cut where it reads best, and nothing of it is lost."""

from html import unescape

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from bot.messengers.layout import Layout, Style, cut, length
from bot.reply import Kind, Message

from .test_layout import LINKS, MARKUP, WORDS

FAMILY, FLAGS, THUMB, ACCENT, KEYCAP = "👨‍👩‍👧‍👦", "🇬🇧🇫🇷", "👍🏽", "e\u0301", "1️⃣"
HANGUL = "\u1112\u1161\u11ab"  # three letters of one syllable

PIECES = [
    ("", 5, []),
    ("One two.", 8, ["One two."]),
    ("One two. Three four five.", 12, ["One two.", "Three four", "five."]),  # sentences, then words
    ("One. Two. Three.", 11, ["One. Two.", "Three."]),  # as many as there is room for
    ("One. Two. Three.", 9, ["One. Two.", "Three."]),  # just so
    ("One two. Three.", 8, ["One two.", "Three."]),
    ("He said “stop.” Then left.", 21, ["He said “stop.”", "Then left."]),
    ("(So he says.) Gone now.", 19, ["(So he says.)", "Gone now."]),
    ("He says 'stop!' Go now.", 19, ["He says 'stop!'", "Go now."]),
    ("Really?! Yes… No way.", 17, ["Really?! Yes…", "No way."]),
    ("Take 2.5 mg now", 10, ["Take 2.5", "mg now"]),  # no end of a sentence
    ("First line\nsecond line", 12, ["First line", "second line"]),
    ("One\n\n\nTwo three", 10, ["One", "Two three"]),
    ("One two three", 8, ["One two", "three"]),
    ("abcdefghij", 4, ["abcd", "efgh", "ij"]),  # a word that is too long
    ("a abcdefghij b", 4, ["a", "abcd", "efgh", "ij b"]),
    ("\n\n abcdef", 5, ["abcde", "f"]),
    (FAMILY * 3, 12, [FAMILY] * 3),
    (f"a{FAMILY}", 11, ["a", FAMILY]),
    (FAMILY, 5, [FAMILY]),  # rather too long than in pieces
    (f"ab{FAMILY}c", 5, ["ab", FAMILY, "c"]),
    (FLAGS * 2, 9, [FLAGS, FLAGS]),
    (FLAGS, 6, ["🇬🇧", "🇫🇷"]),
    (THUMB * 3, 6, [THUMB] * 3),
    (ACCENT * 4, 3, [ACCENT] * 4),
    (KEYCAP * 3, 5, [KEYCAP] * 3),
    ("नि" * 3, 3, ["नि"] * 3),
    (HANGUL * 2, 5, [HANGUL] * 2),
    ("ab\r\ncd", 3, ["ab", "cd"]),
    ("💊💊💊", 5, ["💊💊", "💊"]),
]


@pytest.mark.parametrize(("text", "limit", "pieces"), PIECES)
def test_where_it_is_cut(text: str, limit: int, pieces: list[str]) -> None:
    assert list(cut(text, lambda piece: length(piece) <= limit)) == pieces


SHORT = ["a", "word", ".", "!", "?", "…", "”", "&", "<", "💊", " ", "  ", "\n", "\n\n"]
TEXTS = st.lists(st.sampled_from([*SHORT, FAMILY, "🇬🇧", THUMB, ACCENT, KEYCAP, "longerword"]), max_size=40).map("".join)
ROOM = len(FAMILY.encode("utf-16-le")) // 2  # for what is read as one character


def seen(text: str) -> list[str]:
    """What is read as characters, without spaces."""
    return [each for each in regex.findall(r"\X", text) if not each.isspace()]


@given(TEXTS.map(str.strip), st.integers(ROOM, 60))
def test_of_any_text_nothing_is_lost_nor_too_long_nor_cut_within_a_character(text: str, limit: int) -> None:
    pieces = list(cut(text, lambda piece: length(piece) <= limit))
    assert [each for piece in pieces for each in seen(piece)] == seen(text)
    assert all(length(piece) <= limit and piece.strip() == piece != "" for piece in pieces)


@given(st.lists(st.integers(1, 30).map(lambda size: "x" * size + "."), min_size=1), st.integers(0, 60))
def test_sentences_that_fit_are_never_cut(sentences: list[str], more: int) -> None:
    limit = max(map(len, sentences)) + more
    pieces = list(cut(" ".join(sentences), lambda piece: len(piece) <= limit))
    assert " ".join(pieces) == " ".join(sentences) and all(piece.endswith(".") for piece in pieces)


@given(st.lists(st.integers(1, 30).map(lambda size: "x" * size), min_size=1), st.integers(0, 60))
def test_words_that_fit_are_never_cut(words: list[str], more: int) -> None:
    limit = max(map(len, words)) + more
    assert " ".join(cut(" ".join(words), lambda piece: len(piece) <= limit)).split() == words


@given(TEXTS, st.integers(1, 10))
def test_however_little_room_there_is_it_ends(text: str, limit: int) -> None:
    pieces = list(cut(text, lambda piece: length(piece) <= limit))
    assert [each for piece in pieces for each in seen(piece)] == seen(text)


SAID = st.builds(
    Message, st.sampled_from([Kind.SAY, Kind.NOTICE, Kind.ITEM]), TEXTS.map(str.strip).filter(bool), st.none()
)
QUOTED = st.builds(
    Message, st.just(Kind.QUOTE), st.text("ab& ", min_size=1, max_size=30), st.sampled_from(["Precautions", "-"])
)


@given(st.lists(SAID | QUOTED, min_size=1, max_size=12), st.integers(200, 400))
def test_of_any_reply_all_is_there_in_order_and_no_part_is_too_long(messages: list[Message], limit: int) -> None:
    style = Style(limit, MARKUP.escape, MARKUP.quote, MARKUP.notice)
    texts = [part.text for part in Layout(style, LINKS, "", WORDS).parts(messages)]
    assert all(0 < length(text) <= limit for text in texts)
    joined = regex.sub("</?[qb]>", "", "\n".join(texts))
    assert seen(unescape(joined)) == seen("\n".join(message.text for message in messages))
    quotes = [style.quote(style.escape(message.text)) for message in messages if message.kind is Kind.QUOTE]
    assert all(any(quote in text for text in texts) for quote in quotes)
