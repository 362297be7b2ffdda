"""Only our own pages and those that are listed may use the chat from a browser."""

import httpx
import pytest

from bot.edge.app import Policy

from .fakes import SECRET, FakeConversations, app_around, client_of, typed

CLINIC = "https://clinic.example"
FOREIGN = [
    "https://evil.example",
    "null",
    "http://clinic.example",
    "https://clinic.example:8443",
    "http://clinic.test.evil",
]


@pytest.fixture
def listed(conversations: FakeConversations) -> httpx.AsyncClient:
    """A client of an app that one page besides its own may use."""
    return client_of(app_around(conversations, policy=Policy(SECRET, [CLINIC])))


@pytest.mark.parametrize("origin", FOREIGN)
@pytest.mark.parametrize("method", ["POST", "OPTIONS"])
async def test_a_foreign_page_is_refused_and_asks_nothing(
    listed: httpx.AsyncClient, conversations: FakeConversations, origin: str, method: str
) -> None:
    headers = {"Origin": origin, "Access-Control-Request-Method": "POST"}
    for path in ("/api/sessions", "/api/turns"):
        response = await listed.request(method, path, json=typed(), headers=headers)
        assert response.status_code == 403 and "BOT_ORIGINS" in response.json()["error"]
        assert "Access-Control-Allow-Origin" not in response.headers
    assert not conversations.turns


async def test_a_listed_page_may_use_the_chat(listed: httpx.AsyncClient, conversations: FakeConversations) -> None:
    headers = {"Origin": CLINIC}
    started = await listed.post("/api/sessions", headers=headers)
    assert started.headers["Access-Control-Allow-Origin"] == CLINIC and started.headers["Vary"] == "Origin"
    headers["Authorization"] = f"Bearer {started.json()['token']}"
    assert (await listed.post("/api/turns", json=typed(), headers=headers)).status_code == 200
    assert len(conversations.turns) == 1


async def test_a_browser_that_asks_first_is_told_what_a_listed_page_may_send(listed: httpx.AsyncClient) -> None:
    asking = {"Origin": CLINIC, "Access-Control-Request-Method": "POST"}
    response = await listed.options("/api/turns", headers=asking)
    assert (response.status_code, response.headers["Access-Control-Allow-Origin"]) == (204, CLINIC)
    assert "POST" in response.headers["Access-Control-Allow-Methods"]
    assert "Authorization" in response.headers["Access-Control-Allow-Headers"]
    assert "Access-Control-Allow-Credentials" not in response.headers


@pytest.mark.parametrize("headers", [{}, {"Origin": "http://clinic.test"}])
async def test_our_own_page_and_what_is_no_browser_need_no_list(
    client: httpx.AsyncClient, headers: dict[str, str]
) -> None:
    response = await client.post("/api/sessions", headers=headers)
    assert response.status_code == 201 and "Access-Control-Allow-Origin" not in response.headers


async def test_a_page_of_ours_under_another_scheme_is_foreign(client: httpx.AsyncClient) -> None:
    assert (await client.post("/api/sessions", headers={"Origin": "https://clinic.test"})).status_code == 403


async def test_the_widget_is_for_listed_pages_and_readable_by_no_other(listed: httpx.AsyncClient) -> None:
    to_listed = await listed.get("/widget.js", headers={"Origin": CLINIC})
    to_other = await listed.get("/widget.js", headers={"Origin": "https://evil.example"})
    assert to_listed.headers["Access-Control-Allow-Origin"] == CLINIC
    assert to_other.status_code == 200 and "Access-Control-Allow-Origin" not in to_other.headers
