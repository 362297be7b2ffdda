"""Emergencies are found by their words alone, and asking about one is no emergency."""

import sys
from pathlib import Path
from types import FrameType

import pytest

from bot.language import red_flags as module
from bot.language.red_flags import RED_FLAGS, Finding, RedFlags, RedFlagsError, load_red_flags
from bot.language.text import normalize
from bot.leaflet.document import read_document

from . import emergencies, emergencies_told

KINDS = ("overdose", "emergency", "self_harm")


def rows(table: str) -> list[str]:
    return table.strip().splitlines()


EMERGENCIES = [
    (name, text)
    for source in (emergencies, emergencies_told)
    for name in KINDS
    for text in rows(getattr(source, name.upper()))
]
NEAR_MISSES = [*rows(emergencies.NEAR_MISSES), *rows(emergencies_told.NEAR_MISSES), "", " ", "\x00", "\ud83d"]


@pytest.mark.parametrize(("name", "text"), EMERGENCIES)
def test_an_emergency_is_found(red_flags: RedFlags, name: str, text: str) -> None:
    assert red_flags.find(normalize(text)) == name


@pytest.mark.parametrize("text", NEAR_MISSES)
def test_a_near_miss_is_no_emergency(red_flags: RedFlags, text: str) -> None:
    assert red_flags.find(normalize(text)) is None


def test_the_tables_are_long_and_say_nothing_twice() -> None:
    texts = [text for _, text in EMERGENCIES] + NEAR_MISSES
    assert len(EMERGENCIES) >= 200 and len(NEAR_MISSES) >= 200
    assert len(set(texts)) == len(texts)


def test_what_is_told_here_is_no_example_of_the_rules(red_flags: RedFlags) -> None:
    rules = [*(sign for kind in red_flags.kinds for sign in kind.signs), *red_flags.rules.not_when]
    examples = {normalize(text).lower() for rule in rules for text in (*rule.yes, *rule.no)}
    told = [text for name in (*KINDS, "near_misses") for text in rows(getattr(emergencies_told, name.upper()))]
    assert [text for text in told if normalize(text).lower() in examples] == []


def test_an_emergency_in_one_sentence_is_found_whatever_the_others_ask(red_flags: RedFlags) -> None:
    asked, happening = "Are seizures a side effect?", "He is unconscious."
    assert red_flags.find(asked) is None
    assert red_flags.find(f"{asked} {happening} Does it help?") == "emergency"


@pytest.mark.parametrize(
    "text",
    [
        "my dad is on baclofen. wont wake up",
        "i did not take too many. my son took too many",
        "Does it cause fits? She is having one now!",
        "years ago I had a seizure... he has stopped breathing",
        "what if someone takes too many; i took thirty tablets",
    ],
)
def test_what_silences_one_sentence_silences_no_other(red_flags: RedFlags, text: str) -> None:
    assert red_flags.find(text) is not None


def test_of_two_emergencies_the_one_to_name_first_is_named(red_flags: RedFlags) -> None:
    assert red_flags.find("He is unconscious. He took too many tablets. He wants to die.") == "self_harm"


def test_what_is_found_is_explained_with_its_sign_and_words(red_flags: RedFlags) -> None:
    found = red_flags.explain("Hello. My wife TOOK too many").found
    assert found == Finding("overdose", "Someone took more tablets than they should", "took too many")


def test_what_is_silenced_is_explained_with_the_rule_and_its_words(red_flags: RedFlags) -> None:
    explained = red_flags.explain("what if someone takes too many")
    assert explained.found is None
    assert ("Supposed, not happened", "if someone takes too many") in explained.silenced[0].rules


def test_a_text_that_says_nothing_of_it_needs_no_explanation(red_flags: RedFlags) -> None:
    explained = red_flags.explain("can I drink on it?")
    assert (explained.found, explained.silenced) == (None, ())


class Work:
    """How many functions are called while it watches: the same on every machine."""

    def __init__(self) -> None:
        self.calls = 0

    def __enter__(self) -> "Work":
        sys.setprofile(self._count)
        return self

    def __exit__(self, *failed: object) -> None:
        sys.setprofile(None)

    def _count(self, frame: FrameType, event: str, arg: object) -> None:
        self.calls += event in {"call", "c_call"}


def work(flags: RedFlags, text: str) -> int:
    with Work() as counted:
        flags.explain(text)
    return counted.calls


ADVERSARIAL = [
    "a ", "took ", "child ", "if i ", "how many ", "i want ", "is ", "don't ", "took too ", "my dad took , ", "took. ",
    "i did not want to die if ", "does it cause ", "he is having a ", "took 10 ", "want to to ", "10 ", "' ", "() ",
]  # fmt: skip


@pytest.mark.parametrize("word", ADVERSARIAL)
def test_the_work_grows_with_the_length_of_a_text_and_no_faster(red_flags: RedFlags, word: str) -> None:
    done = work(red_flags, (word * 2_000)[:2_000])
    assert done < 150_000
    assert work(red_flags, (word * 4_000)[:4_000]) < 2.5 * done + 10_000


def test_a_very_long_text_is_searched_to_its_end(red_flags: RedFlags) -> None:
    assert red_flags.find("child " * 20_000 + "took too many") == "overdose"


def test_rules_are_read_once_until_the_file_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reads: list[Path] = []
    monkeypatch.setattr(module, "read_rules", reads.append)
    path = tmp_path / "rules.yml"
    path.touch()
    load_red_flags(path)
    load_red_flags(path)
    assert reads == [path]


def test_rules_that_are_not_there_are_named(tmp_path: Path) -> None:
    with pytest.raises(RedFlagsError, match=r"none\.yml: cannot be read"):
        load_red_flags(tmp_path / "none.yml")


def test_the_project_s_rules_are_those_that_are_loaded(red_flags: RedFlags) -> None:
    assert load_red_flags() is load_red_flags(RED_FLAGS)
    assert [kind.name for kind in red_flags.kinds] == ["self_harm", "overdose", "emergency"]


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("she's fitting", ("seizures",)),  # yes
        ("He overdosed and now he is hallucinating", ("hallucinations",)),
        ("he keeps having fits and hears voices", ("seizures", "hallucinations")),
        ("he is unconscious", ()),  # no
        ("are seizures a side effect?", ()),
        ("", ()),
    ],
)
def test_signs_are_called_as_the_document_calls_them(red_flags: RedFlags, text: str, terms: tuple[str, ...]) -> None:
    assert red_flags.terms(normalize(text)) == terms


def test_what_signs_are_called_stands_in_the_document(red_flags: RedFlags) -> None:
    named = {sign.term for kind in red_flags.kinds for sign in kind.signs if sign.term}
    document = read_document()
    assert named == {term for term in named if any(term in sentence.text for sentence in document.sentences)}
    assert named == {"seizures", "hallucinations"}
