"""A turn as it comes in over HTTP and as its reply goes out: the JSON of `POST /api/turns` (docs/openapi.yaml)."""

import asyncio
import json
import re
from dataclasses import dataclass
from typing import Any, NoReturn

from starlette.requests import ClientDisconnect, Request

from bot.button_ids import ButtonIds
from bot.edge.errors import BadRequest, TooLarge, TooSlow, Unreadable
from bot.edge.ports import Message, Reply
from bot.leaflet.links import LeafletLinks

MAX_BODY_BYTES = 20_000

_SECONDS = 10.0  # for a body to come in
_UNUSABLE = re.compile("[\x00\ud800-\udfff]")  # NUL and halves of characters: no database or encoder takes them
_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
_SHAPE = (
    'Send a JSON object with "id" (1 to 64 letters, digits, - or _, new for every message) and either "text" (what the '
    'patient wrote) or "button" (the id of a button), a string.'
)


@dataclass(frozen=True)
class Said:
    """The patient wrote something; `id` is the message's."""

    id: str
    text: str


@dataclass(frozen=True)
class Pressed:
    """The patient pressed a button of an earlier reply."""

    id: str
    button: str


async def read_turn(request: Request) -> Said | Pressed:
    """The turn in a request's body; raises BadRequest, Unreadable, TooSlow or TooLarge."""
    return parse_turn(await _read_body(request))


def parse_turn(body: bytes) -> Said | Pressed:
    """Read a turn's JSON; raises BadRequest, which never repeats what was sent."""
    try:
        data: object = json.loads(body.decode("utf-8"), object_pairs_hook=_each_once, parse_constant=_refuse)
    except (ValueError, RecursionError):  # not `from err`: the cause would carry the patient's words
        raise BadRequest(f"This is not JSON in UTF-8. {_SHAPE}") from None
    if not isinstance(data, dict) or data.keys() not in ({"id", "text"}, {"id", "button"}):
        raise BadRequest(_SHAPE)
    message, value = data["id"], data.get("text", data.get("button"))
    if not (isinstance(message, str) and _ID.fullmatch(message) and isinstance(value, str)):
        raise BadRequest(_SHAPE)
    clean = _UNUSABLE.sub("\N{REPLACEMENT CHARACTER}", value)
    return Said(message, clean) if "text" in data else Pressed(message, clean)


class Replies:
    """Replies as they go out: with links into the leaflet, and buttons by the ids they have outside."""

    def __init__(self, links: LeafletLinks, buttons: ButtonIds) -> None:
        self._links = links
        self._buttons = buttons

    def render(self, conversation: str, reply: Reply) -> dict[str, object]:
        """What the patient's browser is given of a reply."""
        return {
            "user": reply.user,
            "verdict": reply.verdict,
            "urgent": reply.urgent,
            "deleted": reply.deletes,
            "messages": [self._render(message) for message in reply.messages],
            "buttons": [
                {"id": self._buttons.id_of(conversation, button.id), "label": button.label} for button in reply.buttons
            ],
        }

    def _render(self, message: Message) -> dict[str, object]:
        return {
            "kind": message.kind.value,
            "text": message.text,
            "lang": message.lang,
            "section": message.section,
            "sentence": message.sentence,
            "link": self._links.to(message.section, message.text),
        }


async def _read_body(request: Request) -> bytes:
    """The whole body, given up as soon as it grows too long, whatever its Content-Length claims, or takes too long."""
    if request.headers.get("Content-Encoding", "identity").lower() != "identity":
        raise Unreadable("Send the body as it is, not compressed.")
    if request.headers.get("Content-Type", "").partition(";")[0].strip().lower() != "application/json":
        raise Unreadable("Send JSON, with 'Content-Type: application/json'.")
    body = bytearray()
    try:
        async with asyncio.timeout(_SECONDS):
            async for chunk in request.stream():
                body += chunk
                if len(body) > MAX_BODY_BYTES:
                    raise TooLarge(f"This is too long: send at most {MAX_BODY_BYTES:,} bytes.")
    except ClientDisconnect:
        raise BadRequest("The request ended before its body was complete.") from None
    except TimeoutError:
        raise TooSlow("The body took too long to come in. Send it again.") from None
    return bytes(body)


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object whose names differ: of two texts nobody can say which is meant."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a name stands twice")
    return found


def _refuse(constant: str) -> NoReturn:
    raise ValueError(constant)  # NaN and Infinity, which Python reads and JSON does not know
