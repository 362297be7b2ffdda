"""The chat API from outside."""

import asyncio
import json
from collections.abc import AsyncIterator

import httpx
import pytest

from bot.earlier import OtherMessageError
from bot.edge.app import Policy
from bot.edge.limits import Rates
from bot.edge.turns import MAX_BODY_BYTES
from bot.records.errors import DatabaseUnavailable

from .fakes import SECRET, FakeConversations, app_around, client_of, pressed, typed

JSON = {"Content-Type": "application/json"}


async def test_a_session_is_a_token_and_nothing_else(client: httpx.AsyncClient) -> None:
    response = await client.post("/api/sessions")

    assert response.status_code == 201
    assert response.json().keys() == {"token", "expires_in"} and response.json()["expires_in"] == 12 * 60 * 60
    assert response.headers["Cache-Control"] == "no-store"
    assert "set-cookie" not in response.headers


async def test_a_typed_turn_reaches_the_conversation(
    patient: httpx.AsyncClient, conversations: FakeConversations
) -> None:
    response = await patient.post("/api/turns", json=typed("can i drink?"))

    assert response.status_code == 200
    assert response.json()["messages"][1]["text"] == "Avoid alcohol."
    assert [(what, value) for what, _, value in conversations.turns] == [("say", "can i drink?")]


async def test_a_pressed_button_reaches_the_same_conversation(
    patient: httpx.AsyncClient, conversations: FakeConversations
) -> None:
    first = await patient.post("/api/turns", json=typed())
    keep = first.json()["buttons"][0]["id"]
    response = await patient.post("/api/turns", json=pressed(keep))

    assert response.status_code == 200
    (_, said_in, _), (what, pressed_in, button) = conversations.turns
    assert (what, button) == ("press", "keep")
    assert said_in == pressed_in


async def test_two_sessions_are_two_conversations(client: httpx.AsyncClient, conversations: FakeConversations) -> None:
    for _ in range(2):
        token = (await client.post("/api/sessions")).json()["token"]
        await client.post("/api/turns", json=typed(), headers={"Authorization": f"Bearer {token}"})

    assert len({conversation for _, conversation, _ in conversations.turns}) == 2


@pytest.mark.parametrize("header", [None, "", "Bearer", "Bearer forged", "Basic YTpi"])
async def test_without_a_session_nothing_is_asked(
    client: httpx.AsyncClient, conversations: FakeConversations, header: str | None
) -> None:
    headers = {} if header is None else {"Authorization": header}
    response = await client.post("/api/turns", json=typed(), headers=headers)

    assert response.status_code == 401
    assert "POST /api/sessions" in response.json()["error"]
    assert response.headers["WWW-Authenticate"] == "Bearer"
    assert not conversations.turns


async def test_a_message_is_handed_on_with_its_id_which_comes_back(
    patient: httpx.AsyncClient, conversations: FakeConversations
) -> None:
    for turn in (typed(), pressed("x")):
        response = await patient.post("/api/turns", json=turn)
        assert response.json()["id"] == conversations.ids[-1] == turn["id"]


async def test_the_id_of_another_message_gets_409(patient: httpx.AsyncClient, conversations: FakeConversations) -> None:
    conversations.failure = OtherMessageError("my secret")
    response = await patient.post("/api/turns", json=typed("my secret"))

    assert response.status_code == 409
    assert response.json() == {"error": "An earlier message had this id. Give every message an id of its own."}


@pytest.mark.parametrize("button", ["keep", "more", "/keep", "", "A" * 22, "🙂", "\ud800"])
async def test_a_button_that_was_not_given_out_is_none(
    patient: httpx.AsyncClient, conversations: FakeConversations, button: str
) -> None:
    response = await patient.post("/api/turns", content=json.dumps(pressed(button)), headers=JSON)

    assert response.status_code == 200
    assert [(what, value) for what, _, value in conversations.turns] == [("press", "")]


async def test_a_button_of_another_conversation_is_none(
    client: httpx.AsyncClient, conversations: FakeConversations
) -> None:
    given: list[str] = []
    for _ in range(2):
        token = (await client.post("/api/sessions")).json()["token"]
        client.headers["Authorization"] = f"Bearer {token}"
        for button in given:
            await client.post("/api/turns", json=pressed(button))
        given = [b["id"] for b in (await client.post("/api/turns", json=typed())).json()["buttons"]]

    assert [(what, value) for what, _, value in conversations.turns if what == "press"] == [("press", "")]


async def test_a_conversation_is_handed_out_and_deleted(
    patient: httpx.AsyncClient, conversations: FakeConversations
) -> None:
    await patient.post("/api/turns", json=typed("one"))
    await patient.post("/api/turns", json=typed("two"))
    conversations.turns.append(("say", "another", "three"))

    response = await patient.get("/api/conversation")
    assert [turn["user"] for turn in response.json()["turns"]] == ["one", "two"]

    assert (await patient.delete("/api/conversation")).status_code == 204
    assert (await patient.get("/api/conversation")).json() == {"turns": []}
    assert [value for _, _, value in conversations.turns] == ["three"]


async def test_a_conversation_out_of_reach_gets_503(
    patient: httpx.AsyncClient, conversations: FakeConversations
) -> None:
    conversations.failure = DatabaseUnavailable("at 10.0.0.1")
    response = await patient.get("/api/conversation")

    assert (response.status_code, response.headers["Retry-After"]) == (503, "5")
    assert response.json() == {"error": "The conversation is out of reach just now. Try again in some seconds."}


