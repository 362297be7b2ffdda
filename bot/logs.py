"""The server's logs: one JSON object a line, with ids, kinds and times, and nothing that anybody typed.

What libraries say is not written out, since it may repeat what they were given: only who said it, where, and the kind
of an exception.
"""

import json
import logging
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, TextIO

from bot.observing import Outcome

_OWN = ("bot", "actions")
_FIELDS = "fields"  # of a record, under this name

logger = logging.getLogger(__name__)


class JSONFormatter(logging.Formatter):
    """One line of JSON for a record."""

    def format(self, record: logging.LogRecord) -> str:
        """In ASCII, so that nothing can break the line."""
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        line: dict[str, Any] = {"at": at, "level": record.levelname.lower(), "logger": record.name}
        if _is_own(record.name):
            line["event"] = record.getMessage()
        else:
            line["place"] = f"{record.module}:{record.lineno}"
        kind = record.exc_info[0] if record.exc_info else None
        if kind:
            line["exception"] = kind.__name__
        fields: Mapping[str, Any] = getattr(record, _FIELDS, {})
        return json.dumps({**line, **fields})


def _is_own(name: str) -> bool:
    return name.partition(".")[0] in _OWN


def log_as_json(stream: TextIO | None = None) -> None:
    """From now on, all that is logged is JSON, on standard error: ours from INFO, others' from WARNING."""
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(JSONFormatter())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    for name in _OWN:
        logging.getLogger(name).setLevel(logging.INFO)
    logging.getLogger("py.warnings").setLevel(logging.ERROR)  # of libraries that are pinned, which nobody here can mend
    for name, each in list(logging.Logger.manager.loggerDict.items()):
        if isinstance(each, logging.Logger) and not _is_own(name):
            each.handlers.clear()  # of libraries that write by themselves
            each.propagate = True


class LogObserver:
    """An Observer (bot.observing) that writes a line for each turn and request."""

    def turn(self, conversation: str, key: str, verdict: str, *, urgent: bool, seconds: float) -> None:  # noqa: ARG002
        """A patient was answered; by what stands in the records."""
        _log("turn", conversation=conversation, turn=key, ms=_ms(seconds))

    def failure(self, kind: str) -> None:
        """Something failed; what, is logged where it is caught."""

    def request(self, method: str, path: str, status: int, seconds: float) -> None:
        """A request was answered."""
        _log("request", method=method, path=path, status=status, ms=_ms(seconds))

    def message(self, platform: str, outcome: Outcome) -> None:
        """Something became of a message of a messaging app."""
        _log("message", platform=platform, outcome=outcome)

    def readiness(self, *, ready: bool) -> None:
        """Whether patients can be answered was looked at; the answer is the request's."""


def _log(event: str, **fields: Any) -> None:
    logger.info(event, extra={_FIELDS: fields})


def _ms(seconds: float) -> float:
    return round(seconds * 1000, 1)
