"""Telegram: what is Telegram's, and what a patient did."""

import json
from typing import Any

import pytest

from bot.messengers.errors import Forged, Unreadable
from bot.messengers.message import Incoming, Kind
from bot.messengers.platform import Events, Received
from bot.messengers.telegram import Telegram, TelegramBot

from ...messengers.telegram_provider import PATIENT, SECRET, TOKEN
from .opened import NOWHERE

HEADER = "x-telegram-bot-api-secret-token"
CHAT: dict[str, Any] = {"id": int(PATIENT), "type": "private", "first_name": "Pat"}
GROUP = {"id": -5, "type": "group", "title": "Family"}
TELEGRAM = Telegram(TelegramBot(TOKEN, SECRET, NOWHERE), "https://bot.clinic.example")


def received(update: object, **headers: str) -> Received:
    """A request."""
    body = update if isinstance(update, bytes) else json.dumps(update).encode()
    return Received("", headers, {}, body)


def message(text: str | None = "hi", **more: Any) -> dict[str, Any]:
    """A message as Telegram has it."""
    words = {} if text is None else {"text": text}
    return {"message_id": 7, "date": 1_790_000_000, "chat": CHAT, "from": CHAT, **words, **more}


def query(**more: Any) -> dict[str, Any]:
    """A pressed button."""
    return {"id": "4382", "from": CHAT, "message": message(), "chat_instance": "1", "data": "x" * 22, **more}


def test_who_knows_the_secret_is_telegram() -> None:
    TELEGRAM.verify(received({}, **{HEADER: SECRET}))


@pytest.mark.parametrize("secret", [None, "", SECRET[:-1], f"{SECRET}s", SECRET.upper(), "é", f"{SECRET}\udcff"])
def test_nobody_else_is(secret: str | None) -> None:
    headers = {} if secret is None else {HEADER: secret}
    with pytest.raises(Forged, match="the secret is not Telegram's"):
        TELEGRAM.verify(received({}, **headers))


@pytest.mark.parametrize(
    ("update", "kind", "text"),
    [
        ({"message": message(" Can I drink?\n")}, Kind.TEXT, " Can I drink?\n"),
        ({"message": message("a\x00b")}, Kind.TEXT, "a\ufffdb"),
        ({"message": message("/start")}, Kind.START, "/start"),
        ({"message": message("/start from-clinic")}, Kind.START, "/start from-clinic"),
        ({"message": message("/started")}, Kind.TEXT, "/started"),
        ({"message": message("please /start")}, Kind.TEXT, "please /start"),
        ({"message": message(None)}, Kind.OTHER, ""),
        ({"message": message("")}, Kind.OTHER, ""),
        ({"message": message(None, photo=[{"file_id": "f"}], caption="he ate it")}, Kind.OTHER, "he ate it"),
        ({"message": message(None, location={"latitude": 51.5, "longitude": -0.1})}, Kind.OTHER, ""),
        ({"message": message(None, contact={"phone_number": "+15550123"})}, Kind.OTHER, ""),
        ({"edited_message": message("and beer?", edit_date=1)}, Kind.EDITED, "and beer?"),
        ({"edited_message": message(None, caption="he ate it")}, Kind.EDITED, "he ate it"),
    ],
)
def test_what_a_patient_did(update: dict[str, Any], kind: Kind, text: str) -> None:
    incoming = Incoming("99", PATIENT, PATIENT, kind, text)
    assert TELEGRAM.read(received({"update_id": 99, **update})) == Events((incoming,))


@pytest.mark.parametrize(
    ("more", "text"),
    [
        ({}, "x" * 22),
        ({"data": None}, ""),
        ({"message": {"chat": CHAT, "message_id": 7, "date": 0}}, "x" * 22),  # too old to be shown again
    ],
)
def test_a_pressed_button_is_to_be_acknowledged(more: dict[str, Any], text: str) -> None:
    update = {"update_id": 99, "callback_query": query(**more)}
    assert TELEGRAM.read(received(update)) == Events((Incoming("99", PATIENT, PATIENT, Kind.BUTTON, text, "4382"),))


@pytest.mark.parametrize(
    "update",
    [
        {},
        {"message": message(chat=GROUP)},
        {"message": message(chat={**GROUP, "type": "supergroup"})},
        {"message": message("/start", chat=GROUP)},
        {"edited_message": message(chat=GROUP)},
        {"callback_query": query(message=message(chat=GROUP))},
        {"callback_query": query(message=None, inline_message_id="i")},
        {"channel_post": message(chat={**GROUP, "type": "channel"})},
        {"my_chat_member": {"chat": CHAT, "date": 1}},
        {"message_reaction": {"chat": CHAT, "date": 1}},
        {"business_message": message()},
    ],
)
def test_what_is_not_in_a_patients_own_chat_is_ignored(update: dict[str, Any]) -> None:
    assert TELEGRAM.read(received({"update_id": 99, **update})) == Events(ignored=1)


@pytest.mark.parametrize(
    "update",
    [
        b"",
        b"[]",
        b'{"update_id": 99, "mess',
        '{"update_id": 99, "x": "é"}'.encode("latin-1"),
        {},
        {"update_id": True, "message": message()},
        {"update_id": "", "message": message()},
        {"update_id": 99, "message": "hi"},
        {"update_id": 99, "message": message(chat=7)},
        {"update_id": 99, "message": message(chat={"type": "private"})},
        {"update_id": 99, "callback_query": "x"},
        {"update_id": 99, "callback_query": query(id=None)},
    ],
)
def test_what_is_no_update_is_not_read(update: object) -> None:
    with pytest.raises(Unreadable):
        TELEGRAM.read(received(update))


def test_an_update_that_comes_twice_has_one_id_and_a_changed_message_another() -> None:
    numbers = [{"update_id": 99, "message": message()}] * 2 + [{"update_id": 100, "edited_message": message()}]
    first, again, changed = (TELEGRAM.read(received(update)).incoming[0].id for update in numbers)
    assert first == again != changed
