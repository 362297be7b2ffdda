"""A question survives the way through Rasa's tracker, which keeps JSON."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.leaflet.question import Kind, Mention, Question

CONFIDENCES = st.floats(0, 1)
MENTIONS = st.builds(Mention, st.sampled_from(Kind), st.text(), st.none() | st.text(), st.booleans())
QUESTIONS = st.builds(
    Question,
    st.text(),
    st.text(),
    CONFIDENCES,
    st.lists(MENTIONS).map(tuple),
    st.lists(st.tuples(st.text(), CONFIDENCES)).map(tuple),
    st.lists(st.lists(st.text()).map(tuple)).map(tuple),
    st.lists(MENTIONS).map(tuple),
    st.booleans(),
)


@pytest.mark.parametrize(
    ("broken", "error"),
    [
        ({"mentions": [{"kind": "colour", "text": "blue"}]}, ValueError),  # a kind that is unknown
        ({"mentions": [{"kind": "term", "txt": "dizzy"}]}, KeyError),
        ({"ranking": [["ask_alcohol"]]}, ValueError),
        ({"mentions": None}, TypeError),
        ({"unexplained": [7]}, TypeError),
        ({"around": [{"kind": "colour", "text": "blue"}]}, ValueError),
        ({"around": None}, TypeError),
    ],
)
def test_what_was_not_written_by_it_is_not_read(broken: dict[str, Any], error: type[Exception]) -> None:
    with pytest.raises(error):
        Question.from_dict({**Question("wine?", "ask_alcohol", 0.9).to_dict(), **broken})


@given(QUESTIONS)
def test_any_question_is_the_same_after_a_turn_as_json(question: Question) -> None:
    assert Question.from_dict(json.loads(json.dumps(question.to_dict()))) == question


def test_what_the_rest_of_the_message_mentions_is_not_what_the_question_mentions() -> None:
    question = Question("wine?", "ask_alcohol", 0.9, around=(Mention(Kind.TERM, "dizzy"),))

    assert question.mentioned(*Kind) == ()


@given(QUESTIONS, st.text())
def test_a_question_that_is_settled_is_the_same_but_for_all_doubt(question: Question, intent: str) -> None:
    settled = question.settled(intent)

    assert (settled.intent, settled.confidence, settled.ranking) == (intent, 1.0, ((intent, 1.0),))
    assert (settled.unexplained, settled.is_settled) == ((), True)
    assert (settled.text, settled.mentions, settled.around) == (question.text, question.mentions, question.around)


def test_without_a_ranking_the_intent_is_the_only_guess() -> None:
    assert Question("wine?", "ask_alcohol", 0.9).ranking == (("ask_alcohol", 0.9),)
    assert not Question("wine?", "ask_alcohol", 0.9).is_settled


@pytest.mark.parametrize(
    ("kinds", "texts"),
    [
        ([], []),
        ([Kind.TERM], ["dizzy", "sick"]),
        ([Kind.THIS_MEDICINE], []),
        ([Kind.REFERENCE, Kind.TERM], ["dizzy", "it", "sick"]),
    ],
)
def test_the_mentions_of_some_kinds_come_in_order(kinds: list[Kind], texts: list[str]) -> None:
    mentions = (Mention(Kind.TERM, "dizzy"), Mention(Kind.REFERENCE, "it"), Mention(Kind.TERM, "sick"))
    question = Question("am i dizzy or sick from it", "ask_named_side_effect", 0.8, mentions)

    assert [mention.text for mention in question.mentioned(*kinds)] == texts


@pytest.mark.parametrize(
    ("own", "around", "found"),
    [
        ((), ("dizzy",), ("dizzy",)),
        (("weak",), ("dizzy",), ("weak",)),
        ((), (), ()),
    ],
)
def test_what_the_message_names_is_spoken_of_where_the_question_names_nothing(
    own: tuple[str, ...], around: tuple[str, ...], found: tuple[str, ...]
) -> None:
    mentions, others = (tuple(Mention(Kind.TERM, text) for text in texts) for texts in (own, around))
    asked = Question("is that normal", "ask_x", 0.9, mentions, around=(*others, Mention(Kind.REFERENCE, "it")))

    assert tuple(mention.text for mention in asked.spoken_of(Kind.TERM)) == found
