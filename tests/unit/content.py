"""The project's content as one object, for tests of how its parts fit each other."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from bot import mentions
from bot.language.reader import WORDS
from bot.language.red_flags import load_red_flags
from bot.leaflet.document import Document, read_document
from bot.leaflet.topics import Topics, load_topics

PROJECT = Path(__file__).parents[2]
ACTIONS = {
    "ask_about_other_medicine": "action_decline_other_matter",
    "ask_about_other_health": "action_decline_other_matter",
    "off_topic": "action_decline_other_matter",
    "nlu_fallback": "action_ask_to_rephrase",
    "keep_question": "action_keep_question",
    "show_questions": "action_show_questions",
}


@dataclass(frozen=True)
class Content:
    """What is written in the files; changing it in a test changes no file."""

    document: Document
    topics: Topics
    intents: list[str]
    responses: dict[str, list[dict[str, Any]]]
    rules: list[tuple[str, str]]  # intent, action
    phrases: dict[str, list[str]]  # by intent
    red_flags: list[str]
    terms: list[str]  # of which patients' words are known
    named_responses: dict[str, str]  # those that code or rules name, and where
    named_topics: dict[str, str]  # likewise
    named_lists: dict[str, str]


def read_content() -> Content:
    """The project's own."""
    domain, rules, nlu = (_yaml(PROJECT / name) for name in ("domain.yml", "data/rules.yml", "data/nlu.yml"))
    document = read_document()
    pairs = [pair for rule in rules["rules"] for pair in _pairs(rule["steps"])]
    return Content(
        document,
        load_topics(document, domain["responses"]),
        domain["intents"],
        domain["responses"],
        pairs,
        _phrases(nlu["nlu"]),
        [kind.name for kind in load_red_flags().kinds],
        list(_yaml(WORDS)["terms"]),
        {action: "data/rules.yml" for _, action in pairs if action.startswith("utter_")} | dict(_responses_in_code()),
        dict(_keys_in_code("by_name")) | _topics_in_mentions(),
        dict(_keys_in_code("lists")),
    )


def right_action(intent: str, content: Content) -> str:
    """The action or response that an intent should lead to."""
    if intent.removeprefix("ask_") in content.topics.by_name:
        return "action_answer_question"
    if intent.startswith("report_"):
        return "action_handle_emergency"
    return ACTIONS.get(intent) or f"utter_{_bare(intent)}"


def built_responses(content: Content) -> Iterator[tuple[str, str]]:
    """The responses whose names code puts together, each with what makes it needed."""
    for lead_in in ("utter_quote", "utter_quote_also", "utter_quote_instead"):
        yield from ((f"{lead_in}{place}", "bot/answering.py") for place in ("", "_start", "_midway"))
    for topic in content.topics.by_name.values():
        yield from ((name, f"topic '{topic.name}'") for name in (f"utter_topic_{topic.name}", topic.doctor))
        if topic.list:
            yield f"utter_unlisted_{topic.list.name}", f"the list of topic '{topic.name}'"
    for intent in content.intents:
        if intent.startswith("report_"):
            yield f"utter_notice_{intent.removeprefix('report_')}", f"intent '{intent}'"
        elif right_action(intent, content) in {"action_decline_other_matter", f"utter_{_bare(intent)}"}:
            yield f"utter_{_bare(intent)}", f"intent '{intent}'"


def _pairs(steps: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    for first in steps[0].get("or", [steps[0]]):
        yield first["intent"], steps[-1]["action"]


def _phrases(parts: list[dict[str, str]]) -> dict[str, list[str]]:
    phrases: dict[str, list[str]] = defaultdict(list)
    for part in parts:
        lines = part["examples"].splitlines() if "intent" in part else []
        phrases[part.get("intent", "")] += [line.removeprefix("- ").strip() for line in lines if line.strip()]
    return phrases


def _responses_in_code() -> Iterator[tuple[str, str]]:
    for path, node in _code():
        match node:
            case ast.Constant(value=str(name)) if re.fullmatch("utter_[a-z_]*[a-z]", name):
                yield name, f"{path}:{node.lineno}"


def _topics_in_mentions() -> dict[str, str]:
    by_others = mentions._BESIDE_OTHERS | mentions._BESIDE_OTHERS_WITH_IT
    become = (*mentions._BESIDE.items(), *mentions._WITH_CONDITION.items())
    names = [*by_others, *mentions._YIELDING, *mentions._ACTING, *mentions._OF_THINGS, *sum(become, ())]
    return dict.fromkeys(
        [*names, "named_side_effect", "condition_worse", "difference", "comparison"], "bot/mentions.py"
    )


def _keys_in_code(attribute: str) -> Iterator[tuple[str, str]]:
    for path, node in _code():
        match node:
            case ast.Subscript(value=ast.Attribute(attr=name), slice=ast.Constant(value=str(key))) if name == attribute:
                yield key, f"{path}:{node.lineno}"


def _code() -> Iterator[tuple[Path, ast.AST]]:
    for path in sorted([*(PROJECT / "bot").rglob("*.py"), *(PROJECT / "actions").rglob("*.py")]):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            yield path.relative_to(PROJECT), node


def _bare(intent: str) -> str:
    return re.sub("^(ask|say|request)_", "", intent)


def _yaml(path: Path) -> dict[str, Any]:
    content: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return content
