"""What every action shares: questions from the tracker, and a reply into messages and one slot."""

from typing import Any

import pytest
from rasa_sdk.executor import CollectingDispatcher

from actions.conversation import questions_of, shortened, utter
from bot.gate import MENTION_LENGTH, QUESTION_LENGTH
from bot.leaflet.answer import Line, Quote, Reply, Say, Verdict
from bot.leaflet.question import Kind, Mention, Question
from bot.wording import Wording, WordingError

from ..leaflet.small import DOCUMENT
from .fakes import slots_set, tracker

WORDING = Wording({"utter_topic_milk": ("about milk",)}, {})
MILK = Question("milk?", "ask_milk", 0.9, (Mention(Kind.TERM, "milk"),), (("ask_milk", 0.9), ("ask_dose", 0.1)))
GAPS = ("topic", "section", "mention")


@pytest.mark.parametrize(
    "message",
    [{}, {"text": None, "intent": None}, {"text": "", "intent": {}}, {"intent": {"name": None}, "questions": []}],
)
def test_without_anything_understood_the_question_has_no_intent(message: dict[str, Any]) -> None:
    conversation = tracker()
    conversation.latest_message = message

    assert questions_of(conversation) == [Question("", "", 0.0)]


def test_a_button_or_a_test_story_asks_by_its_bare_intent() -> None:
    assert questions_of(tracker("/ask_milk", "ask_milk")) == [Question("/ask_milk", "ask_milk", 0.99)]


def test_the_questions_are_those_that_were_read_from_the_message() -> None:
    assert questions_of(tracker("Milk? And how much?", "ask_dose", MILK, MILK)) == [MILK, MILK]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (Quote(DOCUMENT.sentences[0]), {"text": "It relaxes cats."}),
        (Say("utter_greet"), {"response": "utter_greet"}),
        (Say("utter_about", topic="utter_topic_milk"), {"response": "utter_about", "topic": "about milk"}),
        (Say("utter_quote", section=DOCUMENT.sections[2]), {"response": "utter_quote", "section": "Effects"}),
        (Say("utter_unlisted", mention="  green\nfur 💊 "), {"response": "utter_unlisted", "mention": "green fur 💊"}),
        (
            Say("utter_unlisted", mention="fur " * 20),
            {"response": "utter_unlisted", "mention": "fur fur fur fur fur fur fur fur fur fur…"},
        ),
    ],
)
def test_each_line_is_sent_as_a_sentence_or_a_response_with_its_gaps(line: Line, message: dict[str, str]) -> None:
    dispatcher = CollectingDispatcher()

    utter(dispatcher, tracker(), Reply(Verdict.ANSWERED, (line,)), WORDING)

    (sent,) = dispatcher.messages
    assert {name: sent[name] for name in ("text", "response", *GAPS) if sent.get(name)} == message


def test_lines_are_sent_in_order() -> None:
    dispatcher = CollectingDispatcher()
    first, second = DOCUMENT.sentences[:2]
    lines = (Say("utter_quote_start"), Quote(first), Quote(second), Say("utter_doctor_general"))

    utter(dispatcher, tracker(), Reply(Verdict.ANSWERED, lines), WORDING)

    sent = [each["response"] or each["text"] for each in dispatcher.messages]
    assert sent == ["utter_quote_start", "It relaxes cats.", "It calms dogs.", "utter_doctor_general"]


def test_a_topic_without_words_is_an_error_that_names_it() -> None:
    reply = Reply(Verdict.PARTIAL, (Say("utter_about", topic="utter_topic_wool"),))

    with pytest.raises(WordingError, match="utter_topic_wool"):
        utter(CollectingDispatcher(), tracker(), reply, WORDING)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("  is  milk\nbad? 💊", "is milk bad? 💊"),
        ("", ""),
        (None, ""),
        ("x" * 500, "x" * (QUESTION_LENGTH - 1) + "…"),
    ],
)
def test_the_outcome_of_the_turn_is_noted_with_the_patients_question(text: str | None, kept: str) -> None:
    reply = Reply(Verdict.PARTIAL, (), urgent=True, topics=("milk", "dose"))

    events = utter(CollectingDispatcher(), tracker(text), reply, WORDING)

    outcome = {"verdict": "partial", "urgent": True, "topics": ["milk", "dose"], "question": kept}
    assert slots_set(events) == {"reply": outcome}


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
