"""What is not about this medicine is declined; a question about it in the same message is answered."""

import pytest
from rasa_sdk.executor import CollectingDispatcher

from actions.decline_other_matter import DeclineOtherMatter
from bot.leaflet.question import Kind, Mention, Question

from .fakes import matters, noted, tracker, uttered


@pytest.mark.parametrize(
    ("intent", "sent"),
    [
        ("off_topic", "utter_off_topic"),
        ("ask_about_other_medicine", "utter_about_other_medicine"),
        ("ask_about_other_health", "utter_about_other_health"),
    ],
)
async def test_each_other_matter_has_its_own_words_and_no_quote(intent: str, sent: str) -> None:
    dispatcher = CollectingDispatcher()

    events = await DeclineOtherMatter().run(dispatcher, tracker("the moon 💊", intent), {})

    assert uttered(dispatcher) == [sent]
    assert noted(events)["reply"]["verdict"] == "off_topic"


async def test_a_question_about_this_medicine_beside_it_is_answered() -> None:
    dispatcher = CollectingDispatcher()
    questions = (Question("the moon", "off_topic", 0.9), Question("mg??", "ask_dose", 0.9))

    events = await DeclineOtherMatter().run(dispatcher, tracker("the moon. mg??", "off_topic", *questions), {})

    assert uttered(dispatcher)[:2] == ["utter_off_topic", "utter_not_covered"]
    assert noted(events)["reply"]["topics"] == ["dose"]


@pytest.mark.parametrize(
    ("before", "sent", "verdict"),
    [
        ([], ["utter_about_other_medicine"], "off_topic"),
        (["alcohol"], ["utter_unlisted_medicines_to_tell", "utter_quote_instead"], "partial"),
    ],
)
async def test_another_medicine_named_after_a_question_about_this_one_is_asked_about_beside_it(
    before: list[str], sent: list[str], verdict: str
) -> None:
    dispatcher = CollectingDispatcher()
    other = Question("and ibuprofen?", "ask_about_other_medicine", 0.9, (Mention(Kind.MEDICINE, "ibuprofen"),))
    conversation = tracker("and ibuprofen?", "ask_about_other_medicine", other, matters=matters(*before))

    events = await DeclineOtherMatter().run(dispatcher, conversation, {})

    assert uttered(dispatcher)[: len(sent)] == sent
    assert noted(events)["reply"]["verdict"] == verdict
