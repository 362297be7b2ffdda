"""On a phone it fills the screen, above the keyboard."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from .acting import ask_and_wait, box, chat, launcher, log, open_chat


@pytest.fixture
def phone(new_page: Callable[..., Page], address: str) -> Page:
    """The clinic's page on a phone."""
    page = new_page(viewport={"width": 375, "height": 700}, has_touch=True, is_mobile=True)
    page.goto(address)
    return page


@pytest.mark.parametrize("width", [320, 375, 480])
def test_it_fills_the_screen(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 700})
    open_chat(page)

    assert chat(page).bounding_box() == {"x": 0, "y": 0, "width": width, "height": 700}


def test_the_page_behind_is_out_of_reach(page: Page) -> None:
    page.set_viewport_size({"width": 375, "height": 700})
    open_chat(page)
    ask_and_wait(page, "How do I store it?")
    for _ in range(20):
        page.keyboard.press("Tab")
        assert page.evaluate(
            "() => [document.body, document.querySelector('leaflet-chat')].includes(document.activeElement)"
        )
    assert not page.evaluate("() => document.elementFromPoint(180, 300).closest('main')")

    page.keyboard.press("Escape")
    expect(launcher(page)).to_be_focused()


def test_no_text_is_small(phone: Page) -> None:
    open_chat(phone)
    for question in ("Can I drink wine?", "she has a seizure", "show my list", "How do I store it?"):
        ask_and_wait(phone, question)
    small = phone.evaluate(
        """() => Array.from(document.querySelector("leaflet-chat").shadowRoot.querySelectorAll("*"))
          .filter((e) => e.checkVisibility() && Array.from(e.childNodes).some((n) => n.nodeType === 3 && n.data.trim()))
          .filter((e) => parseFloat(getComputedStyle(e).fontSize) < 16).map((e) => e.outerHTML)"""
    )

    assert small == []


def test_the_box_stands_above_the_keyboard_on_the_screen(phone: Page) -> None:
    open_chat(phone)
    ask_and_wait(phone, "Can I drink wine?")
    phone.evaluate(
        """() => {
          Object.defineProperty(visualViewport, "height", { get: () => 380 });
          Object.defineProperty(visualViewport, "offsetTop", { get: () => 20 });
          visualViewport.dispatchEvent(new Event("resize"));
        }"""
    )

    panel, field = chat(phone).bounding_box(), box(phone).bounding_box()
    assert panel and field
    assert (panel["y"], panel["height"]) == (20, 380)
    assert field["y"] + field["height"] <= 400
    expect(phone.get_by_text("Not a doctor")).to_be_in_viewport(ratio=1)


def test_turning_it_keeps_the_chat_open(page: Page) -> None:
    open_chat(page)
    ask_and_wait(page, "Can I drink wine?")
    box(page).fill("and beer")
    page.set_viewport_size({"width": 375, "height": 700})
    expect(log(page).locator("blockquote")).to_be_visible()
    page.set_viewport_size({"width": 700, "height": 375})
    expect(log(page).locator("blockquote")).to_be_visible()

    expect(launcher(page)).to_be_hidden()
    expect(box(page)).to_have_value("and beer")
    expect(box(page)).to_be_focused()


def test_a_tap_on_a_reply_does_not_bring_up_the_keyboard(phone: Page) -> None:
    launcher(phone).tap()
    ask_and_wait(phone, "How do I store it?")
    choice = phone.get_by_role("button", name="Yes, keep it for my doctor")
    expect(choice).not_to_have_attribute("data-resting", "")
    choice.tap()
    expect(log(phone)).to_contain_text("Kept.")

    expect(box(phone)).not_to_be_focused()
    expect(phone.locator(".body")).to_be_focused()


@pytest.mark.parametrize("size", [(375, 700), (1280, 860)])
def test_who_speaks_and_whom_to_call_stay_in_sight(page: Page, size: tuple[int, int]) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    open_chat(page)
    for question in ("Can I drink wine?", "How do I store it?", "she is having a seizure"):
        ask_and_wait(page, question)

    expect(page.get_by_text("Not a doctor")).to_be_in_viewport(ratio=1)
    expect(page.get_by_role("link", name="Call 112", exact=True)).to_be_in_viewport(ratio=1)
    expect(box(page)).to_be_in_viewport(ratio=1)
