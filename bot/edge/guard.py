"""The outermost layer: security headers on every response, and no failure that tells anything about its cause."""

import logging
import time
from types import MappingProxyType

from starlette.datastructures import MutableHeaders
from starlette.responses import JSONResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.observing import NOBODY, Observer

logger = logging.getLogger(__name__)

SECURITY_HEADERS = MappingProxyType(
    {
        "Content-Security-Policy": (
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; "
            "base-uri 'none'; form-action 'none'; frame-ancestors 'self'; "
            "require-trusted-types-for 'script'; trusted-types 'none'"
        ),
        "Cross-Origin-Opener-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
    }
)
PUBLIC_HEADERS = MappingProxyType({"Strict-Transport-Security": "max-age=31536000"})
_OTHER = "other"  # a path that is none of ours


class Guard:
    """ASGI middleware. Catches what nothing else did, here and not in the server, which would log its text.

    `is_public`: reached by HTTPS only, which browsers are told to keep to.
    """

    def __init__(self, app: ASGIApp, apology: str, observer: Observer = NOBODY, *, is_public: bool = False) -> None:
        self._app = app
        self._apology = apology
        self._observer = observer
        self._headers = {**SECURITY_HEADERS, **(PUBLIC_HEADERS if is_public else {})}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started, status = time.perf_counter(), 0

        async def send_with_headers(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                headers = MutableHeaders(scope=message)
                headers.update(self._headers)
                headers.setdefault("Cache-Control", "no-store")
            await send(message)

        try:
            await self._app(scope, receive, send_with_headers)
        except Exception as err:  # noqa: BLE001 - the outermost handler
            logger.error("a request failed: %s", describe(err))
            self._observer.failure("request")
            if not status:
                await JSONResponse({"error": self._apology}, 500)(scope, receive, send_with_headers)
        self._observer.request(scope["method"], _path(scope), status, time.perf_counter() - started)


def _path(scope: Scope) -> str:
    """The path as our routes have it: what anybody may ask for is in no log."""
    route = scope.get("route")
    return route.path if isinstance(route, Route) else _OTHER


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
