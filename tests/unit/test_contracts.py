"""domain.yml, topics.yml, the rules, the phrases and the code fit each other."""

import hashlib
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import replace
from functools import cache
from typing import cast

import pytest

from bot.leaflet.answer import Verdict
from bot.leaflet.document import BACLOFEN
from bot.leaflet.topics import Topic

from .content import NOTHING, Content, Rule, read_content
from .contracts import CHECKS

DOCUMENT_SHA256 = "eb4f1548eebfb641688ad8350987b8c27827cd2693ec0bc171ad2e0dfac38250"
STOP = "Do not suddenly stop taking Baclofen without consulting your doctor"


@cache
def content() -> Content:
    return read_content()


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: str(check.__name__))
def test_the_content_fits_together(check: Callable[[Content], Iterator[str]]) -> None:
    complaints = list(check(content()))

    assert not complaints, "\n  ".join(["", *complaints])


def test_the_document_is_byte_for_byte_the_one_that_was_given() -> None:
    assert hashlib.sha256(BACLOFEN.read_bytes()).hexdigest() == DOCUMENT_SHA256, (
        f"{BACLOFEN} was changed: put the given file back (git checkout), or, where the clinic gives a new leaflet, "
        "go through every topic in bot/leaflet/topics.yml before you change this sum"
    )


def make_a_list_silent(spoilt: Content) -> None:
    topics = cast(dict[str, Topic], spoilt.topics.by_name)
    topics["named_use"] = replace(topics["named_use"], verdict=Verdict.NOT_COVERED)


def add_response(name: str, text: str) -> Callable[[Content], object]:
    return lambda broken: broken.responses.update({name: [{"text": text}]})


