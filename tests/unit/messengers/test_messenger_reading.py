"""Facebook Messenger: what is Meta's, and what a patient did."""

import hashlib
import hmac
import json
from typing import Any

import pytest

from bot.messengers.errors import Forged, Unreadable
from bot.messengers.message import Incoming, Kind
from bot.messengers.messenger import Messenger, Page
from bot.messengers.platform import Events, Received

from ...messengers.messenger_provider import APP_SECRET, PAGE, PATIENT, TOKEN, VERIFY
from .opened import NOWHERE

HEADER = "x-hub-signature-256"
MESSENGER = Messenger(Page(APP_SECRET, TOKEN, VERIFY, NOWHERE))
ESCAPED = b'{"object": "page", "entry": [], "x": "\\u00e9"}'
FILE = [{"type": "audio", "payload": {"url": "https://cdn.example/voice.mp4"}}]
LINK = [{"type": "fallback", "payload": {"url": "https://leaflet.example", "title": "Baclofen"}}]


def signature(body: bytes, secret: str = APP_SECRET) -> str:
    """As Meta makes it, of the bytes that it sends."""
    return "sha256=" + hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()


def event(patient: str = PATIENT, **more: Any) -> dict[str, Any]:
    """Something that happened between a patient and the page."""
    return {"sender": {"id": patient}, "recipient": {"id": PAGE}, "timestamp": 1_790_000_000_000, **more}


def read(*events: object, body: object = None) -> Events:
    """What a request with these events brings."""
    whole = {"object": "page", "entry": [{"id": PAGE, "time": 1, "messaging": list(events)}]} if body is None else body
    raw = whole if isinstance(whole, bytes) else json.dumps(whole).encode()
    return MESSENGER.read(Received("", {}, {}, raw))


@pytest.mark.parametrize("body", [b"", b"{}", ESCAPED, "“é”😀".encode(), b"\xff"])
def test_what_is_signed_with_the_apps_secret_is_metas(body: bytes) -> None:
    MESSENGER.verify(Received("", {HEADER: signature(body)}, {}, body))


@pytest.mark.parametrize(
    "given",
    [
        None,
        "",
        "sha256=",
        "sha256=" + "0" * 64,
        "sha1=" + hmac.new(APP_SECRET.encode(), ESCAPED, hashlib.sha1).hexdigest(),
        signature(ESCAPED).removeprefix("sha256="),
        signature(ESCAPED).upper(),
        signature(ESCAPED)[:-1],
        signature(ESCAPED, "9" * 32),
        signature(json.dumps(json.loads(ESCAPED), ensure_ascii=False).encode()),  # read and written again
        "é",
        "\udcff",
    ],
)
def test_anything_else_is_forged(given: str | None) -> None:
    headers = {} if given is None else {HEADER: given}
    with pytest.raises(Forged, match="the signature is not Meta's"):
        MESSENGER.verify(Received("", headers, {}, ESCAPED))


def hub(**query: str) -> Received:
    """What Meta asks when the webhook is entered."""
    right = {"mode": "subscribe", "verify_token": VERIFY, "challenge": "1158201444"}
    return Received("", {}, {f"hub.{name}": value for name, value in {**right, **query}.items()}, b"")


def test_who_knows_the_verify_token_gets_the_challenge() -> None:
    assert MESSENGER.greet(hub()) == "1158201444"


@pytest.mark.parametrize(
    "query",
    [{"verify_token": VERIFY[:-1]}, {"verify_token": ""}, {"verify_token": "é"}, {"mode": "unsubscribe"}, {"mode": ""}],
)
def test_nobody_else_does(query: dict[str, str]) -> None:
    with pytest.raises(Forged):
        MESSENGER.greet(hub(**query))
    with pytest.raises(Forged):
        MESSENGER.greet(Received("", {}, {}, b""))


