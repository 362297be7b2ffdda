"""Every rule and every story of data/ has its test story here, under its name."""

from pathlib import Path
from typing import Any

import yaml

from bot.settings import PROJECT

Part = dict[str, Any]
Step = tuple[str, str]


def read(path: Path, part: str) -> dict[str, Part]:
    """The rules or stories in a file, by name."""
    content = yaml.safe_load(path.read_text(encoding="utf-8"))[part]
    return {each["rule" if part == "rules" else "story"]: each for each in content}


def flat(part: Part) -> list[Step]:
    """Intents and actions in order; slots are not what is routed."""
    return [(kind, step[kind]) for step in part["steps"] for kind in ("intent", "action") if kind in step]


RULES = read(PROJECT / "data" / "rules.yml", "rules")
STORIES = read(PROJECT / "data" / "stories.yml", "stories")
TESTS = read(Path(__file__).with_name("test_stories.yml"), "stories")


def test_there_is_a_test_story_for_each_rule_and_story_and_no_other() -> None:
    assert [*TESTS] == [*RULES, *STORIES]


def test_a_rules_test_story_goes_by_that_rule() -> None:
    for name, rule in RULES.items():
        intents = {each["intent"] for each in rule["steps"][0].get("or", rule["steps"][:1])}
        routed = flat(TESTS[name])
        assert {intent for kind, intent in routed if kind == "intent"} <= intents, name
        assert [action for kind, action in routed if kind == "action"] == [flat(rule)[-1][1]] * (len(routed) // 2), name


def test_a_rules_test_story_begins_with_what_the_rule_depends_on_and_sets_nothing_else() -> None:
    for name, rule in RULES.items():
        condition, steps = rule.get("condition", []), TESTS[name]["steps"]
        assert steps[: len(condition)] == condition, name
        assert not any("slot_was_set" in step for step in steps[len(condition) :]), name


def test_a_storys_test_story_takes_the_same_steps() -> None:
    for name, story in STORIES.items():
        assert flat(TESTS[name]) == flat(story), name


def test_every_step_of_a_patient_has_the_patients_words() -> None:
    asked = [step for test in TESTS.values() for step in test["steps"] if "intent" in step]
    assert [step["intent"] for step in asked if "user" not in step] == ["nlu_fallback"]
