"""Twilio on loopback: the Messages API (twilio.com/docs/messaging/api/message-resource) and signed webhooks."""

import base64
import re
import time
from dataclasses import dataclass, field
from itertools import count
from typing import Any
from urllib.parse import parse_qsl, urlencode

import httpx
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from twilio.request_validator import RequestValidator

from .provider import NO_HEADERS, Headers, Provider, Sent, post, read_pairs

ACCOUNT, TOKEN = "AC" + "0" * 32, "1" * 32
NUMBER, PATIENT = "+15550100", "+15550199"
_LONGEST = 1600  # an emoji counts as two


def error(status: int, code: int, **headers: str) -> JSONResponse:
    """As Twilio says what is wrong."""
    plain = {"code": code, "message": "no", "more_info": f"https://www.twilio.com/docs/errors/{code}", "status": status}
    return JSONResponse(plain, status, {name.replace("_", "-"): value for name, value in headers.items()})


@dataclass
class TwilioProvider(Provider):
    """An account with one number, which is an SMS number or a WhatsApp sender by its `name`."""

    blocks: bool = True  # as it does by itself: no message for who has sent STOP, until START
    opted_out: set[str] = field(default_factory=set)
    heard: dict[str, float] = field(default_factory=dict)  # when each patient last wrote
    numbers: Any = field(default_factory=count)
    forms: list[dict[str, str]] = field(default_factory=list)  # of the messages that were taken
    status: str = "active"  # of the account
    sms_url: str = "https://demo.twilio.com/welcome/sms/reply"  # where what comes to the number goes
    public: str = ""  # the address that Twilio was told, where a proxy stands before the bot

    @property
    def prefix(self) -> str:
        """Of addresses."""
        return "whatsapp:" if self.name == "whatsapp" else ""

    @property
    def callbacks(self) -> list[str]:
        """Where Twilio is to tell what becomes of each message."""
        return [form.get("StatusCallback", "") for form in self.forms]

    @property
    def smart(self) -> list[str]:
        """Whether Twilio is to put plain quotation marks, for each message."""
        return [form.get("SmartEncoded", "") for form in self.forms]

    def environment(self) -> dict[str, str]:
        """The account's settings."""
        number = {f"BOT_{self.name.upper()}_NUMBER": NUMBER}
        return {"BOT_TWILIO_ACCOUNT": ACCOUNT, "BOT_TWILIO_TOKEN": TOKEN, "BOT_TWILIO_API": self.url, **number}

    def app(self) -> Starlette:
        """The API."""
        account = "/2010-04-01/Accounts/{account}"
        return Starlette(
            routes=[
                Route(f"{account}/Messages.json", self.guarded(self._create), methods=["POST"]),
                Route(f"{account}.json", self.guarded(self._account), methods=["GET"]),
                Route(f"{account}/IncomingPhoneNumbers.json", self.guarded(self._listed), methods=["GET"]),
                Route(f"{account}/IncomingPhoneNumbers/PN1.json", self.guarded(self._change), methods=["POST"]),
            ]
        )

    def down(self) -> Response:
        """Unavailable."""
        return error(503, 20503)

    def too_many(self, seconds: int) -> Response:
        """Busy."""
        return error(429, 20429, Retry_After=str(seconds))

    async def _account(self, request: Request) -> Response:
        if not self._is_known(request):
            return error(401, 20003)
        return JSONResponse({"sid": ACCOUNT, "status": self.status, "friendly_name": "Riverside Clinic"})

    async def _listed(self, request: Request) -> Response:
        """Numbers for SMS, of which WhatsApp's senders are none."""
        if not self._is_known(request):
            return error(401, 20003)
        is_listed = self.name == "sms" and request.query_params.get("PhoneNumber", NUMBER) == NUMBER
        return JSONResponse({"incoming_phone_numbers": [self._number()] if is_listed else [], "next_page_uri": None})

    async def _change(self, request: Request) -> Response:
        if not self._is_known(request):
            return error(401, 20003)
        form = await _form(request)
        if form.get("SmsMethod") != "POST":  # in which the bot is asked
            return error(400, 21403)
        self.sms_url = form["SmsUrl"]
        return JSONResponse(self._number())

    def _number(self) -> dict[str, str]:
        return {"sid": "PN1", "account_sid": ACCOUNT, "phone_number": NUMBER, "sms_url": self.sms_url}

    async def _create(self, request: Request) -> Response:
        form = await _form(request)
        problem = self._problem(request, form)
        if problem:
            self.refused.append(str(problem[1]))
            return error(*problem)
        body = form["Body"]
        self.forms.append(form)
        if self._is_late(form["To"]):
            await self._lose(form, "63016")
        else:
            self.sent.append(Sent(form["To"], body, read_pairs(body) if self.name == "whatsapp" else body))
        return JSONResponse({"sid": "SM" + "2" * 32, "status": "queued", "body": body, "to": form["To"]}, 201)

    def _is_late(self, patient: str) -> bool:
        """WhatsApp takes answers for a day."""
        return self.name == "whatsapp" and time.time() - self.heard.get(patient, 0.0) > 24 * 3600

    async def _lose(self, form: dict[str, str], code: str) -> None:
        """What WhatsApp does not take Twilio has taken: it tells afterwards."""
        self.refused.append(code)
        if self.bot:
            status = {"MessageSid": "SM" + "2" * 32, "MessageStatus": "undelivered", "ErrorCode": code}
            await self.deliver({**status, "AccountSid": ACCOUNT, "From": form["From"], "To": form["To"]}, "/status")

    def _problem(self, request: Request, form: dict[str, str]) -> tuple[int, int] | None:
        length = len(form.get("Body", "").encode("utf-16-le")) // 2
        problems = (
            (not self._is_known(request), (401, 20003)),
            (not re.fullmatch(re.escape(self.prefix) + r"\+[1-9]\d{6,14}", form.get("To", "")), (400, 21211)),
            (form.get("From") != self.prefix + NUMBER, (400, 63007 if self.prefix else 21606)),
            (not form.get("Body"), (400, 21602)),
            (length > _LONGEST, (400, 21617)),
            (form.get("To") in self.opted_out, (400, 21610)),
        )
        return next((problem for is_so, problem in problems if is_so), None)

    def _is_known(self, request: Request) -> bool:
        expected = base64.b64encode(f"{ACCOUNT}:{TOKEN}".encode()).decode()
        is_ours = request.path_params["account"] == ACCOUNT
        return is_ours and request.headers.get("Authorization") == f"Basic {expected}"

    def form(self, text: str, *, patient: str = "", message_id: str = "", **more: str) -> dict[str, str]:
        """What Twilio sends of a message."""
        return {
            "MessageSid": message_id or f"SM{next(self.numbers):032d}",
            "AccountSid": ACCOUNT,
            "From": self.prefix + (patient or PATIENT),
            "To": self.prefix + NUMBER,
            "Body": text,
            "NumMedia": "0",
            "ProfileName": "Pat Example",
            **more,
        }

    async def deliver(self, form: dict[str, str], path: str = "", headers: Headers = NO_HEADERS) -> httpx.Response:
        """Send a signed form to the webhook."""
        self.heard[form.get("From", "")] = time.time()
        if self.name == "sms" and self.blocks and not path:
            self._opt(form.get("From", ""), form.get("Body", ""))
        url = (self.public or self.bot) + path
        signature = RequestValidator(TOKEN).compute_signature(url, form)
        signed = {"X-Twilio-Signature": signature, "Content-Type": "application/x-www-form-urlencoded; charset=UTF-8"}
        return await post(self.bot + path, urlencode(form).encode(), {**signed, **headers})

    def _opt(self, patient: str, word: str) -> None:
        if word == "STOP":
            self.opted_out.add(patient)
        if word == "START":
            self.opted_out.discard(patient)

    async def say(self, text: str, *, patient: str = "", message_id: str = "") -> httpx.Response:
        """A patient writes."""
        return await self.deliver(self.form(text, patient=patient, message_id=message_id))

    async def tap(self, choice: str, *, patient: str = "", message_id: str = "") -> httpx.Response:
        """There are no buttons: the number is written."""
        return await self.say(choice, patient=patient, message_id=message_id)


async def _form(request: Request) -> dict[str, str]:
    return dict(parse_qsl((await request.body()).decode(), keep_blank_values=True))
