"""A message in another language is answered in it, and in English."""

import pytest
from rasa_sdk.executor import CollectingDispatcher

from actions.name_language import NameLanguage
from bot.language.language_detector import CODES, FOREIGN, UNKNOWN

from .fakes import matters, noted, tracker, uttered


@pytest.mark.parametrize("code", CODES)
async def test_every_language_that_is_told_has_words_of_its_own(code: str) -> None:
    dispatcher, conversation = CollectingDispatcher(), tracker("¿qué?", FOREIGN)
    conversation.latest_message["language"] = code

    events = await NameLanguage().run(dispatcher, conversation, {})

    assert uttered(dispatcher) == [f"utter_language_{code}", "utter_only_english"]
    assert noted(events)["reply"]["verdict"] == "off_topic"


@pytest.mark.parametrize("code", [None, "", UNKNOWN, "nl", "en", "🙂"])
async def test_without_words_in_the_language_it_is_said_in_english(code: str | None) -> None:
    dispatcher, conversation = CollectingDispatcher(), tracker("wat?", FOREIGN)
    conversation.latest_message["language"] = code

    await NameLanguage().run(dispatcher, conversation, {})

    assert uttered(dispatcher) == ["utter_only_english"]


async def test_what_was_asked_before_can_be_gone_on_with() -> None:
    before = matters("stopping", "alcohol")
    conversation = tracker("hola", FOREIGN, matters=before, reply={"question": "beer?"})

    slots = noted(await NameLanguage().run(CollectingDispatcher(), conversation, {}))

    assert slots["matters"] == before
    assert slots["reply"]["question"] == "beer?"
