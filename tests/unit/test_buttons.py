"""What can be tapped has a label of its own, and tells Rasa an intent."""

import re
from dataclasses import replace

import pytest
import yaml
from rasa.shared.core.training_data.story_reader.yaml_story_reader import YAMLStoryReader
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot import bootstrap
from bot.buttons import READ, Buttons, payload
from bot.leaflet.answer import Choice
from bot.leaflet.document import parse
from bot.wording import DOMAIN, Wording, WordingError

from .leaflet.small import DOCUMENT

START, WHAT, *_ = DOCUMENT.sections
WORDS = {
    "utter_section_start": ("The start",),
    "utter_keep_button": ("Keep it",),
    "utter_go_on_button": ("Read on",),
    "utter_helpful_button": ("It helped",),
    "utter_unhelpful_button": ("It did not",),
    "utter_delete_button": ("Delete it",),
    "utter_choice_milk": ("Can it have milk?", "Milk?"),
    "utter_quote": ("It says:",),
}


@pytest.fixture
def buttons() -> Buttons:
    """Those of the small leaflet."""
    return Buttons(DOCUMENT, Wording(WORDS))


@pytest.mark.parametrize(
    ("choice", "label"),
    [
        # a section has its own heading, the start a word for it
        (Choice(READ, WHAT), "What is it?"),
        (Choice(READ, START), "The start"),
        # a question has its first variation
        (Choice("ask_milk"), "Can it have milk?"),
        # the rest have a word each
        (Choice("keep_question"), "Keep it"),
        (Choice("request_more"), "Read on"),
        (Choice("say_helpful"), "It helped"),
        (Choice("say_unhelpful"), "It did not"),
        (Choice("start_over"), "Delete it"),
    ],
)
def test_a_choice_has_a_label(choice: Choice, label: str, buttons: Buttons) -> None:
    assert buttons.label(choice) == label


@pytest.mark.parametrize("intent", ["ask_dose", "quote", "", "💊"])
def test_a_choice_without_words_is_refused(intent: str, buttons: Buttons) -> None:
    with pytest.raises(WordingError, match="utter_choice_"):
        buttons.label(Choice(intent))


@pytest.mark.parametrize("missing", sorted(WORDS.keys() - {"utter_choice_milk", "utter_quote"}))
def test_labels_that_lack_a_word_say_which(missing: str, buttons: Buttons) -> None:
    words = {name: texts for name, texts in WORDS.items() if name != missing}

    with pytest.raises(WordingError, match=missing):
        _ = replace(buttons, wording=Wording(words)).labels


@pytest.mark.parametrize(
    ("choice", "told"),
    [
        (Choice("ask_milk"), "/ask_milk"),
        (Choice("say_helpful"), "/say_helpful"),
        (Choice(READ, WHAT), '/read_section{"section": "1"}'),
        (Choice(READ, START), '/read_section{"section": "0"}'),
    ],
)
def test_a_tap_tells_rasa_an_intent_and_the_section(choice: Choice, told: str) -> None:
    assert payload(choice) == told


def test_rasa_reads_the_intent_and_the_number_of_the_section() -> None:
    read = YAMLStoryReader.unpack_regex_message(Message({TEXT: payload(Choice(READ, WHAT))}))

    (entity,) = read.get(ENTITIES)
    assert read.get(INTENT)["name"] == READ
    assert (entity["entity"], entity["value"]) == ("section", "1")


def test_everything_that_can_be_tapped_has_its_label(buttons: Buttons) -> None:
    assert buttons.labels == {
        "/keep_question": "Keep it",
        "/request_more": "Read on",
        "/say_helpful": "It helped",
        "/say_unhelpful": "It did not",
        "/start_over": "Delete it",
        '/read_section{"section": "0"}': "The start",
        '/read_section{"section": "1"}': "What is it?",
        '/read_section{"section": "2"}': "Effects",
        '/read_section{"section": "3"}': "Rare effects",
        '/read_section{"section": "4"}': "Points",
        "/ask_milk": "Can it have milk?",
    }


def test_a_heading_without_sentences_cannot_be_read() -> None:
    document = parse("Empty\n\nFull\n\nIt purrs.")

    labels = Buttons(document, Wording(WORDS)).labels

    assert [label for told, label in labels.items() if told.startswith(f"/{READ}")] == ["Full"]


def test_the_real_buttons_tell_rasa_intents_that_it_knows() -> None:
    known = set(yaml.safe_load(DOMAIN.read_text(encoding="utf-8"))["intents"])
    told = {re.split(r"[/{]", each)[1] for each in bootstrap.buttons().labels}

    assert READ in told and "ask_alcohol" in told
    assert told <= known


def test_no_two_questions_to_tap_have_the_same_words() -> None:
    labels = [label for told, label in bootstrap.buttons().labels.items() if READ not in told]

    assert len(labels) > 50
    assert len(labels) == len(set(labels))
