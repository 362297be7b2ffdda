"""bot serve: the chat API and the demo page over HTTP."""

import argparse
import asyncio
import os
import signal
import socket
from collections.abc import Iterator
from contextlib import closing, contextmanager, nullcontext, suppress

from starlette.applications import Starlette

from bot import bootstrap
from bot.bootstrap import Bot
from bot.credentials import Messaging, read_credentials
from bot.edge.app import Content, Policy, create_app
from bot.edge.limits import Rates
from bot.edge.secret import read_secret
from bot.edge.server import make_server
from bot.logs import log_as_json
from bot.memory import give_back
from bot.messengers.joining import join
from bot.messengers.service import Messengers
from bot.metrics import Metrics
from bot.records.errors import QueueError
from bot.records.message_queue import MessageQueue
from bot.records.store import TurnStore
from bot.settings import PRODUCTION, Settings, read_settings


class ServeError(Exception):
    """The server cannot start; the message says why and what to do."""


def run(options: argparse.Namespace) -> int:
    """Serve until interrupted."""
    settings = read_settings()
    # this and the secret before the model is loaded: the answer should not take seconds
    _check_port(settings.host, settings.port, f"make run PORT={settings.port + 1}")
    policy, messaging = _policy(settings), read_credentials(os.environ)
    with closing(bootstrap.turn_store(settings)) as store, _queue(settings, messaging) as queue:
        if not asyncio.run(store.recover()):  # which also tells whether its tables can be used
            print("The database is away: turns are kept in BOT_STATE until it is back.", flush=True)
        _say_what_is_wrong(messaging)
        log_as_json()
        print("The bot loads for a few seconds; who comes earlier waits for it.", flush=True)
        bot = bootstrap.served(settings, store, _ready)
        print(f"Open http://{_shown_host(settings.host)}:{settings.port} in a browser. Stop with Ctrl-C.", flush=True)
        signal.signal(signal.SIGTERM, _interrupt)  # a signal comes again when the server has stopped
        with _metrics_served(settings, bot.metrics), suppress(KeyboardInterrupt):
            messengers = join(settings, messaging, bot, store, queue, policy.secret) if queue else None
            app = _app(settings, store, bot, policy, messengers)
            make_server(app, host=settings.host, port=settings.port, proxies=settings.proxies).run()
    print("Stopped.")
    return 0


def _ready() -> None:
    give_back()  # loading leaves gaps
    print("The bot is ready.", flush=True)


def _interrupt(*_: object) -> None:
    raise KeyboardInterrupt


def _policy(settings: Settings) -> Policy:
    rates = Rates(settings.session_turns, settings.address_turns, settings.address_sessions)
    return Policy(read_secret(settings), settings.origins, rates, is_public=settings.mode == PRODUCTION)


@contextmanager
def _queue(settings: Settings, messaging: Messaging) -> Iterator[MessageQueue | None]:
    """None where no messaging app is on, or messages cannot be kept; the web chat needs none."""
    try:
        queue = bootstrap.message_queue(settings) if messaging.on else None
    except QueueError as err:
        print(f"The messaging apps are off: {err}", flush=True)
        queue = None
    with closing(queue) if queue else nullcontext():
        yield queue


def _say_what_is_wrong(messaging: Messaging) -> None:
    for platform in sorted(messaging.wrong):
        print(f"{platform} is off: {messaging.off[platform]} (see docs/messengers.md)", flush=True)
    for each in messaging.on:
        print(f"{each.platform} is on.", flush=True)


def _app(settings: Settings, store: TurnStore, bot: Bot, policy: Policy, messengers: Messengers | None) -> Starlette:
    apology = bootstrap.wording().text("utter_default")
    names = [payload.removeprefix("/") for payload in bootstrap.buttons().labels]
    return create_app(
        bot.conversations,
        policy,
        Content(bootstrap.document().sections, names, apology),
        ready=bot.readiness.check,
        background=[bootstrap.housekeeping(settings, store).run, *([messengers.run] if messengers else [])],
        more=messengers.routes() if messengers else [],
        observer=bot.observer,
    )


@contextmanager
def _metrics_served(settings: Settings, metrics: Metrics) -> Iterator[None]:
    if settings.metrics_port is None:
        yield
        return
    try:
        end = metrics.serve(settings.metrics_port)
    except OSError as err:
        raise ServeError(f"port {settings.metrics_port} (BOT_METRICS_PORT) cannot be used: {err.strerror}") from err
    try:
        yield
    finally:
        end()


def _check_port(host: str, port: int, instead: str) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as err:
            raise ServeError(
                f"port {port} on {host} cannot be used ({err.strerror}): stop what uses it, "
                f"or choose another, for example: {instead}"
            ) from err


def _shown_host(host: str) -> str:
    return "localhost" if host in {"127.0.0.1", "0.0.0.0"} else host  # noqa: S104
