"""The names of symptoms and illnesses that come with two packages."""

from importlib.metadata import PackageNotFoundError

import pytest

from bot.language import conditions as module
from bot.language.conditions import known_conditions


@pytest.fixture(scope="module")
def names() -> frozenset[str]:
    return known_conditions()


KNOWN = ["asthma", "psoriasis", "heart failure", "crohn's disease", "glaucoma", "sleep apnea", "migraine", "rash"]


@pytest.mark.parametrize("name", KNOWN)
def test_the_names_of_conditions_are_known(names: frozenset[str], name: str) -> None:
    assert name in names


@pytest.mark.parametrize(
    "word", ["", "hello", "weather", "baclofen", "ibuprofen", "🙂", "12345", "Asthma", "type 2 diabetes mellitus"]
)
def test_other_words_are_none(names: frozenset[str], word: str) -> None:
    assert word not in names


def test_names_are_short_and_in_plain_lower_case_letters(names: frozenset[str]) -> None:
    allowed = set("abcdefghijklmnopqrstuvwxyz'- ")
    assert [n for n in names if not set(n) <= allowed or len(n.split()) > 4 or n != n.strip() or "  " in n] == []
    assert len(names) > 20_000


def test_a_qualifier_is_no_part_of_a_name(names: frozenset[str]) -> None:
    assert [n for n in names if n.endswith(", unspecified")] == []
    assert "pericarditis" in names  # "Acute pericarditis, unspecified"


@pytest.mark.parametrize("source", ["_HPO", "_ICD"])
def test_a_missing_file_is_named_with_what_to_do(source: str, monkeypatch: pytest.MonkeyPatch) -> None:
    package, _ = getattr(module, source)
    monkeypatch.setattr(module, source, (package, "no/such.file"))
    with pytest.raises(
        FileNotFoundError, match=rf"no/such\.file of the package {package} is missing: run 'make setup'"
    ):
        known_conditions()


@pytest.mark.parametrize("source", ["_HPO", "_ICD"])
def test_a_missing_package_is_named(source: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, source, ("no-such-package", "some.file"))
    with pytest.raises(PackageNotFoundError, match="no-such-package"):
        known_conditions()
