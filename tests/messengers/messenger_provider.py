"""Messenger on loopback: the Send API (developers.facebook.com/docs/messenger-platform) and signed webhooks."""

import hashlib
import hmac
import json
import time
from dataclasses import dataclass, field
from itertools import count
from typing import Any

import httpx
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from .provider import NO_HEADERS, Headers, Provider, Sent, post

APP_SECRET, TOKEN, VERIFY = "2" * 32, "EAAG" + "b" * 60, "v" * 24
PAGE, PATIENT = "111222333", "9876543210"
_LONGEST, _MOST, _LONGEST_TITLE, _LONGEST_PAYLOAD = 2000, 13, 20, 1000
_FIELDS = {"messages", "messaging_postbacks", "message_edits", "message_reads", "message_deliveries", "message_echoes"}


def error(status: int, code: int, subcode: int | None = None) -> JSONResponse:
    """As Meta says what is wrong."""
    found = {"message": "no", "type": "OAuthException", "code": code, "error_subcode": subcode, "fbtrace_id": "x"}
    return JSONResponse({"error": found}, status)


@dataclass
class MessengerProvider(Provider):
    """One page."""

    numbers: Any = field(default_factory=count)
    subscribed: list[str] = field(default_factory=list)
    profile: dict[str, Any] = field(default_factory=dict)
    known: set[str] = field(default_factory=set)  # who ever wrote to the page
    gone: set[str] = field(default_factory=set)

    def environment(self) -> dict[str, str]:
        """The page's settings."""
        return {
            "BOT_MESSENGER_APP_SECRET": APP_SECRET,
            "BOT_MESSENGER_PAGE_TOKEN": TOKEN,
            "BOT_MESSENGER_VERIFY_TOKEN": VERIFY,
            "BOT_MESSENGER_API": f"{self.url}/v25.0",
        }

    def app(self) -> Starlette:
        """The API."""
        return Starlette(
            routes=[
                Route("/v25.0/me/messages", self.guarded(self._send), methods=["POST"]),
                Route("/v25.0/me", self.guarded(self._me), methods=["GET"]),
                Route("/v25.0/me/subscribed_apps", self.guarded(self._apps), methods=["GET", "POST"]),
                Route("/v25.0/me/messenger_profile", self.guarded(self._profile), methods=["POST"]),
            ]
        )

    def down(self) -> Response:
        """Unavailable."""
        return error(503, 2)

    def too_many(self, _seconds: int) -> Response:
        """Busy, without a word of when."""
        return error(400, 613)

    def _is_known(self, request: Request) -> bool:
        proof = hmac.new(APP_SECRET.encode(), TOKEN.encode(), hashlib.sha256).hexdigest()
        is_known = request.headers.get("Authorization") == f"Bearer {TOKEN}"
        return is_known and request.query_params.get("appsecret_proof") == proof

    async def _me(self, request: Request) -> Response:
        return JSONResponse({"id": PAGE, "name": "Riverside Clinic"}) if self._is_known(request) else error(400, 190)

    async def _apps(self, request: Request) -> Response:
        if not self._is_known(request):
            return error(400, 190)
        if request.method == "POST":
            fields = (await request.json())["subscribed_fields"].split(",")
            if not set(fields) <= _FIELDS:
                return error(400, 100)
            self.subscribed = fields
            return JSONResponse({"success": True})
        return JSONResponse({"data": [{"id": "1", "subscribed_fields": self.subscribed}] if self.subscribed else []})

    async def _profile(self, request: Request) -> Response:
        if not self._is_known(request):
            return error(400, 190)
        self.profile.update(await request.json())
        return JSONResponse({"result": "success"})

    async def _send(self, request: Request) -> Response:
        body = await request.json()
        problem = self._problem(request, body)
        if problem:
            self.refused.append(str(problem))
            return error(*problem)
        replies = tuple((each["payload"], each["title"]) for each in body["message"].get("quick_replies", []))
        text = body["message"]["text"]
        self.sent.append(Sent(body["recipient"]["id"], text, text, replies))
        return JSONResponse({"recipient_id": body["recipient"]["id"], "message_id": f"m_{next(self.numbers)}"})

    def _problem(self, request: Request, body: dict[str, Any]) -> tuple[int, int] | tuple[int, int, int] | None:
        if not self._is_known(request):
            return 400, 190
        message, replies = body["message"], body["message"].get("quick_replies", [])
        length = len(message.get("text", "").encode("utf-16-le")) // 2
        is_right = body.get("messaging_type") == "RESPONSE" and 0 < length <= _LONGEST
        is_right = is_right and len(replies) <= _MOST
        for each in replies:
            is_right = is_right and each["content_type"] == "text" and 0 < len(each["title"]) <= _LONGEST_TITLE
            is_right = is_right and len(each["payload"]) <= _LONGEST_PAYLOAD
        if not is_right:
            return 400, 100
        if body["recipient"]["id"] not in self.known:
            return 400, 100, 2018001
        return (400, 551, 1545041) if body["recipient"]["id"] in self.gone else None

    def event(self, *, patient: str = "", **more: Any) -> dict[str, Any]:
        """Something that happened between a patient and the page."""
        self.known.add(patient or PATIENT)
        now = int(time.time() * 1000) + next(self.numbers)
        return {"sender": {"id": patient or PATIENT}, "recipient": {"id": PAGE}, "timestamp": now, **more}

    def message(self, text: str, *, patient: str = "", message_id: str = "", **more: Any) -> dict[str, Any]:
        """A message."""
        return self.event(
            patient=patient, message={"mid": message_id or f"m_{next(self.numbers)}", "text": text, **more}
        )

    def body(self, *events: dict[str, Any]) -> bytes:
        """A request's body, one entry for each event, escaped as Meta does before it signs."""
        entries = [{"id": PAGE, "time": 1_790_000_000_000, "messaging": [event]} for event in events]
        return json.dumps({"object": "page", "entry": entries}).encode()

    async def deliver(self, body: bytes, headers: Headers = NO_HEADERS) -> httpx.Response:
        """Send signed events to the webhook."""
        signature = hmac.new(APP_SECRET.encode(), body, hashlib.sha256).hexdigest()
        signed = {"X-Hub-Signature-256": f"sha256={signature}", "Content-Type": "application/json"}
        return await post(self.bot, body, {**signed, **headers})

    async def say(self, text: str, *, patient: str = "", message_id: str = "") -> httpx.Response:
        """A patient writes."""
        return await self.deliver(self.body(self.message(text, patient=patient, message_id=message_id)))

    async def tap(self, choice: str, *, patient: str = "", message_id: str = "") -> httpx.Response:
        """A patient taps a quick reply."""
        reply = self.message("its title", patient=patient, message_id=message_id, quick_reply={"payload": choice})
        return await self.deliver(self.body(reply))
