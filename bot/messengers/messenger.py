"""Facebook Messenger (developers.facebook.com/docs/messenger-platform), over HTTP: Meta keeps no client for it."""

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.credentials import Credentials
from bot.messengers.errors import Forged, Later, NotSent, Refused, Unreadable, Unwanted, Wrong
from bot.messengers.http import ask, new_client
from bot.messengers.layout import Style
from bot.messengers.message import Incoming, Kind, Part
from bot.messengers.platform import Events, Platform, Received
from bot.messengers.reading import items, mapping, name, read_json, words

_HEADER = "x-hub-signature-256"
_FIELDS = "messages,messaging_postbacks,message_edits"
_START = "START"  # what the button sends
_LONGEST = 2000
_MOST_BUTTONS, _LONGEST_LABEL = 13, 20  # quick replies
_TOO_MANY = {4, 9, 17, 32, 341, 368, 613, 80006}
_TROUBLE = {1, 2, 190, 1200}  # of Meta's, or of the token, which is mended
_OURS = {"error 190", "error 102", "error 10", "error 200"}  # a token that ended, or may not do this
_GONE = {551, 2018001, 2018108, 1545041}  # codes and subcodes: the patient has left, or blocked the page


@dataclass(frozen=True)
class Page:
    """A page's token, and the secrets of the app that it uses."""

    app_secret: str = field(repr=False)
    token: str = field(repr=False)
    verify_token: str = field(repr=False)
    api: str


class Messenger(Platform):
    """A page on Messenger."""

    name = "messenger"
    style = Style(_LONGEST, most_buttons=_MOST_BUTTONS, longest_label=_LONGEST_LABEL)

    def __init__(self, page: Page) -> None:
        self._page = page
        self._client = new_client()
        self._client.headers["Authorization"] = f"Bearer {page.token}"  # not in the address, which is logged on the way
        self._proof = hmac.new(page.app_secret.encode(), page.token.encode(), hashlib.sha256).hexdigest()

    def verify(self, request: Received) -> None:
        """By X-Hub-Signature-256 over the body as it came."""
        signed = hmac.new(self._page.app_secret.encode(), request.body, hashlib.sha256).hexdigest()
        given = request.headers.get(_HEADER, "").encode("utf-8", "replace")
        if not hmac.compare_digest(given, f"sha256={signed}".encode()):
            raise Forged("the signature is not Meta's")

    def greet(self, request: Received) -> str:
        """The challenge, for who knows the verify token."""
        given = request.query.get("hub.verify_token", "").encode("utf-8", "replace")
        if request.query.get("hub.mode") != "subscribe" or not hmac.compare_digest(
            given, self._page.verify_token.encode()
        ):
            raise Forged("the verify token is another one")
        return request.query.get("hub.challenge", "")

    def read(self, request: Received) -> Events:
        """All events of all entries; one that is not as documented takes no other with it."""
        body = read_json(request.body)
        if body.get("object") != "page":
            raise Unreadable("no event of a page")
        events = [event for entry in items(body.get("entry")) for event in items(mapping(entry).get("messaging", []))]
        incoming, unreadable = [], 0
        for event in events:
            try:
                incoming.append(_incoming(mapping(event)))
            except Unreadable:
                unreadable += 1
        found = tuple(each for each in incoming if each)
        if unreadable and not found:
            raise Unreadable("no event is as documented")
        return Events(found, ignored=len(incoming) - len(found), unreadable=unreadable)

    async def send(self, address: str, part: Part) -> None:
        """By the Send API; choices are quick replies."""
        message: dict[str, Any] = {"text": part.text}
        if part.choices:
            message["quick_replies"] = [
                {"content_type": "text", "title": choice.label, "payload": choice.id} for choice in part.choices
            ]
        body = {"recipient": {"id": address}, "messaging_type": "RESPONSE", "message": message}
        await self._ask("POST", "/me/messages", body)

    async def check(self) -> str:
        """The token is a page's, and its app gets what is written to the page."""
        try:
            page = await self._ask("GET", "/me?fields=name")
            fields = _fields(await self._ask("GET", "/me/subscribed_apps"))
        except Unreadable:
            raise Wrong("Meta's answer is not as documented (BOT_MESSENGER_API)") from None
        except NotSent as err:
            if str(err) in _OURS:
                raise Wrong(f"Meta does not take the token (BOT_MESSENGER_PAGE_TOKEN): {err}") from None
            raise Wrong(f"Meta cannot be asked ({err}): try again later") from None
        if missing := {"messages", "messaging_postbacks"} - fields:
            raise Wrong(f"the app does not get {', '.join(sorted(missing))} of the page: run 'bot messengers connect'")
        return f"the page {words(page.get('name'))}"

    async def connect(self) -> bool:
        """Let the app have what is written to the page, and a new patient begin with a button. Raises Wrong."""
        try:
            await self._ask("POST", "/me/subscribed_apps", {"subscribed_fields": _FIELDS})
            await self._ask("POST", "/me/messenger_profile", {"get_started": {"payload": _START}})
        except NotSent as err:
            raise Wrong(f"Meta does not subscribe the app to the page: {err}") from None
        return True

    async def close(self) -> None:
        """End the connections."""
        await self._client.aclose()

    async def _ask(self, method: str, path: str, body: Mapping[str, Any] | None = None) -> Mapping[str, Any]:
        request = self._client.build_request(method, f"{self._page.api}{path}", json=body)
        request.url = request.url.copy_add_param("appsecret_proof", self._proof)
        response = await ask(self._client, request)
        try:
            answer = mapping(response.json())
        except (ValueError, Unreadable):
            if response.is_success:  # not Meta's, and nobody knows what became of the message
                raise Later("no answer of Meta's") from None
            answer = {}
        if response.is_success and answer and "error" not in answer:
            return answer
        raise _not_sent(answer.get("error"), response.status_code)


