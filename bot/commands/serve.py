"""bot serve: the chat API and the demo page over HTTP."""

import argparse
import asyncio
import logging
import os
import secrets
import socket
from contextlib import closing, suppress
from pathlib import Path

from starlette.applications import Starlette

from bot import bootstrap
from bot.edge.app import create_app
from bot.edge.server import make_server
from bot.edge.sessions import MIN_SECRET_LENGTH
from bot.records.store import TurnStore
from bot.settings import Settings, read_settings

logger = logging.getLogger(__name__)


class ServeError(Exception):
    """The server cannot start; the message says why and what to do."""


def run(options: argparse.Namespace) -> int:
    """Serve until interrupted."""
    settings = read_settings()
    _check_port(settings)  # this and the secret before the model is loaded: the answer should not take seconds
    secret = read_secret(settings.state)
    with closing(bootstrap.turn_store(settings)) as store:
        if not asyncio.run(store.recover()):  # which also tells whether its tables can be used
            print("The database is away: turns are kept in BOT_STATE until it is back.", flush=True)
        app = _app(settings, store, secret)
        print("The bot loads for a few seconds; who comes earlier waits for it.", flush=True)
        print(f"Open http://{_shown_host(settings.host)}:{settings.port} in a browser. Stop with Ctrl-C.", flush=True)
        with suppress(KeyboardInterrupt):  # uvicorn raises it again when it has stopped
            make_server(app, host=settings.host, port=settings.port).run()
    print("Stopped.")
    return 0


def _app(settings: Settings, store: TurnStore, secret: str) -> Starlette:
    bot = bootstrap.served(settings, store)
    return create_app(
        bot.conversations,
        secret=secret,
        leaflet=bootstrap.document().sections,
        apology=bootstrap.wording().text("utter_default"),
        ready=bot.readiness.check,
        background=bootstrap.housekeeping(settings, store).run,
    )


def read_secret(state: Path) -> str:
    """The secret that signs session tokens: made once, kept in a file that only the owner can read.

    Raises ServeError when the file holds none or the folder cannot be used.
    """
    path = state / "secret"
    try:
        state.mkdir(parents=True, exist_ok=True)
        if path.exists():
            return _existing_secret(path)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError as err:
        raise ServeError(f"the folder {state} (BOT_STATE) cannot be used: {err.strerror}") from err
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        secret = secrets.token_urlsafe(32)
        file.write(secret)
    return secret


def _existing_secret(path: Path) -> str:
    secret = path.read_text(encoding="utf-8", errors="replace").strip()
    if len(secret) < MIN_SECRET_LENGTH:  # written halfway: whoever guesses it can read conversations
        raise ServeError(f"{path} holds no secret: delete it, and a new one is made")
    return secret


def _check_port(settings: Settings) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.host, settings.port))
        except OSError as err:
            raise ServeError(
                f"port {settings.port} on {settings.host} cannot be used ({err.strerror}): stop what uses it, "
                f"or choose another, for example: make run PORT={settings.port + 1}"
            ) from err


def _shown_host(host: str) -> str:
    return "localhost" if host in {"127.0.0.1", "0.0.0.0"} else host  # noqa: S104
