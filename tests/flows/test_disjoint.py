"""What the tests ask was never trained, word for word or nearly: else they would only show that the bot remembers."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from rapidfuzz import fuzz, process

from bot.flows.flow import FOLDER, PHRASINGS
from bot.leaflet.yaml_source import load_plain
from bot.settings import PROJECT

STORIES = PROJECT / "tests" / "stories" / "test_stories.yml"
TOO_LIKE = 90  # of 100 (rapidfuzz ratio)
SHORT = (
    3  # words in a conversation that are not held against the bot: "yes please", "why", "the first one" everybody says
)


def normalized(text: str) -> str:
    """The words alone.

    >>> normalized("What’s  THIS?!")
    'what s this'
    """
    return " ".join(re.findall(r"[^\W_]+", text.casefold()))


def training_phrases(path: Path = PROJECT / "data" / "nlu.yml") -> dict[str, list[str]]:
    """The training phrases by intent."""
    entries = load_plain(path.read_text(encoding="utf-8"))["nlu"]
    return {
        each["intent"]: [line.removeprefix("- ") for line in each["examples"].splitlines()]
        for each in entries
        if "intent" in each
    }


def asked(path: Path) -> Iterator[tuple[str | None, str]]:
    """Intent, where the file names it, and text of everything a patient types in a file of tests."""
    yield from _asked(load_plain(path.read_text(encoding="utf-8")), path)


def _asked(content: Any, path: Path) -> Iterator[tuple[str | None, str]]:
    if path == PHRASINGS:
        yield from ((intent, phrase) for intent, phrases in content.items() for phrase in phrases)
    elif isinstance(content, list):
        for each in content:
            yield from _asked(each, path)
    elif isinstance(content, dict):
        if text := content.get("patient") or content.get("user"):
            yield content.get("intent"), text
        yield from _asked(list(content.values()), path)


@cache
def trained() -> dict[str | None, list[str]]:
    """Training phrases in normal form by intent; under None those of all intents."""
    phrases: dict[str | None, list[str]] = {
        intent: [normalized(phrase) for phrase in found] for intent, found in training_phrases().items()
    }
    return {**phrases, None: [phrase for found in phrases.values() for phrase in found]}


def too_like(intent: str | None, text: str) -> str | None:
    """The training phrase that a text repeats: the same one of any intent, or one like it of the same intent."""
    text = normalized(text)
    if text in trained()[None]:
        return text
    found = process.extractOne(text, trained()[intent], scorer=fuzz.ratio, score_cutoff=TOO_LIKE)
    return found[0] if found else None


FILES = sorted((PROJECT / "tests").rglob("*.yml"))


@pytest.mark.parametrize("path", FILES, ids=[path.name for path in FILES])
def test_nothing_asked_in_a_file_of_tests_was_trained(path: Path) -> None:
    long = [(intent, text) for intent, text in asked(path) if intent or len(text.split()) > SHORT]
    repeated = {text: found for intent, text in long if (found := too_like(intent, text))}
    assert not repeated, f"{path} asks what data/nlu.yml trains: {repeated}"


def test_the_phrases_are_found_where_they_stand() -> None:
    texts = {path: [text for _, text in asked(path)] for path in FILES}
    assert {PHRASINGS, STORIES, *FOLDER.glob("*.yml")} <= texts.keys()
    assert all(texts.values())
    assert sum(map(len, texts.values())) > 500
    assert len(trained()[None]) > 1000


@pytest.mark.parametrize(
    ("intent", "change"),
    [("ask_alcohol", str.upper), (None, "  {}?! 🙂".format), ("ask_alcohol", "{}s".format)],
)
def test_a_training_phrase_is_recognized_in_a_thin_disguise(intent: str | None, change: Any) -> None:
    phrase = max(training_phrases()["ask_alcohol"], key=len)
    assert too_like(intent, change(phrase)) == normalized(phrase)


def test_another_question_is_not_taken_for_a_training_phrase() -> None:
    assert too_like("ask_alcohol", "does the chief accountant of the brewery take his holiday in a lighthouse?") is None
