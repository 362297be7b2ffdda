"""A sentence is quoted only when the guesses that lead to it outweigh all others and amount to enough."""

from pathlib import Path

import pytest

from bot.bootstrap import answering
from bot.leaflet.question import Kind, Mention, Question
from bot.leaflet.topics import Topics
from bot.verifier import ENOUGH, ENOUGH_UNADDRESSED, MATTERS, Decision, decide

from .leaflet.small import load_small

E = ENOUGH[0]  # where every word is explained
YAWNING = Mention(Kind.TERM, "yawns", "yawning")
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
        ((YAWN, IT), (ODD,), ENOUGH),
        ((), (BLUE,), ENOUGH),
        ((YAWN,), (IT,), ENOUGH),
        # no
        ((), (), ENOUGH_UNADDRESSED),
        ((YAWN, ODD), (), ENOUGH_UNADDRESSED),
        ((ODD,), (YAWN,), ENOUGH_UNADDRESSED),
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


@pytest.mark.parametrize(
    ("mentions", "around"),
    [((OTHER,), ()), ((OTHER, IT), ()), ((IT,), (OTHER,)), ((YAWN,), (OTHER, YAWN))],
)
def test_what_is_about_another_medicine_supports_no_sentence(
    mentions: tuple[Mention, ...], around: tuple[Mention, ...], topics: Topics
) -> None:
    decision = decided({"ask_milk": 0.6, "ask_dose": 0.4}, topics, mentions=mentions, around=around)

    assert (decision.intent, decision.sure) == ("ask_milk", True)  # for which bot.answering declines
    assert decided({"ask_milk": 0.1, "ask_dose": 0.9}, topics, mentions=mentions, around=around).intent == "ask_dose"


def test_guesses_that_a_mention_makes_the_same_topic_count_together(topics: Topics) -> None:
    ranking = {"ask_effectiveness": E / 2, "ask_named_side_effect": E / 2 + 0.01, "ask_dose": 0.3}

    assert decided(ranking, topics, mentions=(IT,)).intent == "ask_dose"
    assert decided(ranking, topics, mentions=(IT, YAWNING)).intent == "ask_named_side_effect"


@pytest.mark.parametrize(
    ("ranking", "topic", "also", "sure"),
    [
        # two of one matter that have not enough together, or have: the likelier first
        ({"ask_what_is": E / 2, "ask_effectiveness": E / 2 - 0.01, "ask_dose": 0.1}, "dose", None, False),
        ({"ask_what_is": E / 2 + 0.01, "ask_effectiveness": E / 2, "ask_dose": 0.1}, "what_is", "effectiveness", True),
        ({"ask_effectiveness": E / 2 + 0.01, "ask_what_is": E / 2}, "effectiveness", "what_is", True),
        # no: one has enough alone, or they are not of one matter
        ({"ask_what_is": E, "ask_effectiveness": 0.1}, "what_is", None, True),
        ({"ask_what_is": E / 2 + 0.01, "ask_milk": E / 2}, "what_is", None, False),
        # no: the second has less than what quotes nothing
        ({"ask_what_is": E - 0.05, "ask_effectiveness": 0.06, "ask_dose": 0.07}, "dose", None, False),
    ],
)
def test_two_topics_of_one_matter_share_their_support(
    ranking: dict[str, float], topic: str | None, also: str | None, sure: bool, topics: Topics
) -> None:
    decision = decided(ranking, topics)

    names = [each.name if each else None for each in (decision.topic, decision.also)]
    assert names == [topic, also]
    assert decision.sure is sure


def test_a_sentence_to_which_all_guesses_lead_needs_no_support(topics: Topics) -> None:
    assert decided({"ask_milk": 0.2, "ask_milk_details": 0.1}, topics, "wool silk", "wool silk").sure
    assert not decided({"ask_milk": 0.2, "ask_milk_details": 0.1, "ask_dose": 0.01}, topics).sure


def test_what_is_of_one_matter_exists() -> None:
    assert {name for matter in MATTERS for name in matter} <= answering().topics.by_name.keys()


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
