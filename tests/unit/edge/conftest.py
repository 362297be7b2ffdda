"""Fixtures for the edge's tests."""

from collections.abc import AsyncIterator

import httpx
import pytest
import pytest_asyncio

from .fakes import FakeConversations, FakeReadiness, app_around, client_of


@pytest.fixture
def conversations() -> FakeConversations:
    """The conversations behind the app."""
    return FakeConversations()


@pytest.fixture
def readiness() -> FakeReadiness:
    """What the app is told about being ready."""
    return FakeReadiness()


@pytest_asyncio.fixture
async def client(conversations: FakeConversations, readiness: FakeReadiness) -> AsyncIterator[httpx.AsyncClient]:
    """A browser without a session."""
    async with client_of(app_around(conversations, readiness)) as client:
        yield client


@pytest_asyncio.fixture
async def patient(client: httpx.AsyncClient) -> httpx.AsyncClient:
    """A browser with a session."""
    token = (await client.post("/api/sessions")).json()["token"]
    client.headers["Authorization"] = f"Bearer {token}"
    return client
