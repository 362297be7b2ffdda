"""Settings, read once from the environment. Every one has a default that suits a demo on this machine."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).parent.parent


class SettingsError(Exception):
    """A setting cannot be used; the message names it and says what it should be."""


@dataclass(frozen=True)
class Settings:
    """Where to serve, and where things are kept.

    BOT_HOST, BOT_PORT  address of the web server (127.0.0.1, 8000)
    BOT_STATE           folder for the database and the secret (var/)
    BOT_MODELS          folder of trained models (models/)
    """

    host: str = "127.0.0.1"
    port: int = 8000
    state: Path = PROJECT / "var"
    models: Path = PROJECT / "models"


def read_settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """Read the settings; raises SettingsError for one that cannot be used."""
    return Settings(
        host=environment.get("BOT_HOST", Settings.host),
        port=_port(environment.get("BOT_PORT", str(Settings.port))),
        state=Path(environment.get("BOT_STATE", Settings.state)),
        models=Path(environment.get("BOT_MODELS", Settings.models)),
    )


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 6 and 0 < int(text) < 65536):
        raise SettingsError(f"BOT_PORT is '{text}': it should be a number from 1 to 65535")
    return int(text)
