"""A sentence is quoted only when the guesses that lead to it outweigh all others and amount to enough."""

from pathlib import Path

import pytest

from bot.leaflet.question import Question
from bot.leaflet.topics import Topics
from bot.verifier import ENOUGH, Decision, decide

from .leaflet.small import load_small

E = ENOUGH[0]  # where every word is explained


@pytest.fixture
def topics(tmp_path: Path) -> Topics:
    """The small leaflet's; `milk` and `milk_details` lead to the same sentence."""
    return load_small(tmp_path)


def decided(ranking: dict[str, float], topics: Topics, *unexplained: str) -> Decision:
    """`unexplained`: for each guess, its words with spaces between."""
    intent, confidence = next(iter(ranking.items()))
    words = tuple(tuple(each.split()) for each in unexplained)
    return decide(Question("a question", intent, confidence, (), tuple(ranking.items()), words), topics)


@pytest.mark.parametrize(
    ("ranking", "intent", "sure"),
    [
        # enough by itself
        ({"ask_milk": 0.9, "ask_dose": 0.1}, "ask_milk", True),
        ({"ask_milk": E}, "ask_milk", True),
        # enough together with another that leads to the same sentence; the likeliest of them is answered
        ({"ask_milk": E / 2, "ask_milk_details": E / 2 + 0.01, "ask_dose": E / 2}, "ask_milk_details", True),
        # more than others, and not enough: what is not in the document and likely is named
        ({"ask_milk": E - 0.01, "ask_dose": 0.2}, "ask_dose", True),
        ({"ask_milk": E - 0.01, "off_topic": 0.15}, "off_topic", True),
        # the guesses that quote nothing count together
        ({"ask_milk": E, "ask_dose": E * 0.6, "off_topic": E * 0.5}, "ask_dose", True),
        ({"ask_dose": 0.3, "off_topic": 0.4}, "off_topic", True),
        # nothing is likely
        ({"ask_milk": E - 0.01, "ask_dose": 0.14, "off_topic": 0.14}, "ask_dose", False),
        ({"ask_milk": E - 0.1, "ask_form": E - 0.2}, "ask_milk", False),
        ({"ask_milk": 0.0}, "ask_milk", False),
        ({"ask_dose": 0.14}, "ask_dose", False),
        # names that lead nowhere
        ({"ask_unheard_of": 0.9}, "ask_unheard_of", True),
        ({"💊": 0.9, "ask_milk": 0.1}, "💊", True),
        ({"": 0.0}, "", False),
    ],
)
def test_the_best_supported_outcome_is_decided_for(
    ranking: dict[str, float], intent: str, sure: bool, topics: Topics
) -> None:
    decision = decided(ranking, topics)

    assert (decision.intent, decision.sure) == (intent, sure)


@pytest.mark.parametrize(
    ("unexplained", "needed"),
    [
        # all is explained, or nothing is known about the words
        ((), ENOUGH[0]),
        (("", ""), ENOUGH[0]),
        # one word, more words
        (("wool", "wool"), ENOUGH[1]),
        (("wool 💊", "💊 wool"), ENOUGH[2]),
        (("a b c d e", "e d c b a"), ENOUGH[2]),
        (("wool wool", "wool"), ENOUGH[1]),
        # what one of the guesses that lead to the sentence explains is explained
        (("wool", ""), ENOUGH[0]),
        (("wool", "silk"), ENOUGH[0]),
        (("wool silk", "silk lace"), ENOUGH[1]),
        # the words of other guesses do not matter
        (("", "", "wool silk"), ENOUGH[0]),
        (("wool", "wool", ""), ENOUGH[1]),
    ],
)
def test_a_sentence_needs_the_more_support_the_more_words_are_unexplained(
    unexplained: tuple[str, ...], needed: float, topics: Topics
) -> None:
    enough = {"ask_milk": needed - 0.1, "ask_milk_details": 0.1001, "ask_dose": 0.05}
    too_little = {**enough, "ask_milk_details": 0.0999}

    assert decided(enough, topics, *unexplained).intent == "ask_milk"
    assert decided(too_little, topics, *unexplained).intent == "ask_dose"


def test_the_support_that_is_enough_rises() -> None:
    assert 0 < ENOUGH[0] < ENOUGH[1] < ENOUGH[2] < 1


@pytest.mark.parametrize(
    ("ranking", "topic"),
    [
        ({"ask_milk": 0.9}, "milk"),
        ({"ask_dose": 0.9}, "dose"),
        ({"milk": 0.9}, "milk"),  # a name without its verb is taken for it
        ({"off_topic": 0.9}, None),
        ({"ask_unheard_of": 0.9}, None),
    ],
)
def test_the_decision_has_the_topic_of_its_intent(ranking: dict[str, float], topic: str | None, topics: Topics) -> None:
    decision = decided(ranking, topics)

    assert (decision.topic.name if decision.topic else None) == topic
