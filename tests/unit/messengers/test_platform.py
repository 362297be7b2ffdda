"""What a platform does where it has nothing of its own to do; and the conversations are what platforms need."""

import pytest

from bot.conversation import Conversations
from bot.messengers.errors import Forged
from bot.messengers.message import Part
from bot.messengers.platform import Chat, Events, Platform, Received

from .fakes import did


class Least(Platform):
    """Has only what every platform must have."""

    name = "least"

    def verify(self, request: Received) -> None:
        raise NotImplementedError

    def read(self, request: Received) -> Events:
        raise NotImplementedError

    async def send(self, address: str, part: Part) -> None:
        raise NotImplementedError

    async def check(self) -> str:
        raise NotImplementedError


REQUEST = Received("https://bot.example/messengers/least", {"x-signature": "secret"}, {"token": "secret"}, b"secret")


def test_it_is_asked_by_post_at_one_address() -> None:
    assert Least.paths == ("",)
    with pytest.raises(Forged, match="POST"):
        Least().greet(REQUEST)


async def test_it_shows_no_excuse_wants_no_acknowledgement_and_is_connected_by_hand() -> None:
    platform = Least()
    assert platform.excuse("Sorry.") is None
    await platform.acknowledge(did())
    assert await platform.connect() is False
    await platform.close()


@pytest.mark.parametrize("missing", ["verify", "read", "send", "check"])
def test_what_has_not_all_that_it_must_have_is_none(missing: str) -> None:
    part = type("Part", (Least,), {missing: getattr(Platform, missing)})
    with pytest.raises(TypeError, match=missing):
        part()


def test_what_a_request_holds_does_not_show_in_logs() -> None:
    assert repr(REQUEST) == "Received()"


def test_the_conversations_are_a_chat() -> None:
    chat: type[Chat] = Conversations
    assert {"say", "press", "so_far", "decline", "busy"} <= set(dir(chat))
