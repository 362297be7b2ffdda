"""The project's content as one object, for tests of how its parts fit each other."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.answering import Answering
from bot.language.language_detector import CODES
from bot.language.reader import WORDS
from bot.language.red_flags import load_red_flags
from bot.leaflet.answer import Say, Verdict
from bot.leaflet.document import Document, read_document
from bot.leaflet.question import Question
from bot.leaflet.topics import Topics, load_topics
from bot.leaflet.yaml_source import load_plain
from bot.settings import PROJECT

from . import named_in_code

ACTIONS = {
    "ask_about_other_medicine": "action_decline_other_matter",
    "ask_about_other_health": "action_decline_other_matter",
    "off_topic": "action_decline_other_matter",
    "nlu_fallback": "action_ask_to_rephrase",
    "deny": "action_decline_offer",
    "keep_question": "action_keep_question",
    "show_questions": "action_show_questions",
    "remove_question": "action_remove_question",
    "clear_questions": "action_clear_questions",
    "ask_bot_help": "action_show_menu",
    "read_section": "action_read_section",
    "request_person": "action_give_contact",
    "say_helpful": "action_keep_feedback",
    "say_unhelpful": "action_keep_feedback",
    "speak_other_language": "action_name_language",
    "start_over": "action_start_over",
    "retract_emergency": "action_close_emergency",
    "request_more": "action_say_more",
    "request_reason": "action_give_reason",
    "request_seriousness": "action_tell_seriousness",
    "request_frequency": "action_tell_frequency",
    "request_verdict": "action_decline_verdict",
    "request_source": "action_name_source",
    "repeat_answer": "action_repeat_answer",
    "return_earlier": "action_return_earlier",
    "say_misunderstood": "action_offer_meanings",
}
# Where an intent leads to depends on what the last reply offered: by the value of the slot.
NOTHING = "null"
ACTIONS_BY_OFFER = {
    "affirm": {
        NOTHING: "utter_affirm",
        "keeping": "action_keep_question",
        "meanings": "action_take_choice",
        "removing": "action_remove_question",
        "danger": "action_repeat_answer",
        "deleting": "action_delete_conversation",
    },
    "choose_option": {
        NOTHING: "utter_nothing_to_choose",
        "keeping": "action_take_choice",
        "meanings": "action_take_choice",
        "removing": "action_remove_question",
        "danger": "utter_nothing_to_choose",
        "deleting": "utter_nothing_to_choose",
    },
}


@dataclass(frozen=True)
class Rule:
    """Where one intent leads: always, or where the slot `offered` has this value (NOTHING for null)."""

    intent: str
    action: str
    offered: str | None = None


@dataclass(frozen=True)
class Content:
    """What is written in the files; changing it in a test changes no file."""

    document: Document
    topics: Topics
    intents: list[str]
    responses: dict[str, list[dict[str, Any]]]
    offers: list[str]  # all that the slot `offered` may be
    rules: list[Rule]
    phrases: dict[str, list[str]]  # by intent
    red_flags: list[str]
    terms: list[str]  # of which patients' words are known
    languages: list[str]  # that are told from English, by their codes
    named_responses: dict[str, str]  # those that code or rules name, and where
    named_intents: dict[str, str]  # likewise
    named_topics: dict[str, str]
    named_lists: dict[str, str]


def read_content() -> Content:
    """The project's own."""
    domain, rules, nlu = (_yaml(PROJECT / name) for name in ("domain.yml", "data/rules.yml", "data/nlu.yml"))
    document = read_document()
    ruled = [each for rule in rules["rules"] for each in _rules(rule)]
    return Content(
        document,
        load_topics(document, domain["responses"]),
        domain["intents"],
        domain["responses"],
        [NOTHING, *domain["slots"]["offered"]["values"]],
        ruled,
        _phrases(nlu["nlu"]),
        [kind.name for kind in load_red_flags().kinds],
        list(_yaml(WORDS)["terms"]),
        list(CODES),
        {rule.action: "data/rules.yml" for rule in ruled if rule.action.startswith("utter_")}
        | named_in_code.responses(),
        named_in_code.intents(),
        named_in_code.topics(),
        named_in_code.lists(),
    )


def right_action(intent: str, content: Content, offered: str | None = None) -> str:
    """The action or response that an intent should lead to, always or where this was offered."""
    if offered in ACTIONS_BY_OFFER.get(intent, {}):
        return ACTIONS_BY_OFFER[intent][offered or NOTHING]
    if intent.removeprefix("ask_") in content.topics.by_name:
        return "action_answer_question"
    if intent.startswith("report_"):
        return "action_handle_emergency"
    return ACTIONS.get(intent) or f"utter_{_bare(intent)}"


def built_responses(content: Content) -> Iterator[tuple[str, str]]:
    """The responses whose names code puts together, each with what makes it needed."""
    for lead_in in ("utter_quote", "utter_quote_also", "utter_quote_instead"):
        yield from ((f"{lead_in}{place}", "bot/quoting.py") for place in ("", "_start", "_midway"))
    for topic in content.topics.by_name.values():
        yield from ((name, f"topic '{topic.name}'") for name in (f"utter_topic_{topic.name}", topic.doctor))
        if topic.list and topic.verdict is Verdict.PARTIAL:
            yield f"utter_unlisted_{topic.list.name}", f"the list of topic '{topic.name}'"
    yield from ((f"utter_language_{code}", "bot/language/language_detector.py") for code in content.languages)
    for intent in content.intents:
        if intent.startswith("report_"):
            yield f"utter_notice_{intent.removeprefix('report_')}", f"intent '{intent}'"
        elif intent.removeprefix("ask_") in content.topics.by_name:
            yield f"utter_choice_{intent.removeprefix('ask_')}", f"intent '{intent}'"
        else:
            yield from ((response, f"intent '{intent}'") for response in _fixed_words(intent, content))


def _fixed_words(intent: str, content: Content) -> Iterator[str]:
    """What is said for an intent that is no topic, when it leads there or stands beside another question."""
    if right_action(intent, content) == f"utter_{_bare(intent)}" and intent not in ACTIONS_BY_OFFER:
        yield f"utter_{_bare(intent)}"
    answer = Answering(content.document, content.topics).answer(Question("?", intent, 1.0))
    yield from (line.response for line in answer.lines if isinstance(line, Say))


def _rules(rule: dict[str, Any]) -> Iterator[Rule]:
    steps = rule["steps"]
    for first in steps[0].get("or", [steps[0]]):
        yield Rule(first["intent"], steps[-1]["action"], _offered(rule.get("condition")))


def _offered(condition: list[dict[str, Any]] | None) -> str | None:
    """The value of the one slot that rules may depend on; any other condition as it is, which is no such value."""
    match condition:
        case None:
            return None
        case [{"slot_was_set": [{"offered": None}]}]:
            return NOTHING
        case [{"slot_was_set": [{"offered": str(value)}]}]:
            return value
    return str(condition)


def _phrases(parts: list[dict[str, str]]) -> dict[str, list[str]]:
    phrases: dict[str, list[str]] = defaultdict(list)
    for part in parts:
        lines = part["examples"].splitlines() if "intent" in part else []
        phrases[part.get("intent", "")] += [line.removeprefix("- ").strip() for line in lines if line.strip()]
    return phrases


def _bare(intent: str) -> str:
    return re.sub("^(ask|say|request)_", "", intent)


def _yaml(path: Path) -> dict[str, Any]:
    content: dict[str, Any] = load_plain(path.read_text(encoding="utf-8"))
    return content
