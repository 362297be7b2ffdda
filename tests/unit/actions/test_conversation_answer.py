"""An answer is a new matter of the conversation; what goes on from it is not."""

import time
from dataclasses import replace
from typing import Any

import pytest
from rasa_sdk.executor import CollectingDispatcher

from actions.conversation import answer, context_of, go_on
from bot import bootstrap
from bot.answering import not_understood
from bot.dialogue.context import Context, Matter
from bot.leaflet.answer import Choice, Quote, Reply, Say, Verdict
from bot.leaflet.question import Question

from .fakes import matters, noted, tracker, uttered

WINE, DOSE = Question("wine?", "ask_alcohol", 1.0), Question("mg??", "ask_dose", 1.0)
AVOID, POINT = (bootstrap.document().sentences[number - 1] for number in (38, 40))
ANSWERED = Reply(Verdict.ANSWERED, (Quote(AVOID), Say("utter_doctor_alcohol")), topics=("alcohol",), asked=(WINE,))
OFF = Reply(Verdict.OFF_TOPIC, (Say("utter_off_topic"),))
UNSURE = Reply(Verdict.NOT_COVERED, (Say("utter_not_sure"),), understood=False)


def answered(reply: Reply, text: str = "wine?", *questions: Question, **slots: Any) -> tuple[list[str], dict[str, Any]]:
    """(what is sent, the slots afterwards)"""
    dispatcher = CollectingDispatcher()
    events = answer(dispatcher, tracker(text, None, **slots), reply, questions or (WINE,))
    return uttered(dispatcher), noted(events)


def test_an_answer_is_the_newest_matter_of_the_conversation() -> None:
    _, slots = answered(ANSWERED, matters=matters("dose"))

    earlier, newest = Context.from_list(slots["matters"], now=0.0).matters
    assert earlier.topics == ("dose",)
    assert (newest.questions, newest.topics, newest.verdict) == ((WINE,), ("alcohol",), Verdict.ANSWERED)
    assert newest.shown == newest.latest == (AVOID.number,)


@pytest.mark.parametrize(
    ("text", "questions", "kept"),
    [
        ("Wine?  or beer", [WINE], "Wine? or beer"),
        # under a button that chooses a meaning, what was asked before it
        ("/ask_alcohol", [WINE.settled("ask_alcohol")], "wine?"),
        # a button of the menu asks nothing in the patient's words
        ("/ask_alcohol", [WINE], ""),
        ("/ask_dose", [DOSE.settled("ask_dose"), WINE], "mg??"),
        ("/ask_alcohol", [replace(WINE, text="/ask_alcohol").settled("ask_alcohol")], ""),
        ("", [WINE], ""),
    ],
)
def test_the_question_to_keep_is_what_was_typed_or_chosen_and_none_of_a_button(
    text: str, questions: list[Question], kept: str
) -> None:
    _, slots = answered(ANSWERED, text, *questions)

    assert slots["reply"]["question"] == kept


def test_the_meanings_that_are_offered_are_noted_with_the_first_question() -> None:
    reply = Reply(Verdict.PARTIAL, (Say("utter_which_one", choices=(Choice("ask_dose"), Choice("keep_question"))),))

    _, slots = answered(reply, "wine? mg??", WINE, DOSE)

    assert slots["choices"] == {"question": WINE.to_dict(), "intents": ["ask_dose"]}


@pytest.mark.parametrize(
    ("reply", "before", "after"),
    [
        (ANSWERED, None, 0),
        (ANSWERED, 1, 0),
        (ANSWERED, 5, 0),
        (UNSURE, None, 1),
        (UNSURE, 0, 1),
        (not_understood(), 1, 2),
        (UNSURE, 2, 3),
        (OFF, 1, 2),
        (replace(ANSWERED, urgent=True), 1, 0),
    ],
)
def test_replies_in_a_row_that_understand_nothing_or_are_off_topic_are_counted(
    reply: Reply, before: int | None, after: int
) -> None:
    assert answered(reply, failures=before)[1]["failures"] == after


