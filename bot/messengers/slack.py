"""Slack (docs.slack.dev), by Slack's own client: for staff who try the bot, in direct messages with its app."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.signature import SignatureVerifier
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.credentials import Credentials
from bot.messengers.errors import Forged, Later, NotSent, Refused, Unwanted, Wrong
from bot.messengers.http import READ_SECONDS, TOO_MANY, retry_after
from bot.messengers.layout import Style
from bot.messengers.message import Incoming, Kind, Part
from bot.messengers.platform import Events, Platform, Received
from bot.messengers.reading import items, mapping, name, read_form, read_json, words

_LONGEST = 3000  # characters of a section
_MOST_BUTTONS, _LONGEST_LABEL = 25, 75
_GONE = {"channel_not_found", "is_archived", "user_disabled", "cannot_dm_bot", "user_not_found"}
_OURS = {"invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired", "missing_scope"}
_SCOPES = {"chat:write", "im:history"}
_REFUSED = {
    "invalid_blocks",
    "invalid_blocks_format",
    "msg_too_long",
    "msg_blocks_too_long",
    "no_text",
    "invalid_arguments",
}


@dataclass(frozen=True)
class App:
    """An app's bot token, and the secret that Slack signs with."""

    signing_secret: str = field(repr=False)
    token: str = field(repr=False)
    api: str


def _escaped(text: str) -> str:
    """docs.slack.dev/messaging/formatting-message-text: three characters are markup everywhere; the others only where
    they stand in pairs, which a joiner that nobody sees keeps them from.

    >>> _escaped("a < b & *c*") == "a &lt; b &amp; *\u2060c*\u2060"
    True
    """
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return "".join(f"{each}\N{WORD JOINER}" if each in "*_~`" else each for each in text)


class Slack(Platform):
    """An app in one workspace."""

    name = "slack"
    style = Style(
        _LONGEST,
        escape=_escaped,
        quote=lambda text: f"> {text}",
        notice=lambda text: f"*{text}*",
        most_buttons=_MOST_BUTTONS,
        longest_label=_LONGEST_LABEL,
    )

    def __init__(self, app: App) -> None:
        self._verifier = SignatureVerifier(app.signing_secret)
        self._client = AsyncWebClient(
            app.token, base_url=f"{app.api}/", timeout=int(READ_SECONDS), retry_handlers=[], trust_env_in_session=True
        )

    def verify(self, request: Received) -> None:
        """By Slack's own verifier: X-Slack-Signature, at most five minutes old."""
        try:
            is_valid = self._verifier.is_valid_request(request.body, dict(request.headers))
        except (ValueError, TypeError):  # a time that is no number, a body or a signature that is no text
            is_valid = False
        if not is_valid:
            raise Forged("the signature is not Slack's, or too old")

    def read(self, request: Received) -> Events:
        """An event, a pressed button, or the question whether this is the place."""
        if request.headers.get("content-type", "").startswith("application/x-www-form-urlencoded"):
            payload = read_form(request.body).get("payload", [""])[0]
            return _pressed(read_json(payload.encode()))
        body = read_json(request.body)
        if body.get("type") == "url_verification":
            return Events(answer=words(body.get("challenge")))
        if body.get("type") != "event_callback":
            return Events(ignored=1)
        incoming = _incoming(body)
        return Events((incoming,)) if incoming else Events(ignored=1)

    async def send(self, address: str, part: Part) -> None:
        """By chat.postMessage, with the text for notifications too."""
        blocks: list[dict[str, Any]] = [{"type": "section", "text": {"type": "mrkdwn", "text": part.text}}]
        if part.choices:
            elements = [
                {"type": "button", "text": {"type": "plain_text", "text": choice.label}, "value": choice.id,
                 "action_id": f"choice-{number}"}
                for number, choice in enumerate(part.choices)
            ]  # fmt: skip
            blocks.append({"type": "actions", "elements": elements})
        await self._call("chat.postMessage", channel=address, text=part.text, blocks=blocks, unfurl_links=False)

    async def check(self) -> str:
        """The token is an app's of a workspace, and may read and write direct messages."""
        try:
            response = await self._call("auth.test")
        except NotSent as err:
            if str(err) in _OURS:
                raise Wrong(f"Slack does not take the token (BOT_SLACK_TOKEN): {err}") from None
            raise Wrong(f"Slack cannot be asked ({err}): try again later") from None
        scopes = {scope.strip() for scope in response.headers.get("X-OAuth-Scopes", "").split(",")}
        if missing := _SCOPES - scopes:
            raise Wrong(f"the app may not {' and '.join(sorted(missing))}: add it under OAuth & Permissions, reinstall")
        return f"{response.get('user')} in {response.get('team')}"

    async def close(self) -> None:
        """It keeps no connections."""

    async def _call(self, method: str, **values: Any) -> AsyncSlackResponse:
        try:
            return await self._client.api_call(method, json=values)
        except SlackApiError as err:
            raise _not_sent(err) from None
        except (SlackClientError, aiohttp.ClientError, TimeoutError, ValueError, AttributeError) as err:
            # the last where what comes is no JSON object
            raise Later(type(err).__name__) from None


