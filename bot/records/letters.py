"""Dead letters as JSON lines: turns that could not be written, and deletions that could not be done.

What the next turn needs is in the patient's own words and is no part of a letter.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from bot.leaflet.question import Kind, Mention
from bot.records.redacted import RedactedText
from bot.records.turn import Asked, Entry, Feedback, Release, Turn


@dataclass(frozen=True)
class Deletion:
    """A conversation to delete, asked for by `actor`."""

    conversation: str
    actor: str


Letter = Entry | Deletion


def to_line(letter: Letter) -> bytes:
    """A letter as one line of ASCII without its end; `from_line` reads it back."""
    plain = {"delete": asdict(letter)} if isinstance(letter, Deletion) else {"turn": _plain_turn(letter)}
    return json.dumps(plain, separators=(",", ":"), default=_plain).encode("ascii")


def from_line(line: bytes) -> Letter:
    """Read a letter; raises ValueError, KeyError or TypeError for a line that is none."""
    plain = json.loads(line)
    return Deletion(**plain["delete"]) if "delete" in plain else _entry(plain["turn"])


def _plain_turn(entry: Entry) -> dict[str, Any]:
    questions = entry.doctor_questions
    return {
        **asdict(entry.turn),
        "text": entry.turn.text.text,
        "doctor_questions": None if questions is None else [question.text for question in questions],
        "feedback": entry.feedback and entry.feedback.helpful,
        "is_whole": entry.is_whole,
    }


def _plain(value: object) -> str:
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, Kind):
        return str(value.value)
    raise TypeError(f"no part of a letter: {type(value).__name__}")


def _entry(plain: Mapping[str, Any]) -> Entry:
    values = dict(plain)
    questions, helpful, is_whole = (values.pop(name) for name in ("doctor_questions", "feedback", "is_whole"))
    values["at"] = datetime.fromisoformat(values["at"])
    values["text"] = RedactedText(values["text"])
    values["asked"] = tuple(_asked(each) for each in values["asked"])
    values["shown"] = tuple(values["shown"])
    values["release"] = Release(**values["release"])
    return Entry(
        Turn(**values),
        doctor_questions=None if questions is None else tuple(RedactedText(text) for text in questions),
        feedback=None if helpful is None else Feedback(helpful),
        is_whole=is_whole,
    )


def _asked(plain: Mapping[str, Any]) -> Asked:
    mentions = tuple(Mention(**{**each, "kind": Kind(each["kind"])}) for each in plain["mentions"])
    return Asked(tuple((name, confidence) for name, confidence in plain["intents"]), mentions)
