"""Where in a text a name stands."""

from collections.abc import Callable

import pytest

from bot.language.personal.person_places import PeopleText, bare


def read(text: str) -> PeopleText:
    return PeopleText.read(text, ())


def at(text: PeopleText, word: str) -> int:
    return next(place for place, each in enumerate(text.words) if each.lower == word)


Question = Callable[[PeopleText, int], bool]

ACTS = [
    # yes
    ("bill wants to come off it", True),
    ("if bill misses it", True),
    ("can bill have it", True),
    ("is bill allowed wine", True),
    ("yesterday, bill vomited", True),
    ("bill and i take it", True),
    ("my son bill is ill", True),
    ("Bill on the ward said so", True),
    ("bill, 45, falls", True),
    ("bill my husband is ill", True),
    # no
    ("the bill is high", False),
    ("is there a bill for it", False),
    ("is bill ok to take", False),
    ("bill on the ward said so", False),
    ("bill", False),
]


@pytest.mark.parametrize(("text", "expected"), ACTS)
def test_somebody_acts_where_a_thought_begins_and_a_verb_follows(text: str, expected: bool) -> None:
    people = read(text)
    assert people.acts(at(people, "bill")) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # yes
        ("tell bill to stop", True),
        ("i was with bill", True),
        ("bill's tablets", True),
        ("do i give bill more", True),
        # no
        ("the bill's size", False),
        ("a big bill", False),
        ("bill", False),
    ],
)
def test_somebody_is_treated_told_or_an_owner(text: str, expected: bool) -> None:
    people = read(text)
    assert people.is_treated(at(people, "bill")) is expected


@pytest.mark.parametrize(("text", "expected"), [("tell bill it", True), ("about bill", False), ("bill", False)])
def test_somebody_is_told(text: str, expected: bool) -> None:
    people = read(text)
    assert people.is_told(at(people, "bill")) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("J. Bill", True), ("J.Bill", True), ("I Bill", False), ("j Bill", False), ("Jo. Bill", False), ("Bill", False)],
)
def test_an_initial_is_a_capital_letter_by_itself(text: str, expected: bool) -> None:
    people = read(text)
    assert people.has_initial(at(people, "bill")) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # yes
        ("I told Bill yesterday it was red", True),
        ("Bill", True),
        # no
        ("I told bill yesterday", False),
        ("I TOLD BILL YESTERDAY", False),
        ("Does Bill Take It At Night", False),
    ],
)
def test_a_capital_tells_where_few_words_have_one(text: str, expected: bool) -> None:
    people = read(text)
    assert people.has_capital(at(people, "bill")) is expected


def test_words_know_whether_they_are_medical_and_lose_their_possessive() -> None:
    people = PeopleText.read("Crohn's and James' 🙂 O'Hara", [(0, 7)])
    assert [(word.typed, word.is_medical) for word in people.words] == [
        ("Crohn", True), ("and", False), ("James", False), ("O'Hara", False),
    ]  # fmt: skip
    assert people.after(3) == "" == people.before(0)
    assert not people.has_capital(4)


@pytest.mark.parametrize(("word", "expected"), [("Joan's", "joan"), ("'s", ""), ("", ""), ("🙂", "🙂")])
def test_a_bare_word_has_no_possessive(word: str, expected: str) -> None:
    assert bare(word) == expected


@pytest.mark.parametrize("text", ["", " ", "🙂", "12", "İ" * 3, "\ud800"])
def test_odd_texts_are_read(text: str) -> None:
    assert len(read(text).lower) == len(text)
