"""The pages and files a browser is given: a fixed list, read once."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.edge.leaflet import render_leaflet
from bot.leaflet.document import Section

WIDGET = Path(__file__).parent.parent / "widget"

_HTML = "text/html; charset=utf-8"
_FILES = (  # path, file, media type
    ("/", "index.html", _HTML),
    ("/page.css", "page.css", "text/css; charset=utf-8"),
    ("/widget.css", "widget.css", "text/css; charset=utf-8"),
    ("/widget.js", "widget.js", "text/javascript; charset=utf-8"),
    ("/icon.svg", "icon.svg", "image/svg+xml"),
)


@dataclass(frozen=True)
class Page:
    """A file as it is served; browsers ask each time whether it changed, so a new release shows at once."""

    body: bytes
    media_type: str

    @property
    def etag(self) -> str:
        """Changes with the content (RFC 9110)."""
        return f'"{hashlib.sha256(self.body).hexdigest()[:32]}"'

    async def __call__(self, request: Request) -> Response:
        """The file, or 304 when the browser has it already."""
        headers = {"ETag": self.etag, "Cache-Control": "no-cache"}
        if request.headers.get("If-None-Match") == self.etag:
            return Response(status_code=304, headers=headers)
        return Response(self.body, media_type=self.media_type, headers=headers)


def page_routes(leaflet: Sequence[Section], folder: Path = WIDGET) -> list[Route]:
    """A route for each file and for the leaflet; raises OSError when a file is missing."""
    pages = {path: Page((folder / name).read_bytes(), media_type) for path, name, media_type in _FILES}
    template = (folder / "leaflet.html").read_text(encoding="utf-8")
    pages["/leaflet"] = Page(render_leaflet(template, leaflet).encode(), _HTML)
    return [Route(path, page.__call__, methods=["GET"]) for path, page in pages.items()]
