"""The questions of a message are answered from the leaflet."""

import pytest
from rasa_sdk.executor import CollectingDispatcher

from actions.answer_question import AnswerQuestion
from bot.leaflet.question import Question

from .fakes import slots_set, tracker, uttered

ALCOHOL = "It is also important to avoid alcohol while taking Baclofen, as this can increase the risk of side effects."


@pytest.mark.parametrize(
    ("text", "intent", "sent", "verdict"),
    [
        ("beer?", "ask_alcohol", ["utter_quote", ALCOHOL, "utter_doctor_alcohol"], "answered"),
        ("mg??", "ask_dose", ["utter_not_covered", "utter_doctor_taking", "utter_offer_to_keep"], "not_covered"),
        ("💊", "nlu_fallback", ["utter_not_understood"], "off_topic"),
        ("", None, ["utter_not_sure", "utter_offer_to_keep"], "not_covered"),
    ],
)
async def test_a_message_is_answered_and_the_outcome_noted(
    text: str, intent: str | None, sent: list[str], verdict: str
) -> None:
    dispatcher = CollectingDispatcher()

    events = await AnswerQuestion().run(dispatcher, tracker(text, intent), {})

    assert uttered(dispatcher) == sent
    assert slots_set(events)["reply"]["verdict"] == verdict


async def test_every_question_of_the_message_is_answered() -> None:
    dispatcher = CollectingDispatcher()
    questions = (Question("beer?", "ask_alcohol", 0.99), Question("mg??", "ask_dose", 0.99))

    events = await AnswerQuestion().run(dispatcher, tracker("beer? mg??", "ask_alcohol", *questions), {})

    assert uttered(dispatcher)[:3] == ["utter_about", "utter_quote", ALCOHOL]
    assert "utter_not_covered" in uttered(dispatcher)
    assert slots_set(events)["reply"]["topics"] == ["alcohol", "dose"]
