"""Which pages may use the chat from a browser: those of this server, and those of the clinic that are listed.

A browser tells where a page is from (Origin, RFC 6454); a list that only the browser keeps to (CORS) would let a
foreign page send turns and merely not read the replies. What is no browser tells none and needs a session all the same.
"""

from collections.abc import Collection

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.edge.errors import ForeignPage

_ALLOWED = {
    "Access-Control-Allow-Methods": "DELETE, GET, POST",
    "Access-Control-Allow-Headers": "Authorization, Content-Type",
    "Access-Control-Max-Age": "600",
}


class Origins:
    """ASGI middleware around the chat API; `listed` are origins such as https://clinic.example."""

    def __init__(self, app: ASGIApp, listed: Collection[str] = ()) -> None:
        self._app = app
        self._listed = frozenset(listed)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or refuse it."""
        headers = Headers(scope=scope) if scope["type"] == "http" else Headers()
        origin = headers.get("Origin")
        if origin is None or _is_own(origin, scope, headers):
            await self._app(scope, receive, send)
            return
        if origin not in self._listed:
            if not scope["path"].startswith("/api/"):
                await self._app(scope, receive, send)
                return
            refused = ForeignPage("This page may not use the chat: its origin has to be listed in BOT_ORIGINS.")
            await JSONResponse({"error": str(refused)}, refused.status)(scope, receive, send)
            return
        if scope["method"] == "OPTIONS" and "Access-Control-Request-Method" in headers:
            await Response(status_code=204, headers=_ALLOWED)(scope, receive, _telling(send, origin))
            return
        await self._app(scope, receive, _telling(send, origin))


def _is_own(origin: str, scope: Scope, headers: Headers) -> bool:
    """Whether the page came from this server, under the name that the request has for it."""
    return origin == f"{scope.get('scheme', 'http')}://{headers.get('Host', '')}"


def _telling(send: Send, origin: str) -> Send:
    async def send_with_origin(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            headers["Access-Control-Allow-Origin"] = origin
            headers["Access-Control-Expose-Headers"] = "Retry-After"
            headers.add_vary_header("Origin")
        await send(message)

    return send_with_origin
