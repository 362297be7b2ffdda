"""Settings come from the environment; one that cannot be used is named."""

from pathlib import Path

import pytest

from bot.settings import PROJECT, Settings, SettingsError, read_settings


@pytest.mark.parametrize(
    "port",
    [
        "", " ", "0", "65536", "99999", "000080", "-1", "+80", "80.0", "8_000", "0x50", "80 ", "http", "８０", "²",
        "💊", "9" * 5000,
    ],
)  # fmt: skip
def test_a_port_that_is_none_is_named_with_what_it_should_be(port: str) -> None:
    with pytest.raises(SettingsError) as refused:
        read_settings({"BOT_PORT": port})
    assert str(refused.value) == f"BOT_PORT is '{port}': it should be a number from 1 to 65535"


@pytest.mark.parametrize(("port", "number"), [("1", 1), ("80", 80), ("00080", 80), ("8000", 8000), ("65535", 65535)])
def test_a_port_is_a_number(port: str, number: int) -> None:
    assert read_settings({"BOT_PORT": port}).port == number


def test_without_an_environment_everything_suits_a_demo_on_this_machine() -> None:
    settings = read_settings({})

    assert settings == Settings()
    assert (settings.host, settings.port) == ("127.0.0.1", 8000)
    assert (settings.state, settings.models) == (PROJECT / "var", PROJECT / "models")
    assert (PROJECT / "domain.yml").is_file()


def test_each_setting_is_read_from_its_own_name_and_others_are_left_alone() -> None:
    settings = read_settings({
        "BOT_HOST": "0.0.0.0", "BOT_PORT": "80", "BOT_STATE": "/data", "BOT_MODELS": "m", "HOST": "h", "PORT": "x",
    })  # fmt: skip

    assert settings == Settings("0.0.0.0", 80, Path("/data"), Path("m"))


def test_the_process_environment_is_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_PORT", "8123")

    assert read_settings().port == 8123
