"""The stock bot's content, made from this bot's: the same intents, rules, stories, responses and answers.

All custom actions become one, which utters the sentences of the topic. A network like DIET would learn from this bot's
105,000 phrases for days, so each intent has a few short ones, drawn at random and each time the same. (Short, since its
time grows with the longest one of a batch: with stories among them an epoch took half a minute.)
"""

import json
import random
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from bot.leaflet.document import read_document
from bot.leaflet.intents import ASK
from bot.leaflet.topics import Topic, load_topics
from bot.settings import PROJECT
from bot.wording import Wording, read_wording

PHRASES = 20  # of an intent
LONGEST = 12  # words of a phrase
SEED = 3621

_ACTION = "action_answer"
_KEPT = ("version", "intents", "entities", "slots")  # of the domain


def write_content(folder: Path, project: Path = PROJECT) -> None:
    """Write domain.yml, data/ and the answers of bench.stock.actions into the folder."""
    (folder / "data").mkdir(parents=True, exist_ok=True)
    domain = _read(project / "domain.yml")
    rules, stories = (with_one_action(_read(project / "data" / name)) for name in ("rules.yml", "stories.yml"))
    _write(folder / "data" / "nlu.yml", {"version": "3.1", "nlu": drawn(_read(project / "data" / "nlu.yml")["nlu"])})
    _write(folder / "data" / "rules.yml", rules)
    _write(folder / "data" / "stories.yml", stories)
    named = {step["action"] for step in _steps(rules["rules"] + stories["stories"]) if "action" in step} - {_ACTION}
    kept = {key: domain[key] for key in _KEPT}
    responses = {name: domain["responses"][name] for name in sorted(named)}
    _write(folder / "domain.yml", {**kept, "responses": responses, "actions": [_ACTION]})
    (folder / "answers.json").write_text(json.dumps(answers(domain["intents"])), encoding="utf-8")


def drawn(intents: Iterable[Mapping[str, str]], count: int = PHRASES, seed: int = SEED) -> list[dict[str, str]]:
    """Rasa's NLU data with so many short phrases of each intent, or all where it has fewer."""
    source = random.Random(seed)
    found = []
    for intent in intents:
        phrases = [each for each in intent["examples"].splitlines() if len(each.removeprefix("- ").split()) <= LONGEST]
        chosen = source.sample(phrases, min(count, len(phrases)))
        found.append({"intent": intent["intent"], "examples": "".join(f"{phrase}\n" for phrase in chosen)})
    return found


def with_one_action(data: dict[str, Any]) -> dict[str, Any]:
    """Rules or stories in which every custom action is the one that answers."""
    for step in _steps(data.get("rules", []) + data.get("stories", [])):
        if step.get("action", "").startswith("action_"):
            step["action"] = _ACTION
    return data


def answers(intents: Iterable[str]) -> dict[str, list[str]]:
    """What is uttered for each intent that a custom action may answer."""
    wording = read_wording()
    topics = load_topics(read_document(), wording.texts.keys()).by_name
    found = {intent: topics.get(intent.removeprefix(ASK)) for intent in intents}
    other = [wording.text("utter_off_topic")]
    return {intent: _answer(topic, wording) if topic else other for intent, topic in found.items()}


def _answer(topic: Topic, wording: Wording) -> list[str]:
    silent = wording.text("utter_not_covered").format(topic=wording.text(f"utter_topic_{topic.name}"))
    return [*([quote.text for quote in topic.quotes] or [silent]), wording.text(topic.doctor)]


def _steps(stories: Iterable[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    for story in stories:
        yield from story["steps"]


def _read(file: Path) -> dict[str, Any]:
    found: dict[str, Any] = yaml.load(file.read_text(encoding="utf-8"), yaml.CSafeLoader)
    return found


class _Dumper(yaml.SafeDumper):
    """Writes several lines as a block, which Rasa's reader of phrases wants, and repeats what occurs twice."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 (PyYAML's signature)
        return True


_Dumper.add_representer(
    str,
    lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None),
)


def _write(file: Path, data: Mapping[str, Any]) -> None:
    text = yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False)
    file.write_text(text, encoding="utf-8")
