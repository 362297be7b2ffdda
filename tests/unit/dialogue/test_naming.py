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


@pytest.mark.parametrize(
    ("topic", "before", "term"),
    [
        ("effectiveness", "addiction_treatment", "alcohol use disorder"),
        ("side_effect_action", "serious_side_effects", "seizures"),
        ("side_effect_action", "mind_effects", "mental or mood changes"),
    ],
)
def test_what_the_topic_before_names_is_meant(topic: str, before: str, term: str) -> None:
    (found,) = named(topic, after(topic=before))
    assert found.term == term


def test_of_what_was_named_by_words_and_by_a_topic_the_newest_is_meant() -> None:
    matters = (*after(HICCUPS).matters, *after(topic="addiction_treatment").matters)

    assert [mention.text for mention in named("effectiveness", Context(matters))] == ["addiction"]
    assert named("effectiveness", Context(matters[::-1])) == (HICCUPS,)


@pytest.mark.parametrize(
    "mention", [Mention(Kind.TERM, "glum", "seizures", near=True), Mention(Kind.MEDICINE, "aspirin")]
)
def test_what_is_only_near_or_another_medicine_is_not_meant(mention: Mention) -> None:
    assert named("effectiveness", after(mention)) == ()
