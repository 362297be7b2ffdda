"""What was not understood gets fixed words, whatever it was; the second time in a row, the parts of the leaflet."""

import pytest
from rasa_sdk.executor import CollectingDispatcher

from actions.ask_to_rephrase import AskToRephrase

from .fakes import noted, tracker, uttered


@pytest.mark.parametrize(("text", "intent"), [("asdf", "nlu_fallback"), ("", None), (None, None), ("💊", "ask_dose")])
async def test_other_words_are_asked_for_and_nothing_is_quoted(text: str | None, intent: str | None) -> None:
    dispatcher = CollectingDispatcher()

    events = await AskToRephrase().run(dispatcher, tracker(text, intent), {})

    assert uttered(dispatcher) == ["utter_not_understood"]
    assert noted(events)["reply"]["verdict"] == "off_topic"
    assert noted(events)["failures"] == 1


async def test_after_a_reply_that_understood_nothing_the_parts_of_the_leaflet_are_shown() -> None:
    dispatcher = CollectingDispatcher()

    events = await AskToRephrase().run(dispatcher, tracker("asdf", "nlu_fallback", failures=1), {})

    assert uttered(dispatcher) == ["utter_stuck"]
    assert dispatcher.messages[0]["buttons"]
    assert noted(events)["failures"] == 2
