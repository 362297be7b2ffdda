"""Patients and messages have ids that are always the same, and lead back to nobody."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.channels import channel_of
from bot.credentials import PLATFORMS
from bot.messengers.identity import Identity

IDENTITY = Identity("a secret")


@pytest.mark.parametrize("platform", PLATFORMS)
def test_a_conversation_tells_its_app_and_fits_where_it_is_kept(platform: str) -> None:
    conversation = IDENTITY.conversation(platform, "+15550101")
    assert re.fullmatch(rf"{platform}\.[0-9a-f]{{40}}", conversation) and len(conversation) <= 64
    assert channel_of(conversation) == platform and "5550101" not in conversation


def test_a_patient_is_the_same_after_a_restart_and_so_is_a_message() -> None:
    again = Identity("a secret")
    assert again.conversation("sms", "+15550101") == IDENTITY.conversation("sms", "+15550101")
    assert again.key("sms", "SM1") == IDENTITY.key("sms", "SM1")
    assert re.fullmatch("[0-9a-f]{64}", IDENTITY.key("sms", "SM1"))


def test_ids_differ_by_patient_app_and_secret() -> None:
    ids = {
        identity.conversation(platform, patient).partition(".")[2]
        for identity in (IDENTITY, Identity("another"))
        for platform in ("sms", "whatsapp")
        for patient in ("+15550101", "+15550102", "")
    }
    assert len(ids) == 12


def test_keys_differ_by_message_app_and_secret_and_are_no_patients() -> None:
    keys = {
        identity.key(platform, message)
        for identity in (IDENTITY, Identity("another"))
        for platform in ("sms", "whatsapp")
        for message in ("1", "2", "")
    }
    assert len(keys) == 12
    assert not IDENTITY.key("sms", "1").startswith(IDENTITY.conversation("sms", "1").removeprefix("sms."))


@given(st.text())
@example("\ud83d")  # half a character
@example("a\0b")
def test_whatever_an_app_calls_a_patient_there_is_an_id(patient: str) -> None:
    assert len(IDENTITY.conversation("slack", patient)) == len("slack.") + 40
    assert len(IDENTITY.key("slack", patient)) == 64
