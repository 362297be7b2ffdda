"""Only the listed addresses answer."""

import httpx
import pytest
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.edge.app import Policy
from bot.edge.guard import SECURITY_HEADERS

from .fakes import APOLOGY, SECRET, FakeConversations, app_around, client_of

UNLISTED = [
    "/nowhere", "/leaflet/", "/leaflet.html", "/index.html", "/api", "/api/turns/", "/health", "/widget/widget.js",
    "/../bot/settings.py", "/%2e%2e/app.py", "/widget.js%00", "/docs", "/openapi.json", "/.env",
]  # fmt: skip


@pytest.mark.parametrize("path", UNLISTED)
async def test_an_address_that_is_not_listed_is_not_there(client: httpx.AsyncClient, path: str) -> None:
    response = await client.get(path)

    assert (response.status_code, response.json()) == (404, {"error": "There is nothing here."})


@pytest.mark.parametrize(
    ("method", "path"),
    [("GET", "/api/turns"), ("PUT", "/api/sessions"), ("POST", "/"), ("DELETE", "/leaflet"), ("POST", "/health/live")],
)
async def test_another_method_is_refused_with_those_that_work(
    client: httpx.AsyncClient, method: str, path: str
) -> None:
    response = await client.request(method, path)

    assert response.status_code == 405
    assert response.headers["Allow"]
    assert response.json() == {"error": "This address does not take this method."}


def test_an_app_without_a_proper_secret_is_not_built() -> None:
    with pytest.raises(ValueError, match="secret"):
        app_around(FakeConversations(), policy=Policy(""))


def test_a_policy_does_not_show_its_secret() -> None:
    assert SECRET not in repr(Policy(SECRET))


async def heard(request: Request) -> Response:
    """What others serve; it may fail."""
    text = (await request.body()).decode()
    if text == "fail":
        raise RuntimeError("the patient's secret")
    return PlainTextResponse(text)


@pytest.fixture
def with_more() -> httpx.AsyncClient:
    """A client of an app that has an address of others."""
    return client_of(app_around(FakeConversations(), more=[Route("/messengers/sms", heard, methods=["POST"])]))


async def test_addresses_of_others_are_served_beside_ours(with_more: httpx.AsyncClient) -> None:
    async with with_more as client:
        response = await client.post("/messengers/sms", content="hi")
        assert (response.status_code, response.text) == (200, "hi")
        assert {name: response.headers.get(name) for name in SECURITY_HEADERS} == dict(SECURITY_HEADERS)
        assert (await client.get("/health/live")).is_success


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [("GET", "/messengers/sms", 405), ("POST", "/messengers/sms/", 404), ("POST", "/messengers", 404)],
)
async def test_they_are_as_strict_as_ours(with_more: httpx.AsyncClient, method: str, path: str, status: int) -> None:
    async with with_more as client:
        assert (await client.request(method, path)).status_code == status


async def test_what_fails_there_tells_nothing(with_more: httpx.AsyncClient, caplog: pytest.LogCaptureFixture) -> None:
    async with with_more as client:
        response = await client.post("/messengers/sms", content="fail")
    assert (response.status_code, response.json()) == (500, {"error": APOLOGY})
    assert "secret" not in caplog.text


async def test_without_others_there_are_no_addresses_of_theirs(client: httpx.AsyncClient) -> None:
    assert (await client.post("/messengers/sms", content="hi")).status_code == 404
