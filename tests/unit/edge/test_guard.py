"""Every response carries the security headers, and no failure tells anything about its cause."""

import logging
import re

import httpx
import pytest
from starlette.types import Message, Receive, Scope, Send

from bot.edge.app import Policy
from bot.edge.guard import SECURITY_HEADERS, Guard, describe
from bot.observing import Observers

from .fakes import APOLOGY, SECRET, FakeConversations, app_around, client_of, typed

PATHS = ["/", "/leaflet", "/widget.js", "/health/live", "/health/ready", "/nowhere", "/api/turns", "/api/sessions"]


@pytest.mark.parametrize("method", ["GET", "POST", "OPTIONS"])
@pytest.mark.parametrize("path", PATHS)
async def test_every_response_carries_the_security_headers(client: httpx.AsyncClient, path: str, method: str) -> None:
    response = await client.request(method, path)

    assert {name: response.headers.get(name) for name in SECURITY_HEADERS} == dict(SECURITY_HEADERS)
    assert "server" not in response.headers
    assert response.headers["Cache-Control"] in {"no-store", "no-cache"}


async def test_a_failure_points_to_the_doctor_and_tells_nothing_else(
    patient: httpx.AsyncClient, conversations: FakeConversations, caplog: pytest.LogCaptureFixture
) -> None:
    conversations.failure = RuntimeError("patient said: my secret at /srv/bot")

    response = await patient.post("/api/turns", json=typed("my secret"))

    assert (response.status_code, response.json()) == (500, {"error": APOLOGY})
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert "RuntimeError in" in caplog.text
    assert "secret" not in caplog.text


async def test_nothing_the_patient_sends_is_logged(
    patient: httpx.AsyncClient, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)

    await patient.post("/api/turns", json=typed("my secret"))
    await patient.post("/api/turns", content=b'{"text": "my secret', headers={"Content-Type": "application/json"})

    token = patient.headers["Authorization"].removeprefix("Bearer ")
    ours = "".join(record.getMessage() for record in caplog.records if record.name.startswith(("bot", "starlette")))
    assert "secret" not in ours
    assert token not in ours


async def test_a_failure_in_the_middle_of_a_response_sends_nothing_more() -> None:
    async def half(scope: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        raise RuntimeError("lost")

    sent: list[Message] = []
    await Guard(half, APOLOGY)({"type": "http", "method": "GET"}, _nothing, _collect(sent))

    assert [message["type"] for message in sent] == ["http.response.start"]


class Told(Observers):
    """Keeps what it is told."""

    def __init__(self) -> None:
        super().__init__()
        self.requests: list[tuple[str, str, int]] = []
        self.failures: list[str] = []

    def request(self, method: str, path: str, status: int, seconds: float) -> None:
        assert seconds > 0
        self.requests.append((method, path, status))

    def failure(self, kind: str) -> None:
        self.failures.append(kind)


async def test_every_request_is_told_by_the_path_of_its_route(conversations: FakeConversations) -> None:
    observer = Told()
    async with client_of(app_around(conversations, observer=observer)) as client:
        await client.get("/health/live")
        await client.get("/what/a/patient/typed?secret=1")
        await client.put("/api/turns")
        await client.post("/api/turns")
    assert observer.requests == [
        ("GET", "/health/live", 200), ("GET", "other", 404), ("PUT", "/api/turns", 405), ("POST", "/api/turns", 401),
    ]  # fmt: skip


async def test_a_request_that_fails_is_told_as_a_failure(conversations: FakeConversations) -> None:
    conversations.failure, observer = RuntimeError(), Told()
    async with client_of(app_around(conversations, observer=observer)) as client:
        token = (await client.post("/api/sessions")).json()["token"]
        await client.post("/api/turns", json=typed(), headers={"Authorization": f"Bearer {token}"})
    assert observer.failures == ["request"] and observer.requests[-1] == ("POST", "/api/turns", 500)


@pytest.mark.parametrize("is_public", [True, False])
async def test_in_public_browsers_are_told_to_keep_to_https(conversations: FakeConversations, is_public: bool) -> None:
    policy = Policy(SECRET, is_public=is_public)
    async with client_of(app_around(conversations, policy=policy)) as client:
        response = await client.get("/")
    assert ("Strict-Transport-Security" in response.headers) is is_public


async def test_what_is_not_http_passes_through() -> None:
    async def lifespan(scope: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "lifespan.startup.complete"})

    sent: list[Message] = []
    await Guard(lifespan, APOLOGY)({"type": "lifespan"}, _nothing, _collect(sent))

    assert sent == [{"type": "lifespan.startup.complete"}]


def test_an_exception_is_described_without_its_message() -> None:
    answers: dict[str, str] = {}

    with pytest.raises(KeyError) as raised:
        answers["what the patient typed"]

    assert re.fullmatch(rf"KeyError in {__name__}:\d+", describe(raised.value))


async def _nothing() -> Message:
    return {"type": "http.request"}


def _collect(sent: list[Message]) -> Send:
    async def send(message: Message) -> None:
        sent.append(message)

    return send
