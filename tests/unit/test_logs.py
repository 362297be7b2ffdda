"""Logs: JSON, and nothing that libraries were given."""

import io
import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest

from bot.logs import LogObserver, log_as_json
from bot.observing import Outcome


@pytest.fixture
def stream() -> Iterator[io.StringIO]:
    """What is logged as JSON; afterwards everything is as before."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    stream = io.StringIO()
    log_as_json(stream)
    yield stream
    root.handlers[:] = handlers
    root.setLevel(level)


def lines(stream: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def test_what_we_say_is_a_line_with_time_level_and_words(stream: io.StringIO) -> None:
    logging.getLogger("bot.x").error("a turn failed: %s", "KeyError")
    (line,) = lines(stream)
    assert line.pop("at").endswith("+00:00")
    assert line == {"level": "error", "logger": "bot.x", "event": "a turn failed: KeyError"}


def test_what_libraries_say_is_where_and_of_which_kind_and_not_what(stream: io.StringIO) -> None:
    try:
        raise ValueError("my secret")
    except ValueError:
        logging.getLogger("rasa.core.processor").exception("my secret")
    (line,) = lines(stream)
    assert (line["logger"], line["exception"]) == ("rasa.core.processor", "ValueError")
    assert line["place"].startswith("test_logs:") and "secret" not in stream.getvalue()


def test_nothing_can_break_a_line(stream: io.StringIO) -> None:
    logging.getLogger("bot.x").warning("a\nb\u2028c\x00d\ud800 💊")
    (line,) = lines(stream)
    assert line["event"] == "a\nb\u2028c\x00d\ud800 💊" and stream.getvalue().isascii()


def test_ours_are_logged_from_info_and_others_from_warning(stream: io.StringIO) -> None:
    for name in ("bot.x", "actions.x", "uvicorn.error", "botocore"):
        for level in (logging.DEBUG, logging.INFO, logging.WARNING):
            logging.getLogger(name).log(level, "words")
    assert [(line["logger"], line["level"]) for line in lines(stream)] == [
        *((name, level) for name in ("bot.x", "actions.x") for level in ("info", "warning")),
        ("uvicorn.error", "warning"),
        ("botocore", "warning"),
    ]


def test_a_library_that_writes_by_itself_no_longer_does(capsys: pytest.CaptureFixture[str]) -> None:
    library = logging.getLogger("a_library")
    own = io.StringIO()
    library.addHandler(logging.StreamHandler(own))
    library.propagate = False
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    stream = io.StringIO()
    log_as_json(stream)
    library.warning("my secret")
    root.handlers[:] = handlers
    root.setLevel(level)
    assert own.getvalue() == "" and lines(stream)[0]["logger"] == "a_library"


def test_a_turn_is_its_ids_and_its_time(stream: io.StringIO) -> None:
    LogObserver().turn("c-1", "k-1", "answered", urgent=True, seconds=0.01234)
    LogObserver().request("POST", "/api/turns", 200, 0.02)
    LogObserver().message("sms", Outcome.SENT)
    LogObserver().failure("turn")
    LogObserver().readiness(ready=True)
    turn, request, message = lines(stream)
    assert {"event": "turn", "conversation": "c-1", "turn": "k-1", "ms": 12.3}.items() <= turn.items()
    assert "answered" not in str(turn) and "urgent" not in str(turn)
    assert {
        "event": "request",
        "method": "POST",
        "path": "/api/turns",
        "status": 200,
        "ms": 20.0,
    }.items() <= request.items()
    assert {"event": "message", "platform": "sms", "outcome": "sent"}.items() <= message.items()