SPOILT: list[tuple[Callable[[Content], object], str]] = [
    (
        lambda c: c.intents.append("ask_wool"),
        "domain.yml: 'ask_wool' leads nowhere: add topic 'wool' to bot/leaflet/",
    ),
    (lambda c: c.intents.remove("ask_dose"), "domain.yml: add 'ask_dose' to 'intents', or delete its topic"),
    (
        lambda c: c.phrases["ask_dose"].__delitem__(slice(24, None)),
        "data/nlu.yml: 'ask_dose' has 24 phrases: write at",
    ),
    (lambda c: c.phrases.pop("ask_dose"), "data/nlu.yml: 'ask_dose' has 0 phrases: write at least 25"),
    (lambda c: c.named_topics.update({"wool": "bot/x.py:7"}), "bot/x.py:7: topic 'wool' is not in bot/leaflet/topics"),
    (lambda c: c.named_lists.update({"wools": "bot/x.py:7"}), "bot/x.py:7: list 'wools' is not in bot/leaflet/topics"),
    (
        lambda c: c.named_intents.update({"say_wool": "bot/x.py"}),
        "bot/x.py: 'say_wool' is not in the 'intents' of dom",
    ),
    (make_a_list_silent, "bot/leaflet/topics.yml: 'named_use' has a list: make its verdict 'partial' or"),
    (lambda c: c.terms.append("wool"), "bot/language/words.yml: 'wool' is in no list of bot/leaflet/topics.yml"),
    # rules
    (
        lambda c: c.intents.append("say_cheese"),
        "'say_cheese' needs exactly one rule, to utter_cheese, and has none",
    ),
    (
        lambda c: c.rules.append(Rule("ask_dose", "utter_greet")),
        "'ask_dose' needs exactly one rule, to action_answer_que",
    ),
    (
        lambda c: c.rules.remove(Rule("greet", "utter_greet")),
        "'greet' needs exactly one rule, to utter_greet, and has no",
    ),
    (
        lambda c: c.rules.__setitem__(0, Rule("off_topic", "utter_off_topic")),
        "'off_topic' needs exactly one rule, to act",
    ),
    (
        lambda c: c.rules.__setitem__(0, Rule("off_topic", "utter_off_topic")),
        "'off_topic' leads to utter_off_topic: let it lead to action_decline_other_matter",
    ),
    # rules for what was offered
    (
        lambda c: c.rules.append(Rule("ask_dose", "action_answer_question", "keeping")),
        "'ask_dose' needs exactly one rule, to action_answer_question, and has ['action_answer_question', 'action_",
    ),
    (
        lambda c: c.rules.append(Rule("affirm", "utter_affirm")),
        "'affirm' needs exactly one rule, to utter_affirm, and has ['act",
    ),
    (
        lambda c: c.rules.remove(Rule("affirm", "action_keep_question", "keeping")),
        "a rule where 'offered' is each of ['null', 'keeping', 'meanings', 'removing', 'danger', 'deleting'], has",
    ),
    (
        lambda c: c.rules.remove(Rule("affirm", "utter_affirm", NOTHING)),
        "'affirm' needs a rule where 'offered' is each of ['null', ",
    ),
    (
        lambda c: c.rules.append(Rule("affirm", "action_remove_question", "removing")),
        "'affirm' needs a rule where 'offered' is each of ['null', ",
    ),
    (
        lambda c: c.rules.append(Rule("deny", "action_decline_offer", "keeping")),
        "'deny' needs exactly one rule, to action_decline_offer, and has ['action_decline_offer', 'action_decline",
    ),
    (
        lambda c: c.rules.__setitem__(0, Rule("deny", "utter_deny")),
        "'deny' leads to utter_deny: let it lead to action_decline_offer",
    ),
    (
        lambda c: c.rules.append(Rule("affirm", "utter_affirm", "[{'slot_was_set': ['reply']}]")),
        "'affirm' needs a rule where 'offered' is each of ['null', ",
    ),
    (lambda c: c.offers.append("wool"), "'choose_option' needs a rule where 'offered' is each of ['null', "),
    (
        lambda c: c.rules.append(Rule("choose_option", "utter_affirm", "removing")),
        "'choose_option' where 'offered' is removing leads to utter_affirm: let it lead to action_remove_question",
    ),
    (lambda c: c.intents.append("report_fire"), "'report_fire' needs exactly one rule, to action_handle_emergency"),
    # responses
    (lambda c: c.responses.pop("utter_not_said"), "add the response 'utter_not_said' (bot/answering.py:"),
    (
        lambda c: c.responses.pop("utter_question_kept"),
        "add the response 'utter_question_kept' (actions/keep_quest",
    ),
    (lambda c: c.responses.pop("utter_greet"), "add the response 'utter_greet' (intent 'greet')"),
    (
        lambda c: c.responses.pop("utter_quote_also_midway"),
        "add the response 'utter_quote_also_midway' (bot/quotin",
    ),
    (lambda c: c.responses.pop("utter_topic_dose"), "add the response 'utter_topic_dose' (topic 'dose')"),
    (
        lambda c: c.responses.pop("utter_doctor_animals"),
        "add the response 'utter_doctor_animals' (topic 'animals')",
    ),
    (lambda c: c.responses.pop("utter_choice_dose"), "add the response 'utter_choice_dose' (intent 'ask_dose')"),
    (lambda c: c.responses.pop("utter_language_pl"), "add the response 'utter_language_pl' (bot/language/language_de"),
    (lambda c: c.languages.append("nl"), "add the response 'utter_language_nl' (bot/language/language_detector.py)"),
    (lambda c: c.languages.remove("pl"), "domain.yml: nothing says 'utter_language_pl': delete it"),
    (lambda c: c.responses.pop("utter_helpful"), "add the response 'utter_helpful' (intent 'say_helpful')"),
    (lambda c: c.responses.pop("utter_other_words"), "add the response 'utter_other_words' (actions/decline_"),
    (lambda c: c.responses.pop("utter_affirm"), "add the response 'utter_affirm' (data/rules.yml)"),
    (lambda c: c.responses.pop("utter_go_on_button"), "add the response 'utter_go_on_button' (bot/buttons.py:"),
    (add_response("utter_choice_wool", "Wool?"), "domain.yml: nothing says 'utter_choice_wool': delete it"),
    (lambda c: c.responses.pop("utter_unlisted_uses"), "'utter_unlisted_uses' (the list of topic 'named_use')"),
    (lambda c: c.responses.pop("utter_notice_overdose"), "'utter_notice_overdose' (intent 'report_overdose')"),
    (lambda c: c.responses.pop("utter_off_topic"), "add the response 'utter_off_topic' (intent 'off_topic')"),
    (add_response("utter_joke", "Ha."), "domain.yml: nothing says 'utter_joke': delete it"),
    # texts
    (add_response("utter_greet", "Hello {name}."), "'utter_greet' has the gap {name}: use one of ['contact', 'men"),
    (
        add_response("utter_greet", "Hello {section."),
        "'utter_greet' has the gap {section.}: use one of ['contact', ",
    ),
    (add_response("utter_about", "{topic}, {topic}:"), "'utter_about' has a gap twice: the gate can check it only"),
    (
        add_response("utter_thanks", f"You are welcome. {STOP.upper()}!"),
        f"'utter_thanks' holds the sentence “{STOP}”",
    ),
    (add_response("utter_doctor_taking", "Please ask."), "'utter_doctor_taking' does not mention the doctor"),
    (add_response("utter_not_understood", "What?"), "'utter_not_understood' does not mention the doctor"),
    (add_response("utter_did_you_mean", "Which?"), "'utter_did_you_mean' does not mention the doctor: say it there"),
    (add_response("utter_stuck", "What?"), "'utter_stuck' does not mention the doctor: say it there"),
    (add_response("utter_language_pl", "doctor"), "'utter_language_pl' does not mention the doctor: say it there"),
    (add_response("utter_off_topic", "No."), "'utter_off_topic' does not mention the doctor: say it there"),
    # emergencies and phrases
    (lambda c: c.red_flags.append("fire"), "red_flags.yml: 'fire' has no intent: add 'report_fire' to domain.yml"),
    (
        lambda c: c.phrases["off_topic"].append(f" {c.phrases['ask_dose'][0].upper()} ?"),
        "stands under ask_dose and off_topic: keep it under one",
    ),
]


@pytest.mark.parametrize(("spoil", "complaint"), SPOILT)
def test_what_does_not_fit_is_said_with_where_and_what_to_do(
    spoil: Callable[[Content], object], complaint: str
) -> None:
    spoilt = deepcopy(content())
    spoil(spoilt)

    complaints = [each for check in CHECKS for each in check(spoilt)]
    assert any(complaint in each for each in complaints), complaints
