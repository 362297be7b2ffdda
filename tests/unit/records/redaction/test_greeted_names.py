"""Names of who is greeted are found, other words after a greeting are not."""

import pytest

from bot.records.redaction.greeted_names import find
from bot.records.redaction.plain_text import plain_text

from .pieces import FewPeople, pieces

FOUND = [
    # yes
    ("Hi Sarah, is it ok", ["Sarah"]),
    ("dear joan i have", ["joan"]),
    ("hello emeka, ok", ["emeka"]),
    ("is it ok? hi Rose.", ["Rose"]),
    # no
    ("hi there, ok", []),
    ("hello again", []),
    ("hi tabelts, ok", []),
    ("oh hi Sarah, ok", []),
    ("hi", []),
    ("", []),
    ("🙂", []),
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_they_are_found(text: str, expected: list[str]) -> None:
    assert pieces(find(plain_text(text), FewPeople()), text) == expected
