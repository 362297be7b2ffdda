"""An app of ours as it is opened by its settings, with the platform on loopback that it is at."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from bot.credentials import read_credentials
from bot.messengers.opening import open_platform

from ...messengers.clinic import provider_of

PUBLIC = "https://bot.clinic.example"
NOWHERE = "http://127.0.0.1:9"  # where nobody listens


@asynccontextmanager
async def opened(name: str, public: str = PUBLIC, **settings: str) -> AsyncIterator[tuple[Any, Any]]:
    """The two; `settings` in place of the right ones."""
    async with provider_of(name) as provider:
        (credentials,) = read_credentials({**provider.environment(), "BOT_PUBLIC_URL": PUBLIC, **settings}).on
        platform = open_platform(credentials, public)
        try:
            yield platform, provider
        finally:
            await platform.close()


def stands_alone(err: BaseException) -> bool:
    """Whether its traceback shows nothing of what led to it: there are tokens, numbers and words in that."""
    return err.__cause__ is None and (err.__suppress_context__ or err.__context__ is None)
