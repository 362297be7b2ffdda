"""Whether a question asks to stop this medicine."""

import pytest

from bot.stopping import asks_to_stop


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        # yes
        ("do I need to come off it", True),
        ("should he STOP Baclofen before the anaesthetic?", True),
        ("trying for a baby, stop taking the tablets first?", True),
        ("op on tuesday, pausing my pills ok? 🙂", True),
        ("is weaning off this needed", True),
        # no
        ("is it safe in pregnancy", False),
        ("does the bus stop at the hospital", False),
        ("can the spasms stop me walking to the baby clinic", False),
        ("stop", False),
        ("", False),
    ],
)
def test_what_ends_is_this_medicine(text: str, asks: bool) -> None:
    assert asks_to_stop(text) is asks
