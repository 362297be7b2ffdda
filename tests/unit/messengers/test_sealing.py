"""What is sealed is read by who has the secret, and by nobody else."""

import base64

import pytest
from cryptography.fernet import Fernet
from hypothesis import given
from hypothesis import strategies as st

from bot.messengers.errors import SealError
from bot.messengers.sealing import Seal

SEAL = Seal("a secret")


@given(st.text())
def test_a_text_is_opened_as_it_was_closed(text: str) -> None:
    assert SEAL.open(SEAL.close(text)) == text


def test_it_is_opened_after_a_restart() -> None:
    assert Seal("a secret").open(SEAL.close("can I drink? 💊")) == "can I drink? 💊"


def test_half_a_character_does_not_keep_a_message_from_being_sealed() -> None:
    assert SEAL.open(SEAL.close("a \ud83d b")) == "a ? b"


def test_nothing_of_it_can_be_seen_nor_whether_two_are_the_same() -> None:
    sealed = SEAL.close("my secret words")
    assert sealed.isascii() and b"secret" not in base64.urlsafe_b64decode(sealed)
    assert SEAL.close("my secret words") != sealed


@pytest.mark.parametrize(
    "sealed",
    [
        Seal("another secret").close("hi"),
        Fernet(Fernet.generate_key()).encrypt(b"hi").decode(),
        SEAL.close("hi")[:-4],
        SEAL.close("hi")[:-8] + "AAAAAAA=",
        "",
        "hi",
    ],
    ids=["another secret", "another key", "cut off", "changed", "empty", "not sealed"],
)
def test_what_was_sealed_otherwise_is_not_opened(sealed: str) -> None:
    with pytest.raises(SealError, match="another secret"):
        SEAL.open(sealed)
