"""Medical words stay readable, also those called after somebody."""

import tarfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.names import NameMatcher
from bot.language.personal.medical_words import MedicalWords, load_medical_words
from bot.leaflet.question import Kind

from .people_parts import NAMES

KNOWN = [
    "baclofen", "lioresal", "gabapentin", "st john's wort", "parkinson's disease", "lewy body dementia", "yasmin",
    "addison's disease", "charcot-marie-tooth disease", "vitamin d", "joan's fracture",
]  # fmt: skip
WORDS = MedicalWords(KNOWN, NAMES)

FOUND = [
    # yes
    ("Baclofen and Lioresal", ["Baclofen", "Lioresal"]),
    ("St John's wort, vitamin d", ["St John's wort", "vitamin d"]),
    ("my Parkinson's and Parkinson", ["Parkinson's", "Parkinson"]),
    ("Addison's and it", ["Addison's"]),
    ("gabapantin makes me", ["gabapantin"]),
    ("bakloffin", ["bakloffin"]),
    ("baclofens", ["baclofens"]),
    ("Charcot-Marie-Tooth type", ["Charcot-Marie-Tooth"]),
    ("Epley manoeuvre", ["Epley manoeuvre"]),
    ("Foley catheter", ["Foley catheter"]),
    ("Lou Gehrig's disease", ["Lou Gehrig's disease"]),
    ("Wolff syndrome", ["Wolff syndrome"]),
    ("Sjogren's and it", ["Sjogren's"]),
    ("I have Jones's and it", ["Jones's"]),
    ("my Jones's mouth", ["Jones's"]),
    ("charcot marie tooth", ["charcot", "marie", "tooth"]),
    # no
    ("with Jones's tablets", []),
    ("Joan's legs", []),
    ("joan's catheter", []),
    ("the catheter", []),
    ("yasmin", []),
    ("gabapax", []),
    ("so it is", []),
    ("12 mg", []),
    ("", []),
    ("🙂", []),
]


@pytest.mark.parametrize(("text", "words"), FOUND)
def test_medical_words_are_found(text: str, words: list[str]) -> None:
    assert [text[start:end] for start, end in WORDS.find(text)] == words


@given(st.text(max_size=60))
def test_no_text_is_too_odd(text: str) -> None:
    assert all(0 <= start < end <= len(text) for start, end in WORDS.find(text))


def archive(folder: Path, name: str) -> Path:
    names = NameMatcher()
    names.fill({Kind.MEDICINE: frozenset(KNOWN)})
    names.to_disk(folder)
    with tarfile.open(folder / "model.tar.gz", "w:gz") as made:
        made.add(folder / "names.npz", f"components/{name}")
    return folder / "model.tar.gz"


def test_the_names_come_from_a_trained_model(tmp_path: Path) -> None:
    words = load_medical_words(archive(tmp_path, "train_reader/names/names.npz"), NAMES)
    assert words.find("on lioresal") == [(3, 11)]


def test_a_model_without_names_is_named(tmp_path: Path) -> None:
    with pytest.raises(KeyError, match=r"model\.tar\.gz has no names/names\.npz"):
        load_medical_words(archive(tmp_path, "other.json"), NAMES)


def test_a_missing_or_damaged_model_is_not_read(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        load_medical_words(tmp_path / "none.tar.gz", NAMES)
    with tarfile.open(tmp_path / "other.tar.gz", "w:gz") as made:
        made.add(__file__, "components/names/names.npz")
    with pytest.raises(ValueError, match=r"names\.npz is damaged"):
        load_medical_words(tmp_path / "other.tar.gz", NAMES)
    (tmp_path / "damaged").write_bytes(b"no archive")
    with pytest.raises(tarfile.TarError):
        load_medical_words(tmp_path / "damaged", NAMES)
