"""Slack: what is Slack's, and what a member of staff did."""

import json
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any
from urllib.parse import urlencode

import pytest
from slack_sdk.signature import SignatureVerifier

from bot.messengers.errors import Forged, Unreadable
from bot.messengers.message import Incoming, Kind
from bot.messengers.platform import Events, Received
from bot.messengers.slack import App, Slack

from ...messengers.slack_provider import PATIENT as STAFF
from ...messengers.slack_provider import SIGNING_SECRET, TEAM, TOKEN
from .opened import NOWHERE

SLACK = Slack(App(SIGNING_SECRET, TOKEN, NOWHERE))
WHO, WHERE = f"{TEAM} {STAFF}", f"D{STAFF}"
FORM = "application/x-www-form-urlencoded"


NOW = 1_790_000_000


@pytest.fixture(autouse=True)
def now(monkeypatch: pytest.MonkeyPatch) -> None:
    """The clock of Slack's verifier stands still."""
    monkeypatch.setattr("slack_sdk.signature.time", lambda: float(NOW))


def signed(
    body: bytes = b"{}",
    headers: Mapping[str, str | None] = MappingProxyType({}),
    *,
    age: int = 0,
    secret: str = SIGNING_SECRET,
) -> Received:
    """A request as Slack signs it; `headers` in place of the right ones, None for none."""
    stamp = str(NOW - age)
    signature = SignatureVerifier(secret).generate_signature(timestamp=stamp, body=body)
    whole = {"x-slack-request-timestamp": stamp, "x-slack-signature": signature, **headers}
    return Received("", {name: value for name, value in whole.items() if value is not None}, {}, body)


@pytest.mark.parametrize("age", [0, 300, -300])
@pytest.mark.parametrize("body", [b"", b"{}", "“é”😀".encode(), b"payload=%7B%7D"])
def test_what_is_signed_within_five_minutes_is_slacks(body: bytes, age: int) -> None:
    SLACK.verify(signed(body, age=age))


@pytest.mark.parametrize(
    "request_",
    [
        signed(age=301),
        signed(age=-301),
        signed(secret="9" * 32),
        Received("", signed(b"{ }").headers, {}, b"{}"),
        Received("", signed().headers, {}, b"\xff"),
        signed(headers={"x-slack-signature": None, "x-slack-request-timestamp": None}),
        *[signed(headers={"x-slack-signature": other}) for other in (None, "", "é", "v0=" + "0" * 64)],
        signed(headers={"x-slack-signature": (signed().headers["x-slack-signature"]).upper()}),
        *[
            signed(headers={"x-slack-request-timestamp": other})
            for other in (None, "", "now", "9" * 5000, str(NOW + 1), f"{NOW}.0")
        ],
    ],
)
def test_anything_else_is_forged(request_: Received) -> None:
    with pytest.raises(Forged, match="the signature is not Slack's, or too old"):
        SLACK.verify(request_)


def read(body: object, **headers: str) -> Events:
    """What a request with an event brings."""
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    return SLACK.read(Received("", {"content-type": "application/json", **headers}, {}, raw))


def event(text: object = "hi", **more: Any) -> dict[str, Any]:
    """A message to the app alone."""
    said = {"type": "message", "channel": WHERE, "channel_type": "im", "user": STAFF, "text": text, "ts": "1.1"}
    return {"type": "event_callback", "team_id": TEAM, "event_id": "Ev1", "event": {**said, **more}}


def changed(text: str, before: str = "and wine?", **more: Any) -> dict[str, Any]:
    """A message that was another one before."""
    message = {"type": "message", "user": STAFF, "text": text, **more}
    return event(None, subtype="message_changed", message=message, previous_message={"text": before})


@pytest.mark.parametrize(
    ("body", "kind", "text"),
    [
        (event(" Can I drink?\n"), Kind.TEXT, " Can I drink?\n"),
        (event("is 5 &lt; 10 &amp; *why*&gt;"), Kind.TEXT, "is 5 < 10 & *why*>"),
        (event("&amp;lt;b&amp;gt;"), Kind.TEXT, "&lt;b&gt;"),
        (event("a\x00b", thread_ts="1.0"), Kind.TEXT, "a\ufffdb"),
        (event(""), Kind.OTHER, ""),
        (event(None), Kind.OTHER, ""),
        (event(" \n"), Kind.OTHER, " \n"),
        (event("he ate it", subtype="file_share", files=[{"id": "F1"}]), Kind.OTHER, "he ate it"),
        (event("he ate it", files=[{"id": "F1"}]), Kind.OTHER, "he ate it"),
        (event("he ate it", subtype="file_share"), Kind.OTHER, "he ate it"),
        (changed("and beer &amp; cider?", edited={"user": STAFF, "ts": "2.1"}), Kind.EDITED, "and beer & cider?"),
    ],
)
def test_what_was_written_to_the_app(body: dict[str, Any], kind: Kind, text: str) -> None:
    assert read(body) == Events((Incoming("Ev1", WHO, WHERE, kind, text),))


