"""E-mail addresses are found however they are written."""

import pytest

from bot.records.redaction.emails import find
from bot.records.redaction.plain_text import plain_text

from .pieces import pieces

FOUND = [
    # yes
    ("my email = jo dot pritchard at gmail dot com. thx", ["jo dot pritchard at gmail dot com"]),
    ("jane (at) proton (dot) me", ["jane (at) proton (dot) me"]),
    ("k.oneill [at] example [dot] ie", ["k.oneill [at] example [dot] ie"]),
    ("annie hyphen b at example dot org", ["annie hyphen b at example dot org"]),
    ("sam.lee AT outlook.com", ["sam.lee AT outlook.com"]),
    ("annie99 at gmail", ["annie99 at gmail"]),
    ("jdoe@gmail,com", ["jdoe@gmail,com"]),
    ("o'brien.p@example.ie", ["o'brien.p@example.ie"]),
    ("🙂jo@example.com🙂", ["jo@example.com"]),
    ("its tunde underscore bakare at skypost dot example, ok", ["tunde underscore bakare at skypost dot example"]),
    ("bs(at)mail(dot)pt", ["bs(at)mail(dot)pt"]),
    # no
    ("look at a dot of red", []),
    ("I take it at 5.30 at home", []),
    ("at nhs.uk", []),
    ("look at the dot on the tablet", []),
    ("im @wonky.life.uk on tiktok", []),
    ("@", []),
    ("", []),
    ("🙂", []),
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_they_are_found(text: str, expected: list[str]) -> None:
    assert pieces(find(plain_text(text)), text) == expected
