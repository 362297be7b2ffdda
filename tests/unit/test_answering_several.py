"""Several questions in one message, what is no question about the medicine, and emergencies."""

from pathlib import Path

import pytest

from bot.answering import Answering
from bot.leaflet.intents import NOT_UNDERSTOOD
from bot.leaflet.question import Kind, Mention, Question

from .leaflet.small import DOCUMENT, load_small
from .reading import said

MILK = "quote(Points) “Avoid milk”"
GHOSTS = "quote(Rare effects) “Few cats see ghosts.” “Call the vet at once.”"


@pytest.fixture
def answering(tmp_path: Path) -> Answering:
    """Answers from the small leaflet."""
    return Answering(DOCUMENT, load_small(tmp_path))


def asked(intent: str, *mentions: Mention) -> Question:
    return Question("a question", intent, 0.99, mentions)


@pytest.mark.parametrize(
    ("intents", "verdict", "lines"),
    [
        (
            ["ask_milk", "ask_serious_side_effects"],
            "answered",
            f"about(milk) {MILK} about(serious_side_effects) {GHOSTS} doctor_taking",
        ),
        (["ask_dose", "ask_milk"], "answered", f"not_covered(dose) about(milk) {MILK} doctor_taking offer_to_keep"),
        (
            ["ask_milk_details", "ask_dose"],
            "partial",
            "not_said(milk_details) quote_instead(Points) “Avoid milk” not_covered(dose) doctor_taking offer_to_keep",
        ),
        (["ask_milk", "ask_milk"], "answered", f"{MILK} doctor_taking"),
        (["ask_milk", "off_topic"], "answered", f"about(milk) {MILK} off_topic doctor_taking"),
        (["say_goodbye", "off_topic"], "off_topic", "goodbye off_topic"),
        (["off_topic", "ask_dose"], "not_covered", "off_topic not_covered(dose) doctor_taking offer_to_keep"),
    ],
)
def test_each_question_is_answered_in_order_and_the_doctor_named_once(
    intents: list[str], verdict: str, lines: str, answering: Answering
) -> None:
    reply = answering.reply([asked(intent) for intent in intents])

    assert (reply.verdict.value, said(reply.lines)) == (verdict, lines)


def test_a_reply_knows_its_topics_in_order(answering: Answering) -> None:
    reply = answering.reply([asked(intent) for intent in ("ask_dose", "off_topic", "ask_milk")])

    assert reply.topics == ("dose", "milk")


@pytest.mark.parametrize(
    ("intent", "verdict", "lines"),
    [
        ("off_topic", "off_topic", "off_topic"),
        ("ask_about_other_medicine", "off_topic", "about_other_medicine"),
        ("ask_about_other_health", "off_topic", "about_other_health"),
        ("greet", "small_talk", "greet"),
        ("say_thanks", "small_talk", "thanks"),
        ("ask_bot_help", "small_talk", "bot_help"),
        ("request_person", "small_talk", "person"),
        # something else acts on these when they come first
        ("keep_question", "not_covered", "not_sure offer_to_keep"),
        ("show_questions", "not_covered", "not_sure offer_to_keep"),
        ("report_overdose", "not_covered", "not_sure offer_to_keep"),
    ],
)
def test_what_is_no_topic_gets_fixed_words(intent: str, verdict: str, lines: str, answering: Answering) -> None:
    reply = answering.reply([asked(intent)])

    assert (reply.verdict.value, said(reply.lines)) == (verdict, lines)


@pytest.mark.parametrize(("confidence", "lines"), [(0.3, "did_you_mean"), (0.05, "not_sure offer_to_keep")])
def test_a_guess_that_nothing_was_understood_is_no_answer(confidence: float, lines: str, answering: Answering) -> None:
    ranking = (("ask_milk", confidence), (NOT_UNDERSTOOD, 0.6))

    assert said(answering.reply([Question("a question", *ranking[0], ranking=ranking)]).lines) == lines


@pytest.mark.parametrize(
    ("mentions", "verdict", "quoted"),
    [
        ([Mention(Kind.TERM, "spooks", "ghosts")], "answered", f"{GHOSTS} "),
        ([Mention(Kind.TERM, "howls", "howling"), Mention(Kind.TERM, "spooks", "ghosts")], "answered", f"{GHOSTS} "),
        # no: only near it, not serious, not in the document, no such thing named
        ([Mention(Kind.TERM, "shadows", "ghosts", near=True)], "not_covered", ""),
        ([Mention(Kind.TERM, "howls", "howling")], "not_covered", ""),
        ([Mention(Kind.TERM, "rash 💊", "rash")], "not_covered", ""),
        ([Mention(Kind.TERM, "rash", None), Mention(Kind.MEDICINE, "dogobarb")], "not_covered", ""),
        ([], "not_covered", ""),
    ],
)
def test_an_emergency_begins_with_its_notice_and_quotes_what_is_serious(
    mentions: list[Mention], verdict: str, quoted: str, answering: Answering
) -> None:
    reply = answering.emergency("report_overdose", [asked("ask_milk"), asked("report_overdose", *mentions)])

    assert (reply.verdict.value, reply.urgent) == (verdict, True)
    assert said(reply.lines) == f"notice_overdose {quoted}doctor_emergency"


def test_every_kind_of_emergency_has_its_own_notice(answering: Answering) -> None:
    assert said(answering.emergency("report_self_harm", []).lines) == "notice_self_harm doctor_emergency"
