"""Settings, read once from the environment. Every one has a default that suits a demo on this machine."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from ipaddress import ip_network
from pathlib import Path

PROJECT = Path(__file__).parent.parent
DEMO, PRODUCTION = "demo", "production"

MOST_DAYS = 3650  # that records may be kept
_LONGEST = 200  # characters of a line for patients
_MOST_TURNS = 99_999  # a minute
_ORIGIN = re.compile(r"https?://[a-z0-9.-]+(:[0-9]{1,5})?")


class SettingsError(Exception):
    """A setting cannot be used; the message names it and says what it should be."""


@dataclass(frozen=True)
class Settings:
    """Where and whom to serve, and where things are kept.

    BOT_HOST, BOT_PORT  address of the web server (127.0.0.1, 8000)
    BOT_MODE            demo or production, which needs a secret that was made on purpose, and HTTPS in front (demo)
    BOT_SECRET          signs sessions, 32 characters or more that nobody can guess (the file secret in BOT_STATE)
    BOT_ORIGINS         pages that may use the chat besides our own, such as https://clinic.example, with spaces (none)
    BOT_PROXIES         addresses of proxies in front, which tell where a patient comes from, with spaces (none)
    BOT_METRICS_PORT    port on 127.0.0.1 for Prometheus (none)
    BOT_SESSION_TURNS, BOT_ADDRESS_TURNS, BOT_ADDRESS_SESSIONS
                        let through in a minute: turns of a patient, of an address, new sessions of an address
                        (30, 300, 60)
    BOT_STATE           folder for the database, the dead letters and the secret (var/)
    BOT_DATABASE        where records are kept (sqlite:///, the file bot.db in BOT_STATE)
    BOT_KEEP_DAYS       days after which they are deleted, 1 to 3650 (30)
    BOT_SESSION_MINUTES minutes without a message after which what was typed is forgotten, 1 to 1440 (60)
    BOT_MODELS          folder of trained models (models/)
    BOT_CLINIC_CONTACT  how patients reach a person, one line, such as "01632 960000" (none)
    """

    host: str = "127.0.0.1"
    port: int = 8000
    state: Path = PROJECT / "var"
    database: str = field(default="", repr=False)  # it may hold a password
    keep_days: int = 30
    session_minutes: int = 60
    models: Path = PROJECT / "models"
    clinic_contact: str = ""
    mode: str = DEMO
    secret: str = field(default="", repr=False)
    origins: tuple[str, ...] = ()
    proxies: tuple[str, ...] = ()
    metrics_port: int | None = None
    session_turns: int = 30
    address_turns: int = 300
    address_sessions: int = 60

    @property
    def database_address(self) -> str:
        """Where records are kept."""
        return self.database or f"sqlite:///{self.state / 'bot.db'}"


def read_settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """Read the settings; raises SettingsError for one that cannot be used."""
    return Settings(
        host=environment.get("BOT_HOST", Settings.host),
        port=_whole_number(environment, "BOT_PORT", Settings.port, most=65535),
        state=Path(environment.get("BOT_STATE", Settings.state)),
        database=environment.get("BOT_DATABASE", ""),
        keep_days=_whole_number(environment, "BOT_KEEP_DAYS", Settings.keep_days, most=MOST_DAYS),
        session_minutes=_whole_number(environment, "BOT_SESSION_MINUTES", Settings.session_minutes, most=1440),
        models=Path(environment.get("BOT_MODELS", Settings.models)),
        clinic_contact=_line(environment.get("BOT_CLINIC_CONTACT", Settings.clinic_contact)),
        mode=_mode(environment.get("BOT_MODE", Settings.mode)),
        secret=environment.get("BOT_SECRET", ""),
        origins=tuple(_origin(each) for each in environment.get("BOT_ORIGINS", "").split()),
        proxies=tuple(_proxy(each) for each in environment.get("BOT_PROXIES", "").split()),
        metrics_port=_metrics_port(environment),
        **{name: _rate(environment, name) for name in ("session_turns", "address_turns", "address_sessions")},
    )


def whole_number(text: str, most: int) -> int | None:
    """The number from 1 to `most` that a text is, or None.

    >>> whole_number("30", 3650), whole_number("0", 9), whole_number("+1", 9), whole_number("٣", 9)
    (30, None, None, None)
    """
    is_number = text.isascii() and text.isdigit() and len(text) < 6 and 0 < int(text) <= most
    return int(text) if is_number else None


def _whole_number(environment: Mapping[str, str], name: str, default: int, *, most: int) -> int:
    text = environment.get(name, str(default))
    number = whole_number(text, most)
    if number is None:
        raise SettingsError(f"{name} is '{text}': it should be a number from 1 to {most}")
    return number


def _line(text: str) -> str:
    if len(text) > _LONGEST or not text.isprintable():
        raise SettingsError(f"BOT_CLINIC_CONTACT is no line of at most {_LONGEST} characters: {text!r:.80}")
    return text.strip()


def _rate(environment: Mapping[str, str], name: str) -> int:
    return _whole_number(environment, f"BOT_{name.upper()}", getattr(Settings, name), most=_MOST_TURNS)


def _metrics_port(environment: Mapping[str, str]) -> int | None:
    name = "BOT_METRICS_PORT"
    return _whole_number(environment, name, 0, most=65535) if environment.get(name) else None


def _mode(text: str) -> str:
    if text not in {DEMO, PRODUCTION}:
        raise SettingsError(f"BOT_MODE is '{text}': it should be {DEMO} or {PRODUCTION}")
    return text


def _origin(text: str) -> str:
    if not _ORIGIN.fullmatch(text):
        raise SettingsError(f"BOT_ORIGINS has '{text}': each should be like https://clinic.example, without a path")
    return text


def _proxy(text: str) -> str:
    try:
        return str(ip_network(text)).removesuffix("/32").removesuffix("/128")
    except ValueError:
        raise SettingsError(f"BOT_PROXIES has '{text}': each should be an address such as 10.0.0.2") from None
