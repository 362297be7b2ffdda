"""A conversation's id tells its channel."""

import pytest

from bot.channels import WEB, channel_of, conversation_id
from bot.credentials import PLATFORMS
from bot.edge.sessions import Sessions
from bot.records.tables import turns

SECRET = "a secret of tests, thirty-two characters"


@pytest.mark.parametrize("platform", PLATFORMS)
def test_the_channel_of_an_app_is_its_name_and_fits_its_column(platform: str) -> None:
    assert channel_of(conversation_id(platform, "5f")) == platform
    assert len(platform) <= turns.c.channel.type.length


@pytest.mark.parametrize("conversation", ["0a1b", "", "sms", "sms-5f", "💊"])
def test_all_else_is_the_web(conversation: str) -> None:
    assert channel_of(conversation) == WEB


def test_no_conversation_of_the_web_chat_is_taken_for_one_of_an_app() -> None:
    sessions = Sessions(SECRET)
    ids = {sessions.conversation(f"Bearer {sessions.issue()}") for _ in range(200)}
    assert {channel_of(each) for each in ids} == {WEB} and len(ids) == 200


def test_what_follows_the_first_dot_is_the_number() -> None:
    assert channel_of(conversation_id("slack", "T1.U2")) == "slack"
