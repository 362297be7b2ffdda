"""Telegram on loopback: the Bot API (core.telegram.org/bots/api) and webhooks with their secret."""

import json
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import count
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import httpx
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from .provider import NO_HEADERS, Headers, Provider, Sent, post

TOKEN, SECRET = "123456:" + "a" * 35, "s" * 32
PATIENT = "4242"
_LONGEST, _LONGEST_DATA = 4096, 64
_TAGS = {"b", "i", "u", "s", "a", "code", "pre", "blockquote"}
_TAG = re.compile("</?(?:" + "|".join(_TAGS) + ")(?: [^<>]*)?>")
_PORTS = {443, 80, 88, 8443}  # that webhooks may have


def error(status: int, description: str, **parameters: int) -> JSONResponse:
    """As Telegram says what is wrong."""
    more = {"parameters": parameters} if parameters else {}
    return JSONResponse({"ok": False, "error_code": status, "description": description, **more}, status)


class _Markup(HTMLParser):
    """Reads Telegram's HTML; `problem` where Telegram would not."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text, self.open, self.problem = "", [], ""  # type: ignore[var-annotated]

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        if tag not in _TAGS:
            self.problem = f"Unsupported start tag {tag}"
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.problem = f"Unexpected end tag {tag}"

    def handle_data(self, data: str) -> None:
        self.text += data


@dataclass
class TelegramProvider(Provider):
    """One bot."""

    numbers: Any = field(default_factory=lambda: count(1000))
    webhook: dict[str, Any] = field(default_factory=lambda: {"url": "", "pending_update_count": 0})
    forms: list[dict[str, str]] = field(default_factory=list)  # of the messages that were taken
    blocked: set[str] = field(default_factory=set)
    queries: set[str] = field(default_factory=set)  # of buttons that wait for an acknowledgement
    acknowledged: list[str] = field(default_factory=list)

    def environment(self) -> dict[str, str]:
        """The bot's settings."""
        return {"BOT_TELEGRAM_TOKEN": TOKEN, "BOT_TELEGRAM_SECRET": SECRET, "BOT_TELEGRAM_API": self.url}

    def app(self) -> Starlette:
        """The API."""
        return Starlette(routes=[Route("/bot{token}/{method}", self.guarded(self._call), methods=["POST", "GET"])])

    def down(self) -> Response:
        """Unavailable."""
        return error(502, "Bad Gateway")

    def too_many(self, seconds: int) -> Response:
        """Busy."""
        return error(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)

    async def _call(self, request: Request) -> Response:
        if request.path_params["token"] != TOKEN:
            return error(401, "Unauthorized")
        form = dict(parse_qsl((await request.body()).decode(), keep_blank_values=True))
        methods = {
            "sendMessage": self._send,
            "answerCallbackQuery": self._acknowledge,
            "setWebhook": self._set_webhook,
            "getMe": self._me,
            "getWebhookInfo": self._webhook,
        }
        method = methods.get(request.path_params["method"])
        return method(form) if method else error(404, "Not Found")

    def _me(self, _form: dict[str, str]) -> Response:
        return _ok({"id": 123456, "is_bot": True, "first_name": "Leaflet", "username": "leaflet_bot"})

    def _webhook(self, _form: dict[str, str]) -> Response:
        shown = {name: value for name, value in self.webhook.items() if name != "secret_token"}
        return _ok({"has_custom_certificate": False, **shown})

    def _acknowledge(self, form: dict[str, str]) -> Response:
        query = form["callback_query_id"]
        if query not in self.queries:
            return error(400, "Bad Request: query is too old and response timeout expired or query ID is invalid")
        self.queries.remove(query)
        self.acknowledged.append(query)
        return _ok(result=True)

    def _set_webhook(self, form: dict[str, str]) -> Response:
        url = urlsplit(form["url"])
        if url.scheme != "https":
            return error(400, "Bad Request: bad webhook: An HTTPS URL must be provided for webhook")
        if (url.port or 443) not in _PORTS:
            return error(400, "Bad Request: bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")
        if not re.fullmatch("[A-Za-z0-9_-]{1,256}", form["secret_token"]):
            return error(400, "Bad Request: secret token contains unallowed characters")
        updates = json.loads(form["allowed_updates"])
        self.webhook = {**form, "allowed_updates": updates, "pending_update_count": 0}
        return _ok(result=True)

    def _send(self, form: dict[str, str]) -> Response:
        problem = self._problem(form)
        if problem:
            self.refused.append(problem)
            return error(403 if "Forbidden" in problem else 400, problem)
        markup = _Markup()
        markup.feed(form["text"])
        keyboard = json.loads(form.get("reply_markup", '{"inline_keyboard": []}'))["inline_keyboard"]
        choices = tuple((button["callback_data"], button["text"]) for row in keyboard for button in row)
        self.forms.append(form)
        self.sent.append(Sent(form["chat_id"], form["text"], markup.text, choices))
        chat = {"id": int(form["chat_id"]), "type": "private", "first_name": "Pat"}
        return _ok({"message_id": next(self.numbers), "date": 1, "chat": chat, "text": markup.text})

    def _problem(self, form: dict[str, str]) -> str:
        markup = _Markup()
        markup.feed(form.get("text", ""))
        is_html = form.get("parse_mode") == "HTML" and "<" not in _TAG.sub("", form.get("text", ""))
        if not is_html or markup.problem or markup.open:
            return f"Bad Request: can't parse entities: {markup.problem}"
        if not markup.text.strip():
            return "Bad Request: message text is empty"
        if len(markup.text.encode("utf-16-le")) // 2 > _LONGEST:
            return "Bad Request: message is too long"
        keyboard = json.loads(form.get("reply_markup", '{"inline_keyboard": []}'))["inline_keyboard"]
        buttons = [button for row in keyboard for button in row]
        if any(not 0 < len(button["callback_data"].encode()) <= _LONGEST_DATA for button in buttons):
            return "Bad Request: BUTTON_DATA_INVALID"
        return "Forbidden: bot was blocked by the user" if form["chat_id"] in self.blocked else ""

    def message(self, text: str, *, patient: str = "", **more: Any) -> dict[str, Any]:
        """A message as Telegram has it."""
        chat = {"id": int(patient or PATIENT), "type": "private", "first_name": "Pat"}
        return {
            "message_id": next(self.numbers),
            "date": 1_790_000_000,
            "chat": chat,
            "from": chat,
            "text": text,
            **more,
        }

    async def deliver(self, update: object, headers: Headers = NO_HEADERS) -> httpx.Response:
        """Send an update to the webhook."""
        if isinstance(update, dict) and "callback_query" in update:
            self.queries.add(update["callback_query"]["id"])
        body = update if isinstance(update, bytes) else json.dumps(update).encode()
        signed = {"X-Telegram-Bot-Api-Secret-Token": SECRET, "Content-Type": "application/json"}
        return await post(self.bot, body, {**signed, **headers})

    async def say(self, text: str, *, patient: str = "", message_id: str = "") -> httpx.Response:
        """A patient writes."""
        number = int(message_id) if message_id else next(self.numbers)
        return await self.deliver({"update_id": number, "message": self.message(text, patient=patient)})

    async def tap(self, choice: str, *, patient: str = "", message_id: str = "") -> httpx.Response:
        """A patient taps."""
        number = int(message_id) if message_id else next(self.numbers)
        message = self.message("the message with the buttons", patient=patient)
        query = {"id": f"q{number}", "from": message["from"], "message": message, "data": choice, "chat_instance": "1"}
        return await self.deliver({"update_id": number, "callback_query": query})


def _ok(result: object) -> JSONResponse:
    return JSONResponse({"ok": True, "result": result})
