"""Large enough to be hit, far enough apart, and still while one aims."""

from collections.abc import Callable
from itertools import combinations
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from .acting import ask, ask_and_wait, box, choose_option, log, open_chat, page_with, press, show_page
from .clinic import Conversations

SMALLEST = 44  # px
APART = 8
SIZES = [(320, 640), (375, 700), (1280, 860), (320, 256), (640, 360)]


def boxes(page: Page) -> dict[str, dict[str, float]]:
    """Where each control is that can be seen or scrolled to, by its text."""
    found: Any = page.evaluate(
        """() => {
          const root = document.querySelector("leaflet-chat").shadowRoot;
          const body = root.querySelector(".body");
          return Array.from(root.querySelectorAll("a, button, textarea"))
            .filter((e) => e.checkVisibility())
            .map((e) => {
              const { x, y, width, height } = e.getBoundingClientRect();
              const scrolls = body.contains(e);
              return [`${e.tagName} ${e.innerText || e.id}`, { x, y, width, height, scrolls: +scrolls }];
            });
        }"""
    )
    assert isinstance(found, list)
    return dict(found)


def gap(one: dict[str, float], other: dict[str, float]) -> float:
    """Pixels between two boxes; how far they lie in each other where they do, negative."""
    across = max(other["x"] - one["x"] - one["width"], one["x"] - other["x"] - other["width"])
    down = max(other["y"] - one["y"] - one["height"], one["y"] - other["y"] - other["height"])
    return max(across, down)


def too_near(found: dict[str, dict[str, float]]) -> list[tuple[str, str]]:
    """Pairs that a trembling finger takes for each other; what scrolls beneath something fixed is not beside it."""
    return [
        (one, other)
        for one, other in combinations(found, 2)
        if found[one]["scrolls"] == found[other]["scrolls"] and gap(found[one], found[other]) < APART - 0.01
    ]


@pytest.mark.parametrize("size", SIZES)
def test_every_target_is_large_and_apart(page: Page, size: tuple[int, int]) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    assert min(boxes(page)["BUTTON Ask about Baclofen"][side] for side in ("width", "height")) >= SMALLEST
    open_chat(page)
    seen = boxes(page)
    for question in ("Can I drink wine?", "she has a seizure", "show my list", "How do I store it?"):
        ask_and_wait(page, question)
        seen |= boxes(page)
        assert too_near(boxes(page)) == []
    page.route("**/api/turns", lambda route: route.abort())
    ask(page, "Can I drink beer?")
    expect(page.get_by_role("button", name="Try again")).to_be_visible()
    assert too_near(boxes(page)) == []

    small = {
        name: box for name, box in (seen | boxes(page)).items() if min(box["width"], box["height"]) < SMALLEST - 0.01
    }
    assert len(seen) > 12
    assert small == {}


@pytest.mark.parametrize("size", SIZES)
def test_the_options_are_too(page: Page, size: tuple[int, int]) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    open_chat(page)
    press(page, "Options")
    inside = {
        name: box for name, box in boxes(page).items() if any(word in name for word in ("conversation", "doctor"))
    }
    assert len(inside) == 4
    assert too_near(inside) == []
    assert all(min(box["width"], box["height"]) >= SMALLEST for box in inside.values())
    press(page, "Delete conversation")
    inside = {name: box for name, box in boxes(page).items() if name.endswith(" it")}
    assert len(inside) == 2
    assert too_near(inside) == []


def test_the_leaflets_links_can_be_hit_too(page: Page, address: str) -> None:
    page.goto(f"{address}/leaflet")
    heights = page.evaluate(
        "() => Array.from(document.querySelectorAll('a')).map((e) => e.getBoundingClientRect().height)"
    )

    assert min(height for height in heights if height) >= 24


def test_box_and_send_stay_where_they_are_when_messages_come(page: Page, conversations: Conversations) -> None:
    for size in SIZES:
        page.set_viewport_size({"width": size[0], "height": size[1]})
        page.reload()
        if not page.get_by_role("dialog").is_visible():
            open_chat(page)
        places = []
        for question in ("Can I drink wine?", "How do I store it?", "she has a seizure"):
            ask_and_wait(page, question)
            places.append([box(page).bounding_box(), page.get_by_role("button", name="Send").bounding_box()])
        for place in places:
            assert place == places[0]


def test_three_presses_send_once(page: Page, conversations: Conversations) -> None:
    open_chat(page)
    box(page).fill("Can I drink wine?")
    page.get_by_role("button", name="Send").click(click_count=3)
    expect(log(page).locator(".theirs")).to_have_count(1)
    expect(page.locator(".hint")).to_be_empty()
    ask_and_wait(page, "How do I store it?")
    choice = page.get_by_role("button", name="Yes, keep it for my doctor")
    expect(choice).not_to_have_attribute("data-resting", "")
    choice.evaluate("(e) => { e.click(); e.click(); e.click(); }")
    expect(log(page)).to_contain_text("Kept.")

    assert [text for _, text in conversations.heard] == ["Can I drink wine?", "How do I store it?", "keep"]


def test_the_enter_key_held_down_sends_once(page: Page, conversations: Conversations) -> None:
    open_chat(page)
    box(page).fill("Can I drink wine?")
    for _ in range(3):
        page.keyboard.down("Enter")
    page.keyboard.up("Enter")
    expect(log(page).locator(".theirs")).to_have_count(1)

    assert len(conversations.heard) == 1


