"""Platforms for the tests of this folder."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from .chat import ScriptedChat
from .clinic import PLATFORMS, Clinic, clinic_with, provider_of
from .provider import Provider


@pytest.fixture(params=PLATFORMS)
def platform(request: pytest.FixtureRequest) -> str:
    """Each of them."""
    return str(request.param)


@pytest_asyncio.fixture
async def provider(platform: str) -> AsyncIterator[Provider]:
    """The platform on loopback."""
    async with provider_of(platform) as provider:
        yield provider


@pytest.fixture
def chat() -> ScriptedChat:
    """Conversations that answer as they are told."""
    return ScriptedChat()


@pytest_asyncio.fixture
async def clinic(provider: Provider, chat: ScriptedChat, tmp_path: Path) -> AsyncIterator[Clinic]:
    """A bot that is reached by the platform."""
    async with clinic_with(provider, chat, tmp_path) as clinic:
        yield clinic
