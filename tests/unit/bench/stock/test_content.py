"""The stock bot's content is this bot's, with few short phrases and one action."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from bench.stock.content import PHRASES, answers, drawn, with_one_action, write_content
from bot.settings import PROJECT

NLU = [{"intent": "a", "examples": "".join(f"- phrase {number}\n" for number in range(50))}]
PHRASE = '- "two" words: one\n'


def read(file: Path) -> Any:
    return yaml.load(file.read_text(encoding="utf-8"), yaml.CSafeLoader)


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with this bot's domain and rules, and few phrases."""
    project, folder = tmp_path_factory.mktemp("project"), tmp_path_factory.mktemp("content")
    (project / "data").mkdir()
    for name in ("domain.yml", "data/rules.yml", "data/stories.yml"):
        (project / name).write_bytes((PROJECT / name).read_bytes())
    (project / "data" / "nlu.yml").write_text(yaml.dump({"nlu": [{"intent": "ask_alcohol", "examples": PHRASE}]}))
    write_content(folder, project)
    return folder


def test_phrases_are_drawn_and_each_time_the_same() -> None:
    [intent] = drawn(NLU)
    phrases = intent["examples"].splitlines()
    assert len(set(phrases)) == PHRASES and set(phrases) <= set(NLU[0]["examples"].splitlines())
    assert drawn(NLU) == drawn(NLU) != drawn(NLU, seed=1)


@pytest.mark.parametrize(
    ("examples", "expected"),
    [
        ("- one\n", "- one\n"),  # fewer than are wanted
        (f"- {'word ' * 12}\n", f"- {'word ' * 12}\n"),
        (f"- {'word ' * 13}\n- one\n", "- one\n"),  # too long
    ],
)
def test_short_phrases_are_taken_as_far_as_there_are_some(examples: str, expected: str) -> None:
    assert drawn([{"intent": "a", "examples": examples}]) == [{"intent": "a", "examples": expected}]


def test_all_custom_actions_become_one_and_responses_stay() -> None:
    rule = {"steps": [{"intent": "greet"}, {"action": "utter_greet"}, {"action": "action_show_menu"}]}
    changed = with_one_action({"rules": [rule]})["rules"][0]["steps"]
    assert changed == [{"intent": "greet"}, {"action": "utter_greet"}, {"action": "action_answer"}]


def test_topics_are_answered_by_their_sentences_and_a_pointer_to_the_doctor() -> None:
    found = answers(["ask_alcohol", "ask_dose", "off_topic"])
    assert found["ask_alcohol"][0].startswith("It is also important to avoid alcohol")
    assert found["ask_dose"][0] == "Sorry, the leaflet does not say how much to take."
    assert all("doctor" in texts[-1] for texts in found.values())
    assert found.keys() == {"ask_alcohol", "ask_dose", "off_topic"}


def test_the_domain_has_every_intent_and_what_the_rules_name(content: Path) -> None:
    domain, rules, stories = (read(content / name) for name in ("domain.yml", "data/rules.yml", "data/stories.yml"))
    assert domain["intents"] == read(PROJECT / "domain.yml")["intents"]
    named = {
        step["action"] for each in rules["rules"] + stories["stories"] for step in each["steps"] if "action" in step
    }
    assert named == {*domain["actions"], *domain["responses"]}
    assert domain["actions"] == ["action_answer"]


def test_every_intent_has_an_answer(content: Path) -> None:
    found = json.loads((content / "answers.json").read_text(encoding="utf-8"))
    assert found.keys() == set(read(content / "domain.yml")["intents"])
    assert all(found.values())


def test_phrases_are_written_as_rasa_reads_them(content: Path) -> None:
    assert "examples: |\n    - " in (content / "data" / "nlu.yml").read_text(encoding="utf-8")
    assert read(content / "data" / "nlu.yml")["nlu"] == [{"intent": "ask_alcohol", "examples": PHRASE}]
