"""Names in one text by the lists and by their place."""

import pytest

from bot.language.personal.known_text import KnownText
from bot.language.personal.people_search import PeopleSearch
from bot.language.personal.person_places import PeopleText

from .people_parts import NAMES, FakeRecognizer, medical


def found(text: str, recognizer: FakeRecognizer) -> list[str]:
    known = KnownText(PeopleText.read(text, medical(text)), NAMES, recognizer)
    return list(dict.fromkeys(text[start:end] for start, end in PeopleSearch(known).spans()))


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


def test_a_name_is_a_place_where_the_recognizer_says_so_after_a_preposition() -> None:
    assert found("i am in Joan today", FakeRecognizer(places=["Joan"])) == []
    assert found("i met Joan today", FakeRecognizer(places=["Joan"])) == ["Joan"]
