"""Names of relatives are found, what they do is not."""

import pytest

from bot.records.redaction.names_of_kin import find
from bot.records.redaction.plain_text import plain_text

from .pieces import FewPeople, pieces

FOUND = [
    # yes
    ("my wife Hope is here", ["Hope"]),
    ("my wee boy abdi (6 yrs)", ["abdi"]),
    ("My partner Lech is", ["Lech"]),
    ("his friend, Sarah Jones, says", ["Sarah Jones"]),
    ("my carer (joan) forgot", ["joan"]),
    ("April is my daughter", ["April"]),
    ("april is our girl", ["april"]),
    ("Will is my son", ["Will"]),
    ("so abdi is my wee boy", ["abdi"]),
    ("the mother of Emeka is", ["Emeka"]),
    ("my brother-in-law abdi stays", ["abdi"]),
    ("my partner Will is on it", ["Will"]),
    # no
    ("It is my daughter", []),
    ("Today is my mum's birthday", []),
    ("The patient is my son", []),
    ("the carer for today", []),
    ("my partner will be here", []),
    ("our hope that", []),
    ("my mum takes it", []),
    ("my son tabelts", []),
    ("my dad", []),
    ("", []),
    ("🙂", []),
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_they_are_found(text: str, expected: list[str]) -> None:
    assert pieces(find(plain_text(text), FewPeople()), text) == expected
