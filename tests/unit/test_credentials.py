"""What the messaging apps need: an app is on when all of it is there and can be right; what is wrong is said by name,
and never by value."""

import pytest

from bot.credentials import PLATFORMS, Credentials, Messaging, read_credentials

PUBLIC = {"BOT_PUBLIC_URL": "https://bot.clinic.example"}
TWILIO = {"BOT_TWILIO_ACCOUNT": "AC" + "0a" * 16, "BOT_TWILIO_TOKEN": "1b" * 16}
RIGHT = {
    "whatsapp": {**TWILIO, "BOT_WHATSAPP_NUMBER": "+15550100"},
    "sms": {**TWILIO, "BOT_SMS_NUMBER": "+15550101"},
    "telegram": {"BOT_TELEGRAM_TOKEN": "123456:" + "aB-_4" * 6, "BOT_TELEGRAM_SECRET": "secret-of-16_abc"},
    "messenger": {
        "BOT_MESSENGER_APP_SECRET": "2c" * 16,
        "BOT_MESSENGER_PAGE_TOKEN": "EAAG" + "b" * 60,
        "BOT_MESSENGER_VERIFY_TOKEN": "v" * 16,
    },
    "slack": {"BOT_SLACK_SIGNING_SECRET": "3d" * 16, "BOT_SLACK_TOKEN": "xoxb-1111-2222-abcdef"},
}
SETTINGS = [(platform, setting) for platform, settings in RIGHT.items() for setting in settings]
APIS = {platform: api for platform, (_, (api, _)) in PLATFORMS.items()}
LOOKS = {each.setting: each.looks for needed, _ in PLATFORMS.values() for each in needed}
SECRETS = {value for settings in RIGHT.values() for value in settings.values()}


def names(messaging: Messaging) -> list[str]:
    return [each.platform for each in messaging.on]


def told(messaging: Messaging) -> str:
    """All that can be seen of it."""
    return f"{messaging!r} {messaging} {[str(each) for each in messaging.on]}"


def test_every_app_has_its_row_here() -> None:
    assert list(RIGHT) == list(PLATFORMS)
    assert all(set(RIGHT[name]) == {each.setting for each in needed} for name, (needed, _) in PLATFORMS.items())


def test_without_any_setting_all_are_off_and_nothing_is_wrong() -> None:
    messaging = read_credentials({})
    assert (names(messaging), messaging.wrong, messaging.public_url) == ([], frozenset(), "")
    assert messaging.off == {
        "whatsapp": "BOT_WHATSAPP_NUMBER is not set",
        "sms": "BOT_SMS_NUMBER is not set",
        "telegram": "BOT_TELEGRAM_TOKEN is not set",
        "messenger": "BOT_MESSENGER_APP_SECRET is not set",
        "slack": "BOT_SLACK_SIGNING_SECRET is not set",
    }


@pytest.mark.parametrize("platform", RIGHT)
def test_with_all_its_settings_an_app_is_on_and_the_others_are_off(platform: str) -> None:
    messaging = read_credentials({**RIGHT[platform], **PUBLIC})
    assert messaging.on == (Credentials(platform, RIGHT[platform], PLATFORMS[platform][1][1]),)
    assert set(messaging.off) == set(RIGHT) - {platform} and not messaging.wrong
    assert messaging.public_url == "https://bot.clinic.example"


def test_all_can_be_on_at_once() -> None:
    everything = {name: value for settings in RIGHT.values() for name, value in settings.items()}
    messaging = read_credentials({**everything, **PUBLIC})
    assert names(messaging) == list(RIGHT) and messaging.off == {} and not messaging.wrong


@pytest.mark.parametrize("value", [None, "", "  "])
@pytest.mark.parametrize(("platform", "setting"), SETTINGS)
def test_a_setting_that_is_missing_is_named_with_what_it_looks_like(
    platform: str, setting: str, value: str | None
) -> None:
    environment = {**RIGHT[platform], **PUBLIC, setting: value or ""}
    if value is None:
        del environment[setting]
    messaging = read_credentials(environment)
    assert names(messaging) == [] and messaging.off[platform].startswith(f"{setting} is not set")
    is_not_meant = setting in {"BOT_WHATSAPP_NUMBER", "BOT_SMS_NUMBER"} and value != "  "
    assert messaging.wrong == (set() if is_not_meant else {platform})
    assert is_not_meant or messaging.off[platform].endswith(f" is not set: {LOOKS[setting]}")


