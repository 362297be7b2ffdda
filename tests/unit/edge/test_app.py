"""Only the listed addresses answer."""

import httpx
import pytest

from bot.edge.app import Policy

from .fakes import SECRET, FakeConversations, app_around

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
