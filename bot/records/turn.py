"""A turn as it is recorded: what was understood and shown, never what the patient typed."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Turn:
    """One turn. `at` is in UTC; `sentences` are the numbers of those shown; `document` is the SHA-256 of the text."""

    conversation: str
    at: datetime
    intent: str
    confidence: float
    verdict: str
    urgent: bool
    sentences: tuple[int, ...]
    document: str
    model: str
    milliseconds: float
