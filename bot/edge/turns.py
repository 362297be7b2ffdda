"""A turn as it comes in over HTTP and as its reply goes out: the JSON of `POST /api/turns`."""

import json
import re
from dataclasses import dataclass

from starlette.requests import ClientDisconnect, Request

from bot.edge.errors import BadRequest, TooLarge
from bot.edge.leaflet import LeafletLinks
from bot.edge.ports import Message, Reply

MAX_BODY_BYTES = 20_000

_UNUSABLE = re.compile("[\x00\ud800-\udfff]")  # NUL and halves of characters: no database or encoder takes them
_SHAPE = 'Send a JSON object with either "text" (what the patient wrote) or "button" (the id of a button), a string.'


@dataclass(frozen=True)
class Said:
    """The patient wrote something."""

    text: str


@dataclass(frozen=True)
class Pressed:
    """The patient pressed a button of an earlier reply."""

    button: str


async def read_turn(request: Request) -> Said | Pressed:
    """The turn in a request's body; raises BadRequest or TooLarge."""
    return parse_turn(await _read_body(request))


def parse_turn(body: bytes) -> Said | Pressed:
    """Read a turn's JSON; raises BadRequest, which never repeats what was sent."""
    try:
        data: object = json.loads(body.decode("utf-8"))
    except (ValueError, RecursionError):  # not `from err`: the cause would carry the patient's words
        raise BadRequest(f"This is not JSON in UTF-8. {_SHAPE}") from None
    if not isinstance(data, dict) or ("text" in data) == ("button" in data):
        raise BadRequest(_SHAPE)
    value = data["text"] if "text" in data else data["button"]
    if not isinstance(value, str):
        raise BadRequest(_SHAPE)
    clean = _UNUSABLE.sub("\N{REPLACEMENT CHARACTER}", value)
    return Said(clean) if "text" in data else Pressed(clean)


def render_reply(reply: Reply, links: LeafletLinks) -> dict[str, object]:
    """What the patient's browser is given of a reply."""
    return {
        "verdict": reply.verdict,
        "urgent": reply.urgent,
        "messages": [_render_message(message, links) for message in reply.messages],
        "buttons": [{"id": button.id, "label": button.label} for button in reply.buttons],
    }


def _render_message(message: Message, links: LeafletLinks) -> dict[str, object]:
    return {
        "kind": message.kind.value,
        "text": message.text,
        "section": message.section,
        "link": links.to(message.section, message.text),
    }


async def _read_body(request: Request) -> bytes:
    """The whole body, given up as soon as it grows too long, whatever its Content-Length claims."""
    body = bytearray()
    try:
        async for chunk in request.stream():
            body += chunk
            if len(body) > MAX_BODY_BYTES:
                raise TooLarge(f"This is too long: send at most {MAX_BODY_BYTES:,} bytes.")
    except ClientDisconnect:
        raise BadRequest("The request ended before its body was complete.") from None
    return bytes(body)