@pytest.mark.parametrize("method", ["GET", "DELETE"])
async def test_without_a_session_there_is_no_conversation(client: httpx.AsyncClient, method: str) -> None:
    assert (await client.request(method, "/api/conversation")).status_code == 401


def limited(conversations: FakeConversations, rates: Rates) -> httpx.AsyncClient:
    return client_of(app_around(conversations, policy=Policy(SECRET, rates=rates)))


async def test_a_message_too_many_is_answered_all_the_same_and_not_taken(conversations: FakeConversations) -> None:
    async with limited(conversations, Rates(session_turns=2)) as client:
        token = (await client.post("/api/sessions")).json()["token"]
        client.headers["Authorization"] = f"Bearer {token}"
        for _ in range(2):
            assert (await client.post("/api/turns", json=typed())).status_code == 200
        turn = typed("she swallowed it all")
        response = await client.post("/api/turns", json=turn)

    assert response.status_code == 429 and 1 <= int(response.headers["Retry-After"]) <= 60
    told = response.json()
    assert (told["id"], told["user"], told["verdict"]) == (turn["id"], "she swallowed it all", "off_topic")
    assert told["messages"][0]["text"] == "Wait, or call your doctor." and "Too many" in told["error"]
    assert len(conversations.turns) == 2


async def test_a_conversation_too_many_is_refused(conversations: FakeConversations) -> None:
    async with limited(conversations, Rates(address_sessions=1)) as client:
        assert (await client.post("/api/sessions")).status_code == 201
        response = await client.post("/api/sessions")

    assert response.status_code == 429
    assert response.json() == {"error": "Too many new conversations from this address. Try again later."}


@pytest.mark.parametrize("body", [b"", b"not json", b"[]", b"{}", b'{"text": "no id"}', b'{"id": "1", "text": 1}'])
async def test_what_is_no_turn_gets_400(
    patient: httpx.AsyncClient, conversations: FakeConversations, body: bytes
) -> None:
    response = await patient.post("/api/turns", content=body, headers=JSON)

    assert response.status_code == 400
    assert "Send a JSON object" in response.json()["error"]
    assert not conversations.turns


@pytest.mark.parametrize(("size", "status"), [(MAX_BODY_BYTES, 200), (MAX_BODY_BYTES + 1, 413), (10_000_000, 413)])
async def test_a_body_over_the_limit_gets_413(patient: httpx.AsyncClient, size: int, status: int) -> None:
    frame = b'{"id": "1", "text": ""}'
    body = frame[:-2] + b"a" * (size - len(frame)) + frame[-2:]

    response = await patient.post("/api/turns", content=body, headers=JSON)

    assert response.status_code == status
    assert status == 200 or "at most 20,000 bytes" in response.json()["error"]


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Content-Type": "text/plain"},
        {"Content-Type": "application/x-www-form-urlencoded"},
        {**JSON, "Content-Encoding": "gzip"},
        {**JSON, "Content-Encoding": "deflate"},
        {**JSON, "Content-Encoding": "br, identity"},
    ],
)
async def test_what_is_compressed_or_no_json_is_refused_unread(
    patient: httpx.AsyncClient, conversations: FakeConversations, headers: dict[str, str]
) -> None:
    response = await patient.post("/api/turns", content=json.dumps(typed()).encode(), headers=headers)

    assert response.status_code == 415 and response.json()["error"].startswith("Send ")
    assert not conversations.turns


@pytest.mark.parametrize("kind", ["application/json", "Application/JSON; charset=utf-8", "application/json ;x=1"])
async def test_json_may_say_its_charset(patient: httpx.AsyncClient, kind: str) -> None:
    content = json.dumps(typed()).encode()
    response = await patient.post("/api/turns", content=content, headers={"Content-Type": kind})
    assert response.status_code == 200


async def test_a_body_that_does_not_come_is_given_up(
    patient: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.edge.turns._SECONDS", 0.01)

    async def slow() -> AsyncIterator[bytes]:
        yield b"{"
        await asyncio.Event().wait()

    response = await patient.post("/api/turns", content=slow(), headers=JSON)
    assert response.status_code == 408


async def test_an_endless_body_is_given_up_early(patient: httpx.AsyncClient) -> None:
    taken = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal taken
        while True:
            taken += 1
            yield b"[" * 1000

    response = await patient.post("/api/turns", content=endless(), headers=JSON)

    assert response.status_code == 413
    assert taken < 30


async def test_a_patient_who_leaves_while_sending_troubles_nobody(patient: httpx.AsyncClient) -> None:
    events: list[dict[str, object]] = [
        {"type": "http.request", "body": b'{"te', "more_body": True},
        {"type": "http.disconnect"},
    ]
    sent: list[dict[str, object]] = []
    scope = {
        "type": "http", "method": "POST", "path": "/api/turns", "query_string": b"", "root_path": "",
        "headers": [
            (b"authorization", patient.headers["Authorization"].encode()), (b"content-type", b"application/json"),
        ],
    }  # fmt: skip

    async def receive() -> dict[str, object]:
        return events.pop(0)

    async def send(message: object) -> None:
        assert isinstance(message, dict)
        sent.append(message)

    await app_around(FakeConversations())(scope, receive, send)

    assert sent[0]["status"] == 400
