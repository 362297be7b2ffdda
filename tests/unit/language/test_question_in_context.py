"""One question of a message is weighed with what stands around it; several are all kept, and so is what is listed."""

import pytest

from bot.language.question_gatherer import QUESTIONS, QuestionGatherer
from bot.language.question_reader import LISTED
from bot.language.vocabulary import UNEXPLAINED

from .parts import gathered, part, ranked


def test_one_part_is_weighed_with_what_stands_around_it(gatherer: QuestionGatherer) -> None:
    whole = ranked("My knee is swollen. Normal?", {"ask_named_side_effect": 0.6, "ask_safety": 0.3})
    only = ranked("Normal?", {"ask_safety": 0.7, "off_topic": 0.2}, depth=1)
    for message, words in ((whole, (("knee", "odd"), ("swollen",))), (only, (("odd",), ()))):
        message.set(UNEXPLAINED, words)
    (message,) = gatherer.process([whole, only])
    (question,) = message.get(QUESTIONS)
    assert question["text"] == "Normal?"
    assert question["ranking"] == (("ask_safety", 0.5), ("ask_named_side_effect", 0.3))
    assert question["unexplained"] == (("odd",), ("odd",))  # of its own words


def test_of_several_questions_one_that_is_not_understood_is_kept(gatherer: QuestionGatherer) -> None:
    whole = ranked("Is it safe? Do I glip it?", {"ask_safety": 0.6})
    parts = [part("Is it safe?", "ask_safety", 0.9), part("Do I glip it?", "ask_food", 0.2)]
    assert gathered(gatherer, whole, *parts) == ("ask_safety", ["ask_safety", "ask_food"])


@pytest.mark.parametrize("listed", [True, False])
def test_what_is_listed_is_asked_whatever_its_form(gatherer: QuestionGatherer, listed: bool) -> None:
    parts = [
        part(text, intent) for text, intent in (("my kidneys are bad", "ask_own_condition"), ("beer?", "ask_food"))
    ]
    for each in parts:
        each.set(LISTED, listed)
    _, intents = gathered(gatherer, ranked("1. my kidneys are bad 2. beer?", {"ask_food": 0.5}), *parts)
    assert intents == (["ask_own_condition", "ask_food"] if listed else ["ask_food"])
