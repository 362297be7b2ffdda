"""Names beside numbers are found, ordinary words beside them are not."""

import pytest

from bot.records.redaction.finding import Finding, Tag
from bot.records.redaction.names_beside import find
from bot.records.redaction.plain_text import plain_text

from .pieces import FewPeople, pieces

FOUND = [
    # yes
    ("emeka okonkwo 07700900123 baclofen", ["emeka okonkwo"]),
    ("07700900123 emeka, call me", ["emeka"]),
    ("sarah 🙏 07700900123", ["sarah"]),
    ("07700900123, emeka\n", ["emeka"]),
    ("emeka dob 07700900123", ["emeka"]),
    # no
    ("my number 07700900123 is it", []),
    ("tabelts 07700900123 tabelts", []),
    ("NHS 07700900123", []),
    ("call emeka. 07700900123", []),
    ("emeka", []),
    ("", []),
    ("🙂", []),
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_they_are_found(text: str, expected: list[str]) -> None:
    at = text.find("07700900123")
    number = [Finding(at, at + 11, Tag.PHONE)] if at >= 0 else []
    assert pieces(find(plain_text(text), number, FewPeople()), text) == expected


def test_nothing_is_a_name_beside_a_name_or_a_link() -> None:
    beside = [Finding(6, 10, Tag.NAME), Finding(6, 10, Tag.LINK)]
    assert list(find(plain_text("emeka abcd"), beside, FewPeople())) == []
