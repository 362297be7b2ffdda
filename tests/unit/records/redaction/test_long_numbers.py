"""Long numbers are found; amounts and dates are not."""

import pytest

from bot.records.redaction.long_numbers import find
from bot.records.redaction.plain_text import plain_text

from .pieces import pieces

FOUND = [
    # yes
    ("paid with 5412099056819892, ok", ["5412099056819892"]),
    ("4929 6573 0307 1135", ["4929 6573 0307 1135"]),
    ("amex 3714-415634-18653.", ["3714-415634-18653"]),
    ("485 562 3016", ["485 562 3016"]),
    ("MRN 00418832-7", ["00418832-7"]),
    ("group 0078214", ["0078214"]),
    ("🙂 12345678 🙂", ["12345678"]),
    ("IC 580714-10-5983. We", ["580714-10-5983"]),
    # no
    ("2019-2024", []),
    ("10-20-30-40-50", []),
    ("1000000 people", []),
    ("20230512", []),
    ("40000 mcg/20 mL", []),
    ("100 200 300", []),
    ("0.1234567", []),
    ("", []),
    ("🙂", []),
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_they_are_found(text: str, expected: list[str]) -> None:
    assert pieces(find(plain_text(text)), text) == expected
