"""Reading a text: what cannot be seen is gone, sentences and mentions are found, whatever the text is."""

from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.language.reader import Reader, normalize
from bot.leaflet.question import Kind, Mention

SEEN = [
    ("ｃａｎ　Ｉ ｄｒｉｎｋ？", "can I drink?"),
    ("dri\u00adnk", "drink"),
    ("d\u200br\u200ci\u200dn\u2060k\ufeff", "drink"),
    ("\u202edrink\u202c \u2066wine\u2069", "drink wine"),
    ("dr\u034fi\u3164nk\u115f", "drink"),
    ("drink\U000e0069\U000e0067", "drink"),
    ("it\u2019s \u2018ok\u2019", "it's 'ok'"),
    ("ﬁts ½ ①", "fits 1⁄2 1"),
    ("one\r\ntwo\tthree\u2028four\u2029five\x85six\x0bseven", "one two three four five six seven"),
    ("a\x00b\x1fc\x7fd\x9fe", "a b c d e"),
    ("half \ud83d a pair \ude00", "half a pair"),
    ("👩‍⚕️ ok", "👩⚕ ok"),
    ("💊🙂", "💊🙂"),
    ("e\u0301", "é"),
    ("", ""),
    (" \u200b \n", ""),
    ("Baclofen", "Baclofen"),
]


@pytest.mark.parametrize(("text", "seen"), SEEN)
def test_what_cannot_be_seen_is_gone(text: str, seen: str) -> None:
    assert normalize(text) == seen


@given(st.text())
def test_a_normal_text_stays_as_it_is(text: str) -> None:
    once = normalize(text)
    assert normalize(once) == once
    assert len(once.splitlines()) <= 1


TERM, MEDICINE, REFERENCE = Kind.TERM, Kind.MEDICINE, Kind.REFERENCE
MENTIONS = [
    ("may cause DIZZY spells", [Mention(TERM, "DIZZY spells", "dizziness")]),
    ("dizz\u200by", [Mention(TERM, "dizzy", "dizziness")]),
    ("ＤＩＺＺＹ", [Mention(TERM, "DIZZY", "dizziness")]),
    ("i feel depressed", [Mention(TERM, "depressed", "mental or mood changes", near=True)]),
    ("mulitple sclerosis", [Mention(TERM, "mulitple sclerosis", "multiple sclerosis")]),
    ("hiccoughs or hickups", [Mention(TERM, "hiccoughs", "hiccups"), Mention(TERM, "hickups", "hiccups")]),
    ("İ am dizzy", [Mention(TERM, "dizzy", "dizziness")]),
    ("ibuprofen or Gabapentin", [Mention(MEDICINE, "ibuprofen"), Mention(MEDICINE, "Gabapentin")]),
    ("two ibuprofens", [Mention(MEDICINE, "ibuprofens")]),
    ("my tablets or this", [Mention(REFERENCE, "my tablets"), Mention(REFERENCE, "this")]),
    ("does it go with aspirin", [Mention(REFERENCE, "it"), Mention(MEDICINE, "aspirin")]),
    ("a glass of water, salt, coffee", []),
    ("some alcohol, please", []),
    ("the weather in Rome", []),
    ("12345 ??", []),
    ("🙂💊", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "mentions"), MENTIONS)
def test_what_the_patient_names_is_found_in_their_own_words(reader: Reader, text: str, mentions: list[Mention]) -> None:
    assert list(reader.read(text).mentions) == mentions


def test_names_of_medicines_are_made_alike_for_the_classifier(reader: Reader) -> None:
    reading = reader.read("Can I take Gabapentin and naproxen with Lioresal?")
    assert reading.plain == "can i take ibuprofen and ibuprofen with baclofen?"
    assert reading.text == "Can I take Gabapentin and naproxen with Lioresal?"


def test_a_name_of_two_words_becomes_one(reader: Reader) -> None:
    assert reader.read("is back lofen strong").plain == "is baclofen strong"
    assert reader.read("back lofen").plain == "baclofen"
    assert reader.read("is aa-2g strong").plain == "is ibuprofen strong"


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Does it work? And is it  safe?", ("Does it work?", "And is it safe?")),
        ("hello", ("hello",)),
        ("İs it safe? Yes. İİ", ("i̇s it safe?", "yes.", "i̇i̇")),
        ("🙂. Ok!", ("🙂.", "Ok!")),
        ("", ()),
    ],
)
def test_sentences_are_in_the_patients_own_words(reader: Reader, text: str, sentences: tuple[str, ...]) -> None:
    assert reader.read(text).sentences == sentences


def test_words_that_carry_meaning_are_read_as_lemmas_without_mentions(reader: Reader) -> None:
    assert reader.read("Are the fonts printed on 10 mg of baclofen, is it dizziness?").words == ("font", "print")


@settings(max_examples=60, deadline=None)
@given(text=st.text(st.characters(), max_size=80))
def test_no_text_is_too_odd_to_be_read(reader: Reader, text: str) -> None:
    reading = reader.read(text)
    assert reading.text == normalize(text)
    assert {type(m.kind) for m in reading.mentions} <= {Kind}


def test_a_very_long_text_is_read(reader: Reader) -> None:
    assert len(reader.read("can it? " * 1500).sentences) == 1500


def test_a_saved_pipeline_reads_the_same_also_by_spacy_itself(reader: Reader, tmp_path: Path) -> None:
    reader.save(tmp_path)
    text = "Backlofen and ibuprofen made me dizzy. Is it safe?"
    assert Reader.load(tmp_path).read(text) == reader.read(text)
    assert [entity.text for entity in spacy.load(tmp_path)("baclofan")] == ["baclofan"]


def test_a_pipeline_that_is_not_there_is_not_loaded(tmp_path: Path) -> None:
    with pytest.raises(OSError, match=r"meta\.json|config\.cfg|E050|E053"):
        Reader.load(tmp_path)
