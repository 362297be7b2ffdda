"""What the messaging apps need, read once from the environment. An app whose settings are not all there, or cannot be
right, is off; the bot answers without it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

_PORT = r"(:([1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?"
_PUBLIC_URL = re.compile(rf"https://[a-z0-9.-]+{_PORT}|http://(localhost|127\.0\.0\.1){_PORT}")
_URL = re.compile(r"https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?(/[A-Za-z0-9._/-]*)?")
_PHONE = re.compile(r"\+[1-9][0-9]{6,14}|[0-9]{5,6}")  # E.164, or a short code
_TWILIO_ACCOUNT = re.compile(r"AC[0-9a-f]{32}")
_HEX_32 = re.compile(r"[0-9a-f]{32}")
_TELEGRAM_TOKEN = re.compile(r"[0-9]{6,}:[A-Za-z0-9_-]{30,}")
_TELEGRAM_SECRET = re.compile(r"[A-Za-z0-9_-]{16,256}")
_LONG = re.compile(r"[\x21-\x7e]{16,}")
_SLACK_TOKEN = re.compile(r"xoxb-[A-Za-z0-9-]{10,}")


@dataclass(frozen=True)
class Needed:
    """A setting that an app needs, and what it looks like."""

    setting: str
    pattern: re.Pattern[str]
    looks: str


@dataclass(frozen=True)
class Credentials:
    """The settings of one app that is on, by their names."""

    platform: str
    values: Mapping[str, str] = field(repr=False)
    api: str


@dataclass(frozen=True)
class Messaging:
    """The apps that are on; for each that is off, why; and where all of them reach this server."""

    on: tuple[Credentials, ...]
    off: Mapping[str, str]
    wrong: frozenset[str]  # of those that are off: set in part, or not right
    public_url: str


_TWILIO = (
    Needed("BOT_TWILIO_ACCOUNT", _TWILIO_ACCOUNT, "AC and 32 of 0-9a-f, from the Twilio console"),
    Needed("BOT_TWILIO_TOKEN", _HEX_32, "32 of 0-9a-f, the auth token from the Twilio console"),
)
_TWILIO_API = ("BOT_TWILIO_API", "https://api.twilio.com")
PLATFORMS: Mapping[str, tuple[tuple[Needed, ...], tuple[str, str]]] = {
    "whatsapp": ((*_TWILIO, Needed("BOT_WHATSAPP_NUMBER", _PHONE, "a number such as +15551234567")), _TWILIO_API),
    "sms": ((*_TWILIO, Needed("BOT_SMS_NUMBER", _PHONE, "a number such as +15551234567")), _TWILIO_API),
    "telegram": (
        (
            Needed("BOT_TELEGRAM_TOKEN", _TELEGRAM_TOKEN, "digits, a colon and 30 or more letters, from @BotFather"),
            Needed("BOT_TELEGRAM_SECRET", _TELEGRAM_SECRET, "16 to 256 of A-Za-z0-9_-, made up by you"),
        ),
        ("BOT_TELEGRAM_API", "https://api.telegram.org"),
    ),
    "messenger": (
        (
            Needed("BOT_MESSENGER_APP_SECRET", _HEX_32, "32 of 0-9a-f, from the app's basic settings"),
            Needed("BOT_MESSENGER_PAGE_TOKEN", _LONG, "the page's access token, from the app's Messenger settings"),
            Needed("BOT_MESSENGER_VERIFY_TOKEN", _LONG, "16 characters or more, made up by you"),
        ),
        ("BOT_MESSENGER_API", "https://graph.facebook.com/v25.0"),
    ),
    "slack": (
        (
            Needed("BOT_SLACK_SIGNING_SECRET", _HEX_32, "32 of 0-9a-f, from the app's basic information"),
            Needed("BOT_SLACK_TOKEN", _SLACK_TOKEN, "xoxb- and more, from the app's OAuth settings"),
        ),
        ("BOT_SLACK_API", "https://slack.com/api"),
    ),
}
_SHARED = {needed.setting for needed in _TWILIO}  # by which alone neither app is meant


def read_credentials(environment: Mapping[str, str]) -> Messaging:
    """Read them; what is wrong with an app is said of that app, without its secrets."""
    public_url = environment.get("BOT_PUBLIC_URL", "").rstrip("/")
    on, off, wrong = [], {}, set()
    for platform, (needed, api) in PLATFORMS.items():
        own = [each.setting for each in needed if each.setting not in _SHARED]
        if not any(environment.get(name) for name in own):
            off[platform] = f"{own[0]} is not set"
            continue
        problem = _problem(environment, needed, api[0]) or _url_problem(public_url)
        if problem:
            off[platform] = problem
            wrong.add(platform)
        else:
            values = {each.setting: environment[each.setting].strip() for each in needed}
            on.append(Credentials(platform, values, (environment.get(api[0]) or api[1]).rstrip("/")))
    return Messaging(tuple(on), off, frozenset(wrong), public_url)


def _problem(environment: Mapping[str, str], needed: tuple[Needed, ...], api: str) -> str:
    for each in needed:
        value = environment.get(each.setting, "").strip()
        if not value:
            return f"{each.setting} is not set: {each.looks}"
        if not each.pattern.fullmatch(value):
            return f"{each.setting} is not right: {each.looks}"
    address = environment.get(api, "")
    return f"{api} is no address such as https://host/path" if address and not _URL.fullmatch(address) else ""


def _url_problem(public_url: str) -> str:
    if not public_url:
        return "BOT_PUBLIC_URL is not set: the address of this server for the app, such as https://bot.clinic.example"
    if not _PUBLIC_URL.fullmatch(public_url):
        return "BOT_PUBLIC_URL is not right: an address such as https://bot.clinic.example, without a path"
    return ""
