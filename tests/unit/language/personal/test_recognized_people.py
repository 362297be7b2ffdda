"""Names that the recognizer finds, which is asked only where it may matter."""

import pytest

from bot.language.personal.known_text import KnownText
from bot.language.personal.person_places import PeopleText
from bot.language.personal.recognized_people import RecognizedPeople

from .people_parts import NAMES, FakeRecognizer, medical


def found(text: str, recognizer: FakeRecognizer) -> list[str]:
    known = KnownText(PeopleText.read(text, medical(text)), NAMES, recognizer)
    return [text[start:end] for start, end in RecognizedPeople(known).spans()]


RECOGNIZED = [
    ("i met him, brenda olleren today", "brenda olleren", ["brenda olleren"]),
    ("when bill, they said", "bill", ["bill"]),
    ("i met Emeka-Joo Bae today", "Emeka-Joo Bae", ["Emeka-Joo Bae"]),
    # but not
    ("with HSP (it is red)", "HSP", []),
    ("my egfr now", "egfr", []),
    ("the bill is red", "bill", []),
    ("baclofen is red", "baclofen", []),
    ("in exetre it is red", "exetre", []),
    ("on zanaflex tonight", "zanaflex", []),
]


@pytest.mark.parametrize(("text", "person", "names"), RECOGNIZED)
def test_names_are_found_by_the_recognizer(text: str, person: str, names: list[str]) -> None:
    assert found(text, FakeRecognizer(people=[person])) == names


@pytest.mark.parametrize("text", ["does baclofen take two", "is it ok for sarah", "Can i drive", "", "🙂"])
def test_the_recognizer_is_not_asked_where_it_cannot_matter(text: str) -> None:
    recognizer = FakeRecognizer()
    found(text, recognizer)
    assert recognizer.asked == []
