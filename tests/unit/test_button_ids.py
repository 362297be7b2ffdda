"""Buttons outside: opaque, and good for one conversation of one secret."""

import re

import pytest

from bot.button_ids import ButtonIds

NAMES = ["keep_question", "ask_alcohol", 'read_section{"section": "3"}']
IDS = ButtonIds("a secret", NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_an_id_leads_back_to_its_button_and_tells_nothing(name: str) -> None:
    button = IDS.id_of("c", name)
    assert re.fullmatch("[A-Za-z0-9_-]{22}", button) and name not in button
    assert IDS.name_of("c", button) == name
    assert ButtonIds("a secret", NAMES).name_of("c", button) == name, "it outlives a restart"


def test_ids_differ_by_button_conversation_and_secret() -> None:
    all_ids = {
        ids.id_of(conversation, name)
        for ids in (IDS, ButtonIds("another", NAMES))
        for conversation in ("c", "d")
        for name in NAMES
    }
    assert len(all_ids) == 12


@pytest.mark.parametrize("conversation", ["d", "", "c\0"])
def test_the_button_of_another_conversation_is_none(conversation: str) -> None:
    assert IDS.name_of(conversation, IDS.id_of("c", "keep_question")) == ""


@pytest.mark.parametrize(
    "button", ["", "keep_question", "/keep_question", "A" * 22, "é" * 22, "\ud800", "🙂", "A" * 9999]
)
def test_what_nobody_gave_out_is_none(button: str) -> None:
    assert IDS.name_of("c", button) == ""


def test_a_button_that_there_is_no_longer_is_none() -> None:
    assert ButtonIds("a secret", NAMES[:1]).name_of("c", IDS.id_of("c", "ask_alcohol")) == ""
