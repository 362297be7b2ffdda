"""What every action shares: the turn from the tracker, and a reply into messages and slots."""

from typing import Any

import pytest
from rasa_sdk.executor import CollectingDispatcher

from actions.conversation import context_of, offered_intents, offers, questions_of, typed, utter
from bot.dialogue.context import LASTS, Context, Matter
from bot.gate import QUESTION_LENGTH
from bot.leaflet.answer import Choice, Quote, Reply, Say, Verdict
from bot.leaflet.question import Kind, Mention, Question

from ..leaflet.small import DOCUMENT
from .fakes import matters, noted, tracker, uttered

MILK = Question("milk?", "ask_milk", 0.9, (Mention(Kind.TERM, "milk"),), (("ask_milk", 0.9), ("ask_dose", 0.1)))
NOTHING = Reply(Verdict.PARTIAL, ())
KEEP, DOSE, READ = Choice("keep_question"), Choice("ask_dose"), Choice("read_section", DOCUMENT.sections[2])


@pytest.mark.parametrize(
    "message",
    [{}, {"text": None, "intent": None}, {"text": "", "intent": {}}, {"intent": {"name": None}, "questions": []}],
)
def test_without_anything_understood_the_question_has_no_intent(message: dict[str, Any]) -> None:
    conversation = tracker()
    conversation.latest_message = message

    assert questions_of(conversation) == [Question("", "", 0.0)]
    assert typed(conversation) == ""


def test_a_button_or_a_test_story_asks_by_its_bare_intent() -> None:
    assert questions_of(tracker("/ask_milk", "ask_milk")) == [Question("/ask_milk", "ask_milk", 0.99)]


def test_the_questions_are_those_that_were_read_from_the_message() -> None:
    assert questions_of(tracker("Milk? And how much?", "ask_dose", MILK, MILK)) == [MILK, MILK]


@pytest.mark.parametrize("kept", [None, []])
def test_a_conversation_that_just_began_was_about_nothing(kept: list[Any] | None) -> None:
    assert context_of(tracker("milk?", matters=kept)) == Context()


def test_what_was_asked_too_long_ago_is_no_longer_what_the_conversation_is_about() -> None:
    kept = [*matters("dose", ago=LASTS + 1), *matters("alcohol", ago=LASTS - 60), *matters("driving")]

    assert context_of(tracker("and?", matters=kept)).topics == {"alcohol", "driving"}


def test_lines_are_sent_in_order() -> None:
    dispatcher = CollectingDispatcher()
    first, second = DOCUMENT.sentences[:2]
    lines = (Say("utter_quote_start"), Quote(first), Quote(second), Say("utter_doctor_general"))

    utter(dispatcher, tracker(), Reply(Verdict.ANSWERED, lines), Context())

    assert uttered(dispatcher) == ["utter_quote_start", "It relaxes cats.", "It calms dogs.", "utter_doctor_general"]


@pytest.mark.parametrize(
    ("asked", "kept"),
    [
        ("  is  milk\nbad? 💊", "is milk bad? 💊"),
        ("", ""),
        ("x" * 500, "x" * (QUESTION_LENGTH - 1) + "…"),
        (None, "mg?"),  # the one before stays
    ],
)
def test_the_outcome_of_the_turn_is_noted_with_the_patients_question(asked: str | None, kept: str) -> None:
    reply = Reply(Verdict.PARTIAL, (), urgent=True, topics=("milk", "dose"))

    events = utter(CollectingDispatcher(), tracker("typed", reply={"question": "mg?"}), reply, Context(), asked)

    outcome = {"verdict": "partial", "urgent": True, "topics": ["milk", "dose"], "question": kept}
    assert noted(events)["reply"] == outcome


@pytest.mark.parametrize("before", [None, {}])
def test_without_a_question_before_there_is_none_to_keep(before: dict[str, Any] | None) -> None:
    events = utter(CollectingDispatcher(), tracker("more", reply=before), NOTHING, Context())

    assert noted(events)["reply"]["question"] == ""


def test_what_the_conversation_is_about_is_noted_so_that_it_can_be_read_again() -> None:
    context = Context((Matter((MILK,), ("milk",), (9, 1), (1,), Verdict.ANSWERED, 5.0),))

    events = utter(CollectingDispatcher(), tracker(), NOTHING, context)

    assert Context.from_list(noted(events)["matters"], now=5.0) == context


@pytest.mark.parametrize(
    ("choices", "offered"),
    [
        ([], None),
        ([READ], None),
        ([Choice("say_helpful"), Choice("say_unhelpful"), Choice("request_more")], None),
        ([DOSE], "meanings"),
        ([READ, DOSE], "meanings"),
        ([KEEP], "keeping"),
        # a "yes" keeps the question; "the second one" takes a meaning all the same
        ([DOSE, KEEP], "keeping"),
    ],
)
def test_what_a_yes_or_the_second_one_will_mean_is_noted(choices: list[Choice], offered: str | None) -> None:
    lines = (Say("utter_which_one", choices=tuple(choices)), Quote(DOCUMENT.sentences[0]))

    events = utter(CollectingDispatcher(), tracker(), Reply(Verdict.NOT_COVERED, lines), Context())

    assert noted(events)["offered"] == offered


@pytest.mark.parametrize("what", [None, "keeping", "removing"])
def test_an_offer_waits_for_the_patient(what: str | None) -> None:
    assert noted(offers(what)) == {"offered": what}


def test_only_questions_about_a_topic_are_what_may_have_been_meant() -> None:
    lines = (Say("utter_a", choices=(KEEP, DOSE)), Say("utter_b", choices=(READ, Choice("ask_alcohol"))))

    assert [*offered_intents(Reply(Verdict.PARTIAL, lines))] == ["ask_dose", "ask_alcohol"]
