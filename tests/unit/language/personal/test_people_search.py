"""Names in one text: by the lists, by their place, and by the recognizer, which is asked only where it may matter."""

import pytest

from bot.language.personal.people_search import PeopleSearch
from bot.language.personal.person_places import PeopleText

from .people_parts import NAMES, FakeRecognizer, medical


def found(text: str, recognizer: FakeRecognizer) -> list[str]:
    read = PeopleText.read(text, medical(text))
    return list(dict.fromkeys(text[start:end] for start, end in PeopleSearch(read, NAMES, recognizer).spans()))


FOUND = [
    # by the lists
    ("does gareth have to take it", ["gareth"]),
    ("Sarah Jones takes it", ["Sarah Jones"]),
    ("sarah jones and joan", ["sarah jones", "joan"]),
    ("sarahs tablets", ["sarahs"]),
    ("Joan's legs", ["Joan"]),
    ("John Parkinson has it", ["John Parkinson"]),
    ("met S. Jones today", ["Jones"]),
    # words too, by their place
    ("bill misses it", ["bill"]),
    ("i told Bill it is red", ["Bill"]),
    ("Hope is here today", ["Hope"]),
    ("Rose's legs are red", ["Rose"]),
    ("joan and bill are here", ["joan", "bill"]),
    # strangers, by their place
    ("emeka has pain", ["emeka"]),
    ("i told Emeka Okonkwo it is red", ["Emeka Okonkwo"]),
    ("Emeka Okonkwo, on it", ["Emeka Okonkwo"]),
    ("Emeka. is it ok", ["Emeka"]),
    ("i met Cook's sister with Gaz", ["Gaz"]),
    ("陈伟 is here", ["陈伟"]),
    ("Paddy Jones is here now", ["Paddy Jones"]),
    ("ask for Big John today", ["Big John"]),
    ("it is red. April Jones has it", ["April Jones"]),
    # none
    ("Tab Emeka 5 mg", []),
    ("egfr has pain", []),
    ("it was tested for HSP today", []),
    ("the sarah is red", []),
    ("is there a bill for it", []),
    ("hope that it is new", []),
    ("a sarah", []),
    ("i take yasmin and baclofen", []),
    ("lemsip and baclofen", []),
    ("tabelts has pain", []),
    ("near Emeka it is red", []),
    ("the Emeka is red", []),
    ("Parkinson's is red", []),
    ("wnat emeka has tkae so mnay tiems", []),
    ("MY MUM IS RED", []),
    ("", []),
    ("🙂", []),
]


@pytest.mark.parametrize(("text", "names"), FOUND)
def test_names_are_found_without_the_recognizer(text: str, names: list[str]) -> None:
    assert found(text, FakeRecognizer()) == names


RECOGNIZED = [
    ("i met him, brenda olleren today", "brenda olleren", ["brenda olleren"]),
    ("when bill, they said", "bill", ["bill"]),
    # but not
    ("the bill is red", "bill", []),
    ("baclofen is red", "baclofen", []),
    ("in exetre it is red", "exetre", []),
    ("on zanaflex tonight", "zanaflex", []),
]


@pytest.mark.parametrize(("text", "person", "names"), RECOGNIZED)
def test_names_are_found_by_the_recognizer(text: str, person: str, names: list[str]) -> None:
    assert found(text, FakeRecognizer(people=[person])) == names


def test_a_name_is_a_place_where_the_recognizer_says_so_after_a_preposition() -> None:
    assert found("i am in Joan today", FakeRecognizer(places=["Joan"])) == []
    assert found("i met Joan today", FakeRecognizer(places=["Joan"])) == ["Joan"]


@pytest.mark.parametrize("text", ["does baclofen take two", "is it ok for sarah", "Can i drive", "", "🙂"])
def test_the_recognizer_is_not_asked_where_it_cannot_matter(text: str) -> None:
    recognizer = FakeRecognizer()
    found(text, recognizer)
    assert recognizer.asked == []


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("did zebedee take it from sarah", "did zebedee take it from Sarah"),
        ("ZEBEDEE AND SARAH FELL", "zebedee and Sarah fell"),
    ],
)
def test_the_recognizer_sees_names_with_a_capital(text: str, seen: str) -> None:
    recognizer = FakeRecognizer()
    found(text, recognizer)
    assert recognizer.asked == [seen]


def test_the_recognizer_is_spared_a_long_text_of_typing_errors() -> None:
    recognizer = FakeRecognizer()
    found("xqzv " * 150, recognizer)
    assert recognizer.asked == []
