"""A sentence is quoted only when the guesses that lead to it outweigh all others and amount to enough."""

from pathlib import Path

import pytest

from bot.leaflet.question import Kind, Mention, Question
from bot.leaflet.topics import Topics
from bot.verifier import ENOUGH, ENOUGH_UNADDRESSED, Decision, decide

from .leaflet.small import load_small

E = ENOUGH[0]  # where every word is explained
IT, BLUE = Mention(Kind.REFERENCE, "it"), Mention(Kind.THIS_MEDICINE, "catoflex")
OTHER, ODD, YAWN = Mention(Kind.MEDICINE, "dogobarb"), Mention(Kind.CONDITION, "fleas"), Mention(Kind.TERM, "yawn")


@pytest.fixture
def topics(tmp_path: Path) -> Topics:
    """The small leaflet's; `milk` and `milk_details` lead to the same sentence."""
    return load_small(tmp_path)


def decided(
    ranking: dict[str, float],
    topics: Topics,
    *unexplained: str,
    mentions: tuple[Mention, ...] = (IT,),
    around: tuple[Mention, ...] = (),
) -> Decision:
    """`unexplained`: for each guess, its words with spaces between."""
    intent, confidence = next(iter(ranking.items()))
    words = tuple(tuple(each.split()) for each in unexplained)
    return decide(Question("a question", intent, confidence, mentions, tuple(ranking.items()), words, around), topics)


@pytest.mark.parametrize(
    ("ranking", "intent", "sure"),
    [
        # enough by itself
        ({"ask_milk": 0.9, "ask_dose": 0.1}, "ask_milk", True),
        ({"ask_milk": E}, "ask_milk", True),
        # enough together with another that leads to the same sentence; the likeliest of them is answered
        ({"ask_milk": E / 2, "ask_milk_details": E / 2 + 0.01, "ask_dose": 0.3}, "ask_milk_details", True),
        # more than others, and not enough: what is not in the document and likely is named
        ({"ask_milk": E - 0.01, "ask_dose": 0.2}, "ask_dose", True),
        ({"ask_milk": E - 0.01, "ask_dose": 0.15}, "ask_dose", True),
        ({"ask_milk": E - 0.01, "off_topic": 0.4}, "off_topic", True),
        # the guesses that quote nothing count together
        ({"ask_milk": E, "ask_dose": E * 0.6, "off_topic": E * 0.5}, "ask_dose", True),
        ({"ask_dose": 0.3, "off_topic": 0.4}, "off_topic", True),
        # nothing is likely
        ({"ask_milk": E - 0.01, "ask_dose": 0.14, "off_topic": 0.14}, "ask_dose", False),
        ({"ask_milk": E - 0.1, "ask_form": E - 0.2}, "ask_milk", False),
        ({"ask_milk": E - 0.01, "off_topic": 0.39}, "off_topic", False),  # what is no topic takes more
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


@pytest.mark.parametrize(
    ("mentions", "around", "enough"),
    [
        # a word for this medicine, here or in the rest of the message
        ((IT,), (), ENOUGH),
        ((BLUE,), (), ENOUGH),
        ((YAWN, OTHER, IT), (ODD,), ENOUGH),
        ((), (BLUE,), ENOUGH),
        ((YAWN,), (OTHER, IT), ENOUGH),
        # no
        ((), (), ENOUGH_UNADDRESSED),
        ((YAWN, ODD), (), ENOUGH_UNADDRESSED),
        ((OTHER,), (OTHER, YAWN), ENOUGH_UNADDRESSED),
    ],
)
@pytest.mark.parametrize("unexplained", range(4))
def test_a_sentence_needs_more_support_where_no_word_is_for_this_medicine(
    mentions: tuple[Mention, ...],
    around: tuple[Mention, ...],
    enough: tuple[float, ...],
    unexplained: int,
    topics: Topics,
) -> None:
    needed, words = enough[min(unexplained, 2)], ["wool", "silk", "💊"][:unexplained]

    for support, intent in ((needed, "ask_milk"), (needed - 0.001, "ask_dose")):
        ranking = {"ask_milk": support, "ask_dose": 0.05}
        decision = decided(ranking, topics, " ".join(words), mentions=mentions, around=around)
        assert decision.intent == intent


@pytest.mark.parametrize("enough", [ENOUGH, ENOUGH_UNADDRESSED])
def test_the_support_that_is_enough_rises(enough: tuple[float, ...]) -> None:
    assert 0 < enough[0] < enough[1] < enough[2] < 1


def test_the_support_that_is_enough_is_higher_where_no_word_is_for_this_medicine() -> None:
    assert all(more > less for more, less in zip(ENOUGH_UNADDRESSED, ENOUGH, strict=True))


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
