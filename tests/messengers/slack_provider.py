"""Slack on loopback: the Web API (docs.slack.dev) and signed requests, signed by Slack's own client."""

import json
import re
import time
from dataclasses import dataclass, field
from itertools import count
from typing import Any
from urllib.parse import urlencode

import httpx
from slack_sdk.signature import SignatureVerifier
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from .provider import NO_HEADERS, Headers, Provider, Sent, post, read_pairs

SIGNING_SECRET, TOKEN = "3" * 32, "xoxb-1111-2222-abcdefabcdef"
TEAM, PATIENT = "T0001", "U0099"
_LONGEST, _MOST, _LONGEST_LABEL, _LONGEST_VALUE = 3000, 25, 75, 2000


def error(kind: str, status: int = 200, **headers: str) -> JSONResponse:
    """As Slack says what is wrong, mostly with status 200."""
    return JSONResponse({"ok": False, "error": kind}, status, {k.replace("_", "-"): v for k, v in headers.items()})


@dataclass
class SlackProvider(Provider):
    """One app in one workspace."""

    numbers: Any = field(default_factory=count)
    bodies: list[dict[str, Any]] = field(default_factory=list)  # of the messages that were taken
    gone: set[str] = field(default_factory=set)
    scopes: str = "chat:write,im:history"  # what the app may do

    def environment(self) -> dict[str, str]:
        """The app's settings."""
        return {
            "BOT_SLACK_SIGNING_SECRET": SIGNING_SECRET,
            "BOT_SLACK_TOKEN": TOKEN,
            "BOT_SLACK_API": f"{self.url}/api/",
        }

    def app(self) -> Starlette:
        """The API."""
        return Starlette(routes=[Route("/api/{method}", self.guarded(self._call), methods=["POST"])])

    def down(self) -> Response:
        """Unavailable."""
        return error("service_unavailable", 503)

    def too_many(self, seconds: int) -> Response:
        """Busy."""
        return error("ratelimited", 429, Retry_After=str(seconds))

    async def _call(self, request: Request) -> Response:
        if request.headers.get("Authorization") != f"Bearer {TOKEN}":
            return error("invalid_auth")
        if request.path_params["method"] == "auth.test":
            who = {"ok": True, "user": "leaflet", "team": "Riverside Clinic"}
            return JSONResponse(who, headers={"X-OAuth-Scopes": self.scopes})
        if request.path_params["method"] != "chat.postMessage":
            return error("unknown_method")
        body = await request.json()
        problem = self._problem(body)
        if problem:
            self.refused.append(problem)
            return error(problem)
        elements = [each for block in body["blocks"] if block["type"] == "actions" for each in block["elements"]]
        text = body["blocks"][0]["text"]["text"]
        choices = tuple((each["value"], each["text"]["text"]) for each in elements)
        self.bodies.append(body)
        self.sent.append(Sent(body["channel"], text, _read(text), choices))
        return JSONResponse({"ok": True, "channel": body["channel"], "ts": f"1.{next(self.numbers)}"})

    def _problem(self, body: dict[str, Any]) -> str:
        if body["channel"] in self.gone:
            return "channel_not_found"
        if not body.get("text"):
            return "no_text"
        return "" if all(_is_right(block) for block in body["blocks"]) else "invalid_blocks"

    def event(self, text: str, *, patient: str = "", message_id: str = "", **more: Any) -> dict[str, Any]:
        """A message to the app alone."""
        user = patient or PATIENT
        event = {"type": "message", "channel": f"D{user}", "channel_type": "im", "user": user, "text": _escaped(text)}
        number = message_id or f"Ev{next(self.numbers):08d}"
        return {"type": "event_callback", "team_id": TEAM, "event_id": number, "event": {**event, "ts": "1.1", **more}}

    async def deliver(
        self, body: object, *, at: float | None = None, form: bool = False, headers: Headers = NO_HEADERS
    ) -> httpx.Response:
        """Send a signed request to the webhook."""
        raw = body if isinstance(body, bytes) else json.dumps(body).encode()
        raw = urlencode({"payload": raw.decode()}).encode() if form else raw
        stamp = str(int(at or time.time()))
        signature = SignatureVerifier(SIGNING_SECRET).generate_signature(timestamp=stamp, body=raw) or ""
        kind = "application/x-www-form-urlencoded" if form else "application/json"
        signed = {"X-Slack-Signature": signature, "X-Slack-Request-Timestamp": stamp, "Content-Type": kind}
        return await post(self.bot, raw, {**signed, **headers})

    async def say(self, text: str, *, patient: str = "", message_id: str = "") -> httpx.Response:
        """A member of staff writes."""
        return await self.deliver(self.event(text, patient=patient, message_id=message_id))

    async def tap(self, choice: str, *, patient: str = "", message_id: str = "") -> httpx.Response:
        """A member of staff taps."""
        user = patient or PATIENT
        action = {"type": "button", "value": choice, "action_ts": message_id or f"1.{next(self.numbers)}"}
        pressed = {"type": "block_actions", "user": {"id": user}, "team": {"id": TEAM}, "actions": [action]}
        return await self.deliver({**pressed, "channel": {"id": f"D{user}"}}, form=True)


def _is_right(block: dict[str, Any]) -> bool:
    """By docs.slack.dev/reference/block-kit."""
    if block["type"] == "section":
        return 0 < len(block["text"]["text"]) <= _LONGEST
    names = {each["action_id"] for each in block["elements"]}
    is_right = block["type"] == "actions" and 0 < len(names) == len(block["elements"]) <= _MOST
    for each in block["elements"]:
        is_right = is_right and each["text"]["type"] == "plain_text" and len(each["value"]) <= _LONGEST_VALUE
        is_right = is_right and 0 < len(each["text"]["text"]) <= _LONGEST_LABEL
    return is_right


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _read(text: str) -> str:
    """As Slack shows it."""
    text = re.sub(r"<[^<>\n]*>", "", text)  # a link or a mention, which the bot writes none of
    text = read_pairs(re.sub(r"(?m)^> ", "", text))
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
