"""A thing named by itself: whether it is, and which topic it is of. What comes of it is in test_mentions.py."""

import pytest

from bot.bootstrap import answering
from bot.leaflet.question import Kind, Mention, Question
from bot.mentions import is_bare, is_terse, topic_of_thing

BACLOFEN, LIORESAL = (Mention(Kind.THIS_MEDICINE, name) for name in ("Baclofen", "lioresal"))
IT, IBUPROFEN = Mention(Kind.REFERENCE, "it"), Mention(Kind.MEDICINE, "ibuprofen")
GOUT, RASH = Mention(Kind.CONDITION, "gout"), Mention(Kind.TERM, "rash 💊")
DIZZY, DEPRESSED = (
    Mention(Kind.TERM, "dizzy", "dizziness"),
    Mention(Kind.TERM, "low", "mental or mood changes", near=True),
)
HICCUPS, KIDNEYS = Mention(Kind.TERM, "hiccups", "hiccups"), Mention(Kind.TERM, "kidneys", "kidney disease")
RELAXER, HERBS = Mention(Kind.TERM, "relaxer", "muscle relaxant"), Mention(Kind.TERM, "herbs", "herbal remedies")


def question(text: str, *mentions: Mention) -> Question:
    return Question(text, "ask_dose", 0.5, mentions)


@pytest.mark.parametrize(
    ("text", "mentions", "expected"),
    [
        # yes
        ("baclofen hiccups", [BACLOFEN, HICCUPS], True),
        ("Hiccups + BACLOFEN??", [HICCUPS, BACLOFEN], True),
        ("baclofen and gout", [BACLOFEN, GOUT], True),
        ("lioresal with ibuprofen 💊", [LIORESAL, IBUPROFEN], True),
        ("baclofen hiccups dizzy", [BACLOFEN, HICCUPS, DIZZY], True),
        # no: more words, only one of the two, a reference
        ("baclofen cured hiccups", [BACLOFEN, HICCUPS], False),
        ("does baclofen cause hiccups", [BACLOFEN, HICCUPS], False),
        ("hiccups", [HICCUPS], False),
        ("baclofen", [BACLOFEN], False),
        ("baclofen lioresal", [BACLOFEN, LIORESAL], False),
        ("it hiccups", [IT, HICCUPS], False),
        ("baclofen it hiccups", [BACLOFEN, IT, HICCUPS], False),
        ("", [], False),
        ("💊", [], False),
    ],
)
def test_a_question_is_bare_where_it_is_nothing_but_this_medicine_and_a_thing(
    text: str, mentions: list[Mention], expected: bool
) -> None:
    assert is_bare(question(text, *mentions)) is expected


@pytest.mark.parametrize(
    ("text", "mentions", "expected"),
    [
        # yes
        ("baclofen", [BACLOFEN], True),
        ("Baclofen and ALCOHOL?", [BACLOFEN], True),
        ("lioresal with red wine 💊", [LIORESAL], True),
        ("baclofen and hiccups", [BACLOFEN, HICCUPS], True),
        ("baclofen hiccups dizzy", [BACLOFEN, HICCUPS, DIZZY], True),
        # no: more words, or this medicine is not named
        ("can i take baclofen", [BACLOFEN], False),
        ("baclofen and very red wine", [BACLOFEN], False),
        ("does baclofen cause hiccups today", [BACLOFEN, HICCUPS], False),
        ("alcohol", [], False),
        ("it and alcohol", [IT], False),
        ("hiccups", [HICCUPS], False),
        ("", [], False),
        ("💊", [], False),
    ],
)
def test_a_question_is_terse_where_it_is_this_medicine_and_a_word_or_two(
    text: str, mentions: list[Mention], expected: bool
) -> None:
    assert is_terse(question(text, *mentions)) is expected


@pytest.mark.parametrize(
    ("mentions", "name"),
    [
        # the first topic whose list holds it
        ([DIZZY], "named_side_effect"),
        ([DEPRESSED], "named_side_effect"),
        ([HICCUPS], "named_use"),
        ([KIDNEYS], "own_condition"),
        ([RELAXER], "named_class"),
        ([HERBS], "named_medicine"),
        ([HICCUPS, DIZZY], "named_side_effect"),
        ([IBUPROFEN, HICCUPS], "named_use"),
        # in no list: a medicine beside this one, or an effect
        ([IBUPROFEN], "named_medicine"),
        ([IBUPROFEN, GOUT], "named_medicine"),
        ([GOUT], "named_side_effect"),
        ([RASH], "named_side_effect"),
        ([], "named_side_effect"),
    ],
)
def test_a_thing_is_of_the_first_topic_whose_list_holds_it(mentions: list[Mention], name: str) -> None:
    assert topic_of_thing(question("and?", *mentions), answering().topics).name == name
