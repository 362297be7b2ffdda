"""The secret that signs sessions."""

import os
import secrets
import stat
from pathlib import Path

from bot.edge.sessions import MIN_SECRET_LENGTH
from bot.settings import PRODUCTION, Settings

_LENGTH, _DIFFERENT = 32, 10  # characters, and how many of them differ, in production
_MAKE_ONE = "make one with: python3 -c 'import secrets; print(secrets.token_urlsafe(32))'"


class SecretError(Exception):
    """There is no secret that can be used; the message says what to do."""


def read_secret(settings: Settings) -> str:
    """The secret of BOT_SECRET, or of the file in the state folder; for a demo it is made there once.

    Raises SecretError.
    """
    path = settings.state / "secret"
    try:
        secret = settings.secret or _of_file(path) or _new(path, settings)
    except OSError as err:
        raise SecretError(f"the folder {settings.state} (BOT_STATE) cannot be used: {err.strerror}") from err
    if settings.mode == PRODUCTION and (len(secret) < _LENGTH or len(set(secret)) < _DIFFERENT):
        raise SecretError(f"the secret for sessions can be guessed: {_MAKE_ONE}")
    if len(secret) < MIN_SECRET_LENGTH:
        raise SecretError(f"BOT_SECRET is too short, it needs {MIN_SECRET_LENGTH} characters: {_MAKE_ONE}")
    return secret


def _of_file(path: Path) -> str:
    if not path.exists():
        return ""
    if stat.S_IMODE(path.stat().st_mode) & 0o077:
        raise SecretError(f"others than its owner may read {path}: put a new one in it, and chmod 600 {path}")
    secret = path.read_text(encoding="utf-8", errors="replace").strip()
    if len(secret) < MIN_SECRET_LENGTH:  # written halfway: whoever guesses it can read conversations
        raise SecretError(f"{path} holds no secret: delete it, and a new one is made")
    return secret


def _new(path: Path, settings: Settings) -> str:
    if settings.mode == PRODUCTION:
        raise SecretError(f"production needs BOT_SECRET, or the file {path} with mode 600: {_MAKE_ONE}")
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        secret = secrets.token_urlsafe(_LENGTH)
        file.write(secret)
    return secret
