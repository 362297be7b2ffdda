"""What the patients of the benchmark type: the project's own labelled questions, never those of a held-out half."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from bot.settings import PROJECT

QUALITY = PROJECT / "tests" / "quality"
FIRST = "Can I drink alcohol while I take it?"  # what a bot that has just started is asked, until it quotes
# What a bot is asked before anything is measured; none of it is among the unseen texts.
WARM_UP = (
    "Hello, I have just been given these tablets.",
    "What is this medicine used for?",
    "Which side effects should I expect?",
    "May I stop it whenever I like?",
    "How many should I take in a day?",
    "Will it be fine with a glass of beer?",
    "Thank you for that.",
)

_OPEN = "open"


def unseen(folder: Path = QUALITY) -> list[str]:
    """The open questions, then the turns of the open conversations: each text once, in order."""
    questions = [each["question"] for each in _lines(folder / "open.jsonl")]
    conversations = [each["turns"] for each in _lines(folder / "conversations.jsonl") if each["half"] == _OPEN]
    return list(dict.fromkeys([*questions, *(turn["user"] for turns in conversations for turn in turns)]))


def in_sessions(texts: Sequence[str], turns: int) -> list[Sequence[str]]:
    """The texts in order, so many turns to a session."""
    return [texts[start : start + turns] for start in range(0, len(texts), turns)]


def _lines(file: Path) -> Iterator[dict[str, Any]]:
    with file.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)
