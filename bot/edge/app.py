"""The ASGI app: every address there is, joined in one place."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Collection, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from bot.button_ids import ButtonIds
from bot.edge.api import ChatApi
from bot.edge.errors import Refused
from bot.edge.guard import Guard, describe
from bot.edge.health import HealthApi
from bot.edge.limits import Limits, Rates
from bot.edge.origins import Origins
from bot.edge.pages import page_routes
from bot.edge.ports import Background, Chat, Ready
from bot.edge.sessions import Sessions
from bot.edge.turns import Replies
from bot.leaflet.document import Section
from bot.leaflet.links import LeafletLinks
from bot.observing import NOBODY, Observer

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Policy:
    """Whom the app serves.

    `secret` signs session tokens and buttons; `origins` are the pages besides our own that may use the chat;
    `is_public` where it is reached by HTTPS only.
    """

    secret: str = field(repr=False)
    origins: Collection[str] = ()
    rates: Rates = field(default_factory=Rates)
    is_public: bool = False


@dataclass(frozen=True)
class Content:
    """What is shown: the leaflet, the names of all buttons, and what a patient reads when a handler failed, which must
    point to the doctor."""

    leaflet: Sequence[Section]
    buttons: Collection[str]
    apology: str


def create_app(  # noqa: PLR0913 (the parts, joined in bot.commands.serve)
    conversations: Chat,
    policy: Policy,
    content: Content,
    *,
    ready: Ready,
    background: Sequence[Background] = (),
    more: Sequence[Route] = (),
    observer: Observer = NOBODY,
) -> Starlette:
    """The chat API, the demo page and the leaflet.

    `ready` tells whether patients can be answered now; each `background` runs beside all this as
    long as the app does; `more` are addresses that others serve.
    Raises ValueError when the policy's secret is too short.
    """
    sessions, limits = Sessions(policy.secret), Limits(policy.rates)
    buttons = ButtonIds(policy.secret, content.buttons)
    replies = Replies(LeafletLinks(content.leaflet), buttons)
    app = Starlette(
        routes=[
            *ChatApi(conversations, sessions, limits, replies, buttons).routes(),
            *HealthApi(ready).routes(),
            *page_routes(content.leaflet),
            *more,
        ],
        middleware=[
            Middleware(Guard, apology=content.apology, observer=observer, is_public=policy.is_public),
            Middleware(Origins, listed=policy.origins),
        ],
        exception_handlers={Refused: _refused, HTTPException: _no_such_address},
        lifespan=_beside(background),
    )
    app.router.redirect_slashes = False  # a redirect would be built from the Host header, which anyone can forge
    return app


def _beside(backgrounds: Sequence[Background]) -> Callable[[Starlette], AbstractAsyncContextManager[None]]:
    async def run(background: Background) -> None:
        try:
            await background()
        except Exception as err:  # noqa: BLE001 patients are answered without it, and whoever runs this is told
            logger.critical("what runs beside the app has failed, start it again: %s", describe(err))

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        tasks = [asyncio.create_task(run(background)) for background in backgrounds]
        try:
            yield
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    return lifespan


async def _refused(_request: Request, err: Exception) -> JSONResponse:
    assert isinstance(err, Refused)
    return JSONResponse({"error": str(err)}, err.status, dict(err.headers))


async def _no_such_address(_request: Request, err: Exception) -> JSONResponse:
    """404 and 405; the path asked for is not repeated."""
    assert isinstance(err, HTTPException)
    words = "This address does not take this method." if err.status_code == 405 else "There is nothing here."
    return JSONResponse({"error": words}, err.status_code, err.headers)
