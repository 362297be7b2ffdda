"""Names that are introduced are found, what else is introduced is not."""

import pytest

from bot.records.redaction.introduced_names import find
from bot.records.redaction.plain_text import plain_text

from .pieces import FewPeople, pieces

FOUND = [
    # yes
    ("My name is Emeka Okonkwo, I am ill", ["Emeka Okonkwo"]),
    ("hi its sarah jones here, ok", ["sarah jones"]),
    ("its daz again from last night", ["daz"]),
    ("im shaz im 34 and", ["shaz"]),
    ("I'm Colin from Leeds, ok", ["Colin"]),
    ("a nurse called siobhan and", ["siobhan"]),
    ("Patient: Sarah Threlfall\nDOB", ["Sarah Threlfall"]),
    ("im hope speaking", ["hope"]),
    ("call me Rose when it is", ["Rose"]),
    ("Oluwaseun here. Took it", ["Oluwaseun"]),
    ("abdi, is it ok", ["abdi"]),
    ("its joans mum", ["joan"]),
    ("c/o Sarah Jones, at home", ["Sarah Jones"]),
    ("hey its Rose 👋 can I", ["Rose"]),
    # no
    ("its rose that is red", []),
    ("my name is on the box", []),
    ("this is terrible", []),
    ("im tired from work", []),
    ("I am from Leeds", []),
    ("it's a pain", []),
    ("wine here is cheap", []),
    ("name four of them", []),
    ("Helo, is it ok", []),
    ("", []),
    ("🙂", []),
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_they_are_found(text: str, expected: list[str]) -> None:
    assert pieces(find(plain_text(text), FewPeople()), text) == expected