@pytest.mark.parametrize(
    ("reply", "failures", "sent"),
    [
        (UNSURE, None, ["utter_not_sure"]),
        (UNSURE, 1, ["utter_stuck"]),
        (not_understood(), 2, ["utter_stuck"]),
        (replace(UNSURE, lines=(Say("utter_did_you_mean", choices=(Choice("ask_dose"),)),)), 3, ["utter_stuck"]),
        # what is off topic is still said, and the parts below it
        (OFF, None, ["utter_off_topic"]),
        (OFF, 1, ["utter_off_topic", "utter_menu"]),
        (ANSWERED, 2, [AVOID.text, "utter_doctor_alcohol"]),
    ],
)
def test_from_the_second_in_a_row_the_parts_of_the_leaflet_are_shown(
    reply: Reply, failures: int | None, sent: list[str]
) -> None:
    said, slots = answered(reply, failures=failures)

    assert said == sent
    assert slots["reply"]["verdict"] == reply.verdict.value
    assert slots["choices"]["intents"] == []


def test_the_parts_can_be_tapped() -> None:
    dispatcher = CollectingDispatcher()

    answer(dispatcher, tracker("hm", failures=1), UNSURE, [WINE])

    titles = [button["title"] for button in dispatcher.messages[0]["buttons"]]
    assert "Important points for Baclofen use" in titles
    assert len(titles) == len([section for section in bootstrap.document().sections if section.sentences])


@pytest.mark.parametrize(
    ("reply", "replies", "asks"),
    [
        (ANSWERED, 3, True),
        (ANSWERED, 2, False),
        (UNSURE, 9, False),
        (replace(ANSWERED, urgent=True), 9, False),
    ],
)
def test_once_in_a_while_it_is_asked_below_an_answer_whether_it_helped(reply: Reply, replies: int, asks: bool) -> None:
    said, slots = answered(reply, feedback={"replies": replies, "asked": None, "given": []})

    assert ("utter_did_it_help" in said) is asks
    assert said[-1] == "utter_did_it_help" or not asks
    assert (slots["feedback"]["asked"] is not None) is asks


def test_what_goes_on_adds_to_the_newest_matter_whose_question_is_the_one_to_keep() -> None:
    conversation = tracker("tell me more", matters=matters("dose", "alcohol"), reply={"question": "wine?"})
    more = Reply(Verdict.ANSWERED, (Quote(POINT),), topics=("alcohol",))

    slots = noted(go_on(CollectingDispatcher(), conversation, more, context_of(conversation)))

    context = Context.from_list(slots["matters"], now=0.0)
    assert [matter.topics for matter in context.matters] == [("dose",), ("alcohol",)]
    assert context.last and context.last.latest == (POINT.number,)
    assert context.last.shown == (AVOID.number, POINT.number)
    assert slots["reply"]["question"] == "alcohol?"


def test_what_goes_on_from_nothing_leaves_nothing_to_go_on_from() -> None:
    conversation = tracker("tell me more")

    events = go_on(CollectingDispatcher(), conversation, Reply(Verdict.NOT_COVERED, ()), context_of(conversation))

    assert noted(events)["matters"] == []


def test_where_no_question_is_gone_on_from_the_one_before_stays_the_one_to_keep() -> None:
    conversation = tracker("why", reply={"question": "wine?"})

    events = go_on(CollectingDispatcher(), conversation, Reply(Verdict.NOT_COVERED, ()), context_of(conversation))

    assert noted(events)["reply"]["question"] == "wine?"


def in_danger(confidence: float) -> list[dict[str, Any]]:
    reported = Question("he is fitting", "report_emergency", confidence)
    return Context((Matter((reported,), (), (), (), Verdict.NOT_COVERED, time.time()),)).to_list()


@pytest.mark.parametrize(("confidence", "begins"), [(1.0, "utter_notice_still"), (0.59, AVOID.text)])
def test_while_there_is_danger_a_reply_begins_with_what_to_do(confidence: float, begins: str) -> None:
    sent, slots = answered(ANSWERED, matters=in_danger(confidence))

    assert sent[0] == begins
    is_urgent = begins == "utter_notice_still"
    assert (slots["reply"]["urgent"], slots["offered"]) == (is_urgent, "danger" if is_urgent else None)


def test_a_notice_is_not_said_twice() -> None:
    notice = Reply(Verdict.NOT_COVERED, (Say("utter_notice_emergency"),), urgent=True)

    assert answered(notice, matters=in_danger(1.0))[0] == ["utter_notice_emergency"]
