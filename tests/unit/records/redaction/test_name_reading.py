"""How far a name goes, and which first word is taken for one."""

import pytest

from bot.records.redaction.name_reading import First, name_end
from bot.records.redaction.plain_text import plain_text

from .pieces import FewPeople

NAMES = [
    ("Sarah. Rose is red", "Sarah"),
    ("St. Emeka is", "St. Emeka"),
    ("sarah takes it", "sarah"),
    ("Sarah Jones takes it", "Sarah Jones"),
    ("sarah van jones, ok", "sarah van jones"),
    ("sarah van", "sarah"),
    ("J. K. Hill is it", "J. K. Hill"),
    ("sarah's tablets", "sarah"),
    ("emeka okonkwo and", "emeka okonkwo"),
    ("Sarah A. Jones Patel Jones is my name", "Sarah A. Jones Patel"),
    ("Inspector Gadget is here", "Inspector Gadget"),
    ("sarah  jones", "sarah  jones"),
    ("sarah\njones", "sarah"),
    # none
    ("is it", ""),
    ("i am", ""),
    ("x", ""),
    ("12", ""),
    ("🙂", ""),
    ("", ""),
]


@pytest.mark.parametrize(("text", "name"), NAMES)
def test_a_name_goes_as_far_as_its_words(text: str, name: str) -> None:
    assert text[: name_end(plain_text(text), 0, FewPeople()) or 0] == name


FIRST = [
    # word: the ways of looking that take it
    (
        "sarah is it",
        [First.ANY, First.STRANGER, First.NO_WORD, First.NO_MISTAKE, First.CAPITAL, First.LISTED, First.SURE],
    ),
    (
        "Emeka is it",
        [First.ANY, First.STRANGER, First.NO_WORD, First.NO_MISTAKE, First.CAPITAL, First.LISTED, First.SURE],
    ),
    ("emeka is it", [First.ANY, First.STRANGER, First.NO_WORD, First.NO_MISTAKE]),
    ("tabelts is it", [First.ANY, First.STRANGER, First.NO_WORD]),
    ("hope is it", [First.ANY, First.STRANGER, First.NO_WORD, First.CAPITAL, First.LISTED]),
    (
        "Hope is it",
        [First.ANY, First.STRANGER, First.NO_WORD, First.NO_MISTAKE, First.CAPITAL, First.LISTED, First.SURE],
    ),
    ("Wren is it", [First.ANY, First.CAPITAL]),
    ("wren is it", [First.ANY]),
    ("will is it", []),
    ("Will is it", [First.CAPITAL]),
]


@pytest.mark.parametrize(("text", "ways"), FIRST)
def test_a_first_word_is_taken_by_some_ways_of_looking(text: str, ways: list[First]) -> None:
    plain = plain_text(text)
    assert [first for first in First if name_end(plain, 0, FewPeople(), first)] == ways