@pytest.mark.parametrize(
    ("more", "number", "kind", "text"),
    [
        ({"message": {"mid": "m1", "text": " Can I drink?\n"}}, "m1", Kind.TEXT, " Can I drink?\n"),
        ({"message": {"mid": "m1", "text": "a\x00b", "reply_to": {"mid": "m0"}}}, "m1", Kind.TEXT, "a\ufffdb"),
        ({"message": {"mid": "m1", "text": "he ate it", "attachments": FILE}}, "m1", Kind.OTHER, "he ate it"),
        ({"message": {"mid": "m1", "attachments": FILE}}, "m1", Kind.OTHER, ""),
        ({"message": {"mid": "m1", "attachments": LINK}}, "m1", Kind.OTHER, ""),
        ({"message": {"mid": "m1", "sticker_id": 369239263222822}}, "m1", Kind.OTHER, ""),
        ({"message": {"mid": "m1", "text": "Yes", "quick_reply": {"payload": "x" * 22}}}, "m1", Kind.BUTTON, "x" * 22),
        ({"message": {"mid": "m1", "text": "Yes", "quick_reply": {}}}, "m1", Kind.BUTTON, ""),
        ({"postback": {"mid": "m1", "title": "Get Started", "payload": "START"}}, "m1", Kind.START, "START"),
        ({"postback": {"mid": "m1", "payload": "start"}}, "m1", Kind.BUTTON, "start"),
        ({"postback": {"payload": "y"}}, f"{PATIENT} 1790000000000", Kind.BUTTON, "y"),
        ({"message_edit": {"mid": "m1", "text": "and beer?", "num_edit": 2}}, "m1 2", Kind.EDITED, "and beer?"),
        ({"message_edit": {"mid": "m1", "text": "and beer?", "num_edit": "3"}}, "m1 3", Kind.EDITED, "and beer?"),
    ],
)
def test_what_a_patient_did(more: dict[str, Any], number: str, kind: Kind, text: str) -> None:
    assert read(event(**more)) == Events((Incoming(number, PATIENT, PATIENT, kind, text),))


def test_a_text_with_a_link_is_a_text() -> None:
    (incoming,) = read(event(message={"mid": "m1", "text": "Is leaflet.example right?", "attachments": LINK})).incoming
    assert incoming.kind is Kind.TEXT


@pytest.mark.parametrize(
    "more",
    [
        {"message": {"mid": "m1", "text": "hi", "is_echo": True}},
        {"delivery": {"mids": ["m1"], "watermark": 1}},
        {"read": {"watermark": 1}},
        {"reaction": {"mid": "m1", "action": "react"}},
        {"referral": {"source": "SHORTLINK", "type": "OPEN_THREAD"}},
        {"optin": {"type": "notification_messages"}},
        {},
    ],
)
def test_what_no_patient_wrote_is_ignored(more: dict[str, Any]) -> None:
    assert read(event(**more)) == Events(ignored=1)


def test_a_batch_is_read_whole_and_in_order() -> None:
    one, two, three = (event(str(n), message={"mid": f"m{n}", "text": f"question {n}"}) for n in (1, 2, 3))
    entries = [{"messaging": [one, event(read={}), two]}, {"standby": [one]}, {"messaging": []}, {"messaging": [three]}]
    events = read(body={"object": "page", "entry": entries})
    assert [each.id for each in events.incoming] == ["m1", "m2", "m3"] and events.ignored == 1


def test_a_message_that_comes_twice_has_one_id_and_each_change_another() -> None:
    said, first, second = (
        {"message": {"mid": "m1", "text": "a"}},
        {"message_edit": {"mid": "m1", "text": "b", "num_edit": 1}},
        {"message_edit": {"mid": "m1", "text": "c", "num_edit": 2}},
    )
    events = read(*(event(**each) for each in (said, said, first, first, second)))
    assert [each.id for each in events.incoming] == ["m1", "m1", "m1 1", "m1 1", "m1 2"]


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b'{"object": "page", "ent',
        '{"object": "pagé"}'.encode("latin-1"),
        {"object": "instagram", "entry": []},
        {"object": "page"},
        {"object": "page", "entry": {}},
        {"object": "page", "entry": ["x"]},
        {"object": "page", "entry": [{"messaging": "x"}]},
        {"object": "page", "entry": [{"messaging": ["x"]}]},
        *[
            {"object": "page", "entry": [{"messaging": [each]}]}
            for each in (
                {"message": {"mid": "m1", "text": "hi"}},
                event(message={"text": "hi"}),
                event(message="hi"),
                event("", message={"mid": "m1"}),
                event(postback="x"),
                event(message={"mid": "m1", "quick_reply": "x"}),
                event(message_edit={"text": "x"}),
            )
        ],
    ],
)
def test_what_is_no_event_of_a_page_is_not_read(body: object) -> None:
    with pytest.raises(Unreadable):
        read(body=body)
