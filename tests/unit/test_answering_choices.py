"""Asking back: what else a question may mean is offered; what was asked, and whether it was understood, is noted."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.answering import Answering, not_understood
from bot.leaflet.answer import Verdict
from bot.leaflet.intents import NOT_UNDERSTOOD
from bot.leaflet.question import Kind, Mention, Question

from .leaflet.small import DOCUMENT, load_small
from .reading import said

BLUE, OTHER = Mention(Kind.THIS_MEDICINE, "catoflex"), Mention(Kind.MEDICINE, "dogobarb")
YAWN = Mention(Kind.TERM, "yawns", "yawning")
IT = Mention(Kind.REFERENCE, "it")
MILK = "quote(Points) “Avoid milk” doctor_taking"
PILL = "(What is it?) “is a blue pill.”"
FORM = f"not_said(form) quote_instead_midway{PILL} doctor_taking"
WHAT_IS = f"quote_midway{PILL} quote_also_start “It relaxes cats.” doctor_general"
MOON = "would the moon be safe for a cat on catoflex"


@pytest.fixture
def answering(tmp_path: Path) -> Answering:
    """Answers from the small leaflet."""
    return Answering(DOCUMENT, load_small(tmp_path))


def guessed(*ranking: tuple[str, float], mentions: tuple[Mention, ...] = (), text: str = "a question") -> Question:
    return Question(text, *ranking[0], mentions, ranking)


def asked(intent: str, *mentions: Mention) -> Question:
    return guessed((intent, 0.99), mentions=mentions)


@pytest.mark.parametrize(
    ("question", "lines", "choices"),
    [
        # what it may mean, likeliest first, where no answer is sure enough
        (guessed(("ask_milk", 0.5), ("ask_dose", 0.12)), "did_you_mean", ["ask_milk", "ask_dose"]),
        (guessed(("ask_dose", 0.12), (NOT_UNDERSTOOD, 0.6)), "did_you_mean", ["ask_dose"]),
        (
            guessed(("ask_milk", 0.3), ("ask_what_is", 0.2), ("ask_use", 0.2), ("ask_form", 0.2)),
            "did_you_mean",
            ["ask_milk", "ask_what_is", "ask_use"],
        ),
        (guessed(("off_topic", 0.3), ("ask_milk", 0.2), ("greet", 0.2)), "did_you_mean", ["ask_milk"]),
        # no meaning is likely, or none is about this medicine
        (guessed(("ask_milk", 0.09), ("ask_dose", 0.08)), "not_sure offer_to_keep", ["keep_question"]),
        (guessed(("off_topic", 0.3), ("greet", 0.3)), "not_sure offer_to_keep", ["keep_question"]),
        (guessed(("ask_milk", 0.5), ("ask_use", 0.2), mentions=(OTHER,)), "other_medicine", []),
        (guessed((NOT_UNDERSTOOD, 0.9), text="💊"), "not_understood", []),
    ],
)
def test_where_no_answer_is_sure_it_is_asked_what_was_meant(
    question: Question, lines: str, choices: list[str], answering: Answering
) -> None:
    reply = answering.reply([question])

    assert (said(reply.lines), [choice.intent for choice in reply.choices]) == (lines, choices)


@pytest.mark.parametrize(
    ("question", "lines", "choices"),
    [
        # yes: as likely as not something else that the document speaks of
        (guessed(("ask_form", 0.6), ("ask_what_is", 0.4)), f"{FORM} or_did_you_mean", ["ask_what_is"]),
        (
            guessed(("ask_dose", 0.4), ("ask_milk", 0.25)),
            "not_covered(dose) doctor_taking offer_to_keep or_did_you_mean",
            ["keep_question", "ask_milk"],
        ),
        # no: all that it shows was shown already
        (guessed(("ask_milk", 0.6), ("ask_milk_details", 0.4)), MILK, []),
        (guessed(("ask_what_is", 0.6), ("ask_form", 0.4)), WHAT_IS, []),
        # no: it is less likely, the document is silent on it, or it is no question about this medicine
        (guessed(("ask_milk", 0.85), ("ask_milk_details", 0.15)), MILK, []),
        (guessed(("ask_milk", 0.97), ("off_topic", 0.5)), MILK, []),
        (guessed(("ask_milk", 0.99), ("ask_dose", 0.3)), MILK, []),
        (asked("ask_milk"), MILK, []),
        # no: small talk asks nothing back
        (guessed(("greet", 0.7), ("ask_milk", 0.3)), "greet", []),
    ],
)
def test_beside_an_answer_it_is_offered_what_else_may_well_be_meant(
    question: Question, lines: str, choices: list[str], answering: Answering
) -> None:
    reply = answering.reply([question])

    assert (said(reply.lines), [choice.intent for choice in reply.choices]) == (lines, choices)


@pytest.mark.parametrize(
    ("question", "choices"),
    [
        # yes: this medicine is spoken of, by its name or as "it"
        (guessed(("off_topic", 0.6), ("ask_milk", 0.3), mentions=(BLUE,), text=MOON), ["ask_milk"]),
        (guessed(("off_topic", 0.6), ("ask_milk", 0.3), mentions=(IT,)), ["ask_milk"]),
        (guessed(("ask_about_other_health", 0.6), ("ask_milk", 0.3), mentions=(IT,)), ["ask_milk"]),
        (replace(guessed(("off_topic", 0.6), ("ask_milk", 0.3)), around=(IT,)), ["ask_milk"]),
        # no: it is not
        (guessed(("off_topic", 0.6), ("ask_milk", 0.3)), []),
        (guessed(("off_topic", 0.6), ("ask_milk", 0.3), text="💊"), []),
        (guessed(("off_topic", 0.6), ("ask_milk", 0.3), mentions=(YAWN,)), []),
        (guessed(("off_topic", 0.6), ("ask_milk", 0.3), mentions=(OTHER,)), []),
        # no: nothing else is likely enough, or the document is silent on it
        (guessed(("off_topic", 0.6), ("ask_milk", 0.19), mentions=(IT,)), []),
        (guessed(("off_topic", 0.6), ("ask_dose", 0.3), mentions=(IT,)), []),
    ],
)
def test_where_it_seems_off_topic_a_question_is_offered_only_if_this_medicine_is_spoken_of(
    question: Question, choices: list[str], answering: Answering
) -> None:
    reply = answering.reply([question])

    assert reply.verdict is Verdict.OFF_TOPIC
    assert [choice.intent for choice in reply.choices] == choices


def test_a_thing_named_by_itself_may_also_be_meant_as_a_use_or_an_illness(answering: Answering) -> None:
    bare = Question("catoflex yawns", "ask_milk", 0.9, (BLUE, YAWN))

    reply = answering.reply([bare])

    assert reply.topics == ("named_side_effect",)
    assert said(reply.lines).endswith("doctor_effects or_did_you_mean")
    assert [choice.intent for choice in reply.choices] == ["ask_named_use", "ask_own_condition"]


@pytest.mark.parametrize("unclear", [0, 1])
def test_of_several_questions_none_is_asked_back(unclear: int, answering: Answering) -> None:
    questions = [asked("ask_milk"), asked("ask_what_is")]
    questions[unclear] = guessed(("ask_dose", 0.1), ("ask_use", 0.3))

    assert "did_you_mean" not in said(answering.reply(questions).lines)


@pytest.mark.parametrize(
    ("intents", "choices"),
    [
        (["ask_dose"], ["keep_question"]),
        (["ask_dose", "ask_milk"], ["keep_question"]),
        (["keep_question"], ["keep_question"]),
        (["ask_milk"], []),
        (["off_topic"], []),
        (["greet", "ask_milk_details"], []),
    ],
)
def test_to_keep_the_question_is_offered_where_the_document_is_silent(
    intents: list[str], choices: list[str], answering: Answering
) -> None:
    reply = answering.reply([asked(intent) for intent in intents])

    assert [choice.intent for choice in reply.choices] == choices
    assert said(reply.lines).endswith("offer_to_keep") is bool(choices)


def test_an_emergency_offers_nothing(answering: Answering) -> None:
    assert answering.emergency("report_overdose", [asked("ask_dose")]).choices == ()


def test_what_was_asked_is_noted_as_it_was_understood(answering: Answering) -> None:
    questions = [
        guessed(("ask_milk", 0.95), ("ask_use", 0.04), mentions=(YAWN,)),
        asked("off_topic"),
        asked("ask_dose"),
    ]

    reply = answering.reply(questions)

    assert reply.asked == (questions[0].settled("ask_milk"), questions[2].settled("ask_dose"))
    assert answering.reply(reply.asked).topics == reply.topics == ("milk", "dose")


def test_what_was_asked_is_of_the_topic_that_was_answered_whatever_was_guessed(answering: Answering) -> None:
    reply = answering.reply([Question("catoflex yawns", "ask_milk", 0.9, (BLUE, YAWN))])

    assert [question.intent for question in reply.asked] == ["ask_named_side_effect"]


@pytest.mark.parametrize(
    ("intents", "understood"),
    [
        (["ask_milk"], True),
        (["ask_dose"], True),
        (["off_topic"], True),
        (["greet"], True),
        ([NOT_UNDERSTOOD, "ask_milk"], True),
        # no: nothing, or what goes on from an earlier turn or is done when it comes first
        ([NOT_UNDERSTOOD], False),
        (["affirm"], False),
        (["choose_option", "request_more"], False),
        (["start_over"], False),
        (["keep_question"], False),
        (["report_overdose"], False),
    ],
)
def test_a_reply_knows_whether_anything_was_understood(
    intents: list[str], understood: bool, answering: Answering
) -> None:
    assert answering.reply([asked(intent) for intent in intents]).understood is understood


def test_what_could_not_be_understood_says_so(answering: Answering) -> None:
    assert not not_understood().understood
    assert not answering.reply([guessed(("", 0.0))]).understood
    assert not answering.reply([guessed(("ask_milk", 0.5), ("ask_dose", 0.12))]).understood
    assert answering.emergency("report_overdose", []).understood