def test_a_new_button_does_not_take_the_press_meant_for_what_was_there(
    page: Page, conversations: Conversations
) -> None:
    open_chat(page)
    page.evaluate(
        """() => new MutationObserver(() => {
          const button = document.querySelector("leaflet-chat").shadowRoot.querySelector(".theirs .choices button");
          if (button && !window.pressedNew) { window.pressedNew = true; button.click(); }
        }).observe(document.querySelector("leaflet-chat").shadowRoot, { childList: true, subtree: true })"""
    )
    ask_and_wait(page, "How do I store it?")
    assert page.evaluate("() => window.pressedNew")
    press(page, "Yes, keep it for my doctor")
    expect(log(page)).to_contain_text("Kept.")

    assert [text for _, text in conversations.heard] == ["How do I store it?", "keep"]


def test_three_presses_on_the_launcher_press_nothing_else(page: Page, conversations: Conversations) -> None:
    page.get_by_role("button", name="Ask about Baclofen").click(click_count=3)

    expect(page.get_by_role("dialog")).to_be_visible()
    expect(page.locator(".hint")).to_be_empty()
    expect(page.get_by_role("button", name="Options")).to_have_attribute("aria-expanded", "false")


def test_whoever_presses_delete_three_times_is_still_asked(page: Page, conversations: Conversations) -> None:
    open_chat(page)
    ask_and_wait(page, "Can I drink wine?")
    press(page, "Options")
    button = page.get_by_role("button", name="Delete conversation")
    expect(button).not_to_have_attribute("data-resting", "")
    place = button.bounding_box()
    assert place
    page.mouse.click(place["x"] + 60, place["y"] + place["height"] / 2, click_count=3)

    expect(page.get_by_role("group", name="Delete this conversation")).to_be_visible()
    assert conversations.forgotten == []


def test_nothing_needs_hovering_dragging_or_holding(new_page: Callable[..., Page], address: str) -> None:
    page = new_page(has_touch=True, is_mobile=True, viewport={"width": 375, "height": 700})
    show_page(page, f"{address}/touch", page_with(address, head='<meta name="viewport" content="width=device-width">'))
    page.get_by_role("button", name="Ask about Baclofen").tap()
    expect(page.get_by_role("dialog")).not_to_have_attribute("data-resting", "")
    box(page).fill("How do I store it?")
    page.get_by_role("button", name="Send").tap()
    choice = page.get_by_role("button", name="Yes, keep it for my doctor")
    expect(choice).not_to_have_attribute("data-resting", "")
    choice.tap()
    expect(log(page)).to_contain_text("Kept.")
    choose_option(page, "Delete conversation")
    press(page, "Delete it")

    expect(page.get_by_text("is deleted, here and on the server").first).to_be_visible()


def test_a_button_takes_no_press_for_300_ms_and_then_none_for_500(page: Page, conversations: Conversations) -> None:
    page.clock.install()
    page.reload()
    open_chat(page)
    page.clock.pause_at(page.evaluate("() => Date.now() + 1000"))
    press_options = "() => document.querySelector('leaflet-chat').shadowRoot.querySelector('[aria-controls]').click()"
    options = page.get_by_role("button", name="Options")
    page.evaluate(press_options)
    expect(options).to_have_attribute("aria-expanded", "true")
    for ms, is_open in ((490, "true"), (20, "false"), (490, "false"), (20, "true")):
        page.clock.run_for(ms)
        page.evaluate(press_options)
        expect(options).to_have_attribute("aria-expanded", is_open)
    deletes = page.get_by_role("button", name="Delete conversation")
    for ms, count in ((290, 1), (20, 0)):
        page.clock.run_for(ms)
        page.evaluate(press_options.replace("[aria-controls]", ".menu > :last-child"))
        expect(deletes).to_have_count(count)


@pytest.mark.parametrize("times", [2, 3])
def test_the_enter_key_pressed_again_on_opening_and_closing_does_no_more(
    page: Page, conversations: Conversations, times: int
) -> None:
    open_chat(page)
    box(page).fill("a draft")
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Ask about Baclofen")).not_to_have_attribute("data-resting", "")
    for _ in range(times):
        page.keyboard.press("Enter")
    expect(box(page)).to_have_value("a draft")
    page.get_by_role("button", name="Close").focus()
    for _ in range(times):
        page.keyboard.press("Enter")

    expect(page.get_by_role("dialog")).to_be_hidden()
    assert conversations.heard == []


def test_what_lay_under_the_options_is_not_pressed_with_them(page: Page, conversations: Conversations) -> None:
    page.set_viewport_size({"width": 375, "height": 700})
    open_chat(page)
    ask_and_wait(page, "How do I store it?")
    press(page, "Options")
    press(page, "Delete conversation")
    keep = page.get_by_role("button", name="Keep it", exact=True)
    expect(keep).not_to_have_attribute("data-resting", "")
    place = keep.bounding_box()
    assert place
    page.mouse.click(place["x"] + 40, place["y"] + 20, click_count=3)

    expect(page.get_by_role("group", name="Delete this conversation")).to_be_hidden()
    expect(log(page).locator(".mine")).to_have_count(1)
