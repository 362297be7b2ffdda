"""Dark, more contrast, forced colours, no motion, the clinic's own colour: it can always be read."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from .acting import ask_and_wait, box, dim_texts, launcher, log, open_chat, page_with, show_page
from .clinic import ALCOHOL, Conversations

ACCENTS = ["#ffffff", "#ffff00", "#f5d76e", "#000000", "#0000ff", "hotpink", "rgb(128 128 128)", "#e00", "transparent"]


def test_without_motion_nothing_moves(page: Page, conversations: Conversations) -> None:
    page.emulate_media(reduced_motion="reduce")
    conversations.delay_seconds = 0.3
    open_chat(page)
    page.evaluate(
        """() => { window.moving = 0; const look = () => {
          window.moving += document.getAnimations().length
            + document.querySelector("leaflet-chat").shadowRoot.getAnimations().length;
          requestAnimationFrame(look); }; look(); }"""
    )
    ask_and_wait(page, "Can I drink wine?")
    page.get_by_role("button", name="Send").hover()
    page.keyboard.press("Escape")
    launcher(page).hover()

    assert page.evaluate("() => window.moving") == 0


def test_with_motion_the_same_look_finds_some(page: Page, conversations: Conversations) -> None:
    page.emulate_media(reduced_motion="no-preference")
    conversations.delay_seconds = 0.3
    open_chat(page)
    box(page).fill("Can I drink wine?")
    page.keyboard.press("Enter")
    expect(page.locator(".typing")).to_be_visible()

    assert page.evaluate("() => document.querySelector('leaflet-chat').shadowRoot.getAnimations().length") > 0
    expect(log(page).locator(".theirs")).to_have_count(1)


@pytest.mark.parametrize("look", ["dark", "more contrast", "forced"])
def test_it_can_be_used_in_other_colours(page: Page, look: str) -> None:
    page.emulate_media(
        color_scheme="dark" if look == "dark" else "light",
        forced_colors="active" if look == "forced" else "none",
        contrast="more" if look == "more contrast" else "no-preference",
    )
    open_chat(page)
    ask_and_wait(page, "Can I drink wine?")
    ask_and_wait(page, "she has a seizure")

    expect(log(page).locator("blockquote").first).to_have_text(ALCOHOL)
    edges = page.evaluate(
        """() => Array.from(document.querySelector("leaflet-chat").shadowRoot
          .querySelectorAll(".bubble, .quote, .notice, .send, textarea, [aria-controls]"))
          .map((e) => getComputedStyle(e)).map((s) => [s.color, s.backgroundColor, s.borderTopColor])"""
    )
    assert edges
    if look == "forced":
        assert all("rgba(0, 0, 0, 0)" not in (colour, border) for colour, _, border in edges)
    else:
        assert dim_texts(page) == []


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("accent", ACCENTS)
def test_a_clinics_colour_is_made_readable(
    new_page: Callable[..., Page], address: str, accent: str, colours: str
) -> None:
    page = new_page(color_scheme=colours)
    show_page(page, f"{address}/accent", page_with(address, accent=accent))
    assert dim_texts(page) == []
    open_chat(page)
    assert dim_texts(page) == []
    ask_and_wait(page, "How do I store it?")
    assert dim_texts(page) == []
    ask_and_wait(page, "Can I drink wine?")
    assert dim_texts(page) == []


def test_a_clinics_colour_that_can_be_read_stays(new_page: Callable[..., Page], address: str) -> None:
    page = new_page()
    show_page(page, f"{address}/accent", page_with(address, accent="#5b2a86"))

    assert launcher(page).evaluate("(e) => getComputedStyle(e).backgroundColor") == "rgb(91, 42, 134)"


@pytest.mark.parametrize("accent", ["no colour", "url(https://tracker.example/x)", "red; background: blue"])
def test_what_is_no_colour_is_left_out(new_page: Callable[..., Page], address: str, accent: str) -> None:
    page = new_page()
    show_page(page, f"{address}/accent", page_with(address, accent=accent))

    assert launcher(page).evaluate("(e) => getComputedStyle(e).backgroundColor") == "rgb(10, 102, 96)"
