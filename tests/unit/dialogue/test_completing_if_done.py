"""Whether a turn asks only what happens if what was just spoken of was done, and that was harmless."""

import pytest

from bot.dialogue.completing import only_asks_if_done
from bot.dialogue.context import Context, Matter
from bot.leaflet.answer import Verdict
from bot.leaflet.question import Question

from .turns import after

EMERGENCY = Matter((Question("help", "report_emergency", 0.9),), (), (), (), Verdict.NOT_COVERED, 0.0)
HELLO = Matter((), (), (), (), Verdict.SMALL_TALK, 0.0)


@pytest.mark.parametrize(
    ("before", "asks"),
    [
        # yes
        (("alcohol",), True),
        (("side_effects", "alcohol_details"), True),
        (("overdose", "named_medicine"), True),
        (("other_medicines",), True),
        (("stopping",), True),
        (("stopping_how",), True),
        # no: what may be an emergency by itself, or is nothing one does
        (("overdose",), False),
        (("alcohol", "higher_dose"), False),
        (("alcohol", "serious_side_effects"), False),
        (("stopping_effects",), False),
        ((), False),
    ],
)
def test_it_asks_no_more_where_what_was_spoken_of_last_is_harmless(before: tuple[str, ...], asks: bool) -> None:
    assert only_asks_if_done("and if i already did", after(*before)) is asks


@pytest.mark.parametrize("topics", [("overdose", "alcohol"), ("alcohol", "overdose"), ("higher_dose", "alcohol")])
def test_it_may_ask_more_where_one_turn_spoke_of_more(topics: tuple[str, ...]) -> None:
    spoken_of = Matter((), topics, (38,), (38,), Verdict.PARTIAL, 0.0)
    assert not only_asks_if_done("and if i already did", Context((spoken_of,)))


@pytest.mark.parametrize("since", [EMERGENCY, HELLO])
def test_it_may_ask_more_where_something_else_was_said_since(since: Matter) -> None:
    assert not only_asks_if_done("and if i already did", after("alcohol").with_matter(since))
    assert not only_asks_if_done("and if i already did", Context((since,)))


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        # yes
        ("and what if she did?? 😬", True),
        ("what happens if I already have", True),
        # no
        ("and if i already did and now i can't breathe", False),
        ("and if i already took the whole box", False),
        ("i already did", False),
        ("😬", False),
        ("", False),
    ],
)
def test_a_turn_that_says_more_may_be_an_emergency(text: str, asks: bool) -> None:
    assert only_asks_if_done(text, after("alcohol")) is asks
