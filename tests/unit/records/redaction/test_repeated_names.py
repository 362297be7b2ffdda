"""A name that was found is found again."""

import pytest

from bot.records.redaction.finding import Finding, Tag
from bot.records.redaction.plain_text import plain_text
from bot.records.redaction.repeated_names import find

from .pieces import FewPeople, pieces

FOUND = [
    # yes
    ("Sarah is ill, sarah's tablets", ["Sarah", "sarah"]),
    ("Wrens is 6 but Wrens sleeps", ["Wrens", "Wrens"]),
    ("Wrens is 6, I said WRENS", ["Wrens", "WRENS"]),
    # no
    ("Wrens is 6, wrens sing", ["Wrens"]),
    ("wrens is 6, wrens sing", []),
    ("Alice", ["Alice"]),
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_they_are_found(text: str, expected: list[str]) -> None:
    assert pieces(find(plain_text(text), [Finding(0, 5, Tag.NAME)], FewPeople()), text) == expected


@pytest.mark.parametrize("text", ["", "🙂", "Jo, jo"])
def test_of_nothing_nothing_is_found_again(text: str) -> None:
    assert list(find(plain_text(text), [], FewPeople())) == []
    assert list(find(plain_text(text), [Finding(0, 2, Tag.NAME)], FewPeople())) == []
