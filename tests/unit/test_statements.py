"""What somebody has or takes, and what happens if one did it."""

import pytest

from bot.statements import asks_if_done, says_who_has, says_who_takes, what_is_had


@pytest.mark.parametrize(
    ("text", "has"),
    [
        # yes
        ("he has cerebral palsy", True),
        ("and my mum's got MS", True),
        ("I also have bad kidneys", True),
        ("but she suffers from hiccups 🙂", True),
        # no
        ("does he have ms", False),
        ("headaches", False),
        ("hasty", False),
        ("", False),
    ],
)
def test_who_has_something_begins_the_turn(text: str, has: bool) -> None:
    assert says_who_has(text) is has
    assert (what_is_had(text) != text) is has


@pytest.mark.parametrize(
    ("text", "takes"),
    [
        # yes
        ("he takes concerta", True),
        ("can she have melatonin?", True),
        ("I'm on the pill", True),
        ("my dad already uses an inhaler", True),
        # no
        ("what does concerta cost", False),
        ("can I drive", False),
        ("", False),
        ("💊", False),
    ],
)
def test_who_takes_something_begins_the_turn(text: str, takes: bool) -> None:
    assert says_who_takes(text) is takes


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        # yes
        ("what happens if i do", True),
        ("and what if she did?", True),
        ("ok, what would happen if I don't", True),
        ("what if I already have", True),
        ("and if i already did", True),
        ("And if she already did that?? 😬", True),
        ("ok but if I've already had some", True),
        ("if he has already", True),
        ("and if they have", True),
        ("what if my mum already did it", True),
        ("and if i already", True),
        # no
        ("if", False),
        ("and if i", False),
        ("if i already take it", False),
        ("and if i already did it twice", False),
        ("i already did", False),
        ("and if i already drank wine", False),
        ("what happens if i do yoga", False),
        ("what if i get a rash", False),
        ("what happens", False),
        ("", False),
    ],
)
def test_what_happens_if_it_is_done_names_nothing_else(text: str, asks: bool) -> None:
    assert asks_if_done(text) is asks
