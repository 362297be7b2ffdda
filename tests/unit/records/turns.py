"""A turn to record."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from bot.records.turn import Turn

_TURN = Turn(
    conversation="c",
    at=datetime(2026, 2, 28, 23, 59, 58, 123456, tzinfo=UTC),
    intent="ask_alcohol",
    confidence=0.987,
    verdict="answered",
    urgent=False,
    sentences=(40, 38),
    document="d" * 64,
    model="model-1",
    milliseconds=12.5,
)


def a_turn(**changes: Any) -> Turn:
    """A turn, but for the changes."""
    return replace(_TURN, **changes)
