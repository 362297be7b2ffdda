"""SMS and WhatsApp through Twilio (twilio.com/docs/messaging).

One webhook a number; the answer is sent by Twilio's API, not in the webhook's reply, which waits 15 seconds at most.
"""

import hmac
import re
from collections.abc import Mapping
from typing import Any
from xml.sax.saxutils import escape

from starlette.datastructures import MultiDict
from twilio.request_validator import SIGNATURE_HEADER, RequestValidator

from bot.credentials import Credentials
from bot.messengers.errors import Forged, Unreadable, Wrong
from bot.messengers.layout import Style
from bot.messengers.message import Incoming, Kind, Part
from bot.messengers.platform import Events, Platform, Received
from bot.messengers.reading import read_form, words
from bot.messengers.twilio_account import OPTED_OUT, Account, AccountClient

SMS, WHATSAPP = "sms", "whatsapp"

_LONGEST = 1600  # characters of a message, error 21617 beyond it
_XML = "text/xml"
_STATUS = "/status"  # where Twilio tells what became of a message
_UNDELIVERED = {"failed", "undelivered"}
# twilio.com/help: the words that carriers want heard, alone and in any case
_STOP = {"stop", "stopall", "unsubscribe", "cancel", "end", "quit", "revoke", "optout"}
_START = {"start", "unstop"}  # not "yes", which answers questions of ours
_HELP = {"help", "info"}
_PUNCTUATION = re.compile(r"[\s.,!?…'\"’‘“”()-]")
_WHATSAPP_MARKUP = re.compile(r"[*_~`]")


def _unformatted(text: str) -> str:
    """WhatsApp has no way to write its markup as itself; a joiner that nobody sees keeps pairs from being read as it.

    >>> _unformatted("*a*") == "*\u2060a*\u2060"
    True
    """
    return _WHATSAPP_MARKUP.sub(lambda found: f"{found[0]}\N{WORD JOINER}", text)


_STYLES = {
    SMS: Style(_LONGEST),
    WHATSAPP: Style(_LONGEST, escape=_unformatted, notice=lambda text: f"*{text}*"),
}


class Twilio(Platform):
    """A number of a Twilio account, for SMS or WhatsApp; `public_url` is where Twilio reaches this server."""

    paths = ("", _STATUS)

    def __init__(self, name: str, account: Account, public_url: str) -> None:
        self.name = name
        self.style = _STYLES[name]
        self._prefix = f"{WHATSAPP}:" if name == WHATSAPP else ""
        self._account = account
        self._url = f"{public_url}/messengers/{name}"
        self._validator = RequestValidator(account.token)
        self._client = AccountClient(account)

    def verify(self, request: Received) -> None:
        """By Twilio's own validator (X-Twilio-Signature), over the address that Twilio was told."""
        signature = request.headers.get(SIGNATURE_HEADER.lower(), "")
        try:
            form = _form(request)
        except Unreadable:
            raise Forged("what cannot be read cannot be verified") from None
        if not (signature.isascii() and self._validator.validate(request.url, form, signature)):
            raise Forged("the signature is not Twilio's")
        if not hmac.compare_digest(form.get("AccountSid", "").encode(), self._account.sid.encode()):
            raise Forged("another account's")

    def read(self, request: Received) -> Events:
        """One message, or what became of one of ours."""
        form = _form(request)
        if request.url.partition("?")[0].endswith(_STATUS):
            is_unwanted = form.get("ErrorCode", "") in {str(code) for code in OPTED_OUT}
            return Events(undelivered=int(form.get("MessageStatus", "") in _UNDELIVERED and not is_unwanted))
        sender, number = form.get("From", ""), form.get("To", "")
        if not form.get("MessageSid") or not sender:
            raise Unreadable("there is no MessageSid or no From")
        if number != self._prefix + self._account.number or not sender.startswith(self._prefix):
            return Events(answer=_twiml(), media_type=_XML, ignored=1)
        kind, text = self._kind(form)
        incoming = Incoming(form["MessageSid"], sender, sender, kind, text)
        return Events((incoming,), _twiml(), _XML)

    def excuse(self, text: str) -> Events | None:
        """In the webhook's reply: Twilio does not deliver again."""
        return Events(answer=_twiml(text), media_type=_XML)

    async def send(self, address: str, part: Part) -> None:
        """By the Messages API. SMS get plain quotation marks, or a message has room for 70 characters and not 160."""
        message: dict[str, Any] = {"to": address, "from_": self._prefix + self._account.number, "body": part.text}
        if self.name == SMS:
            message["smart_encoded"] = True
        await self._client.send(**message, status_callback=f"{self._url}{_STATUS}")

    async def check(self) -> str:
        """The account is open; for SMS, has the number, and sends what comes to it here."""
        owner = await self._client.owner()
        if self._is_listed and await self._client.webhook() != self._url:
            raise Wrong(f"Twilio does not send what comes to {self._account.number} here: run 'bot messengers connect'")
        return f"{self._account.number}, Twilio account {owner}"

    async def connect(self) -> bool:
        """Have Twilio send here what comes to a number for SMS; WhatsApp's are set in its console. Raises Wrong."""
        if self._is_listed:
            await self._client.owner()  # which says better what is wrong
            await self._client.set_webhook(self._url)
        return self._is_listed

    async def close(self) -> None:
        """End the connections."""
        await self._client.close()

    @property
    def _is_listed(self) -> bool:
        """Whether Twilio lists it among the account's numbers: not WhatsApp's, nor short codes."""
        return self.name == SMS and self._account.number.startswith("+")

    def _kind(self, form: Mapping[str, str]) -> tuple[Kind, str]:
        text = words(form.get("Body", ""))
        word = _PUNCTUATION.sub("", text.lower())  # however it is punctuated
        if form.get("OptOutType"):
            return Kind.STOP, ""  # Twilio has answered already
        if form.get("Latitude"):
            return Kind.OTHER, ""  # the text is the place's
        if form.get("NumMedia", "0") != "0" or not text.strip():
            return Kind.OTHER, text
        if self.name == SMS:
            for kind, known in ((Kind.STOP, _STOP), (Kind.START, _START), (Kind.HELP, _HELP)):
                if word in known:
                    return kind, text
        return Kind.TEXT, text


def _form(request: Received) -> MultiDict:
    return MultiDict([(name, value) for name, values in read_form(request.body).items() for value in values])


def _twiml(text: str = "") -> str:
    message = f"<Message>{escape(text)}</Message>" if text else ""
    return f'<?xml version="1.0" encoding="UTF-8"?><Response>{message}</Response>'


def open_platform(credentials: Credentials, public_url: str) -> Twilio:
    """A number, of its settings."""
    values, name = credentials.values, credentials.platform
    number = values[f"BOT_{name.upper()}_NUMBER"]
    account = Account(values["BOT_TWILIO_ACCOUNT"], values["BOT_TWILIO_TOKEN"], number, credentials.api)
    return Twilio(name, account, public_url)
