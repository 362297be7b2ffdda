"""bot ask: JSON lines in, JSON lines out, through the real model, policies and actions.

In:  {"id": ..., "turns": [...]}, a fresh conversation each line.
Out: {"id": ..., "replies": [...]}, one reply a turn, or {"error": ...} for a line that cannot be read. In ASCII, so
that nothing typed (half a surrogate pair, a line separator) can break the line or the output.
"""

import argparse
import asyncio
import json
import sys
from collections.abc import Iterable
from contextlib import redirect_stdout
from typing import Any, NoReturn, TextIO
from uuid import uuid4

from bot import bootstrap
from bot.conversation import Conversations
from bot.reply import TurnReply


class BadLineError(Exception):
    """A line is not what `bot ask` reads; the message says why."""


def run(options: argparse.Namespace) -> int:
    """Answer standard input on standard output, on which nothing else is written."""
    with redirect_stdout(sys.stderr):
        conversations = bootstrap.conversations_in_memory()
        asyncio.run(answer_lines(conversations, sys.stdin.buffer, sys.__stdout__ or sys.stdout))
    return 0


async def answer_lines(conversations: Conversations, lines: Iterable[bytes], out: TextIO) -> None:
    """Write one line for each line read, as soon as it is answered."""
    for line in lines:
        out.write(json.dumps(await _answer_line(conversations, line)) + "\n")
        out.flush()


async def _answer_line(conversations: Conversations, line: bytes) -> dict[str, Any]:
    try:
        asked = parse_line(line)
    except BadLineError as err:
        return {"error": str(err)}
    conversation = uuid4().hex
    return {
        "id": asked["id"],
        "replies": [render(await conversations.say(conversation, turn)) for turn in asked["turns"]],
    }


def parse_line(line: bytes) -> dict[str, Any]:
    """Read one line; raises BadLineError when it is not {"id": ..., "turns": [...]}."""
    try:
        asked = json.loads(line.decode(), parse_constant=_refuse)
    except (ValueError, RecursionError) as err:
        raise BadLineError(f"not a line of JSON in UTF-8: {type(err).__name__}") from err
    if not isinstance(asked, dict) or "id" not in asked or not isinstance(asked.get("turns"), list):
        raise BadLineError('a line is {"id": ..., "turns": ["what the patient types", ...]}')
    return asked


def _refuse(constant: str) -> NoReturn:
    raise ValueError(constant)  # NaN and Infinity, which Python reads and JSON does not know


def render(reply: TurnReply) -> dict[str, Any]:
    """A reply as JSON values."""
    return {
        "user": reply.user,
        "verdict": reply.verdict,
        "urgent": reply.urgent,
        "intent": reply.intent,
        "confidence": reply.confidence,
        "quotes": list(reply.quotes),
        "sections": list(reply.sections),
        "messages": [message.text for message in reply.messages],
        "buttons": [button.label for button in reply.buttons],
    }
