"""Settings, read once from the environment. Every one has a default that suits a demo on this machine."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

PROJECT = Path(__file__).parent.parent

MOST_DAYS = 3650  # that records may be kept
_LONGEST = 200  # characters of a line for patients


class SettingsError(Exception):
    """A setting cannot be used; the message names it and says what it should be."""


@dataclass(frozen=True)
class Settings:
    """Where to serve, and where things are kept.

    BOT_HOST, BOT_PORT  address of the web server (127.0.0.1, 8000)
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
