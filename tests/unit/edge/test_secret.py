"""The secret: made once for a demo, made on purpose for patients."""

import stat
from dataclasses import replace
from pathlib import Path

import pytest

from bot.edge.secret import SecretError, read_secret
from bot.settings import PRODUCTION, Settings

STRONG = "aB3-dE6_gH9kLmN0pQrStUvWxYz12345"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(state=tmp_path / "state")


def in_file(settings: Settings, content: str, mode: int = 0o600) -> Settings:
    settings.state.mkdir()
    (settings.state / "secret").write_text(content)
    (settings.state / "secret").chmod(mode)
    return settings


def test_for_a_demo_it_is_made_once_and_for_the_owner_alone(settings: Settings) -> None:
    secret = read_secret(settings)
    assert len(secret) >= 32
    assert read_secret(settings) == secret
    assert stat.S_IMODE((settings.state / "secret").stat().st_mode) == 0o600


def test_the_environment_comes_first(settings: Settings) -> None:
    read_secret(settings)
    assert read_secret(replace(settings, secret=STRONG)) == STRONG
    assert STRONG not in repr(replace(settings, secret=STRONG))


def test_patients_get_one_that_was_made_on_purpose(settings: Settings) -> None:
    public = replace(settings, mode=PRODUCTION)
    with pytest.raises(SecretError, match=r"production needs BOT_SECRET, or the file .*token_urlsafe"):
        read_secret(public)
    assert not settings.state.exists()
    assert read_secret(replace(public, secret=STRONG)) == STRONG
    assert read_secret(in_file(public, f"{STRONG}\n")) == STRONG


@pytest.mark.parametrize("weak", ["short", "x" * 64, "abababababababababababababababababab", STRONG[:31]])
def test_one_that_can_be_guessed_is_refused_for_patients(settings: Settings, weak: str) -> None:
    with pytest.raises(SecretError, match="can be guessed: make one with") as refused:
        read_secret(replace(settings, mode=PRODUCTION, secret=weak))
    assert weak not in str(refused.value)


def test_a_short_one_is_refused_for_a_demo_too(settings: Settings) -> None:
    with pytest.raises(SecretError, match="BOT_SECRET is too short, it needs 16"):
        read_secret(replace(settings, secret="short"))


@pytest.mark.parametrize("content", ["", "\n", "short", "\ufffd"])
def test_half_a_secret_is_refused(settings: Settings, content: str) -> None:
    with pytest.raises(SecretError, match="holds no secret: delete it"):
        read_secret(in_file(settings, content))


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o644, 0o660])
def test_one_that_others_may_read_is_refused(settings: Settings, mode: int) -> None:
    with pytest.raises(SecretError, match=r"others than its owner may read .*chmod 600"):
        read_secret(in_file(settings, STRONG, mode))


def test_a_folder_that_cannot_be_used_is_named(settings: Settings) -> None:
    settings.state.write_text("a file")
    with pytest.raises(SecretError, match=r"the folder .* \(BOT_STATE\) cannot be used"):
        read_secret(settings)
