"""A line becomes a sentence of the document, or a response with its gaps and buttons; long words are cut short."""

import pytest
from rasa_sdk.executor import CollectingDispatcher

from actions.lines import shortened, utter_line
from bot.buttons import Buttons
from bot.gate import MENTION_LENGTH, QUESTION_LENGTH
from bot.leaflet.answer import Choice, Line, Quote, Say
from bot.wording import Wording, WordingError

from ..leaflet.small import DOCUMENT

BUTTONS = Buttons(DOCUMENT, Wording({"utter_topic_milk": ("about milk",), "utter_choice_milk": ("Is milk bad?",)}))
EFFECTS = DOCUMENT.sections[2]
PARTS = ("text", "response", "topic", "section", "mention", "number")


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (Quote(DOCUMENT.sentences[0]), {"text": "It relaxes cats."}),
        (Say("utter_greet"), {"response": "utter_greet"}),
        (Say("utter_about", topic="utter_topic_milk"), {"response": "utter_about", "topic": "about milk"}),
        (Say("utter_quote", section=EFFECTS), {"response": "utter_quote", "section": "Effects"}),
        (Say("utter_source", number=3), {"response": "utter_source", "number": "3"}),
        (
            Say("utter_source", section=EFFECTS, number=12),
            {"response": "utter_source", "section": "Effects", "number": "12"},
        ),
        (Say("utter_unlisted", mention="  green\nfur 💊 "), {"response": "utter_unlisted", "mention": "green fur 💊"}),
        (
            Say("utter_unlisted", mention="fur " * 20),
            {"response": "utter_unlisted", "mention": "fur fur fur fur fur fur fur fur fur fur…"},
        ),
    ],
)
def test_a_line_is_sent_as_a_sentence_or_a_response_with_its_gaps(line: Line, message: dict[str, str]) -> None:
    dispatcher = CollectingDispatcher()

    utter_line(dispatcher, line, BUTTONS)

    (sent,) = dispatcher.messages
    assert {name: sent[name] for name in PARTS if sent.get(name)} == message
    assert not sent["buttons"]


def test_what_can_be_tapped_is_sent_in_order_with_its_label_and_payload() -> None:
    dispatcher = CollectingDispatcher()

    utter_line(dispatcher, Say("utter_which", choices=(Choice("ask_milk"), Choice("read_section", EFFECTS))), BUTTONS)

    assert dispatcher.messages[0]["response"] == "utter_which"
    assert dispatcher.messages[0]["buttons"] == [
        {"title": "Is milk bad?", "payload": "/ask_milk"},
        {"title": "Effects", "payload": '/read_section{"section": "2"}'},
    ]


@pytest.mark.parametrize(
    ("line", "missing"),
    [
        (Say("utter_about", topic="utter_topic_wool"), "utter_topic_wool"),
        (Say("utter_which", choices=(Choice("ask_milk"), Choice("ask_wool"))), "utter_choice_wool"),
        (Say("utter_offer", choices=(Choice("keep_question"),)), "utter_keep_button"),
    ],
)
def test_a_topic_or_a_button_without_words_is_an_error_that_names_it(line: Line, missing: str) -> None:
    dispatcher = CollectingDispatcher()

    with pytest.raises(WordingError, match=f"no response '{missing}'"):
        utter_line(dispatcher, line, BUTTONS)
    assert dispatcher.messages == []


@pytest.mark.parametrize(
    ("text", "short"),
    [
        # short enough
        ("", ""),
        ("is milk ok", "is milk ok"),
        (" is\t milk\u2003ok\n", "is milk ok"),
        # cut between words
        ("is milk okay", "is milk…"),
        ("is milk o k?", "is milk o…"),
        ("is it milk or", "is it…"),
        ("💊 💊 💊 💊 💊 💊", "💊 💊 💊 💊 💊…"),
        # a word that is too long itself
        ("supercalifragilistic", "supercali…"),
        ("is supercalifragilistic", "is…"),
        # Rasa would take it for a gap that it could not fill
        ("10[mg] ok?", "10 [mg]…"),
        ("0[0[", "0 [0 ["),
        ("{milk}", "{milk}"),
    ],
)
def test_a_text_is_cut_between_words_to_ten_characters(text: str, short: str) -> None:
    assert shortened(text, 10) == short
    assert len(short) <= 10


def test_what_a_mention_and_a_question_are_cut_to_passes_the_gate() -> None:
    assert len(shortened("word " * 100, MENTION_LENGTH)) <= MENTION_LENGTH
    assert len(shortened("w" * 500, QUESTION_LENGTH)) == QUESTION_LENGTH
