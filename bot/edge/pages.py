"""The pages and files a browser is given: a fixed list, read once."""

import gzip
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.edge.leaflet import render_leaflet
from bot.edge.widget_script import join_script, minify_style
from bot.leaflet.document import Section

WIDGET = Path(__file__).parent.parent / "widget"

_HTML = "text/html; charset=utf-8"
_CSS = "text/css; charset=utf-8"
_FILES = (  # path, file, media type
    ("/", "index.html", _HTML),
    ("/page.css", "page.css", _CSS),
    ("/icon.svg", "icon.svg", "image/svg+xml"),
)


@dataclass(frozen=True)
class Page:
    """A file as it is served; browsers ask each time whether it changed, so a new release shows at once."""

    body: bytes
    media_type: str

    @cached_property
    def zipped(self) -> bytes:
        """The body for those who accept gzip, as every browser does."""
        return gzip.compress(self.body, mtime=0)

    async def __call__(self, request: Request) -> Response:
        """The file, or 304 when the browser has it already."""
        is_zipped = "gzip" in request.headers.get("Accept-Encoding", "")
        body = self.zipped if is_zipped else self.body
        headers = {"ETag": etag(body), "Cache-Control": "no-cache", "Vary": "Accept-Encoding"}
        if request.headers.get("If-None-Match") == headers["ETag"]:
            return Response(status_code=304, headers=headers)
        if is_zipped:
            headers["Content-Encoding"] = "gzip"
        return Response(body, media_type=self.media_type, headers=headers)


def etag(body: bytes) -> str:
    """Changes with the content (RFC 9110, 8.8.3)."""
    return f'"{hashlib.sha256(body).hexdigest()[:32]}"'


def page_routes(leaflet: Sequence[Section], folder: Path = WIDGET) -> list[Route]:
    """A route for each file and for the leaflet; raises OSError when a file is missing."""
    pages = {path: Page((folder / name).read_bytes(), media_type) for path, name, media_type in _FILES}
    pages["/widget.js"] = Page(join_script(folder / "chat"), "text/javascript; charset=utf-8")
    pages["/widget.css"] = Page(minify_style(folder / "widget.css"), _CSS)
    template = (folder / "leaflet.html").read_text(encoding="utf-8")
    pages["/leaflet"] = Page(render_leaflet(template, leaflet).encode(), _HTML)
    return [Route(path, page.__call__, methods=["GET"]) for path, page in pages.items()]
