"""Numbers after a label are found, amounts after one are not."""

import pytest

from bot.records.redaction.labelled_numbers import find
from bot.records.redaction.plain_text import plain_text

from .pieces import pieces

FOUND = [
    # yes
    ("hospital no. H447 and", ["H447"]),
    ("Policy no BUPA-4471-90823, ok", ["BUPA-4471-90823"]),
    ("Prescription number RX 7730215, dob", ["RX 7730215"]),
    ("Rx# 6612345-01", ["Rx# 6612345-01"]),
    ("my account no is 70099431 with sort 309617", ["70099431", "309617"]),
    ("medical card P44 71 902 A. Free?", ["P44 71 902 A"]),
    ("nhs number is 401-023-2137 i think", ["401-023-2137"]),
    ("pps no. 1234567 TA", ["1234567 TA"]),
    ("IBAN GB19 LOYD 3096 1700 7099 43 for the refund", ["GB19 LOYD 3096 1700 7099 43"]),
    ("patient id 00291", ["00291"]),
    ("ref: PT-2208-5513, ok", ["PT-2208-5513"]),
    # no
    ("prescription for 10 mg", []),
    ("card 4 times", []),
    ("policy 2021", []),
    ("script 20mg x 3", []),
    ("group of 12345 tablets", []),
    ("reference", []),
    ("", []),
    ("🙂", []),
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_they_are_found(text: str, expected: list[str]) -> None:
    assert pieces(find(plain_text(text)), text) == expected
