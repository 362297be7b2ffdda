"""Houses in streets are found with their towns, amounts are not."""

import pytest

from bot.records.redaction.plain_text import plain_text
from bot.records.redaction.streets import find

from .pieces import FewPeople, pieces

FOUND = [
    # yes
    ("at 3 Abbey Cottages, Hexham about her", ["3 Abbey Cottages, Hexham"]),
    ("live at 19 Brindle Lane, Chorley, PR6 8XZ. Which", ["19 Brindle Lane, Chorley, PR6 8XZ"]),
    ("Flat 3, 27 Marchmont Crescent, Edinburgh EH9 4QT please", ["Flat 3, 27 Marchmont Crescent, Edinburgh EH9 4QT"]),
    ("4410 Willow Bend Drive, Apt 6, Tulsa, OK 74119", ["4410 Willow Bend Drive, Apt 6, Tulsa, OK 74119"]),
    ("i live at 14 oak close, hull", ["14 oak close, hull"]),
    ("61 WATER LANE, HULL", ["61 WATER LANE, HULL"]),
    ("I live on Sycamore Drive near it", ["Sycamore Drive"]),
    ("moved to 7 The Paddocks last week", ["7 The Paddocks"]),
    ("is at Sunrise Care Home, Hove now", ["Sunrise Care Home, Hove"]),
    ("PO Box 445, Reno", ["PO Box 445, Reno"]),
    ("she is now at 3 Mill Brow, Kirkby Lonsdale. It", ["3 Mill Brow, Kirkby Lonsdale"]),
    ("in caravan 31 Seaholme Park, Hull", ["caravan 31 Seaholme Park, Hull"]),
    ("at 442 Juniper Bend Drive Apt 9 Tulsa 74199 he", ["442 Juniper Bend Drive Apt 9 Tulsa 74199"]),
    (
        "at No. 47, 3rd Cross Road, Jayanagar 4th Block, Bengaluru 560011. Ok",
        ["No. 47, 3rd Cross Road, Jayanagar 4th Block, Bengaluru 560011"],
    ),
    # no
    ("i take 2 Panadol Extra, Nurofen and it", []),
    ("take 2 and drive", []),
    ("10 mg before i drive", []),
    ("1 a day on the way", []),
    ("20 minutes walk", []),
    ("12 oak close", []),
    ("I live in Leeds", []),
    ("", []),
    ("🙂", []),
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_they_are_found(text: str, expected: list[str]) -> None:
    assert pieces(find(plain_text(text), FewPeople()), text) == expected
