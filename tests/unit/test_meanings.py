"""What a question may mean: the likeliest topics about this medicine, and of a bare thing what it may be."""

from pathlib import Path

import pytest

from bot.leaflet.question import Kind, Mention, Question
from bot.leaflet.topics import Topics
from bot.meanings import MOST, meanings, other_meanings

from .leaflet.small import load_small

BLUE, OTHER = Mention(Kind.THIS_MEDICINE, "catoflex"), Mention(Kind.MEDICINE, "dogobarb")
YAWN, FLEAS = Mention(Kind.TERM, "yawns", "yawning"), Mention(Kind.CONDITION, "fleas")


@pytest.fixture
def topics(tmp_path: Path) -> Topics:
    """Of the small leaflet."""
    return load_small(tmp_path)


def asked(ranking: dict[str, float], *mentions: Mention, text: str = "a question") -> Question:
    (intent, confidence), *_ = ranking.items()
    return Question(text, intent, confidence, mentions, tuple(ranking.items()))


@pytest.mark.parametrize(
    ("ranking", "found"),
    [
        # yes: what is likely enough, the likeliest first, whether or not the document speaks of it
        ({"ask_milk": 0.5, "ask_dose": 0.3}, ("ask_milk", "ask_dose")),
        ({"ask_dose": 0.2, "ask_milk": 0.5}, ("ask_milk", "ask_dose")),
        ({"ask_milk": 0.1}, ("ask_milk",)),
        # no more than can be read
        (
            {"ask_milk": 0.3, "ask_dose": 0.25, "ask_form": 0.2, "ask_what_is": 0.15},
            ("ask_milk", "ask_dose", "ask_form"),
        ),
        # no: unlikely, no topic, no question
        ({"ask_milk": 0.09}, ()),
        ({"ask_about_other_health": 0.8, "ask_milk": 0.1}, ("ask_milk",)),
        ({"greet": 0.5, "report_overdose": 0.3, "nlu_fallback": 0.2}, ()),
        ({"milk": 0.9}, ()),
        ({"": 0.9, "ask_": 0.5, "ask_💊": 0.4}, ()),
    ],
)
def test_the_likeliest_topics_are_offered(ranking: dict[str, float], found: tuple[str, ...], topics: Topics) -> None:
    assert meanings(asked(ranking), topics) == found


def test_as_many_meanings_as_can_be_read_are_found(topics: Topics) -> None:
    likely = {f"ask_{name}": 0.3 for name in topics.by_name}

    assert len(meanings(asked(likely), topics)) == MOST < len(likely)


def test_intents_that_lead_to_one_topic_are_one_meaning(topics: Topics) -> None:
    ranking = {"ask_milk": 0.08, "ask_named_use": 0.07, "ask_effectiveness": 0.05}

    assert meanings(asked(ranking, FLEAS), topics) == ("ask_named_use",)


def test_what_is_named_by_itself_makes_no_question_of_small_talk(topics: Topics) -> None:
    greeting = asked({"greet": 0.9}, BLUE, YAWN, text="catoflex yawns")

    assert meanings(greeting, topics) == ()


def test_a_question_about_another_medicine_means_only_what_is_asked_beside_it(topics: Topics) -> None:
    ranking = {"ask_milk": 0.6, "ask_named_medicine": 0.3}

    assert meanings(asked(ranking, OTHER), topics) == ("ask_named_medicine",)
    assert meanings(asked(ranking, OTHER, BLUE), topics) == ("ask_milk", "ask_named_medicine")


@pytest.mark.parametrize(
    ("ranking", "answered", "found"),
    [
        # yes: likely, and the document speaks of it
        ({"ask_milk": 0.5, "ask_form": 0.3}, "milk", ("ask_form",)),
        ({"ask_milk": 0.5, "ask_form": 0.2}, "milk", ("ask_form",)),
        ({"ask_milk": 0.4, "ask_form": 0.3}, None, ("ask_milk", "ask_form")),
        ({"ask_milk": 0.3, "ask_form": 0.25, "ask_what_is": 0.22}, None, ("ask_milk", "ask_form")),
        # no: what was answered, what is not likely enough beside an answer, that on which the document is silent
        ({"ask_milk": 0.9}, "milk", ()),
        ({"ask_milk": 0.5, "ask_form": 0.19}, "milk", ()),
        ({"ask_milk": 0.5, "ask_dose": 0.4}, "milk", ()),
        ({"greet": 0.9}, None, ()),
        ({"": 0.9}, "", ()),
    ],
)
def test_beside_a_reply_other_meanings_are_offered(
    ranking: dict[str, float], answered: str | None, found: tuple[str, ...], topics: Topics
) -> None:
    assert other_meanings(asked(ranking), topics, answered) == found


@pytest.mark.parametrize(
    ("text", "mentions", "answered", "found"),
    [
        # yes: a thing beside the name may be an effect, a use or an illness
        ("catoflex yawns", [BLUE, YAWN], "named_use", ("ask_named_side_effect", "ask_own_condition")),
        ("catoflex and yawns??", [BLUE, YAWN], "named_side_effect", ("ask_named_use", "ask_own_condition")),
        ("fleas + CATOFLEX", [FLEAS, BLUE], "own_condition", ("ask_named_side_effect", "ask_named_use")),
        ("catoflex fleas", [BLUE, FLEAS], None, ("ask_named_side_effect", "ask_named_use")),
        # no: another medicine can be nothing else
        ("catoflex dogobarb", [BLUE, OTHER], "named_medicine", ()),
    ],
)
def test_a_thing_beside_the_name_may_be_something_else(
    text: str, mentions: list[Mention], answered: str | None, found: tuple[str, ...], topics: Topics
) -> None:
    question = asked({"ask_milk": 0.9, "ask_form": 0.5}, *mentions, text=text)

    assert other_meanings(question, topics, answered) == found


@pytest.mark.parametrize(
    ("text", "mentions", "answered", "found"),
    [
        # yes: drunk beside it, or treated with it
        ("catoflex alcohol", [BLUE], "alcohol", ("ask_addiction_treatment",)),
        ("CATOFLEX + wine??", [BLUE], "alcohol", ("ask_addiction_treatment",)),
        ("catoflex and drinking", [BLUE], "addiction_treatment", ("ask_alcohol", "ask_addictiveness")),
        # no: another topic, none, or a whole question
        ("catoflex milk 🥛", [BLUE], "milk", ()),
        ("catoflex milk", [BLUE], None, ()),
        ("can i drink wine while i am on catoflex", [BLUE], "alcohol", ()),
        ("alcohol", [], "alcohol", ()),
    ],
)
def test_a_word_beside_the_name_may_be_a_drink_or_an_addiction(
    text: str, mentions: list[Mention], answered: str | None, found: tuple[str, ...], topics: Topics
) -> None:
    assert other_meanings(asked({"ask_alcohol": 0.9}, *mentions, text=text), topics, answered) == found


@pytest.mark.parametrize(
    "question",
    [
        asked({"ask_milk": 0.5, "ask_form": 0.3}),
        asked({"ask_milk": 0.5}, BLUE, YAWN, text="catoflex yawns"),
        asked({"ask_milk": 0.5}, BLUE, text="catoflex alcohol"),
    ],
)
def test_what_the_patient_chose_means_nothing_else(question: Question, topics: Topics) -> None:
    assert other_meanings(question, topics, "alcohol") != ()
    assert other_meanings(question.settled("ask_alcohol"), topics, "alcohol") == ()
