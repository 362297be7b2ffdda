"""Alive, and ready."""

import httpx
import pytest

from .fakes import FakeReadiness


async def test_alive_is_alive(client: httpx.AsyncClient) -> None:
    response = await client.get("/health/live")

    assert (response.status_code, response.json()) == (200, {"status": "live"})
    assert response.headers["Access-Control-Allow-Origin"] == "*"


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
