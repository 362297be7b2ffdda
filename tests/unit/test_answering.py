"""What is shown for a question: the document's sentences, words by name, and the doctor."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.answering import Answering, not_understood
from bot.leaflet.answer import Verdict
from bot.leaflet.intents import NOT_UNDERSTOOD
from bot.leaflet.question import Kind, Mention, Question
from bot.verifier import ENOUGH

from .leaflet.small import DOCUMENT, load_small
from .reading import said

BLUE, OTHER = Mention(Kind.THIS_MEDICINE, "catoflex"), Mention(Kind.MEDICINE, "dogobarb")
YAWN, SNOOZE = Mention(Kind.TERM, "yawns", "yawning"), Mention(Kind.TERM, "dozing", "yawning", near=True)
HOWL, GHOST = Mention(Kind.TERM, "howls", "howling"), Mention(Kind.TERM, "spooks", "ghosts")
YELP = Mention(Kind.TERM, "yelps", "howling", near=True)
HERB, ODD = Mention(Kind.TERM, "herb tea", "herbs"), Mention(Kind.TERM, "green fur", "green fur 💊")
SCLEROSIS = Mention(Kind.TERM, "MS", "multiple sclerosis")
IT, MY_PILLS = Mention(Kind.REFERENCE, "it"), Mention(Kind.REFERENCE, "my pills")
FLEAS, DOGS = Mention(Kind.CONDITION, "fleas"), Mention(Kind.TERM, "doggies", "dogs")

SNEEZING, HOWLING = "“It may cause sneezing and yawning.”", "“Higher doses cause howling.”"
GHOSTS, CALL = "“Few cats see ghosts.”", "“Call the vet at once.”"
INSTEAD = f"quote_instead(Effects) {SNEEZING} quote_also(Rare effects) {GHOSTS}"


@pytest.fixture
def answering(tmp_path: Path) -> Answering:
    """Answers from the small leaflet."""
    return Answering(DOCUMENT, load_small(tmp_path))


def asked(topic: str, *mentions: Mention, confidence: float = 0.99) -> Question:
    return Question("a question", f"ask_{topic}", confidence, mentions)


@pytest.mark.parametrize(
    ("text", "topic", "verdict"),
    [
        ("is it ok", "serious_side_effects", Verdict.ANSWERED),
        ("how soon is it ok", "serious_side_effects", Verdict.PARTIAL),
        ("at what age is it ok", "what_is", Verdict.PARTIAL),
        # to these what the document says is an answer all the same
        ("how much milk", "alcohol", Verdict.ANSWERED),
        ("when should I call", "when_doctor", Verdict.ANSWERED),
    ],
)
def test_an_amount_or_a_time_is_left_open(answering: Answering, text: str, topic: str, verdict: Verdict) -> None:
    topics = answering.topics
    known = topics.by_name.get(topic) or replace(topics.by_name["milk"], name=topic)
    answering = replace(answering, topics=replace(topics, by_name={**topics.by_name, topic: known}))
    assert answering.answer(replace(asked(topic), text=text)).verdict is verdict


@pytest.mark.parametrize(
    ("question", "verdict", "lines"),
    [
        # the document answers
        (asked("milk"), "answered", "quote(Points) “Avoid milk” doctor_taking"),
        (asked("serious_side_effects"), "answered", f"quote(Rare effects) {GHOSTS} {CALL} doctor_effects"),
        # it continues a heading; it stands before any heading; it is from several sections
        (
            asked("what_is"),
            "answered",
            "quote_midway(What is it?) “is a blue pill.” quote_also_start “It relaxes cats.” doctor_general",
        ),
        (
            asked("use"),
            "answered",
            "quote_start “It relaxes cats.” “It calms dogs.” "
            "quote_also(What is it?) “Vets prescribe it for barking.” doctor_general",
        ),
        # it leaves it open, or is silent
        (asked("milk_details"), "partial", "not_said(milk_details) quote_instead(Points) “Avoid milk” doctor_taking"),
        (
            asked("form"),
            "partial",
            "not_said(form) quote_instead_midway(What is it?) “is a blue pill.” doctor_taking",
        ),
        (asked("dose"), "not_covered", "not_covered(dose) doctor_taking offer_to_keep"),
        # nobody can be sure
        (asked("milk", confidence=0.05), "not_covered", "not_sure offer_to_keep"),
        (asked("dose", confidence=0.05), "not_covered", "not_sure offer_to_keep"),
        (Question("💊", NOT_UNDERSTOOD, 0.9), "off_topic", "not_understood"),
        # another medicine, alone or beside this one
        (asked("milk", OTHER), "off_topic", "other_medicine"),
        (asked("milk", OTHER, BLUE), "answered", "quote(Points) “Avoid milk” doctor_taking"),
        (asked("milk", MY_PILLS, OTHER), "answered", "quote(Points) “Avoid milk” doctor_taking"),
        (asked("milk", IT, OTHER), "off_topic", "other_medicine"),  # which "it" may be
        # a side effect makes it a question of that one, an illness one of use, where it is sure enough
        (asked("effectiveness"), "answered", "quote_start “It calms dogs.” doctor_general"),
        (asked("effectiveness", YAWN), "answered", f"quote(Effects) {SNEEZING} doctor_effects"),
        (
            asked("effectiveness", FLEAS),
            "partial",
            "unlisted_uses[fleas] quote_instead_start “It relaxes cats.” doctor_general",
        ),
        (asked("effectiveness", YAWN, confidence=0.05), "not_covered", "not_sure offer_to_keep"),
        # what is named in the place of what is an answer by itself, or beside it
        (asked("calming"), "answered", "quote_start “It relaxes cats.” doctor_general"),
        (asked("calming", DOGS), "answered", "quote_start “It calms dogs.” doctor_general"),
        (asked("calming", FLEAS), "answered", "quote_start “It relaxes cats.” doctor_general"),
        (asked("effect_action"), "answered", f"quote(Rare effects) {CALL} doctor_effects"),
        (
            asked("effect_action", YAWN),
            "answered",
            f"quote(Effects) {SNEEZING} quote_also(Rare effects) {CALL} doctor_effects",
        ),
        (asked("effect_action", FLEAS), "answered", f"quote(Rare effects) {CALL} doctor_effects"),
    ],
)
def test_a_question_is_answered(question: Question, verdict: str, lines: str, answering: Answering) -> None:
    reply = answering.reply([question])

    assert (reply.verdict.value, said(reply.lines)) == (verdict, lines)


@pytest.mark.parametrize(
    ("text", "confidence", "lines"),
    [
        # to stop it for that reason
        ("do I stop it before the operation", 0.5, "not_said(surgery) quote_instead(Points) “Avoid milk”"),
        # anything else, or hardly that
        ("is it ok before the operation", 0.9, "not_covered(surgery)"),
        ("do I stop it before the operation", 0.49, "not_covered(surgery)"),
    ],
)
def test_who_would_stop_for_a_reason_sees_what_is_said_of_stopping(
    text: str, confidence: float, lines: str, answering: Answering
) -> None:
    answer = answering.answer(Question(text, "ask_surgery", confidence))

    assert said(answer.lines) == lines


@pytest.mark.parametrize(
    ("mentions", "verdict", "lines"),
    [
        # the document's list holds it
        ([YAWN], "answered", f"quote(Effects) {SNEEZING}"),
        ([GHOST], "answered", f"quote(Rare effects) {GHOSTS} {CALL}"),
        ([HOWL, YAWN], "answered", f"quote(Effects) {HOWLING} {SNEEZING}"),
        ([ODD, GHOST], "answered", f"quote(Rare effects) {GHOSTS} {CALL}"),
        ([SNOOZE, GHOST], "answered", f"quote(Rare effects) {GHOSTS} {CALL}"),
        # something near it: that alone
        ([ODD, SNOOZE], "partial", f"unlisted_side_effects[dozing] quote_instead(Effects) {SNEEZING}"),
        ([YELP, SNOOZE], "partial", f"unlisted_side_effects[yelps] quote_instead(Effects) {HOWLING} {SNEEZING}"),
        # something else, or nothing
        ([ODD], "partial", f"unlisted_side_effects[green fur] {INSTEAD}"),
        ([HERB], "partial", f"unlisted_side_effects[herb tea] {INSTEAD}"),
        ([SCLEROSIS], "partial", f"not_said(named_side_effect) {INSTEAD}"),  # what somebody has is no side effect
        ([SCLEROSIS, FLEAS], "partial", f"unlisted_side_effects[fleas] {INSTEAD}"),
        ([FLEAS], "partial", f"unlisted_side_effects[fleas] {INSTEAD}"),
        ([FLEAS, YAWN], "answered", f"quote(Effects) {SNEEZING}"),
        ([BLUE], "partial", f"not_said(named_side_effect) {INSTEAD}"),
        ([], "partial", f"not_said(named_side_effect) {INSTEAD}"),
    ],
)
def test_the_thing_that_the_patient_names_decides(
    mentions: list[Mention], verdict: str, lines: str, answering: Answering
) -> None:
    reply = answering.reply([asked("named_side_effect", *mentions)])

    assert (reply.verdict.value, said(reply.lines)) == (verdict, f"{lines} doctor_effects")


@pytest.mark.parametrize(
    ("mentions", "verdict", "lines"),
    [
        ([DOGS], "answered", "quote_start “It calms dogs.”"),
        ([DOGS, YAWN], "answered", "quote_start “It calms dogs.”"),
        # a side effect is no use: what is said of it is shown
        ([YAWN], "partial", f"unlisted_uses[yawns] quote_instead(Effects) {SNEEZING}"),
        ([FLEAS, YAWN], "partial", f"unlisted_uses[fleas] quote_instead(Effects) {SNEEZING}"),
        # no: it is only near one, or none
        ([SNOOZE], "partial", "unlisted_uses[dozing] INSTEAD"),
        ([FLEAS], "partial", "unlisted_uses[fleas] INSTEAD"),
        ([], "partial", "not_said(named_use) INSTEAD"),
    ],
)
def test_what_is_no_use_may_be_a_side_effect(
    mentions: list[Mention], verdict: str, lines: str, answering: Answering
) -> None:
    reply = answering.reply([asked("named_use", *mentions)])

    uses = "quote_instead_start “It relaxes cats.”"
    assert (reply.verdict.value, said(reply.lines)) == (verdict, f"{lines.replace('INSTEAD', uses)} doctor_general")


@pytest.mark.parametrize(
    ("mentions", "verdict", "opening"),
    [
        ([HERB], "answered", ""),
        ([OTHER, HERB], "answered", ""),
        ([OTHER], "partial", "unlisted_remedies[dogobarb] "),
        ([BLUE, OTHER], "partial", "unlisted_remedies[dogobarb] "),
        ([YAWN], "partial", "not_said(named_medicine) "),
        ([], "partial", "not_said(named_medicine) "),
    ],
)
def test_a_medicine_that_the_patient_names_is_called_by_its_name(
    mentions: list[Mention], verdict: str, opening: str, answering: Answering
) -> None:
    reply = answering.reply([asked("named_medicine", *mentions)])

    lead_in = "quote_instead" if opening else "quote"
    assert said(reply.lines) == f"{opening}{lead_in}(Points) “Name all herbs” doctor_taking"
    assert reply.verdict.value == verdict


def test_what_is_not_understood_gets_fixed_words() -> None:
    assert said(not_understood().lines) == "not_understood"
    assert (not_understood().verdict, not_understood().urgent) == (Verdict.OFF_TOPIC, False)


def test_two_things_of_one_matter_that_are_asked_as_likely_are_both_shown(answering: Answering) -> None:
    ranking = (("ask_what_is", ENOUGH[0] / 2 + 0.02), ("ask_use", 0.0), ("ask_effectiveness", ENOUGH[0] / 2))
    reply = answering.reply([Question("a question", *ranking[0], (BLUE,), ranking)])

    quoted = "quote_midway(What is it?) “is a blue pill.” quote_also_start “It relaxes cats.”"
    assert said(reply.lines) == f"{quoted} quote_also_start “It calms dogs.” doctor_general"
    assert reply.verdict is Verdict.ANSWERED


def test_what_both_show_is_shown_once(answering: Answering) -> None:
    ranking = (("ask_serious_side_effects", ENOUGH[0] / 2 + 0.02), ("ask_named_side_effect", ENOUGH[0] / 2))
    reply = answering.reply([Question("a question", *ranking[0], (BLUE,), ranking)])

    assert said(reply.lines) == (f"quote(Rare effects) {GHOSTS} {CALL} quote_also(Effects) {SNEEZING} doctor_effects")