def _fields(apps: Mapping[str, Any]) -> set[str]:
    """What the page's apps are subscribed to. Raises Unreadable."""
    return {
        words(field)
        for app in items(apps.get("data", []))
        for field in items(mapping(app).get("subscribed_fields", []))
    }


def _incoming(event: Mapping[str, Any]) -> Incoming | None:
    """An event as what a patient did; None for receipts, reactions and what the page itself wrote."""
    message, postback, edit = (event.get(each) for each in ("message", "postback", "message_edit"))
    if message is None and postback is None and edit is None:
        return None
    sender = name(mapping(event.get("sender")).get("id"))
    if postback is not None:
        pressed = mapping(postback)
        number = pressed.get("mid") or f"{sender} {name(event.get('timestamp'))}"
        kind = Kind.START if pressed.get("payload") == _START else Kind.BUTTON
        return Incoming(name(number), sender, sender, kind, words(pressed.get("payload")))
    if edit is not None:
        edited = mapping(edit)
        number = f"{name(edited.get('mid'))} {name(edited.get('num_edit', 1))}"
        return Incoming(number, sender, sender, Kind.EDITED, words(edited.get("text")))
    said = mapping(message)
    if said.get("is_echo"):
        return None
    number, text = name(said.get("mid")), words(said.get("text"))
    if "quick_reply" in said:
        return Incoming(number, sender, sender, Kind.BUTTON, words(mapping(said["quick_reply"]).get("payload")))
    attached = {mapping(each).get("type") for each in items(said.get("attachments", []))} - {"fallback"}  # a link's
    kind = Kind.OTHER if attached or not text else Kind.TEXT
    return Incoming(number, sender, sender, kind, text)


def _not_sent(error: object, status: int) -> NotSent:
    """What an error means (developers.facebook.com/docs/messenger-platform/error-codes)."""
    found = error if isinstance(error, dict) else {}
    code, subcode = found.get("code"), found.get("error_subcode")
    kind = f"error {code or status}"
    if code in _GONE or subcode in _GONE:
        return Unwanted(kind)
    if code in _TOO_MANY or code in _TROUBLE or status == 401:
        return Later(kind)
    return Refused(kind)


def open_platform(credentials: Credentials, _public_url: str) -> Messenger:
    """A page, of its settings."""
    values = credentials.values
    return Messenger(
        Page(
            values["BOT_MESSENGER_APP_SECRET"],
            values["BOT_MESSENGER_PAGE_TOKEN"],
            values["BOT_MESSENGER_VERIFY_TOKEN"],
            credentials.api,
        )
    )
