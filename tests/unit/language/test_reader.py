"""Reading a text: sentences and mentions are found, however they are spelt and whatever the text is."""

from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.language.reader import Reader, build_reader
from bot.language.text import normalize
from bot.leaflet.question import Kind, Mention

TERM, CONDITION, MEDICINE, REFERENCE = Kind.TERM, Kind.CONDITION, Kind.MEDICINE, Kind.REFERENCE
MENTIONS = [
    ("may cause DIZZY spells", [Mention(TERM, "DIZZY spells", "dizziness")]),
    ("dizz\u200by", [Mention(TERM, "dizzy", "dizziness")]),
    ("ＤＩＺＺＹ", [Mention(TERM, "DIZZY", "dizziness")]),
    ("i\nfeel dizzy", [Mention(TERM, "dizzy", "dizziness")]),
    ("migraines, asthma", [Mention(TERM, "migraines", "headache", near=True), Mention(CONDITION, "asthma")]),
    ("Crohn's disease or psoriasis", [Mention(CONDITION, "Crohn's disease"), Mention(CONDITION, "psoriasis")]),
    ("st john's wort", [Mention(MEDICINE, "st john's wort")]),
    ("İ siezures DRWOSY", [Mention(TERM, "siezures", "seizures"), Mention(TERM, "drwosy", "drowsiness")]),
    ("my KIDNYS", [Mention(TERM, "KIDNYS", "kidney disease")]),
    ("Ibuprofin", [Mention(MEDICINE, "Ibuprofin")]),
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


def test_mistyped_words_are_right_for_the_classifier_and_as_typed_for_the_patient(reader: Reader) -> None:
    reading = reader.read("Is it ADDICTIV? Does ibuprofin make me drowzy")
    assert reading.plain == "is it addictive? does ibuprofen make me drowsy"
    assert reading.sentences == ("Is it ADDICTIV?", "Does ibuprofin make me drowzy")
    assert reading.words == ("addictive",)


def test_a_text_whose_spaces_are_wrong_is_read_with_right_ones(reader: Reader) -> None:
    reading = reader.read("D oesba clof enm akeyou dro wsy?")
    assert reading.sentences == ("does baclofen make you drowsy?",)
    assert [mention.text for mention in reading.mentions] == ["baclofen", "drowsy"]
    assert reading.text == "D oesba clof enm akeyou dro wsy?"


def test_a_word_is_corrected_to_one_that_phrases_have_twice_and_a_name_stays() -> None:
    reader = build_reader(["does it relieve crows", "does it relieve crows", "a wobble"])
    plain = "can they releive my wobbel for now"
    assert reader.read(plain).plain == "can they relieve my wobbel for now"
    assert reader.read("fibromyalgia and crohn's").plain == "fibromyalgia and crohn's"


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
@given(text=st.text(st.characters(), max_size=80) | st.text("abdefilnosuy ,.'-?é", max_size=80))
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


def test_a_word_that_is_often_misspelt_is_still_read_as_what_it_should_be() -> None:
    phrases = [*40 * ["my doctor is lovely"], *5 * ["my docter is a lovley wally"], *5 * ["a bevvy with the bevvies"]]
    reader = build_reader(phrases)
    assert reader.read("my docter is lovley").plain == "my doctor is lovely"
    assert reader.read("bevvies").plain == "bevvies"  # nobody spells it in another way
    assert reader.read("a bevvy").plain == "a bevvy"
