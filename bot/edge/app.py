"""The ASGI app: every address there is, joined in one place."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse

from bot.edge.api import ChatApi, HealthApi
from bot.edge.errors import Refused
from bot.edge.guard import Guard, describe
from bot.edge.pages import page_routes
from bot.edge.ports import Background, Chat, Ready
from bot.edge.sessions import Sessions
from bot.leaflet.document import Section

logger = logging.getLogger(__name__)


def create_app(  # noqa: PLR0913 (the parts, joined in bot.commands.serve)
    conversations: Chat,
    *,
    secret: str,
    leaflet: Sequence[Section],
    apology: str,
    ready: Ready,
    background: Background | None = None,
) -> Starlette:
    """The chat API, the demo page and the leaflet.

    `secret` signs the session tokens (ValueError when too short); `apology` is what a patient reads when a handler
    failed, and must point to the doctor; `ready` tells whether patients can be answered now; `background` runs beside
    all this as long as the app does.
    """
    app = Starlette(
        routes=[
            *ChatApi(conversations, Sessions(secret), leaflet).routes(),
            *HealthApi(ready).routes(),
            *page_routes(leaflet),
        ],
        middleware=[Middleware(Guard, apology=apology)],
        exception_handlers={Refused: _refused, HTTPException: _no_such_address},
        lifespan=_beside(background) if background else None,
    )
    app.router.redirect_slashes = False  # a redirect would be built from the Host header, which anyone can forge
    return app


def _beside(background: Background) -> Callable[[Starlette], AbstractAsyncContextManager[None]]:
    async def run() -> None:
        try:
            await background()
        except Exception as err:  # noqa: BLE001 patients are answered without it, and whoever runs this is told
            logger.critical("what runs beside the app has failed, start it again: %s", describe(err))

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        task = asyncio.create_task(run())
        try:
            yield
        finally:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task

    return lifespan


async def _refused(_request: Request, err: Exception) -> JSONResponse:
    assert isinstance(err, Refused)
    return JSONResponse({"error": str(err)}, err.status, dict(err.headers))


async def _no_such_address(_request: Request, err: Exception) -> JSONResponse:
    """404 and 405; the path asked for is not repeated."""
    assert isinstance(err, HTTPException)
    words = "This address does not take this method." if err.status_code == 405 else "There is nothing here."
    return JSONResponse({"error": words}, err.status_code, err.headers)
