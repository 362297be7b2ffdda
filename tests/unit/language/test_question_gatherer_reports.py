"""A message that reports an emergency is routed by it, in words or as the model sees it."""

from typing import Any

import pytest
from rasa.engine.storage.local_model_storage import LocalModelStorage

from bot.language import question_gatherer as module
from bot.language.question_gatherer import QUESTIONS, QuestionGatherer
from bot.leaflet.intents import NOT_UNDERSTOOD

from .parts import CONTEXT, RESOURCE, asked, gathered, part, ranked, understood


@pytest.mark.parametrize("text", ["He is unconscious.", "he is uncon\u00adscious", "Hello. HE IS UNCONSCIOUS 🙂"])
def test_an_emergency_in_words_routes_the_message_whatever_the_model_says(
    gatherer: QuestionGatherer, text: str
) -> None:
    read = asked(text.replace("\u00ad", ""), intent={"name": "greet", "confidence": 0.99})
    read.set("intent_ranking", [{"name": "greet", "confidence": 0.99}])
    (message,) = gatherer.process([read])
    assert message.get("intent") == {"name": "report_emergency", "confidence": 1.0}
    assert [question["intent"] for question in message.get(QUESTIONS)] == ["greet"]


def test_a_sign_in_other_words_is_named_as_the_document_names_it(gatherer: QuestionGatherer) -> None:
    (message,) = gatherer.process([understood("She's fitting.", "greet")])
    (question,) = message.get(QUESTIONS)
    assert [mention["term"] for mention in question["mentions"]] == ["seizures"]


def test_an_emergency_that_only_the_model_sees_routes_the_message(gatherer: QuestionGatherer) -> None:
    messages = [ranked("w", {"report_overdose": 0.5, "ask_dose": 0.4}), part("a", "ask_food", 0.9)]
    (message,) = gatherer.process(messages)
    assert message.get("intent") == {"name": "report_overdose", "confidence": 0.5}
    assert [question["intent"] for question in message.get(QUESTIONS)] == ["ask_food"]


HINTED = {"ask_dose": 0.9, "report_emergency": 0.1}
LONG = "he lies quite still"  # a part of as many words as can report
REPORTS = [
    # a whole message: all kinds of reports count together, and the likeliest routes it
    ([{"report_overdose": 0.5, "ask_dose": 0.4}], "report_overdose"),
    ([{"ask_dose": 0.4, "report_overdose": 0.21, "report_emergency": 0.2}], "report_overdose"),
    ([{"report_self_harm": 1.0}], "report_self_harm"),
    ([{"report_overdose": 0.15, "ask_dose": 0.7}], "report_overdose"),
    # a part, of either depth: it lacks what stands around it and must be surer; the surest routes
    ([HINTED, {"report_overdose": 0.95, "ask_dose": 0.05}], "report_overdose"),
    ([HINTED, {"report_emergency": 0.6, "report_overdose": 0.36}, {"ask_food": 0.9}], "report_emergency"),
    ([HINTED, {"report_emergency": 0.96}, {"report_overdose": 0.99}], "report_overdose"),
    # no: weak guesses are false alarms
    ([{"report_overdose": 0.14, "ask_dose": 0.4}], "ask_dose"),
    ([{"report_overdose": 0.08, "report_emergency": 0.06, "ask_dose": 0.2, "ask_food": 0.2}], "ask_dose"),
    ([HINTED, {"report_overdose": 0.94, "ask_food": 0.05}], "ask_dose"),
    ([HINTED, {"report_overdose": 0.5}, {"report_overdose": 0.5}], "ask_dose"),
    # no: the whole has no hint of what a part seems to report
    ([{"ask_dose": 0.9, "report_emergency": 0.09}, {"report_overdose": 0.99}], "ask_dose"),
    ([{"ask_dose": 0.9}, {"report_overdose": 0.99}], "ask_dose"),
    ([{"report_overdose": 0.14}], NOT_UNDERSTOOD),
    ([{"ask_dose": 0.9}], "ask_dose"),
]


@pytest.mark.parametrize(("rankings", "intent"), REPORTS)
@pytest.mark.parametrize("depth", [1, 2])
def test_a_report_routes_the_message_only_where_it_is_sure(
    gatherer: QuestionGatherer, rankings: list[dict[str, float]], intent: str, depth: int
) -> None:
    whole, *parts = rankings
    found, asked = gathered(gatherer, ranked("w", whole), *(ranked(LONG, each, depth) for each in parts))
    assert found == intent
    assert not [each for each in asked if each.startswith("report_")]


