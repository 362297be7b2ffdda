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


@pytest.mark.parametrize(
    "contact",
    [
        "01632 960000\nTake two tablets.",
        "a\tb",
        "\x00",
        "a\u2028b",
        "a\u200bb",
        "\ud800",
        "x" * 201,
        " " * 201,
    ],
)
def test_a_contact_that_is_no_short_line_is_named_with_what_it_should_be(contact: str) -> None:
    with pytest.raises(SettingsError, match=r"^BOT_CLINIC_CONTACT is no line of at most 200 ch") as refused:
        read_settings({"BOT_CLINIC_CONTACT": contact})
    assert str(refused.value).isprintable() and len(str(refused.value)) < 150


@pytest.mark.parametrize(
    ("contact", "read"),
    [
        ("01632 960000", "01632 960000"),
        ("  Ward 3, ask for Zoë 💊 ", "Ward 3, ask for Zoë 💊"),
        ("x" * 200, "x" * 200),
        ("", ""),
        ("   ", ""),
    ],
)
def test_a_contact_is_a_line_without_spaces_around(contact: str, read: str) -> None:
    assert read_settings({"BOT_CLINIC_CONTACT": contact}).clinic_contact == read


def test_without_an_environment_everything_suits_a_demo_on_this_machine() -> None:
    settings = read_settings({})

    assert settings == Settings()
    assert (settings.host, settings.port) == ("127.0.0.1", 8000)
    assert (settings.state, settings.models) == (PROJECT / "var", PROJECT / "models")
    assert settings.clinic_contact == ""
    assert (PROJECT / "domain.yml").is_file()


def test_each_setting_is_read_from_its_own_name_and_others_are_left_alone() -> None:
    settings = read_settings({
        "BOT_HOST": "0.0.0.0", "BOT_PORT": "80", "BOT_STATE": "/data", "BOT_MODELS": "m", "HOST": "h", "PORT": "x",
        "BOT_CLINIC_CONTACT": "Ward 3", "CLINIC_CONTACT": "c",
    })  # fmt: skip

    assert settings == Settings("0.0.0.0", 80, Path("/data"), Path("m"), "Ward 3")


def test_the_process_environment_is_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_PORT", "8123")

    assert read_settings().port == 8123
