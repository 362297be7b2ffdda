"""What patients type is stored without what tells who they are, and its medical words stay readable.

The messages were written without sight of the rules; those with `half` `held_out` are not looked at.
"""

from collections.abc import Callable

import pytest

from bot.records.redacted import RedactedText
from bot.redacting import load_redact
from bot.settings import Settings
from bot.training import current_model

from .redaction import Message, read_messages
from .scoring import FOLDER

HALVES = ("open", "held_out")
RECALL, LOST = 0.95, 0.02

MESSAGES = read_messages(FOLDER / "redaction.jsonl")

Redact = Callable[[str], RedactedText]


@pytest.fixture(scope="module")
def redact(settings: Settings) -> Redact:
    """Redaction as it is served."""
    return load_redact(current_model(settings.models))


@pytest.fixture(scope="module")
def redacted(redact: Redact) -> dict[str, str]:
    """Every message's redacted text."""
    return {each.id: redact(each.message).text for each in MESSAGES}


def of(half: str) -> list[Message]:
    return [each for each in MESSAGES if each.half == half]


@pytest.mark.parametrize("half", HALVES)
def test_personal_data_goes(redacted: dict[str, str], half: str) -> None:
    leaked = {each.id: len(each.leaked(redacted[each.id])) for each in of(half)}
    recall = 1 - sum(leaked.values()) / sum(len(each.personal) for each in of(half))
    assert recall >= RECALL, [name for name, number in leaked.items() if number]


@pytest.mark.parametrize("half", HALVES)
def test_medical_words_stay(redacted: dict[str, str], half: str) -> None:
    lost = {each.id: len(each.lost(redacted[each.id])) for each in of(half)}
    share = sum(lost.values()) / sum(len(each.medical) for each in of(half))
    assert share <= LOST, [name for name, number in lost.items() if number]


def test_redacting_again_changes_nothing(redact: Redact, redacted: dict[str, str]) -> None:
    assert [name for name, text in redacted.items() if redact(text).text != text] == []
