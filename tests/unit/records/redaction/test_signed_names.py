"""Names that end a message are found, other ends are not."""

import pytest

from bot.records.redaction.plain_text import plain_text
from bot.records.redaction.signed_names import find

from .pieces import FewPeople, pieces

FOUND = [
    # yes
    ("is it ok? Thanks, Sarah", ["Sarah"]),
    ("kind regards emeka okonkwo", ["emeka okonkwo"]),
    ("is it ok\nSarah Jones", ["Sarah Jones"]),
    ("can I drive - Rose", ["Rose"]),
    ("love hope x", ["hope"]),
    ("Yours sincerely, A. N. Okonkwo", ["A. N. Okonkwo"]),
    ("no rash. Day 5. Rose", ["Rose"]),
    ("I feel woozy, Rose", ["Rose"]),
    ("Cheers, Wren. PS it is red", ["Wren"]),
    # no
    ("I feel woozy, rose", []),
    ("it is red. pain", []),
    ("thanks a lot for that", []),
    ("Thank you Doctor", []),
    ("kind Regards", []),
    ("best dose", []),
    ("is it ok\nthanks tabelts", []),
    ("thanks", []),
    ("", []),
    ("🙂", []),
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_they_are_found(text: str, expected: list[str]) -> None:
    assert pieces(find(plain_text(text), FewPeople()), text) == expected
