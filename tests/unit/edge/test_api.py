"""The chat API from outside."""

from collections.abc import AsyncIterator

import httpx
import pytest

from bot.edge.turns import MAX_BODY_BYTES

from .fakes import FakeConversations, FakeReadiness, app_around


async def test_a_session_is_a_token_and_nothing_else(client: httpx.AsyncClient) -> None:
    response = await client.post("/api/sessions")

    assert response.status_code == 201
    assert list(response.json()) == ["token"]
    assert response.headers["Cache-Control"] == "no-store"
    assert "set-cookie" not in response.headers


async def test_a_typed_turn_reaches_the_conversation(
    patient: httpx.AsyncClient, conversations: FakeConversations
) -> None:
    response = await patient.post("/api/turns", json={"text": "can i drink?"})

    assert response.status_code == 200
    assert response.json()["messages"][1]["text"] == "Avoid alcohol."
    assert [(what, value) for what, _, value in conversations.turns] == [("say", "can i drink?")]


async def test_a_pressed_button_reaches_the_same_conversation(
    patient: httpx.AsyncClient, conversations: FakeConversations
) -> None:
    await patient.post("/api/turns", json={"text": "hi"})
    response = await patient.post("/api/turns", json={"button": "keep"})

    assert response.status_code == 200
    (_, said_in, _), (what, pressed_in, button) = conversations.turns
    assert (what, button) == ("press", "keep")
    assert said_in == pressed_in


async def test_two_sessions_are_two_conversations(client: httpx.AsyncClient, conversations: FakeConversations) -> None:
    for _ in range(2):
        token = (await client.post("/api/sessions")).json()["token"]
        await client.post("/api/turns", json={"text": "hi"}, headers={"Authorization": f"Bearer {token}"})

    assert len({conversation for _, conversation, _ in conversations.turns}) == 2


@pytest.mark.parametrize("header", [None, "", "Bearer", "Bearer forged", "Basic YTpi"])
async def test_without_a_session_nothing_is_asked(
    client: httpx.AsyncClient, conversations: FakeConversations, header: str | None
) -> None:
    headers = {} if header is None else {"Authorization": header}
    response = await client.post("/api/turns", json={"text": "hi"}, headers=headers)

    assert response.status_code == 401
    assert "POST /api/sessions" in response.json()["error"]
    assert response.headers["WWW-Authenticate"] == "Bearer"
    assert not conversations.turns


async def test_what_the_client_calls_itself_does_not_matter(
    patient: httpx.AsyncClient, conversations: FakeConversations
) -> None:
    await patient.post("/api/turns", json={"text": "hi", "sender": "another", "conversation": "another"})

    assert conversations.turns[0][1] != "another"


@pytest.mark.parametrize("body", [b"", b"not json", b"[]", b"{}", b'{"text": 1}', b'{"text": "a", "button": "b"}'])
async def test_what_is_no_turn_gets_400(
    patient: httpx.AsyncClient, conversations: FakeConversations, body: bytes
) -> None:
    response = await patient.post("/api/turns", content=body)

    assert response.status_code == 400
    assert "Send a JSON object" in response.json()["error"]
    assert not conversations.turns


@pytest.mark.parametrize(("size", "status"), [(MAX_BODY_BYTES, 200), (MAX_BODY_BYTES + 1, 413), (10_000_000, 413)])
async def test_a_body_over_the_limit_gets_413(patient: httpx.AsyncClient, size: int, status: int) -> None:
    frame = b'{"text": ""}'
    body = frame[:-2] + b"a" * (size - len(frame)) + frame[-2:]

    response = await patient.post("/api/turns", content=body)

    assert response.status_code == status
    assert status == 200 or "at most 20,000 bytes" in response.json()["error"]


async def test_an_endless_body_is_given_up_early(patient: httpx.AsyncClient) -> None:
    taken = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal taken
        while True:
            taken += 1
            yield b"[" * 1000

    response = await patient.post("/api/turns", content=endless())

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
        "headers": [(b"authorization", patient.headers["Authorization"].encode())],
    }  # fmt: skip

    async def receive() -> dict[str, object]:
        return events.pop(0)

    async def send(message: object) -> None:
        assert isinstance(message, dict)
        sent.append(message)

    await app_around(FakeConversations())(scope, receive, send)

    assert sent[0]["status"] == 400


async def test_alive_is_alive(client: httpx.AsyncClient) -> None:
    response = await client.get("/health/live")

    assert (response.status_code, response.json()) == (200, {"status": "live"})


@pytest.mark.parametrize(
    ("answer", "failure", "status", "words"),
    [
        (True, None, 200, "ready"),
        (False, None, 503, "not ready"),
        (True, OSError("database at 10.0.0.1 is gone"), 503, "not ready"),
    ],
)
async def test_ready_is_what_the_callable_says(
    client: httpx.AsyncClient,
    readiness: FakeReadiness,
    answer: bool,
    failure: Exception | None,
    status: int,
    words: str,
) -> None:
    readiness.answer, readiness.failure = answer, failure
    response = await client.get("/health/ready")

    assert (response.status_code, response.json()) == (status, {"status": words})
