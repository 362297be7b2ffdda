"""Emergencies are found by their words alone, and asking about one is no emergency."""

import re
from pathlib import Path

import pytest

from bot.language.reader import normalize
from bot.language.red_flags import RedFlags, load_red_flags

from .emergencies import EMERGENCY, NEAR_MISSES, OVERDOSE, SELF_HARM


def rows(table: str) -> list[str]:
    return table.strip().splitlines()


EMERGENCIES = [
    (name, text)
    for name, table in (("overdose", OVERDOSE), ("emergency", EMERGENCY), ("self_harm", SELF_HARM))
    for text in rows(table)
]


@pytest.mark.parametrize(("name", "text"), EMERGENCIES)
def test_an_emergency_is_found(red_flags: RedFlags, name: str, text: str) -> None:
    assert red_flags.find(normalize(text)) == name


@pytest.mark.parametrize("text", [*rows(NEAR_MISSES), "", " ", "\x00", "\ud83d"])
def test_a_near_miss_is_no_emergency(red_flags: RedFlags, text: str) -> None:
    assert red_flags.find(normalize(text)) is None


def test_an_emergency_in_one_sentence_is_found_whatever_the_others_ask(red_flags: RedFlags) -> None:
    asked, happening = "Are seizures a side effect?", "He is unconscious."
    assert red_flags.find(asked) is None
    assert red_flags.find(f"{asked} {happening} Does it help?") == "emergency"


def test_of_two_emergencies_the_one_to_name_first_is_named(red_flags: RedFlags) -> None:
    assert red_flags.find("He is unconscious. He took too many tablets. He wants to die.") == "self_harm"


@pytest.mark.parametrize("word", ["a ", "took ", "child ", "if i ", "how many ", "i want ", "is ", "don't "])
def test_a_long_text_is_searched_without_going_through_every_combination(red_flags: RedFlags, word: str) -> None:
    assert red_flags.find(word * 20_000) is None


def test_an_expression_that_cannot_be_read_is_named_when_the_rules_are_loaded(tmp_path: Path) -> None:
    (tmp_path / "bad.yml").write_text("general: []\noverdose: {flags: ['took (too'], unless: []}")
    with pytest.raises(re.error, match="missing \\)"):
        load_red_flags(tmp_path / "bad.yml")