@pytest.mark.parametrize(
    "body",
    [
        event(channel_type="channel", channel="C1"),
        event(channel_type="group"),
        event(channel_type="mpim"),
        event(type="app_mention"),
        event(type="app_home_opened", tab="messages"),
        event(bot_id="B1"),
        event(subtype="bot_message", bot_id="B1"),
        event(subtype="message_deleted", deleted_ts="1.1"),
        event(subtype="channel_join"),
        event(subtype="me_message"),
        changed("see x", "see x"),  # Slack unfolds a link
        changed("b", "a", bot_id="B1"),
        {"type": "app_rate_limited", "team_id": TEAM},
        {},
    ],
)
def test_what_is_not_written_to_the_app_alone_is_ignored(body: dict[str, Any]) -> None:
    assert read(body) == Events(ignored=1)


def test_slack_is_told_that_this_is_the_place() -> None:
    assert read({"type": "url_verification", "challenge": "3eZbrw1a"}) == Events(answer="3eZbrw1a")
    assert read({"type": "url_verification"}) == Events()


def test_an_event_that_comes_again_has_one_id_and_another_event_another() -> None:
    retry = {"x-slack-retry-num": "1", "x-slack-retry-reason": "http_timeout"}
    assert read(event()) == read(event(), **retry)
    assert read({**event(), "event_id": "Ev2"}).incoming[0].id == "Ev2"


def pressed(*actions: object, **more: Any) -> Received:
    """A form with a payload, as pressed buttons come."""
    common = {"type": "block_actions", "user": {"id": STAFF, "team_id": TEAM}, "team": {"id": TEAM}}
    payload = json.dumps({**common, "channel": {"id": WHERE}, "actions": list(actions), **more})
    return Received("", {"content-type": FORM}, {}, urlencode({"payload": payload}).encode())


def action(**more: Any) -> dict[str, Any]:
    """A pressed button."""
    return {"type": "button", "action_id": "choice-0", "block_id": "b", "value": "x" * 22, "action_ts": "1.5", **more}


def test_a_pressed_button_is_its_id() -> None:
    incoming = Incoming(f"1.5 {STAFF}", WHO, WHERE, Kind.BUTTON, "x" * 22)
    request = pressed(action())
    with_charset = replace(request, headers={"content-type": f"{FORM}; charset=utf-8"})
    assert SLACK.read(request) == SLACK.read(with_charset) == Events((incoming,))
    assert SLACK.read(pressed(action(value=None))).incoming[0].text == ""


def test_each_press_has_its_own_id_also_of_two_people_at_once() -> None:
    requests = [
        pressed(action(action_ts="1.5"), action(action_ts="1.6")),
        pressed(action(action_ts="1.5"), user={"id": "U2"}),
        pressed(action(action_ts="1.5")),
    ]
    numbers = [[each.id for each in SLACK.read(request).incoming] for request in requests]
    assert numbers == [[f"1.5 {STAFF}", f"1.6 {STAFF}"], ["1.5 U2"], [f"1.5 {STAFF}"]]


def test_an_organisations_app_knows_its_staff_by_either_way() -> None:
    of_all = pressed(action(), team=None, enterprise={"id": "E1"}, is_enterprise_install=True)
    of_one = pressed(action(), user={"id": STAFF})
    requests = SLACK.read(of_all), SLACK.read(of_one), read(event())
    assert [each.patient for events in requests for each in events.incoming] == [WHO] * 3


@pytest.mark.parametrize("kind", ["view_submission", "message_action", "shortcut", None])
def test_what_is_no_button_is_ignored(kind: str | None) -> None:
    assert SLACK.read(pressed(action(), type=kind)) == Events(ignored=1)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b'{"type": "event_call',
        '{"type": "é"}'.encode("latin-1"),
        {"type": "event_callback", "event_id": "Ev1"},
        {"type": "event_callback", "event_id": "Ev1", "event": "hi"},
        {**event(), "event_id": None},
        event(user=None),
        event(channel=""),
        changed("x", user=None),
        event(None, subtype="message_changed", message="x", previous_message={}),
    ],
)
def test_what_is_no_event_is_not_read(body: object) -> None:
    with pytest.raises(Unreadable):
        read(body)


@pytest.mark.parametrize(
    "request_",
    [
        Received("", {"content-type": FORM}, {}, b""),
        Received("", {"content-type": FORM}, {}, b"payload=%E9"),
        Received("", {"content-type": f"{FORM}; charset=utf-8"}, {}, b"payload=x"),
        pressed("x"),
        pressed(action(), user={}),
        pressed(action(), channel=None),
        pressed(action(action_ts=None)),
        pressed(actions={}),
    ],
)
def test_what_is_no_payload_is_not_read(request_: Received) -> None:
    with pytest.raises(Unreadable):
        SLACK.read(request_)