def _incoming(body: Mapping[str, Any]) -> Incoming | None:
    """A message that a person wrote to the app alone."""
    event, number = mapping(body.get("event")), name(body.get("event_id"))
    if event.get("type") != "message" or event.get("channel_type") != "im" or event.get("bot_id"):
        return None
    channel, subtype = name(event.get("channel")), event.get("subtype")
    team = words(body.get("team_id"))
    if subtype == "message_changed":
        message, before = mapping(event.get("message")), mapping(event.get("previous_message"))
        if message.get("bot_id") or message.get("text") == before.get("text"):  # ours, or a link that Slack unfolds
            return None
        user = name(message.get("user"))
        return Incoming(number, f"{team} {user}", channel, Kind.EDITED, _read(message.get("text")))
    if subtype not in {None, "file_share"}:
        return None
    user, text = name(event.get("user")), _read(event.get("text"))
    kind = Kind.OTHER if subtype or event.get("files") or not text.strip() else Kind.TEXT
    return Incoming(number, f"{team} {user}", channel, kind, text)


def _pressed(payload: Mapping[str, Any]) -> Events:
    if payload.get("type") != "block_actions":
        return Events(ignored=1)
    user, channel = mapping(payload.get("user")), mapping(payload.get("channel"))
    team = words(user.get("team_id") or mapping(payload.get("team") or {}).get("id"))
    incoming = tuple(
        Incoming(
            f"{name(action.get('action_ts'))} {name(user.get('id'))}",
            f"{team} {name(user.get('id'))}",
            name(channel.get("id")),
            Kind.BUTTON,
            words(action.get("value")),
        )
        for action in (mapping(each) for each in items(payload.get("actions")))
    )
    return Events(incoming)


def _read(text: object) -> str:
    """What was written: Slack escapes three characters."""
    return words(text).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _not_sent(err: SlackApiError) -> NotSent:
    response = err.response
    # where the body is no JSON it is aiohttp's
    status = getattr(response, "status_code", 0) or getattr(response, "status", 0)
    headers = getattr(response, "headers", {})
    data = getattr(response, "data", None)
    kind = str(data.get("error", status)) if isinstance(data, dict) else str(status)
    if status == TOO_MANY or kind in {"ratelimited", "rate_limited"}:
        return Later("too many", retry_after(headers))
    if kind in _GONE:
        return Unwanted(kind)
    if kind in _REFUSED:
        return Refused(kind)
    return Later(kind)  # Slack's trouble, or a token's, which is mended


def open_platform(credentials: Credentials, _public_url: str) -> Slack:
    """An app, of its settings."""
    values = credentials.values
    return Slack(App(values["BOT_SLACK_SIGNING_SECRET"], values["BOT_SLACK_TOKEN"], credentials.api))
