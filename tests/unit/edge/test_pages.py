"""The pages and files a browser is given."""

import re
from pathlib import Path

import httpx
import pytest

from bot.edge.pages import page_routes

from .fakes import LEAFLET

FILES = [
    ("/", "text/html; charset=utf-8", 'src="/widget.js" defer'),
    ("/leaflet", "text/html; charset=utf-8", 'id="section-1"'),
    ("/page.css", "text/css; charset=utf-8", "body"),
    ("/widget.css", "text/css; charset=utf-8", ":host"),
    ("/widget.js", "text/javascript; charset=utf-8", "customElements.define"),
    ("/icon.svg", "image/svg+xml", "<svg"),
]


@pytest.mark.parametrize(("path", "media_type", "content"), FILES)
async def test_a_file_is_served_as_what_it_is(
    client: httpx.AsyncClient, path: str, media_type: str, content: str
) -> None:
    response = await client.get(path)

    assert response.status_code == 200
    assert response.headers["Content-Type"] == media_type
    assert content in response.text


async def test_a_file_the_browser_has_is_not_sent_again(client: httpx.AsyncClient) -> None:
    etag = (await client.get("/widget.js")).headers["ETag"]

    again = await client.get("/widget.js", headers={"If-None-Match": etag})
    changed = await client.get("/widget.js", headers={"If-None-Match": '"old"'})

    assert (again.status_code, again.content) == (304, b"")
    assert changed.status_code == 200


@pytest.mark.parametrize("path", ["/", "/leaflet"])
async def test_a_page_holds_nothing_its_policy_would_block(client: httpx.AsyncClient, path: str) -> None:
    page = (await client.get(path)).text

    assert not re.search(r"<script(?![^>]+src=)|<style|\sstyle=|\son\w+=|javascript:|<base|<form", page)
    assert not re.search(r'(?:src|href)="(?:https?:)?//', page)
    assert "$" not in page


@pytest.mark.parametrize("path", ["/", "/leaflet"])
async def test_every_link_of_a_page_leads_somewhere(client: httpx.AsyncClient, path: str) -> None:
    page = (await client.get(path)).text

    for target in re.findall(r'(?:src|href)="([^"]+)"', page):
        address, _, anchor = target.partition("#")
        if address.startswith("/"):
            assert (await client.get(address)).status_code == 200, target
        assert not anchor or f'id="{anchor}"' in page, target


async def test_a_file_is_sent_zipped_to_whoever_takes_that(client: httpx.AsyncClient) -> None:
    zipped = await client.get("/widget.js", headers={"Accept-Encoding": "gzip"})
    plain = await client.get("/widget.js", headers={"Accept-Encoding": "identity"})

    assert (zipped.headers["Content-Encoding"], zipped.text) == ("gzip", plain.text)
    assert "Content-Encoding" not in plain.headers
    assert int(zipped.headers["Content-Length"]) < int(plain.headers["Content-Length"])
    assert zipped.headers["ETag"] != plain.headers["ETag"]
    assert zipped.headers["Vary"] == "Accept-Encoding"


def test_a_missing_file_is_noticed_at_the_start(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        page_routes(LEAFLET.sections, tmp_path)
