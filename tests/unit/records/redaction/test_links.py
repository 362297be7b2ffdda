"""Links and domains are found, full stops without a space are not."""

import pytest

from bot.records.redaction.links import find
from bot.records.redaction.plain_text import plain_text

from .pieces import pieces

FOUND = [
    # yes
    ("see https://www.facebook.com/groups/x/posts/88213 saying", ["https://www.facebook.com/groups/x/posts/88213"]),
    ("www.youtube.com/watch?v=dQx81zzRt0k is it", ["www.youtube.com/watch?v=dQx81zzRt0k"]),
    ("on ticlife.example.com/week-3. can I", ["ticlife.example.com/week-3"]),
    ("(zebrachat.example.org/t/4410)", ["zebrachat.example.org/t/4410"]),
    ("bobsblog.co.uk", ["bobsblog.co.uk"]),
    ("mysite dot com", ["mysite dot com"]),
    ("mac 00:1B:44:11:3A:B7", ["00:1B:44:11:3A:B7"]),
    ("on facebook.example/gareth.llew ok", ["facebook.example/gareth.llew"]),
    # no
    ("10.5/day or mg.ml", []),
    ("I am tired.it hurts.is it", []),
    ("10.5 mg", []),
    ("e.g. wine", []),
    ("jo@example.com", []),
    ("the end.of it", []),
    ("", []),
    ("🙂", []),
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_they_are_found(text: str, expected: list[str]) -> None:
    assert pieces(find(plain_text(text)), text) == expected
