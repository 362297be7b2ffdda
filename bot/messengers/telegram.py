"""Telegram (core.telegram.org/bots/api), by python-telegram-bot's client."""

import hmac
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from html import escape
from typing import Any

from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions
from telegram.constants import MessageLimit, ParseMode
from telegram.error import BadRequest, Forbidden, InvalidToken, NetworkError, RetryAfter, TelegramError
from telegram.request import HTTPXRequest

from bot.credentials import Credentials
from bot.messengers.errors import Forged, Later, NotSent, Refused, Unwanted, Wrong
from bot.messengers.http import CONNECT_SECONDS, READ_SECONDS, keep_out_of_logs, tls
from bot.messengers.layout import Style
from bot.messengers.message import Incoming, Kind, Part
from bot.messengers.platform import Events, Platform, Received
from bot.messengers.reading import mapping, name, read_json, words

_HEADER = "x-telegram-bot-api-secret-token"
_MOST_BUTTONS = 8  # in a column, which a phone still shows whole
_LONGEST_LABEL = 60  # that a phone shows in one or two lines
_UPDATES = ["message", "edited_message", "callback_query"]


@dataclass(frozen=True)
class TelegramBot:
    """A bot's token and the secret that its webhook was set with."""

    token: str = field(repr=False)
    secret: str = field(repr=False)
    api: str


class Telegram(Platform):
    """A bot on Telegram, in private chats only; `public_url` is where Telegram reaches this server."""

    name = "telegram"
    style = Style(
        int(MessageLimit.MAX_TEXT_LENGTH),
        escape=lambda text: escape(text, quote=False),
        quote=lambda text: f"<blockquote>{text}</blockquote>",
        notice=lambda text: f"<b>{text}</b>",
        most_buttons=_MOST_BUTTONS,
        longest_label=_LONGEST_LABEL,
    )

    def __init__(self, bot: TelegramBot, public_url: str) -> None:
        keep_out_of_logs()
        self._secret = bot.secret
        self._url = f"{public_url}/messengers/{self.name}"
        self._http = _new_http(), _new_http()
        self._bot = Bot(bot.token, base_url=f"{bot.api}/bot", request=self._http[0], get_updates_request=self._http[1])

    def verify(self, request: Received) -> None:
        """By the secret that Telegram was told with the webhook."""
        if not hmac.compare_digest(request.headers.get(_HEADER, "").encode("utf-8", "replace"), self._secret.encode()):
            raise Forged("the secret is not Telegram's")

    def read(self, request: Received) -> Events:
        """One update; of those that are not for a private chat, none is answered."""
        update = read_json(request.body)
        incoming = _incoming(update)
        return Events((incoming,)) if incoming else Events(ignored=1)

    async def acknowledge(self, incoming: Incoming) -> None:
        """A pressed button shows that it was pressed."""
        if incoming.handle:
            try:
                await self._bot.answer_callback_query(incoming.handle)
            except TelegramError as err:
                raise _not_sent(err) from None

    async def send(self, address: str, part: Part) -> None:
        """Send a message in Telegram's HTML."""
        rows = [[InlineKeyboardButton(choice.label, callback_data=choice.id)] for choice in part.choices]
        try:
            await self._bot.send_message(
                address,
                part.text,
                parse_mode=ParseMode.HTML,
                link_preview_options=LinkPreviewOptions(is_disabled=True),
                reply_markup=InlineKeyboardMarkup(rows) if rows else None,
            )
        except TelegramError as err:
            raise _not_sent(err) from None

    async def check(self) -> str:
        """The token is a bot's, and its webhook leads here."""
        try:
            me, webhook = await self._bot.get_me(), await self._bot.get_webhook_info()
        except InvalidToken:
            raise Wrong(
                "Telegram does not know the token (BOT_TELEGRAM_TOKEN): copy it again from @BotFather"
            ) from None
        except TelegramError as err:
            raise Wrong(f"Telegram cannot be asked ({type(err).__name__}): try again later") from None
        if webhook.url != self._url:
            raise Wrong("Telegram does not send messages here yet: run 'bot messengers connect'")
        if webhook.allowed_updates and set(_UPDATES) - set(webhook.allowed_updates):
            raise Wrong("Telegram does not send all that is needed: run 'bot messengers connect'")
        if webhook.last_error_date and webhook.pending_update_count:
            raise Wrong(f"Telegram cannot reach {self._url}: {webhook.last_error_message}")
        return f"@{me.username}"

    async def connect(self) -> bool:
        """Have Telegram send what comes here. Raises Wrong."""
        try:
            await self._bot.set_webhook(self._url, secret_token=self._secret, allowed_updates=_UPDATES)
        except TelegramError as err:
            raise Wrong(f"Telegram does not take {self._url} as webhook: {err.message}") from None
        return True

    async def close(self) -> None:
        """End the connections."""
        for http in self._http:  # the bot, which asks for nothing before it sends, does not end them itself
            await http.shutdown()


def _new_http() -> HTTPXRequest:
    return HTTPXRequest(
        read_timeout=READ_SECONDS,
        connect_timeout=CONNECT_SECONDS,
        pool_timeout=CONNECT_SECONDS,
        httpx_kwargs={"verify": tls()},
    )


def _incoming(update: Mapping[str, Any]) -> Incoming | None:
    """What a patient did in a chat of their own; None for all else that a bot is told of."""
    number = name(update.get("update_id"))
    query, edited = update.get("callback_query"), update.get("edited_message")
    message = mapping(query).get("message") if query else edited or update.get("message")
    chat = _private(mapping(message)) if message else None
    if chat is None:
        return None
    if query:
        found = mapping(query)
        return Incoming(number, chat, chat, Kind.BUTTON, words(found.get("data")), name(found.get("id")))
    text, caption = words(mapping(message).get("text")), words(mapping(message).get("caption"))
    if edited:  # without words it is a place that moves
        return Incoming(number, chat, chat, Kind.EDITED, text or caption) if text or caption else None
    if not text:
        return Incoming(number, chat, chat, Kind.OTHER, caption)
    is_start = text.split()[:1] == ["/start"]
    return Incoming(number, chat, chat, Kind.START if is_start else Kind.TEXT, text)


def _private(message: Mapping[str, Any]) -> str | None:
    """The chat, where it is a patient's own."""
    chat = mapping(message.get("chat"))
    return name(chat.get("id")) if chat.get("type") == "private" else None


def _not_sent(err: TelegramError) -> NotSent:
    if isinstance(err, RetryAfter):
        seconds = err.retry_after
        return Later("too many", seconds.total_seconds() if isinstance(seconds, timedelta) else float(seconds))
    if isinstance(err, Forbidden):
        return Unwanted("blocked")
    if isinstance(err, BadRequest):
        return Refused("bad request")
    if isinstance(err, NetworkError | InvalidToken) or type(err) is TelegramError:  # which is an answer of others
        return Later(type(err).__name__)
    return Refused(type(err).__name__)


def open_platform(credentials: Credentials, public_url: str) -> Telegram:
    """A bot, of its settings."""
    values = credentials.values
    bot = TelegramBot(values["BOT_TELEGRAM_TOKEN"], values["BOT_TELEGRAM_SECRET"], credentials.api)
    return Telegram(bot, public_url)
