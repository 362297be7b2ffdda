"""The page around the chat: it cannot break it, is not changed by it, and hears nothing of what is typed."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from .acting import ask_and_wait, box, chat, launcher, log, open_chat, page_with, show_page
from .clinic import ALCOHOL

HOSTILE_CSS = (
    "* { all: unset !important; font-size: 3px !important; color: red !important; display: inline !important; }",
    "body * { visibility: hidden; opacity: .01; letter-spacing: 2em; text-transform: uppercase; line-height: 0; }",
    "body { transform: scale(1); filter: blur(0); overflow: hidden; position: fixed; zoom: 1; direction: ltr; }",
    "leaflet-chat, dialog, button, textarea, form { display: none !important; pointer-events: none !important; }",
    ":root { font-family: 'No Such Font'; color: #fff; --brand: transparent; --ink: transparent; --paper: #000; }",
    "div, body > * { position: relative; z-index: 1; contain: strict; transform: rotate(3deg) !important; }",
)
KEYS = ("keydown", "keyup", "keypress", "beforeinput", "input", "compositionstart", "paste", "copy")


@pytest.mark.parametrize("css", HOSTILE_CSS)
def test_styles_of_the_page_leave_it_usable(new_page: Callable[..., Page], address: str, css: str) -> None:
    page = new_page()
    show_page(page, f"{address}/hostile", page_with(address, head=f"<style>{css}</style>"))
    open_chat(page)
    ask_and_wait(page, "Can I drink wine?")

    quote = log(page).locator("blockquote")
    expect(quote).to_have_text(ALCOHOL)
    expect(quote).to_be_in_viewport()
    size, colour, case = quote.evaluate(
        "(e) => { const s = getComputedStyle(e); return [s.fontSize, s.color, s.textTransform]; }"
    )
    assert (size, colour, case) == ("16px", "rgb(22, 48, 47)", "none")
    panel = chat(page).bounding_box()
    assert panel and panel["width"] > 300 and panel["x"] + panel["width"] <= 1280 and panel["y"] >= 0


def test_it_changes_no_style_of_the_page(new_page: Callable[..., Page], address: str) -> None:
    look = """() => [document.documentElement, document.body, ...document.querySelectorAll("main, main *")].map((e) => {
      const style = getComputedStyle(e);
      const all = Array.from(style, (name) => style.getPropertyValue(name));
      return [e.tagName, e.getAttribute("style"), e.className, e.inert, ...all];
    })"""
    body = "<h1>A clinic</h1><p>Some <a href='#'>text</a></p><button>Press</button><textarea></textarea>"
    page = new_page()
    show_page(page, f"{address}/without", page_with(address, body=body).replace("widget.js", "nothing.js"))
    before = page.evaluate(look)
    page = new_page()
    show_page(page, f"{address}/with", page_with(address, body=body))
    open_chat(page)
    ask_and_wait(page, "Can I drink wine?")

    assert page.evaluate(look) == before
    assert (
        page.evaluate("() => document.adoptedStyleSheets.length + document.querySelectorAll('head link, style').length")
        == 0
    )


# What came first at the window, capturing, hears all: docs/widget.md says so.
LISTENERS = [
    *((where, phase) for where in ("document", "document.body", "document.documentElement") for phase in (True, False)),
    ("window", False),
]


@pytest.mark.parametrize(("where", "phase"), LISTENERS)
def test_the_page_hears_no_key_that_is_pressed_in_it(
    new_page: Callable[..., Page], address: str, where: str, phase: bool
) -> None:
    page = new_page()
    page.add_init_script(
        f"window.heard = []; addEventListener('DOMContentLoaded', () => {{ for (const type of {list(KEYS)})"
        f" {where}.addEventListener(type, (event) => heard.push(event.key ?? event.data ?? type),"
        f" {str(phase).lower()}); }});"
    )
    show_page(page, f"{address}/listening", page_with(address, body="<h1>A clinic</h1><input aria-label='Search'>"))
    open_chat(page)
    box(page).press_sequentially("seizure")
    page.keyboard.press("Enter")
    expect(log(page).locator(".theirs")).to_have_count(1)
    page.keyboard.press("Escape")

    expect(launcher(page)).to_be_visible()
    assert page.evaluate("() => window.heard") == []
    page.get_by_label("Search").press("a")
    assert "a" in page.evaluate("() => window.heard")


def test_keys_of_the_page_do_not_work_in_it(new_page: Callable[..., Page], address: str) -> None:
    page = new_page()
    script = "<script>document.addEventListener('keydown', (e) => { if (e.key === '/') e.preventDefault(); });</script>"
    show_page(page, f"{address}/keys", page_with(address, head=script))
    open_chat(page)
    box(page).press_sequentially("1/2 tablet")

    expect(box(page)).to_have_value("1/2 tablet")
