"""The menu says what can be asked and offers every part of the leaflet."""

from rasa_sdk.executor import CollectingDispatcher

from actions.show_menu import ShowMenu
from bot import bootstrap

from .fakes import matters, noted, tapped, tracker, uttered


async def test_every_section_that_says_something_can_be_tapped() -> None:
    dispatcher = CollectingDispatcher()

    await ShowMenu().run(dispatcher, tracker("menu 🙂", "request_menu"), {})

    full = [section.number for section in bootstrap.document().sections if section.sentences]
    assert uttered(dispatcher) == ["utter_bot_help", "utter_menu"]
    assert len(full) == 11
    assert tapped(dispatcher) == [f'/read_section{{"section": "{number}"}}' for number in full]


async def test_a_section_is_called_as_its_heading_and_the_untitled_start_has_words() -> None:
    dispatcher = CollectingDispatcher()

    await ShowMenu().run(dispatcher, tracker("menu", "request_menu"), {})

    titles = [button["title"] for button in dispatcher.messages[-1]["buttons"]]
    assert titles[:2] == ["The start of the leaflet", "What is Baclofen?"]
    assert all(titles)


async def test_what_was_asked_before_can_be_gone_on_with() -> None:
    before = matters("alcohol")
    conversation = tracker("help", "request_menu", matters=before, reply={"question": "beer?"})

    slots = noted(await ShowMenu().run(CollectingDispatcher(), conversation, {}))

    assert slots["matters"] == before
    assert (slots["reply"]["verdict"], slots["reply"]["question"]) == ("small_talk", "beer?")
