"""Postcodes are found with the address before them."""

import pytest

from bot.records.redaction.plain_text import plain_text
from bot.records.redaction.postcodes import find

from .pieces import pieces

FOUND = [
    # yes
    ("nearest chemist to LS22 9QX with it", ["LS22 9QX"]),
    ("im in sw1a 2aa", ["sw1a 2aa"]),
    ("eircode D08 X4R7, please", ["D08 X4R7"]),
    ("my zip is 90210", ["90210"]),
    ("K1A 0B1", ["K1A 0B1"]),
    ("is Tulsa, OK 74119", ["Tulsa, OK 74119"]),
    ("send it to Rose Cottage, Mill Lane, York YO26 6AA", ["Rose Cottage, Mill Lane, York YO26 6AA"]),
    ("oak cottage, ely, cb7 4xx", ["oak cottage, ely, cb7 4xx"]),
    ("HELP IN GRIMSBY DN32 5VV", ["DN32 5VV"]),
    # no
    ("L4 5th and B12 5mg", []),
    ("T12 daily, C6 20mg", []),
    ("in 10000 people", []),
    ("OK 10 mg", []),
    ("", []),
    ("🙂", []),
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_they_are_found(text: str, expected: list[str]) -> None:
    assert pieces(find(plain_text(text)), text) == expected
