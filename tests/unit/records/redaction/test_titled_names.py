"""Names after a title are found, verbs after one are not."""

import pytest

from bot.records.redaction.plain_text import plain_text
from bot.records.redaction.titled_names import find

from .pieces import FewPeople, pieces

FOUND = [
    # yes
    ("Dr Adebayo started her", ["Adebayo"]),
    ("Old Mr. O'Shaughnessy next door", ["O'Shaughnessy"]),
    ("dr okonkwo put me on it", ["okonkwo"]),
    ("as Prof. J. K. Hill said to me", ["J. K. Hill"]),
    ("mrs patel's advice", ["patel"]),
    ("nurse Sarah told me", ["Sarah"]),
    ("nurse joan says stop", ["joan"]),
    ("nurse hope said so", ["hope"]),
    ("auntie shaz fell", ["shaz"]),
    ("the nurse (Sarah) wrote", ["Sarah"]),
    ("nana rose's phone", ["rose"]),
    # no
    ("nana can drive", []),
    ("dr said no", []),
    ("doctor told me to", []),
    ("I miss a dose", []),
    ("MS. Dry mouth", []),
    ("the nurse hopes", []),
    ("dr", []),
    ("", []),
    ("🙂 dr 🙂", []),
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_they_are_found(text: str, expected: list[str]) -> None:
    assert pieces(find(plain_text(text), FewPeople()), text) == expected