RETRACTED = "retract_emergency"
TAKEN_BACK = [
    # not nearly certain: the report is weighed with what is left
    ([{RETRACTED: 0.89, "report_emergency": 0.03}], "report_emergency"),
    ([{RETRACTED: 0.5, "ask_dose": 0.37, "report_overdose": 0.13}], "report_overdose"),
    ([{RETRACTED: 0.6, "report_overdose": 0.08, "report_emergency": 0.07}], "report_overdose"),
    # and so is that of a part, and the hint in the whole
    ([{RETRACTED: 0.5, "ask_dose": 0.4, "report_emergency": 0.06}, {RETRACTED: 0.5, "report_emergency": 0.48}],
     "report_emergency"),
    # no: weak in what is left
    ([{RETRACTED: 0.89, "report_emergency": 0.01}], RETRACTED),
    ([{RETRACTED: 0.5, "ask_dose": 0.44, "report_overdose": 0.06}], RETRACTED),
    ([{"ask_dose": 0.52, RETRACTED: 0.4, "report_overdose": 0.08}], "ask_dose"),
    ([{RETRACTED: 0.5, "report_emergency": 0.06}, {RETRACTED: 0.5, "report_emergency": 0.46}], RETRACTED),
    ([{RETRACTED: 0.5, "report_emergency": 0.04}, {RETRACTED: 0.5, "report_emergency": 0.5}], RETRACTED),
    # no: nearly certain, or nothing reported
    ([{RETRACTED: 0.9, "report_emergency": 0.1}], RETRACTED),
    ([{RETRACTED: 0.95, "report_emergency": 0.05}], RETRACTED),
    ([{RETRACTED: 1.0}], RETRACTED),
    ([{RETRACTED: 0.85, "greet": 0.15}], RETRACTED),
]  # fmt: skip


@pytest.mark.parametrize(("rankings", "intent"), TAKEN_BACK)
def test_an_emergency_is_taken_back_only_where_that_is_nearly_certain(
    gatherer: QuestionGatherer, rankings: list[dict[str, float]], intent: str
) -> None:
    whole, *parts = rankings
    assert gathered(gatherer, ranked("w", whole), *(ranked(LONG, each, 1) for each in parts))[0] == intent


def test_words_of_an_emergency_are_never_taken_back_by_the_model(gatherer: QuestionGatherer) -> None:
    assert gathered(gatherer, ranked("he is unconscious", {RETRACTED: 1.0}))[0] == "report_emergency"


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        # at least four words
        ("its been 5 mins", "report_emergency"),
        ("he lies quite still 🙂", "report_emergency"),
        # fewer
        ("its 5 mins", "ask_dose"),
        ("he lies  still", "ask_dose"),
        ("so still", "ask_dose"),
        ("🙂", "ask_dose"),
        ("", "ask_dose"),
    ],
)
@pytest.mark.parametrize("depth", [1, 2])
def test_a_part_of_less_than_four_words_reports_nothing_by_the_model_alone(
    gatherer: QuestionGatherer, text: str, intent: str, depth: int
) -> None:
    part = ranked(text, {"report_emergency": 0.99}, depth)
    assert gathered(gatherer, ranked("w", HINTED), part)[0] == intent


@pytest.mark.parametrize("text", ["", "help", "he is dead", "🙂"])
def test_a_whole_message_can_report_in_one_word(gatherer: QuestionGatherer, text: str) -> None:
    assert gathered(gatherer, ranked(text, {"report_emergency": 0.3, "greet": 0.7}))[0] == "report_emergency"


@pytest.mark.parametrize("short", ["unconscious!", "he is unconscious"])
def test_words_of_an_emergency_report_it_however_short_the_part(gatherer: QuestionGatherer, short: str) -> None:
    whole = understood(f"i gave him baclofen. {short}", "greet")
    assert (
        gathered(gatherer, whole, part("i gave him baclofen", "greet"), part(short, "greet"))[0] == "report_emergency"
    )


def test_a_part_that_only_seems_to_report_does_not_replace_the_whole(gatherer: QuestionGatherer) -> None:
    part = ranked("p", {"report_emergency": 0.7, "ask_price": 0.1}, 1)
    assert gathered(gatherer, ranked("w", {"ask_dose": 0.65}), part) == ("ask_dose", ["ask_dose"])


@pytest.mark.parametrize(
    ("key", "limit", "intent"),
    [
        ("alarming", 0.6, "report_overdose"),
        ("alarming", 0.61, "report_emergency"),
        ("alarming_part", 0.59, "report_emergency"),
        ("alarming_part", 0.6, "ask_dose"),
        ("hint", 0.61, "ask_dose"),
    ],
)
def test_how_sure_is_alarming_is_a_matter_of_config_yml(
    storage: LocalModelStorage, key: str, limit: float, intent: str
) -> None:
    config = {"sure": 0.5, "alarming": 0.99, "alarming_part": 0.59, "hint": 0.05, key: limit}
    gatherer = QuestionGatherer.create(config, storage, RESOURCE, CONTEXT)
    messages = [ranked("w", {"report_overdose": 0.6, "ask_dose": 0.4}), ranked(LONG, {"report_emergency": 0.59}, 1)]
    assert gathered(gatherer, *messages)[0] == intent


def test_a_model_is_trained_anew_when_the_rules_for_emergencies_change(
    tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = QuestionGatherer.fingerprint_addon({})
    (tmp_path / "other.yml").write_text("other: rules")
    monkeypatch.setattr(module, "RED_FLAGS", tmp_path / "other.yml")
    assert QuestionGatherer.fingerprint_addon({}) != before
