"""Names of medicines, symptoms and illnesses are found, the longest first, and heard names where none is written."""

from pathlib import Path

import numpy as np
import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from marisa_trie import StringTrie
from spacy.tokens import Span

from bot.language.names import NameMatcher, is_like_baclofen, sounds_like_baclofen
from bot.language.tries import packed
from bot.leaflet.question import Kind

NAMES = {
    Kind.THIS_MEDICINE: frozenset({"baclofen", "baclo"}),
    Kind.MEDICINE: frozenset({"ibuprofen", "st john's wort", "vitamin d", "bromfenac"}),
    Kind.CONDITION: frozenset(
        {"crohn's disease", "vitamin d deficiency", "asthma", "early-onset heart attack", "baclo"}
    ),
}

ENGLISH = spacy.blank("en")


@pytest.fixture(scope="module")
def matcher() -> NameMatcher:
    made = NameMatcher()
    made.fill(NAMES)
    return made


def found(matcher: NameMatcher, text: str, *before: tuple[int, int, Kind]) -> list[tuple[str, str]]:
    doc = ENGLISH(text)
    doc.ents = [Span(doc, start, end, label=kind.value) for start, end, kind in before]
    return [(ent.text, ent.label_) for ent in matcher(doc).ents]


FOUND = [
    # yes
    ("ibuprofen or asthma", [("ibuprofen", "medicine"), ("asthma", "condition")]),
    ("two ibuprofens", [("ibuprofens", "medicine")]),
    ("st john's wort", [("st john's wort", "medicine")]),
    ("my crohn's disease", [("crohn's disease", "condition")]),
    ("a early-onset heart attack", [("early-onset heart attack", "condition")]),
    ("vitamin d deficiency", [("vitamin d deficiency", "condition")]),
    ("vitamin d", [("vitamin d", "medicine")]),
    ("baclo", [("baclo", "this_medicine")]),
    ("baclofeen", [("baclofeen", "this_medicine")]),
    ("back low fen and asthma", [("back low fen", "this_medicine"), ("asthma", "condition")]),
    # no
    ("crohn disease, vitamin", []),
    ("asthmatic", []),
    ("ibuprofenx", []),
    ("vitamin dx", []),
    ("🙂 12345", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "names"), FOUND)
def test_names_are_found(matcher: NameMatcher, text: str, names: list[tuple[str, str]]) -> None:
    assert found(matcher, text) == names


def test_a_heard_name_counts_only_where_none_is_written(matcher: NameMatcher) -> None:
    assert found(matcher, "black oven") == [("black oven", "this_medicine")]
    assert found(matcher, "baclofen by the day, black oven") == [("baclofen", "this_medicine")]


def test_a_name_wins_over_a_reference_and_not_over_a_term(matcher: NameMatcher) -> None:
    text = "this asthma"
    assert found(matcher, text, (0, 2, Kind.REFERENCE)) == [("asthma", "condition")]
    assert found(matcher, text, (0, 2, Kind.TERM)) == [("this asthma", "term")]
    assert found(matcher, text, (0, 1, Kind.REFERENCE)) == [("this", "reference"), ("asthma", "condition")]


def test_a_matcher_without_names_knows_the_sound_of_one() -> None:
    assert found(NameMatcher(), "ibuprofen and baclophen") == [("baclophen", "this_medicine")]


LIKE = (
    "baclofen baclofeen baclofin bacloffen backlofen vaclofen bakloffin beclofen paclofen baclotten baclofenn aclofen"
)
UNLIKE = """
    balcony balloon bacon bacteria baclava battalion buffalo begotten backlog blackout broken bottle beachfront lofen
    beclomethasone bromfenac bisacodyl buprofen ibuprofen balsalazide betahistine beclofenazine balofloxacin bupropion
    baloxavir bacampicillin baricitinib bumetanide aceclofenac diclofenac baclofenbaclofen b ba 🙂 12345
"""


@pytest.mark.parametrize("word", LIKE.split())
def test_a_misspelt_name_is_like_baclofen(word: str) -> None:
    assert is_like_baclofen(word)


@pytest.mark.parametrize("word", ["", "\x00", "baclof" + "x" * 9999, *UNLIKE.split()])
def test_another_word_is_not_like_baclofen(word: str) -> None:
    assert not is_like_baclofen(word)


@pytest.mark.parametrize(
    "words", ["back low fen", "back lofen", "black oven", "back often", "vac lofen", "back loafing"]
)
def test_a_name_heard_as_other_words_sounds_like_baclofen(words: str) -> None:
    assert sounds_like_baclofen(words)


UNHEARD = """
    black phone
    back pain
    back of hand
    back then
    back and often
    bake loaves
    be often
    buy often
    book often
    big elephant
    back off pain
    bathroom often
    low fen
    black often often often
"""


@pytest.mark.parametrize("words", ["", " ", "🙂 🙂", "back", *(line.strip() for line in UNHEARD.strip().splitlines())])
def test_other_words_do_not_sound_like_baclofen(words: str) -> None:
    assert not sounds_like_baclofen(words)


POSSESSED = ["my", "the", "a", "your", "lower", "low", "go", "come", "came"]


@pytest.mark.parametrize("word", POSSESSED)
def test_a_back_that_somebody_has_is_not_baclofen(matcher: NameMatcher, word: str) -> None:
    assert found(matcher, f"does {word} back often hurt") == []
    assert found(matcher, "does back often hurt") == [("back often", "this_medicine")]


@given(st.text(max_size=30))
def test_no_text_is_too_odd_to_be_compared(text: str) -> None:
    assert is_like_baclofen(text) in {True, False}
    assert sounds_like_baclofen(text) in {True, False}


def test_what_is_loaded_finds_what_was_saved(matcher: NameMatcher, tmp_path: Path) -> None:
    matcher.to_disk(tmp_path / "names")
    loaded = NameMatcher().from_disk(tmp_path / "names")
    for text, names in FOUND:
        assert found(loaded, text) == names


def test_names_that_are_not_there_are_not_loaded(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"names\.npz"):
        NameMatcher().from_disk(tmp_path)


def test_damaged_names_are_not_loaded(tmp_path: Path) -> None:
    (tmp_path / "names.npz").write_text("{")
    with pytest.raises(ValueError, match=r"names\.npz is damaged"):
        NameMatcher().from_disk(tmp_path)


@pytest.mark.parametrize(("names", "error"), [({}, KeyError), ({"names": [("asthma", "weather")]}, ValueError)])
def test_names_of_no_known_kind_are_not_loaded(
    names: dict[str, list[tuple[str, str]]], error: type[Exception], tmp_path: Path
) -> None:
    np.savez(tmp_path / "names.npz", **{name: packed(StringTrie(each)) for name, each in names.items()})
    with pytest.raises(error):
        NameMatcher().from_disk(tmp_path)
