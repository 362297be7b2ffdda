"""What was not understood gets fixed words, whatever it was."""

import pytest
from rasa_sdk.executor import CollectingDispatcher

from actions.ask_to_rephrase import AskToRephrase

from .fakes import slots_set, tracker, uttered


@pytest.mark.parametrize(("text", "intent"), [("asdf", "nlu_fallback"), ("", None), (None, None), ("💊", "ask_dose")])
async def test_other_words_are_asked_for_and_nothing_is_quoted(text: str | None, intent: str | None) -> None:
    dispatcher = CollectingDispatcher()

    events = await AskToRephrase().run(dispatcher, tracker(text, intent), {})

    assert uttered(dispatcher) == ["utter_not_understood"]
    assert slots_set(events)["reply"]["verdict"] == "off_topic"