WRONG = [
    ("BOT_WHATSAPP_NUMBER", ["15550100", "+0155501", "+1 555 0100", "whatsapp:+15550100", "+1555", "+" + "1" * 16]),
    ("BOT_SMS_NUMBER", ["1234", "1234567", "+1555010a", "＋15550100", "+٣٣٣٣٣٣٣٣"]),
    ("BOT_TWILIO_ACCOUNT", ["AC" + "0" * 31, "ac" + "0" * 32, "AC" + "0" * 33, "SK" + "0" * 32, "AC" + "G" * 32]),
    ("BOT_TWILIO_TOKEN", ["1" * 31, "1" * 33, "G" * 32, "1" * 31 + "💊"]),
    (
        "BOT_TELEGRAM_TOKEN",
        ["123456", "12345:" + "a" * 30, "123456:" + "a" * 29, ":" + "a" * 30, "1234567 " + "a" * 30],
    ),
    ("BOT_TELEGRAM_SECRET", ["s" * 15, "s" * 257, "s" * 20 + "!", "secret of 16 abc"]),
    ("BOT_MESSENGER_APP_SECRET", ["2" * 31, "2" * 33, "Z" * 32]),
    ("BOT_MESSENGER_PAGE_TOKEN", ["b" * 15, "b" * 20 + " " + "b" * 20, "b" * 20 + "é"]),
    ("BOT_MESSENGER_VERIFY_TOKEN", ["v" * 15, "v" * 20 + "\n" + "v"]),
    ("BOT_SLACK_SIGNING_SECRET", ["3" * 31, "3" * 33, "Z" * 32]),
    ("BOT_SLACK_TOKEN", ["xoxp-1111-2222-abcdef", "xoxb-123", "xoxb-1111-2222-abc_def"]),
]


@pytest.mark.parametrize(("setting", "value"), [(setting, value) for setting, values in WRONG for value in values])
def test_a_setting_that_cannot_be_right_is_named_with_what_it_looks_like(setting: str, value: str) -> None:
    """And with nothing else, so that its value is not shown."""
    platform = next(name for name, settings in RIGHT.items() if setting in settings)
    messaging = read_credentials({**RIGHT[platform], **PUBLIC, setting: value})
    assert names(messaging) == [] and messaging.wrong == {platform}
    assert messaging.off[platform] == f"{setting} is not right: {LOOKS[setting]}"


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("BOT_SMS_NUMBER", "12345"),
        ("BOT_SMS_NUMBER", "123456"),
        ("BOT_SMS_NUMBER", "+" + "1" * 15),
        ("BOT_TELEGRAM_SECRET", "s" * 256),
        ("BOT_TELEGRAM_TOKEN", "1234567890:" + "a" * 35),
        ("BOT_SLACK_TOKEN", f" {RIGHT['slack']['BOT_SLACK_TOKEN']}\n"),
    ],
)
def test_what_can_be_right_is_taken_without_the_space_around_it(setting: str, value: str) -> None:
    platform = next(name for name, settings in RIGHT.items() if setting in settings)
    (on,) = read_credentials({**RIGHT[platform], **PUBLIC, setting: value}).on
    assert on.values[setting] == value.strip()


def test_what_both_twilio_apps_share_means_neither_of_them() -> None:
    messaging = read_credentials({**TWILIO, **PUBLIC})
    assert names(messaging) == [] and not messaging.wrong


def test_what_is_wrong_with_what_they_share_is_wrong_with_each_that_is_meant() -> None:
    numbers = {"BOT_WHATSAPP_NUMBER": "+15550100", "BOT_SMS_NUMBER": "+15550101"}
    messaging = read_credentials({**TWILIO, **numbers, **PUBLIC, "BOT_TWILIO_TOKEN": ""})
    assert messaging.wrong == {"whatsapp", "sms"}
    messaging = read_credentials({**numbers, **PUBLIC})
    assert messaging.off["sms"].startswith("BOT_TWILIO_ACCOUNT is not set: AC and 32")


