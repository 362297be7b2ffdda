"""Settings, read once from the environment. Every one has a default that suits a demo on this machine."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).parent.parent

_LONGEST = 200  # characters of a line for patients


class SettingsError(Exception):
    """A setting cannot be used; the message names it and says what it should be."""


@dataclass(frozen=True)
class Settings:
    """Where to serve, and where things are kept.

    BOT_HOST, BOT_PORT  address of the web server (127.0.0.1, 8000)
    BOT_STATE           folder for the database and the secret (var/)
    BOT_MODELS          folder of trained models (models/)
    BOT_CLINIC_CONTACT  how patients reach a person, one line, such as "01632 960000" (none)
    """

    host: str = "127.0.0.1"
    port: int = 8000
    state: Path = PROJECT / "var"
    models: Path = PROJECT / "models"
    clinic_contact: str = ""


def read_settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """Read the settings; raises SettingsError for one that cannot be used."""
    return Settings(
        host=environment.get("BOT_HOST", Settings.host),
        port=_port(environment.get("BOT_PORT", str(Settings.port))),
        state=Path(environment.get("BOT_STATE", Settings.state)),
        models=Path(environment.get("BOT_MODELS", Settings.models)),
        clinic_contact=_line(environment.get("BOT_CLINIC_CONTACT", Settings.clinic_contact)),
    )


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 6 and 0 < int(text) < 65536):
        raise SettingsError(f"BOT_PORT is '{text}': it should be a number from 1 to 65535")
    return int(text)


def _line(text: str) -> str:
    if len(text) > _LONGEST or not text.isprintable():
        raise SettingsError(f"BOT_CLINIC_CONTACT is no line of at most {_LONGEST} characters: {text!r:.80}")
    return text.strip()
