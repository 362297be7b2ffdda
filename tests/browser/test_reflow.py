"""Enlarged, spaced out, on the smallest of screens: nothing to the side, the box within reach (WCAG 1.4.4, 10, 12)."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from .acting import ask_and_wait, box, open_chat

SPACED = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
p { margin-bottom: 2em !important; }"""


def space_out(page: Page) -> None:
    """As a patient's own style sheet does it, which reaches into the chat too."""
    page.evaluate(
        "(css) => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css); document.adoptedStyleSheets.push(sheet);"
        "document.querySelector('leaflet-chat').shadowRoot.adoptedStyleSheets.push(sheet); }",
        SPACED,
    )


def scrolls_sideways(page: Page) -> list[str]:
    """What is wider than its place."""
    found = page.evaluate(
        """() => [document.documentElement, ...document.querySelector("leaflet-chat").shadowRoot.querySelectorAll("*")]
          .filter((e) => e.checkVisibility() && !e.closest(".unseen, svg") && getComputedStyle(e).clipPath === "none")
          .filter((e) => getComputedStyle(e).display !== "inline" && e.scrollWidth > e.clientWidth + 1)
          .map((e) => `${e.tagName}.${e.className} ${e.scrollWidth}>${e.clientWidth}`)"""
    )
    assert isinstance(found, list)
    return found


def reach(control: Locator) -> None:
    """It can be brought into view, whole, and be pressed there."""
    control.scroll_into_view_if_needed()
    expect(control).to_be_in_viewport(ratio=0.99)
    control.click(trial=True)


@pytest.mark.parametrize("size", [(320, 256), (320, 640), (640, 360), (1280, 860)])
@pytest.mark.parametrize("how", ["as it is", "text 200 %", "spaced out"])
def test_nothing_is_out_of_reach(page: Page, size: tuple[int, int], how: str) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    if how == "text 200 %":
        page.evaluate("() => { document.documentElement.style.fontSize = '200%'; }")
    elif how == "spaced out":
        space_out(page)
    reach(page.get_by_role("button", name="Ask about Baclofen"))
    open_chat(page)
    for question in ("Can I drink wine?", "How do I store it?", "she has a seizure"):
        ask_and_wait(page, question)

    reach(box(page))
    reach(page.get_by_role("button", name="Send"))
    reach(page.get_by_role("button", name="Options"))
    reach(page.get_by_role("button", name="Close"))
    assert scrolls_sideways(page) == []


@pytest.mark.parametrize("how", ["text 200 %", "spaced out"])
def test_messages_have_room_too(page: Page, how: str) -> None:
    page.set_viewport_size({"width": 375, "height": 700})
    if how == "text 200 %":
        page.evaluate("() => { document.documentElement.style.fontSize = '200%'; }")
    else:
        space_out(page)
    open_chat(page)
    ask_and_wait(page, "Can I drink wine?")
    room = page.locator(".body").bounding_box()

    assert room
    assert room["height"] >= 150
    expect(page.get_by_text("Not a doctor")).to_be_in_viewport(ratio=1)


def test_at_400_percent_it_is_what_it_is_on_a_small_screen(new_page: Callable[..., Page], address: str) -> None:
    page = new_page(viewport={"width": 320, "height": 256}, device_scale_factor=4)
    page.goto(address)
    open_chat(page)
    ask_and_wait(page, "Can I drink wine?")

    for control in (box(page), page.get_by_role("button", name="Send"), page.get_by_role("link", name="Call 112")):
        expect(control).to_be_in_viewport(ratio=0.99)
    expect(page.get_by_text("Not a doctor")).to_be_in_viewport(ratio=0.99)
