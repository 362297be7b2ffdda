"""The outermost layer: security headers on every response, and no failure that tells anything about its cause."""

import logging
from types import MappingProxyType

from starlette.datastructures import MutableHeaders
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

logger = logging.getLogger(__name__)

SECURITY_HEADERS = MappingProxyType(
    {
        "Content-Security-Policy": (
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; "
            "base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
        ),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
    }
)


class Guard:
    """ASGI middleware. Catches what nothing else did, here and not in the server, which would log its text."""

    def __init__(self, app: ASGIApp, apology: str) -> None:
        self._app = app
        self._apology = apology

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started = False

        async def send_with_headers(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                headers = MutableHeaders(scope=message)
                headers.update(SECURITY_HEADERS)
                headers.setdefault("Cache-Control", "no-store")
            await send(message)

        try:
            await self._app(scope, receive, send_with_headers)
        except Exception as err:  # noqa: BLE001 - the outermost handler
            logger.error("a request failed: %s", describe(err))
            if not started:
                await JSONResponse({"error": self._apology}, 500)(scope, receive, send_with_headers)


def describe(err: BaseException) -> str:
    """An exception's type and where it was raised, without its message: that may hold a patient's words.

    >>> describe(KeyError("what the patient typed"))
    'KeyError'
    """
    place = err.__traceback__
    while place and place.tb_next:
        place = place.tb_next
    name = type(err).__name__
    return f"{name} in {place.tb_frame.f_globals.get('__name__')}:{place.tb_lineno}" if place else name
