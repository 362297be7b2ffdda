"""The command line: bot ask, chat, flow, messengers, records, serve, train. What the commands do is in bot.commands."""

import argparse
import logging
import os
import sys
import warnings
from collections.abc import Sequence
from importlib import import_module

from bot.credentials import PLATFORMS
from bot.memory import keep_little
from bot.settings import MOST_DAYS, SettingsError, whole_number
from bot.standing_in import import_lean


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; the exit code is 0 when it did what it should."""
    options = _parser().parse_args(arguments)
    keep_little()
    quieten(lean=options.command != "train")
    # Rasa is loaded here and not above: after it was told to be quiet, and not for --help.
    from bot.agent.loading import AgentError
    from bot.commands.serve import ServeError
    from bot.edge.secret import SecretError
    from bot.flows.flow import FlowError
    from bot.language.encoder import EncoderError
    from bot.leaflet.errors import LeafletError
    from bot.records.errors import RecordsError
    from bot.training import TrainingError
    from bot.wording import WordingError

    try:
        return int(import_module(f"bot.commands.{options.command}").run(options))
    except (
        AgentError,
        EncoderError,
        FlowError,
        LeafletError,
        RecordsError,
        SecretError,
        ServeError,
        SettingsError,
        TrainingError,
        WordingError,
    ) as err:
        print(f"bot {options.command}: {err}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="bot", description="Answers patients' questions in the words of one leaflet.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="command")
    commands.add_parser("ask", help="answer JSON lines from standard input, one line each on standard output")
    flow = commands.add_parser("flow", help="follow the conversations of a file, and show what differs from it")
    flow.add_argument("file", help="a YAML file like those of tests/flows")
    commands.add_parser("chat", help="chat in the terminal")
    _add_messengers(commands.add_parser("messengers", help="check and connect the messaging apps"))
    _add_records(commands.add_parser("records", help="delete, hand out or count what is kept of conversations"))
    commands.add_parser("serve", help="serve the chat and the demo page over HTTP")
    train = commands.add_parser("train", help="train the model, unless the present one is up to date")
    train.add_argument("--force", action="store_true", help="train even when it is up to date")
    return parser


def _add_messengers(messengers: argparse.ArgumentParser) -> None:
    deeds = messengers.add_subparsers(dest="deed", required=True, metavar="deed")
    deeds.add_parser("check", help="say in a line each whether they are set up right")
    deeds.add_parser("connect", help="have those that can be told send messages here")
    deeds.add_parser("retry", help="let answers that could not be sent be sent again")
    find = deeds.add_parser("id", help="say the id of a patient's conversation, for 'bot records'")
    find.add_argument("platform", choices=sorted(PLATFORMS))
    find.add_argument("patient", help="whom the app knows them as: a number such as +15551234567, an id")


def _add_records(records: argparse.ArgumentParser) -> None:
    deeds = records.add_subparsers(dest="deed", required=True, metavar="deed")
    expire = deeds.add_parser("expire", help="delete what is older than it may be")
    expire.add_argument("--days", type=_days, help="days that records are kept (default: BOT_KEEP_DAYS)")
    for name, purpose in (("delete", "delete every copy of a conversation"), ("export", "write out a conversation")):
        deeds.add_parser(name, help=purpose).add_argument("--conversation", required=True, metavar="ID")
    deeds.add_parser("replay", help="write what could not be written while the database was away")
    counts = deeds.add_parser("counts", help="questions, verdicts, emergencies, feedback, speed")
    counts.add_argument("--days", type=_days, default=7, help="the last so many days (default: 7)")


def _days(text: str) -> int:
    days = whole_number(text, MOST_DAYS)
    if days is None:
        raise argparse.ArgumentTypeError(f"'{text}' is no number of days from 1 to {MOST_DAYS}")
    return days


def quieten(*, lean: bool = False) -> None:
    """Keep Rasa from logging what patients type (it does at DEBUG) and its libraries from warning at every start.

    It is imported here, `lean` as bot.standing_in says.
    """
    os.environ.setdefault("RASA_TELEMETRY_ENABLED", "false")
    os.environ.setdefault("SQLALCHEMY_SILENCE_UBER_WARNING", "1")
    os.environ.setdefault("LOG_LEVEL", "ERROR")  # also takes away its progress bars, a dozen that last no second
    warnings.simplefilter("ignore")
    logging.captureWarnings(capture=True)  # below ERROR; several libraries take the filter away again
    logging.basicConfig(level=logging.ERROR, format="%(levelname)s %(name)s: %(message)s", stream=sys.stderr)
    if lean:
        import_lean()
    from rasa.utils.log_utils import configure_structlog

    configure_structlog(logging.ERROR)
