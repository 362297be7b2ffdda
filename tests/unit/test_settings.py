"""Settings come from the environment; one that cannot be used is named."""

from pathlib import Path

import pytest

from bot.settings import PROJECT, Settings, SettingsError, read_settings

NO_NUMBERS = [
    "", " ", "0", "000080", "-1", "+80", "80.0", "8_000", "0x50", "80 ", "http", "８０", "²", "💊", "9" * 5000,
]  # fmt: skip
NUMBERS = [
    *(("BOT_PORT", 65535), ("BOT_KEEP_DAYS", 3650), ("BOT_SESSION_MINUTES", 1440)),
    *(("BOT_SESSION_TURNS", 99_999), ("BOT_ADDRESS_TURNS", 99_999), ("BOT_ADDRESS_SESSIONS", 99_999)),
]


@pytest.mark.parametrize(("name", "most"), NUMBERS)
@pytest.mark.parametrize("text", [*NO_NUMBERS, "one too many", "100000"])
def test_a_number_that_is_none_is_named_with_what_it_should_be(name: str, most: int, text: str) -> None:
    text = str(most + 1) if text == "one too many" else text
    with pytest.raises(SettingsError) as refused:
        read_settings({name: text})
    assert str(refused.value) == f"{name} is '{text}': it should be a number from 1 to {most}"


@pytest.mark.parametrize(
    ("days", "minutes", "read"), [("1", "1", (1, 1)), ("0030", "00060", (30, 60)), ("3650", "1440", (3650, 1440))]
)
def test_how_long_records_and_words_are_kept_are_numbers(days: str, minutes: str, read: tuple[int, int]) -> None:
    settings = read_settings({"BOT_KEEP_DAYS": days, "BOT_SESSION_MINUTES": minutes})
    assert (settings.keep_days, settings.session_minutes) == read


DATABASE = "postgresql://bot:pa55word@db/clinic"


def test_the_address_of_the_database_which_may_hold_a_password_is_not_shown() -> None:
    settings = read_settings({"BOT_DATABASE": DATABASE})
    assert settings.database_address == DATABASE
    assert "pa55word" not in f"{settings!r} {settings}"


@pytest.mark.parametrize("environment", [{}, {"BOT_DATABASE": ""}])
def test_without_an_address_the_database_is_a_file_in_the_state_folder(environment: dict[str, str]) -> None:
    assert read_settings({**environment, "BOT_STATE": "/data"}).database_address == "sqlite:////data/bot.db"
    assert read_settings(environment).database_address == f"sqlite:///{PROJECT / 'var' / 'bot.db'}"


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
    assert (settings.database, settings.keep_days, settings.session_minutes) == ("", 30, 60)
    assert (settings.clinic_contact, settings.mode, settings.secret, settings.metrics_port) == ("", "demo", "", None)
    assert (settings.origins, settings.proxies) == ((), ())
    assert (settings.session_turns, settings.address_turns, settings.address_sessions) == (30, 300, 60)
    assert (PROJECT / "domain.yml").is_file()


def test_each_setting_is_read_from_its_own_name_and_others_are_left_alone() -> None:
    settings = read_settings({
        "BOT_HOST": "0.0.0.0", "BOT_PORT": "80", "BOT_STATE": "/data", "BOT_MODELS": "m", "HOST": "h", "PORT": "x",
        "BOT_CLINIC_CONTACT": "Ward 3", "CLINIC_CONTACT": "c", "BOT_DATABASE": DATABASE, "DATABASE_URL": "d",
        "BOT_KEEP_DAYS": "7", "BOT_SESSION_MINUTES": "15", "KEEP_DAYS": "8", "BOT_MODE": "production",
        "BOT_SECRET": "s", "BOT_ORIGINS": "https://a.example  http://localhost:8080",
        "BOT_PROXIES": "10.0.0.2 10.1.0.0/16",
        "BOT_METRICS_PORT": "9100", "BOT_SESSION_TURNS": "5", "BOT_ADDRESS_TURNS": "6", "BOT_ADDRESS_SESSIONS": "7",
    })  # fmt: skip

    assert settings == Settings(
        host="0.0.0.0", port=80, state=Path("/data"), database=DATABASE, keep_days=7, session_minutes=15,
        models=Path("m"), clinic_contact="Ward 3", mode="production", secret="s",
        origins=("https://a.example", "http://localhost:8080"), proxies=("10.0.0.2", "10.1.0.0/16"), metrics_port=9100,
        session_turns=5, address_turns=6, address_sessions=7,
    )  # fmt: skip


def test_the_process_environment_is_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_PORT", "8123")

    assert read_settings().port == 8123


WRONG = [
    ("BOT_MODE", ["", "Production", "prod", "debug"], "should be demo or production"),
    ("BOT_ORIGINS", ["*", "null", "clinic.example", "https://a.example/", "https://a.example/x", "https://A.example"],
     "each should be like https://clinic.example, without a path"),
    ("BOT_PROXIES", ["*", "proxy", "10.0.0", "10.0.0.2/8", "::zz"], "each should be an address such as 10.0.0.2"),
    ("BOT_METRICS_PORT", ["0", "65536", "metrics"], "should be a number from 1 to 65535"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "text", "what"), [(name, text, what) for name, texts, what in WRONG for text in texts]
)
def test_a_setting_that_cannot_be_used_is_named_with_what_it_should_be(name: str, text: str, what: str) -> None:
    with pytest.raises(SettingsError) as refused:
        read_settings({name: text})
    assert name in str(refused.value) and what in str(refused.value)


@pytest.mark.parametrize("name", ["BOT_ORIGINS", "BOT_PROXIES", "BOT_METRICS_PORT", "BOT_SECRET"])
def test_an_empty_setting_is_none(name: str) -> None:
    assert read_settings({name: ""}) == Settings()
