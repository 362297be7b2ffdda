"""Another medicine in a turn: asked about beside this one, or alone."""

import pytest

from .turns import BACLOFEN, IBUPROFEN, IT, UNSURE, completed, question


@pytest.mark.parametrize(
    ("before", "text", "intent"),
    [
        # added: beside this medicine
        ("alcohol", "and ibuprofen?", "ask_named_medicine"),
        ("side_effects", "what about ibuprofen", "ask_named_medicine"),
        ("named_medicine", "IBUPROFEN", "ask_named_medicine"),
        # where medicines are compared, compared
        ("difference", "and ibuprofen?", "ask_difference"),
        ("named_class", "and ibuprofen?", "ask_named_class"),
        # a sentence of its own goes on from another medicine
        ("named_medicine", "can i take ibuprofen", "ask_named_medicine"),
    ],
)
def test_another_medicine_that_is_added_is_asked_about_beside_this_one(before: str, text: str, intent: str) -> None:
    meant = completed(question(text, UNSURE, IBUPROFEN), before)

    assert (meant.intent, meant.confidence) == (intent, 1.0)
    assert BACLOFEN in meant.around


@pytest.mark.parametrize(
    ("text", "ranking", "intent"),
    [
        # a medicine that no list knows
        ("he takes zorbulin", {"ask_about_other_medicine": 0.5, "ask_dose": 0.3}, "ask_named_medicine"),
        ("can she have zorbulin", {"ask_about_other_medicine": 0.3, "ask_named_medicine": 0.3}, "ask_named_medicine"),
        ("and my zorbulin?", {"ask_other_medicines": 0.6}, "ask_named_medicine"),
        # a question of its own, or hardly about a medicine
        ("what does zorbulin cost in spain", {"ask_about_other_medicine": 0.9}, "ask_about_other_medicine"),
        ("and my zorbulin?", {"ask_about_other_medicine": 0.4, "ask_food": 0.4}, "ask_about_other_medicine"),
    ],
)
def test_a_medicine_that_no_list_knows_is_asked_about_beside_this_one(
    text: str, ranking: dict[str, float], intent: str
) -> None:
    assert completed(question(text, ranking), "alcohol").intent == intent


@pytest.mark.parametrize(
    ("text", "ranking", "intent"),
    [
        ("better than ibuprofen?", {"ask_comparison": 0.9}, "ask_comparison"),
        ("does ibuprofen make you sleepy", {"ask_about_other_medicine": 0.9}, "ask_about_other_medicine"),
        ("does ibuprofen clash with it", {"ask_about_other_medicine": 0.5}, "ask_named_medicine"),
    ],
)
def test_another_medicine_compared_or_asked_about_alone_is_not_asked_about_beside_this_one(
    text: str, ranking: dict[str, float], intent: str
) -> None:
    assert completed(question(text, ranking, IBUPROFEN), "named_medicine").intent == intent


@pytest.mark.parametrize("before", ["alcohol", "side_effects", "difference"])
def test_a_sentence_about_another_medicine_is_a_question_of_its_own(before: str) -> None:
    asked = question("can i take ibuprofen", UNSURE, IBUPROFEN)

    assert completed(asked, before) is asked


@pytest.mark.parametrize("before", ["alcohol", "named_medicine"])
def test_a_question_about_another_medicine_that_is_sure_keeps_its_intent(before: str) -> None:
    sure = question("does it interact with ibuprofen", {"ask_other_medicines": 0.99}, IBUPROFEN, IT)

    assert completed(sure, before) is sure


def test_an_addition_that_is_sure_is_read_with_this_medicine() -> None:
    sure = question("with ibuprofen?", {"ask_other_medicines": 0.99}, IBUPROFEN)

    meant = completed(sure, "alcohol")

    assert (meant.intent, meant.ranking, meant.around) == (sure.intent, sure.ranking, (BACLOFEN,))
