"""What a turn's reply amounts to is read from its messages."""

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


def test_a_reply_has_no_buttons_unless_they_are_given() -> None:
    assert reply().buttons == ()
    assert Button("keep_question", "Keep it").id == "keep_question"


def test_a_page_is_told_the_kind_of_a_message_by_these_words() -> None:
    assert [kind.value for kind in Kind] == ["say", "quote", "notice", "item"]
