"""Where the focus is, and that nothing takes it away from whoever types or reads."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from .acting import CONTRAST, ask, ask_and_wait, box, chat, focused, hold, launcher, log, open_chat, press
from .clinic import Conversations

LONG = "How do I store it? " * 30
RING = f"""(e) => {{
  {CONTRAST}
  const style = getComputedStyle(e);
  const isInside = parseFloat(style.outlineOffset) < 0;
  return [parseFloat(style.outlineWidth), style.outlineStyle,
    contrast(style.outlineColor, behind(isInside ? e : e.parentElement))];
}}"""


@pytest.mark.parametrize("size", [(1280, 860), (375, 700)])
def test_opening_goes_to_the_box_and_escape_to_the_launcher(page: Page, size: tuple[int, int]) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    launcher(page).focus()
    page.keyboard.press("Enter")
    expect(chat(page)).to_be_visible()
    expect(box(page)).to_be_focused()

    page.keyboard.press("Escape")
    expect(chat(page)).to_be_hidden()
    expect(launcher(page)).to_be_focused()


def test_an_arriving_message_moves_neither_focus_nor_caret_nor_draft(page: Page, conversations: Conversations) -> None:
    conversations.delay_seconds = 0.5
    open_chat(page)
    ask(page, "Can I drink wine?")
    box(page).press_sequentially("and beer")
    box(page).evaluate("(e) => e.setSelectionRange(2, 5)")
    expect(log(page).locator(".theirs")).to_have_count(1)

    expect(box(page)).to_be_focused()
    expect(box(page)).to_have_value("and beer")
    assert box(page).evaluate("(e) => [e.selectionStart, e.selectionEnd]") == [2, 5]


def test_it_takes_no_focus_from_another_control(page: Page, conversations: Conversations) -> None:
    conversations.delay_seconds = 0.5
    open_chat(page)
    ask(page, "Can I drink wine?")
    page.get_by_role("link", name="Contact").focus()
    expect(log(page).locator(".theirs")).to_have_count(1)

    assert focused(page) == "Contact"


def test_who_reads_what_came_before_is_left_there(page: Page) -> None:
    open_chat(page)
    for _ in range(3):
        ask_and_wait(page, LONG)
    held = hold(page)
    with page.expect_request("**/api/turns"):
        ask(page, "Can I drink wine?")
    body = page.locator(".body")
    body.hover()
    page.mouse.wheel(0, -600)
    page.wait_for_function(
        "() => { const s = window.top0; const t = document.querySelector('leaflet-chat').shadowRoot"
        ".querySelector('.body').scrollTop; window.top0 = t; return s === t; }",
        polling=100,
    )
    before = body.evaluate("(e) => e.scrollTop")
    held[0].continue_()
    expect(log(page).locator(".theirs")).to_have_count(4)

    assert body.evaluate("(e) => e.scrollTop") == before
    press(page, "New answer below")
    expect(log(page).locator(".theirs").last).to_be_in_viewport()
    expect(page.get_by_role("button", name="New answer below")).to_be_hidden()


def test_who_waits_sees_the_question_and_the_beginning_of_the_answer(page: Page) -> None:
    open_chat(page)
    for question in ("How do I store it?", LONG, "she has a seizure", "Can I drink wine?"):
        ask_and_wait(page, question)

    expect(log(page).locator(".mine").last).to_be_in_viewport(ratio=0.9)
    expect(log(page).locator(".theirs").last.locator("p").first).to_be_in_viewport(ratio=0.9)


@pytest.mark.parametrize("colours", ["light", "dark", "forced"])
def test_the_focus_is_seen_on_every_stop(new_page: Callable[..., Page], address: str, colours: str) -> None:
    page = new_page(
        color_scheme="dark" if colours == "dark" else "light", forced_colors="active" if colours == "forced" else "none"
    )
    page.goto(address)
    launcher(page).focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    rings = [(focused(page), page.evaluate(f"({RING})(document.activeElement.shadowRoot.activeElement)"))]
    page.keyboard.press("Enter")
    ask_and_wait(page, "she has a seizure")
    page.route("**/api/turns", lambda route: route.abort())
    ask(page, "Can I drink wine?")
    expect(page.get_by_role("button", name="Try again")).to_be_visible()
    press(page, "Options")
    page.get_by_role("button", name="Close").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    while page.evaluate("() => document.activeElement.matches('leaflet-chat')"):
        rings.append((focused(page), page.evaluate(f"({RING})(document.activeElement.shadowRoot.activeElement)")))
        page.keyboard.press("Tab")

    assert len(rings) >= 10
    assert [ring for ring in rings if ring[1][0] < 2 or ring[1][1] == "none" or ring[1][2] < 3] == []
