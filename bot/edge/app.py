"""The ASGI app: every address there is, joined in one place."""

from collections.abc import Sequence

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse

from bot.edge.api import ChatApi, HealthApi
from bot.edge.errors import Refused
from bot.edge.guard import Guard
from bot.edge.pages import page_routes
from bot.edge.ports import Chat, Ready
from bot.edge.sessions import Sessions
from bot.leaflet.document import Section


def create_app(
    conversations: Chat, *, secret: str, leaflet: Sequence[Section], apology: str, ready: Ready
) -> Starlette:
    """The chat API, the demo page and the leaflet.

    `secret` signs the session tokens (ValueError when too short); `apology` is what a patient reads when a handler
    failed, and must point to the doctor; `ready` tells whether patients can be answered now.
    """
    app = Starlette(
        routes=[
            *ChatApi(conversations, Sessions(secret), leaflet).routes(),
            *HealthApi(ready).routes(),
            *page_routes(leaflet),
        ],
        middleware=[Middleware(Guard, apology=apology)],
        exception_handlers={Refused: _refused, HTTPException: _no_such_address},
    )
    app.router.redirect_slashes = False  # a redirect would be built from the Host header, which anyone can forge
    return app


async def _refused(_request: Request, err: Exception) -> JSONResponse:
    assert isinstance(err, Refused)
    return JSONResponse({"error": str(err)}, err.status, dict(err.headers))


async def _no_such_address(_request: Request, err: Exception) -> JSONResponse:
    """404 and 405; the path asked for is not repeated."""
    assert isinstance(err, HTTPException)
    words = "This address does not take this method." if err.status_code == 405 else "There is nothing here."
    return JSONResponse({"error": words}, err.status_code, err.headers)
