"""Every rule and every story of data/ has its test story here, under its name."""

from pathlib import Path
from typing import Any

import yaml

from bot.settings import PROJECT

Step = tuple[str, str]


def read(path: Path, part: str) -> dict[str, list[dict[str, Any]]]:
    """The steps of the rules or stories in a file, by name."""
    content = yaml.safe_load(path.read_text(encoding="utf-8"))[part]
    return {each["rule" if part == "rules" else "story"]: each["steps"] for each in content}


def flat(steps: list[dict[str, Any]]) -> list[Step]:
    """Intents and actions in order; slots are not what is routed."""
    return [(kind, step[kind]) for step in steps for kind in ("intent", "action") if kind in step]


RULES = read(PROJECT / "data" / "rules.yml", "rules")
STORIES = read(PROJECT / "data" / "stories.yml", "stories")
TESTS = read(Path(__file__).with_name("test_stories.yml"), "stories")


def test_there_is_a_test_story_for_each_rule_and_story_and_no_other() -> None:
    assert [*TESTS] == [*RULES, *STORIES]


def test_a_rules_test_story_goes_by_that_rule() -> None:
    for name, steps in RULES.items():
        intents = {each["intent"] for each in steps[0].get("or", steps[:1])}
        routed = flat(TESTS[name])
        assert {intent for kind, intent in routed if kind == "intent"} <= intents, name
        assert [action for kind, action in routed if kind == "action"] == [steps[-1]["action"]] * (len(routed) // 2)


def test_a_storys_test_story_takes_the_same_steps() -> None:
    for name, steps in STORIES.items():
        assert flat(TESTS[name]) == flat(steps), name


def test_every_step_of_a_patient_has_the_patients_words() -> None:
    asked = [step for steps in TESTS.values() for step in steps if "intent" in step]
    assert [step["intent"] for step in asked if "user" not in step] == ["nlu_fallback"]
