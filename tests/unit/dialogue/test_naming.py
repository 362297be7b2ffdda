"""A turn that asks on is about what was named before, where its answer depends on it."""

import pytest

from bot.bootstrap import answering
from bot.dialogue.context import Context, Matter
from bot.dialogue.naming import with_named
from bot.leaflet.answer import Verdict
from bot.leaflet.question import Kind, Mention, Question

FITS, DIZZY = Mention(Kind.TERM, "fits", "seizures"), Mention(Kind.TERM, "dizzy", "dizziness")
HICCUPS, GOUT = Mention(Kind.TERM, "hiccups", "hiccups"), Mention(Kind.CONDITION, "gout")


def after(*mentions: Mention, topic: str = "named_use") -> Context:
    asked = Question("and that?", f"ask_{topic}", 1.0, mentions)
    return Context((Matter((asked,), (topic,), (), (), Verdict.ANSWERED, 0.0),))


def named(topic: str, context: Context, *own: Mention) -> tuple[Mention, ...]:
    topics = answering().topics
    return with_named(Question("and then?", f"ask_{topic}", 1.0, own), topics.by_name[topic], context, topics).mentions


@pytest.mark.parametrize(
    ("topic", "mentions", "kept"),
    [
        ("effectiveness", (HICCUPS,), (HICCUPS,)),  # yes
        ("named_side_effect", (DIZZY, FITS), (DIZZY, FITS)),
        ("side_effect_action", (DIZZY, FITS), (FITS,)),  # what to do: of the serious ones
        ("side_effect_action", (DIZZY, HICCUPS), ()),
        ("alcohol", (HICCUPS,), ()),  # no
        ("effectiveness", (GOUT,), ()),
        ("effectiveness", (), ()),
    ],
)
def test_what_was_named_is_meant_where_the_answer_depends_on_it(
    topic: str, mentions: tuple[Mention, ...], kept: tuple[Mention, ...]
) -> None:
    assert named(topic, after(*mentions)) == kept


def test_what_the_turn_names_itself_is_what_it_means() -> None:
    assert named("effectiveness", after(HICCUPS), GOUT) == (GOUT,)


def test_how_well_it_treats_addiction_is_asked_after_addiction() -> None:
    (found,) = named("effectiveness", after(topic="addiction_treatment"))
    assert found.term == "alcohol use disorder"