def test_one_that_is_wrong_leaves_the_others_on() -> None:
    messaging = read_credentials({**RIGHT["telegram"], **RIGHT["slack"], **PUBLIC, "BOT_SLACK_TOKEN": "mine"})
    assert names(messaging) == ["telegram"] and messaging.wrong == {"slack"}


@pytest.mark.parametrize(
    "url",
    [
        *("https://bot.clinic.example", "https://bot.clinic.example/", "https://10.0.0.2:8443"),
        *("http://localhost:8000", "http://127.0.0.1", "http://127.0.0.1:8000/"),
    ],
)
def test_the_address_of_this_server_has_no_path(url: str) -> None:
    messaging = read_credentials({**RIGHT["slack"], "BOT_PUBLIC_URL": url})
    assert names(messaging) == ["slack"] and messaging.public_url == url.rstrip("/")


@pytest.mark.parametrize(
    "url",
    [
        *("bot.clinic.example", "http://bot.clinic.example", "https://", "https://bot.clinic.example/bot", "ftp://a"),
        *("https://bot.clinic.example?a=1", "https://user:pa55word@clinic.example", "https://bot.clinic.example:a"),
        *("https://bot.clinic.example:65536", "https://bot.clinic.example:99999", "https://bot.clinic.example:0"),
        *("https://clinic.example\n", "http://localhost.evil.example", "http://127.0.0.1.evil.example"),
    ],
)
def test_an_address_that_an_app_cannot_reach_safely_is_named(url: str) -> None:
    messaging = read_credentials({**RIGHT["slack"], "BOT_PUBLIC_URL": url})
    assert names(messaging) == [] and messaging.wrong == {"slack"}
    assert messaging.off["slack"].startswith("BOT_PUBLIC_URL is not right: an address such as https://")
    assert "pa55word" not in messaging.off["slack"]


@pytest.mark.parametrize("environment", [{}, {"BOT_PUBLIC_URL": ""}, {"BOT_PUBLIC_URL": "/"}])
def test_without_it_no_app_is_on_and_those_that_are_meant_are_told(environment: dict[str, str]) -> None:
    messaging = read_credentials({**RIGHT["slack"], **environment})
    assert names(messaging) == [] and messaging.wrong == {"slack"}
    assert messaging.off["slack"].startswith("BOT_PUBLIC_URL is not set: the address of this server for the app")
    assert messaging.off["telegram"] == "BOT_TELEGRAM_TOKEN is not set"


@pytest.mark.parametrize("platform", RIGHT)
def test_an_app_can_be_reached_elsewhere(platform: str) -> None:
    api = "http://127.0.0.1:8081/v25.0"
    (on,) = read_credentials({**RIGHT[platform], **PUBLIC, APIS[platform]: api}).on
    assert on.api == api


@pytest.mark.parametrize("platform", RIGHT)
def test_an_elsewhere_that_is_empty_is_where_the_app_is(platform: str) -> None:
    (on,) = read_credentials({**RIGHT[platform], **PUBLIC, APIS[platform]: ""}).on
    assert on.api == PLATFORMS[platform][1][1]


@pytest.mark.parametrize(
    "api",
    ["127.0.0.1:8081", "https://user:pa55word@proxy.example", "ftp://a", "https://a/?key=pa55word", "https://a b"],
)
@pytest.mark.parametrize("platform", RIGHT)
def test_an_elsewhere_that_is_no_address_is_named(platform: str, api: str) -> None:
    messaging = read_credentials({**RIGHT[platform], **PUBLIC, APIS[platform]: api})
    assert names(messaging) == [] and messaging.wrong == {platform}
    assert messaging.off[platform] == f"{APIS[platform]} is no address such as https://host/path"
    assert "pa55word" not in told(messaging)


@pytest.mark.parametrize("platform", RIGHT)
def test_no_secret_is_shown_of_an_app_that_is_on_or_off(platform: str) -> None:
    environment = {**RIGHT[platform], **PUBLIC}
    for messaging in (read_credentials(environment), read_credentials({**environment, "BOT_PUBLIC_URL": "x"})):
        assert not any(secret in told(messaging) for secret in SECRETS)
