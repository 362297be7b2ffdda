"""What is recorded of a turn."""

from typing import get_type_hints

import pytest

from bot.records.redacted import RedactedText
from bot.records.turn import Asked, Entry, Turn

from .turns import a_turn


@pytest.mark.parametrize(
    ("shown", "sentences"),
    [((), ()), (("utter_greet",), ()), (("utter_quote", 40, 38, "utter_doctor_alcohol", 40), (40, 38, 40))],
)
def test_its_sentences_are_the_numbers_among_what_was_shown(
    shown: tuple[int | str, ...], sentences: tuple[int, ...]
) -> None:
    assert a_turn(shown=shown).sentences == sentences


@pytest.mark.parametrize(
    ("asked", "intent"),
    [
        ((), ""),
        ((Asked((("ask_food", 0.6), ("ask_alcohol", 0.3))),), "ask_food"),
        ((Asked((("ask_food", 0.6),)), Asked((("ask_alcohol", 0.9),))), "ask_food"),
    ],
)
def test_its_intent_is_the_likeliest_of_its_first_question(asked: tuple[Asked, ...], intent: str) -> None:
    assert a_turn(asked=asked).intent == intent


def test_what_a_patient_typed_has_a_place_in_it_only_when_redacted() -> None:
    hints = get_type_hints(Turn)
    assert hints["text"] is RedactedText
    assert {name for name, kind in hints.items() if kind is str} == {"key", "conversation", "channel", "verdict"}
    assert get_type_hints(Entry)["doctor_questions"] == tuple[RedactedText, ...] | None
