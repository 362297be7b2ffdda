"""The responses, topics, lists and intents that code names, each with where it does."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from bot import answering, buttons, meanings, mentions, recording, verifier
from bot.dialogue import completing, naming
from bot.language import question_gatherer
from bot.leaflet.intents import DEEDS, NOT_UNDERSTOOD, TURNS
from bot.settings import PROJECT


def responses() -> dict[str, str]:
    """Those whose names stand there in full."""
    return dict(_responses())


def lists() -> dict[str, str]:
    """Those of bot/leaflet/topics.yml."""
    return dict(_keys("lists"))


def topics() -> dict[str, str]:
    """Those that code looks up, and those in the tables of bot/."""
    going_on = {topic for name, before in completing._GOES_ON.items() for topic in (name, *before)}
    return (
        dict(_keys("by_name"))
        | _topics_in_mentions()
        | dict.fromkeys(
            going_on | completing._STAYS | completing._HELPS | completing._HARMLESS, "bot/dialogue/completing.py"
        )
        | dict.fromkeys({*naming.OF_WHAT, *naming._BY_TOPIC}, "bot/dialogue/naming.py")
        | dict.fromkeys(frozenset().union(*verifier.MATTERS), "bot/verifier.py")
        | dict.fromkeys(answering._WITHOUT_AMOUNT, "bot/answering.py")
    )


def intents() -> dict[str, str]:
    """Those in the tables of bot/."""
    return (
        dict.fromkeys(answering._NOT_THIS_MEDICINE, "bot/answering.py")
        | dict.fromkeys(TURNS | DEEDS, "bot/leaflet/intents.py")
        | dict.fromkeys(completing._MEDICINES | completing._COMPARING, "bot/dialogue/completing.py")
        | dict.fromkeys(question_gatherer._COURTESIES - {NOT_UNDERSTOOD}, "bot/language/question_gatherer.py")
        | dict.fromkeys([*buttons._OWN_WORDS, buttons.READ], "bot/buttons.py")
        | dict.fromkeys(meanings._OF_A_THING, "bot/meanings.py")
        | dict.fromkeys(recording._HELPFUL, "bot/recording.py")
    )


def _topics_in_mentions() -> dict[str, str]:
    by_others = mentions._BESIDE_OTHERS | mentions._BESIDE_OTHERS_WITH_IT
    become = (*mentions._BESIDE.items(), *mentions._WITH_CONDITION.items())
    names = [*by_others, *mentions._YIELDING, *mentions._ACTING, *mentions._OF_THINGS, *sum(become, ())]
    return dict.fromkeys(
        [*names, "named_side_effect", "condition_worse", "difference", "comparison"], "bot/mentions.py"
    )


def _responses() -> Iterator[tuple[str, str]]:
    for path, node in _code():
        match node:
            case ast.Constant(value=str(name)) if re.fullmatch("utter_[a-z_]*[a-z]", name):
                yield name, f"{path}:{node.lineno}"


def _keys(attribute: str) -> Iterator[tuple[str, str]]:
    for path, node in _code():
        match node:
            case ast.Subscript(value=ast.Attribute(attr=name), slice=ast.Constant(value=str(key))) if name == attribute:
                yield key, f"{path}:{node.lineno}"


def _code() -> Iterator[tuple[Path, ast.AST]]:
    for path in sorted([*(PROJECT / "bot").rglob("*.py"), *(PROJECT / "actions").rglob("*.py")]):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            yield path.relative_to(PROJECT), node
