"""What a turn's reply amounts to is read from its messages."""

from dataclasses import replace

import pytest

from bot.reply import Button, Kind, Message, TurnReply

SAY = Message(Kind.SAY, "The leaflet says:")
NOTICE = Message(Kind.NOTICE, "Call for help.")
MILK, HERBS = Message(Kind.QUOTE, "Avoid milk", "Points", 9), Message(Kind.QUOTE, "Name all herbs 💊", "Points", 10)
START = Message(Kind.QUOTE, "It relaxes cats.", "", 1)


def reply(*messages: Message) -> TurnReply:
    return TurnReply("what the patient typed", "answered", urgent=False, intent="", confidence=0.9, messages=messages)


@pytest.mark.parametrize(
    ("messages", "quotes", "sections"),
    [
        ([SAY, MILK, HERBS], ("Avoid milk", "Name all herbs 💊"), ("Points",)),
        ([SAY, START, SAY, MILK], ("It relaxes cats.", "Avoid milk"), ("", "Points")),
        ([MILK, START, HERBS], ("Avoid milk", "It relaxes cats.", "Name all herbs 💊"), ("Points", "")),
        ([NOTICE, MILK], ("Avoid milk",), ("Points",)),
        # no
        ([NOTICE, SAY], (), ()),
        ([], (), ()),
    ],
)
def test_quotes_are_whole_and_in_order_and_sections_stand_once(
    messages: list[Message], quotes: tuple[str, ...], sections: tuple[str, ...]
) -> None:
    made = reply(*messages)

    assert (made.quotes, made.sections) == (quotes, sections)


@pytest.mark.parametrize(
    ("messages", "shown"),
    [
        ([replace(NOTICE, response="utter_notice"), MILK, START], ("utter_notice", 9, 1)),
        ([replace(SAY, response="utter_intro"), MILK, MILK], ("utter_intro", 9, 9)),
        ([replace(MILK, sentence=0)], (0,)),
        ([SAY], ("",)),  # nobody said which response it is
        ([], ()),
    ],
)
def test_what_is_shown_are_numbers_of_sentences_and_names_of_responses_in_order(
    messages: list[Message], shown: tuple[int | str, ...]
) -> None:
    assert reply(*messages).shown == shown


def test_a_reply_has_no_buttons_unless_they_are_given() -> None:
    assert reply().buttons == ()
    assert Button("keep_question", "Keep it").id == "keep_question"


def test_a_page_is_told_the_kind_of_a_message_by_these_words() -> None:
    assert [kind.value for kind in Kind] == ["say", "quote", "notice", "item"]


@pytest.mark.parametrize(
    ("message", "lang"),
    [
        (SAY, "en"), (MILK, "en"), (NOTICE, "en"),
        (Message(Kind.SAY, "Hola", response="utter_language_es"), "es"),
        (Message(Kind.SAY, "Hello", response="utter_greet"), "en"),
        (Message(Kind.ITEM, "1. ¿puedo conducir?", response="utter_question_item"), None),
    ],
)  # fmt: skip
def test_a_message_knows_its_language_but_for_the_patients_own_words(message: Message, lang: str | None) -> None:
    assert message.lang == lang
