"""Whether another medicine is what a question is about."""

import pytest

from bot.leaflet.question import Mention
from bot.mentions import is_about_another_medicine

from .test_mentions import (
    AGAIN,
    BACLOFEN,
    DIZZY,
    GOUT,
    HICCUPS,
    IBUPROFEN,
    IT,
    KIDNEYS,
    LIORESAL,
    MY_TABLETS,
    RELAXER,
    TRAMADOL,
    question,
    topic,
)


@pytest.mark.parametrize(
    ("name", "mentions", "around", "expected"),
    [
        # yes: it alone; "it" may be the other
        ("dose", [IBUPROFEN], [], True),
        ("dose", [IBUPROFEN, IT], [], True),
        ("dose", [DIZZY, IBUPROFEN], [GOUT], True),
        # yes: it stands in the rest of the message
        ("dose", [], [IBUPROFEN], True),
        ("dose", [IT], [IBUPROFEN], True),
        ("dose", [IBUPROFEN], [IT, MY_TABLETS], True),
        # no: this one is named somewhere, or is the patient's own
        ("dose", [IBUPROFEN, BACLOFEN], [], False),
        ("dose", [IBUPROFEN], [LIORESAL], False),
        ("dose", [IT], [IBUPROFEN, BACLOFEN], False),
        ("dose", [IBUPROFEN, MY_TABLETS], [], False),
        ("dose", [MY_TABLETS], [IBUPROFEN], False),
        # no: there is no other
        ("dose", [IT, DIZZY, GOUT], [HICCUPS], False),
        ("dose", [], [], False),
        # a topic of other medicines beside this one: yes with two and no word for this one
        ("named_medicine", [IBUPROFEN, TRAMADOL], [], True),
        ("comparison", [IBUPROFEN], [TRAMADOL], True),
        ("difference", [IBUPROFEN, IT], [], False),
        ("side_effects_with_medicine", [IBUPROFEN, IT], [], False),
        ("named_medicine", [IBUPROFEN], [], False),
        ("named_medicine", [IBUPROFEN, AGAIN], [], False),  # one, named twice
        ("alternatives", [IBUPROFEN, TRAMADOL, IT], [], False),
        ("which_medicines", [IBUPROFEN, TRAMADOL, BACLOFEN], [], False),
        # a topic of what else the patient has or takes: yes without a word for this one
        ("own_condition", [IBUPROFEN, KIDNEYS], [], True),
        ("addiction_history", [], [TRAMADOL], True),
        ("own_condition", [IBUPROFEN, KIDNEYS, IT], [], False),
        ("addiction_treatment", [TRAMADOL, BACLOFEN], [], False),
        ("named_class", [RELAXER, IT], [], False),
    ],
)
def test_a_question_is_about_another_medicine_where_only_that_is_named(
    name: str, mentions: list[Mention], around: list[Mention], expected: bool
) -> None:
    assert is_about_another_medicine(question(*mentions, around=tuple(around)), topic(name)) is expected
