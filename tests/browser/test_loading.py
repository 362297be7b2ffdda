"""What the one tag brings along: little, from nowhere else, and nothing kept before the first use."""

from collections.abc import Callable

from playwright.sync_api import Page, Request, Route, expect

from .acting import ask_and_wait, choose_option, launcher, log, open_chat, page_with, show_page

MOST_BYTES = 20 * 1024
MOST_REQUESTS = 3
HOSTILE = (
    '<img src="https://tracker.example/p.png"><script src="https://tracker.example/x.js"></script> '
    "![x](https://tracker.example/x.png) https://tracker.example/page"
)


def bare(new_page: Callable[..., Page], address: str) -> tuple[Page, list[Request]]:
    """A page with nothing but the tag, and what it asked for."""
    page = new_page()
    asked: list[Request] = []
    page.on("request", lambda request: asked.append(request))  # noqa: PLW0108 (Playwright takes no built-in)
    show_page(page, f"{address}/bare", page_with(address))
    expect(launcher(page)).to_be_visible()
    return page, [each for each in asked if not each.url.endswith("/bare")]


def test_it_takes_few_requests_and_few_bytes(new_page: Callable[..., Page], address: str) -> None:
    _, asked = bare(new_page, address)

    sizes = [each.sizes()["responseBodySize"] for each in asked]
    assert len(asked) <= MOST_REQUESTS
    assert 0 < sum(sizes) <= MOST_BYTES


def test_it_leaves_no_name_on_the_page(new_page: Callable[..., Page], address: str) -> None:
    page = new_page()
    show_page(page, f"{address}/without", "<!doctype html><title>without</title><p>nothing</p>")
    before = set(page.evaluate("() => Object.getOwnPropertyNames(window)"))
    page, _ = bare(new_page, address)
    after = set(page.evaluate("() => Object.getOwnPropertyNames(window)"))

    assert len(after - before) <= 1


def test_the_tag_twice_is_one_chat(new_page: Callable[..., Page], address: str) -> None:
    page = new_page()
    html = page_with(address, body=f'<h1>A clinic</h1><script src="{address}/widget.js" defer></script>')
    show_page(page, f"{address}/twice", html)

    expect(launcher(page)).to_have_count(1)


def test_nothing_is_kept_before_the_first_use(new_page: Callable[..., Page], address: str) -> None:
    page, _ = bare(new_page, address)

    assert page.evaluate("() => [sessionStorage.length, localStorage.length, document.cookie]") == [0, 0, ""]
    open_chat(page)
    assert page.evaluate("() => [sessionStorage.length, localStorage.length, document.cookie]") == [1, 0, ""]


def test_nothing_is_asked_of_anybody_else_whatever_the_bot_says(new_page: Callable[..., Page], address: str) -> None:
    page = new_page()
    foreign: list[str] = []

    def answer(route: Route) -> None:
        message = {"kind": "say", "text": HOSTILE, "section": None, "sentence": None, "link": None}
        quote = {**message, "kind": "quote", "section": HOSTILE, "link": "//tracker.example/leaflet"}
        route.fulfill(json={"messages": [message, quote], "buttons": [{"id": "a", "label": HOSTILE}]})

    page.on("request", lambda request: None if request.url.startswith(address) else foreign.append(request.url))
    page.route("**/api/turns", answer)
    show_page(page, f"{address}/bare", page_with(address, read_aloud="", dictation=""))
    open_chat(page)
    ask_and_wait(page, "Can I drink wine?")
    with page.expect_download():
        choose_option(page, "Save conversation")

    expect(log(page).locator("img, script, a")).to_have_count(0)
    assert [url for url in foreign if not url.startswith("blob:")] == []
