"""The questions of a message are answered from the leaflet, each as it is meant after what was asked before."""

import pytest
from rasa_sdk.executor import CollectingDispatcher

from actions.answer_question import AnswerQuestion
from bot.leaflet.question import Kind, Mention, Question

from .fakes import choices, matters, noted, tracker, uttered

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
    assert noted(events)["reply"]["verdict"] == verdict


async def test_every_question_of_the_message_is_answered() -> None:
    dispatcher = CollectingDispatcher()
    questions = (Question("beer?", "ask_alcohol", 0.99), Question("mg??", "ask_dose", 0.99))

    events = await AnswerQuestion().run(dispatcher, tracker("beer? mg??", "ask_alcohol", *questions), {})

    assert uttered(dispatcher)[:3] == ["utter_about", "utter_quote", ALCOHOL]
    assert "utter_not_covered" in uttered(dispatcher)
    assert noted(events)["reply"]["topics"] == ["alcohol", "dose"]


@pytest.mark.parametrize(
    ("before", "sent", "topics"),
    [
        (["side_effects"], "utter_quote", ["named_side_effect"]),
        (["named_use", "side_effects"], "utter_quote", ["named_side_effect"]),
        ([], "utter_off_topic", []),
    ],
)
async def test_a_turn_that_is_no_whole_question_is_meant_as_the_one_before(
    before: list[str], sent: str, topics: list[str]
) -> None:
    dispatcher = CollectingDispatcher()
    dizzy = Question("and dizziness?", "off_topic", 0.6, (Mention(Kind.TERM, "dizziness", "dizziness"),))

    events = await AnswerQuestion().run(
        dispatcher, tracker("and dizziness?", "off_topic", dizzy, matters=matters(*before)), {}
    )

    assert uttered(dispatcher)[0] == sent
    assert noted(events)["reply"]["topics"] == topics


async def test_a_meaning_that_is_tapped_is_what_the_earlier_question_meant() -> None:
    dispatcher = CollectingDispatcher()
    conversation = tracker(
        "/ask_alcohol", "ask_alcohol", choices=choices("can i with wine 💊", "ask_dose", "ask_alcohol")
    )

    events = await AnswerQuestion().run(dispatcher, conversation, {})

    assert uttered(dispatcher) == ["utter_quote", ALCOHOL, "utter_doctor_alcohol"]
    assert noted(events)["reply"]["question"] == "can i with wine 💊"
    assert noted(events)["matters"][0]["questions"][0]["text"] == "can i with wine 💊"


async def test_what_may_be_meant_is_offered_and_waits_for_the_patient() -> None:
    dispatcher = CollectingDispatcher()
    unclear = Question("mg 💊", "ask_dose", 0.12, ranking=(("ask_dose", 0.12), ("ask_alcohol", 0.11)))

    events = await AnswerQuestion().run(dispatcher, tracker("mg 💊", "ask_dose", unclear), {})

    assert uttered(dispatcher) == ["utter_did_you_mean"]
    assert [button["title"] for button in dispatcher.messages[0]["buttons"]] == [
        "How much should I take?",
        "Can I drink alcohol while taking it?",
    ]
    assert noted(events)["offered"] == "meanings"
    assert noted(events)["choices"] == {"question": unclear.to_dict(), "intents": ["ask_dose", "ask_alcohol"]}
