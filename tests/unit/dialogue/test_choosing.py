"""What the patient chose of the meanings that were offered, by a tap or in words."""

from pathlib import Path
from typing import Any

import pytest

from bot.dialogue.choosing import choice_meant, chosen, other_than, which_one
from bot.dialogue.context import Matter
from bot.leaflet.answer import Reply, Verdict
from bot.leaflet.question import Kind, Mention, Question
from bot.leaflet.topics import Topics

from ..leaflet.small import load_small
from ..reading import said

FLEAS = Mention(Kind.CONDITION, "fleas")
EARLIER = Question("cheese 🧀 with it?", "ask_milk", 0.4, (FLEAS,), (("ask_milk", 0.4), ("ask_dose", 0.3)))
MILK, DOSE = (EARLIER.settled(f"ask_{topic}") for topic in ("milk", "dose"))


@pytest.fixture
def topics(tmp_path: Path) -> Topics:
    """Of the small leaflet."""
    return load_small(tmp_path)


def offered(*intents: str) -> dict[str, Any]:
    """What the slot holds after these were offered."""
    return {"question": EARLIER.to_dict(), "intents": list(intents)}


def tapped(intent: str) -> Question:
    return Question(f"/{intent}", intent, 1.0)


def intents(reply: Reply) -> list[str]:
    return [choice.intent for choice in reply.choices]


def test_a_tapped_meaning_is_the_earlier_question_meant_so() -> None:
    (question,) = chosen([tapped("ask_dose")], offered("ask_milk", "ask_dose"))

    assert question == DOSE
    assert (question.text, question.mentions) == (EARLIER.text, (FLEAS,))


@pytest.mark.parametrize(
    ("questions", "choices"),
    [
        # nothing was offered, or not this
        ([tapped("ask_dose")], None),
        ([tapped("ask_dose")], offered()),
        ([tapped("ask_dose")], offered("ask_milk")),
        # it was typed
        ([Question("what dose", "ask_dose", 0.9)], offered("ask_dose")),
        ([Question("/ask_milk", "ask_dose", 0.9)], offered("ask_dose")),
        # it is not one question
        ([tapped("ask_dose"), tapped("ask_dose")], offered("ask_dose")),
        ([], offered("ask_dose")),
    ],
)
def test_any_other_questions_stay_as_they_are(questions: list[Question], choices: dict[str, Any] | None) -> None:
    assert chosen(questions, choices) == questions


@pytest.mark.parametrize(
    ("text", "choices", "meant"),
    [
        # yes: by its place
        ("the second one", offered("ask_milk", "ask_dose"), DOSE),
        ("1", offered("ask_milk", "ask_dose"), MILK),
        ("LAST!", offered("ask_milk", "ask_dose"), DOSE),
        # yes: the only one
        ("yes", offered("ask_dose"), DOSE),
        ("👍", offered("ask_dose"), DOSE),
        ("", offered("ask_dose"), DOSE),
        # no: it cannot be told which
        ("yes", offered("ask_milk", "ask_dose"), None),
        ("the third", offered("ask_milk", "ask_dose"), None),
        ("🤷", offered("ask_milk", "ask_dose"), None),
        ("", offered("ask_milk", "ask_dose"), None),
        # no: nothing was offered
        ("yes", offered(), None),
        ("first", offered(), None),
        ("yes", None, None),
        ("first", None, None),
    ],
)
def test_a_meaning_is_chosen_in_words(text: str, choices: dict[str, Any] | None, meant: Question | None) -> None:
    assert choice_meant(text, choices) == meant


def test_where_it_cannot_be_told_the_same_meanings_are_offered_again() -> None:
    reply = which_one(offered("ask_milk", "ask_dose"))

    assert (said(reply.lines), intents(reply)) == ("which_one", ["ask_milk", "ask_dose"])
    assert reply.verdict is Verdict.NOT_COVERED


@pytest.mark.parametrize("choices", [None, offered()])
def test_without_meanings_there_is_nothing_to_choose(choices: dict[str, Any] | None) -> None:
    reply = which_one(choices)

    assert (said(reply.lines), intents(reply)) == ("nothing_to_choose", [])


@pytest.mark.parametrize(
    ("answered", "found"),
    [
        (["milk"], ["ask_dose"]),
        (["dose"], ["ask_milk"]),
        (["form"], ["ask_milk", "ask_dose"]),
        ([], ["ask_milk", "ask_dose"]),
    ],
)
def test_a_misunderstood_question_is_offered_as_what_was_not_answered(
    answered: list[str], found: list[str], topics: Topics
) -> None:
    last = Matter((MILK,), tuple(answered), (), (), Verdict.ANSWERED, 0.0)

    reply = other_than(offered("ask_form"), last, topics)

    assert (said(reply.lines), intents(reply)) == ("which_one", found)


def test_before_any_answer_all_meanings_are_offered(topics: Topics) -> None:
    assert intents(other_than(offered(), None, topics)) == ["ask_milk", "ask_dose"]


@pytest.mark.parametrize("choices", [None, offered("ask_milk")])
def test_without_another_meaning_other_words_are_asked_for(choices: dict[str, Any] | None, topics: Topics) -> None:
    last = Matter((MILK,), ("milk", "dose"), (), (), Verdict.ANSWERED, 0.0)

    reply = other_than(choices, last, topics)

    assert (said(reply.lines), intents(reply)) == ("misunderstood", [])
