"""The next page of the clinic, in the same tab and in others."""

import json
from collections.abc import Callable

from playwright.sync_api import Page, expect

from .acting import ask_and_wait, box, chat, focused, launcher, log, open_chat, press
from .clinic import ALCOHOL, Conversations


def test_conversation_draft_and_open_state_are_back_without_taking_the_focus(
    page: Page, address: str, conversations: Conversations
) -> None:
    open_chat(page)
    ask_and_wait(page, "Can I drink wine?")
    ask_and_wait(page, "How do I store it?")
    box(page).fill("and what if")
    page.goto(f"{address}/?other")

    expect(chat(page)).to_be_visible()
    expect(log(page).locator("blockquote")).to_have_text(ALCOHOL)
    expect(box(page)).to_have_value("and what if")
    assert focused(page) == page.evaluate("() => document.body.innerText.trim()")
    assert page.evaluate("() => document.activeElement === document.body")
    press(page, "Yes, keep it for my doctor")
    expect(log(page)).to_contain_text("Kept.")
    assert len({conversation for conversation, _ in conversations.heard}) == 1


def test_on_a_phone_too(page: Page) -> None:
    page.set_viewport_size({"width": 375, "height": 700})
    open_chat(page)
    ask_and_wait(page, "Can I drink wine?")
    page.reload()

    expect(chat(page)).to_be_visible()
    assert page.evaluate("() => document.activeElement === document.body")
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.matches('leaflet-chat')")


def test_one_that_was_closed_stays_closed(page: Page) -> None:
    open_chat(page)
    ask_and_wait(page, "Can I drink wine?")
    page.keyboard.press("Escape")
    page.reload()

    expect(launcher(page)).to_be_visible()
    expect(chat(page)).to_be_hidden()
    open_chat(page)
    expect(log(page).locator("blockquote")).to_have_text(ALCOHOL)


def test_other_tabs_see_nothing(page: Page, address: str) -> None:
    open_chat(page)
    ask_and_wait(page, "Can I drink wine?")
    other = page.context.new_page()
    other.goto(address)
    expect(launcher(other)).to_be_visible()
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Source 1").click()
    opened.value.goto(address)

    for tab in (other, opened.value):
        expect(launcher(tab)).to_be_visible()
        assert tab.evaluate("() => sessionStorage.length") == 0
    assert page.evaluate("() => localStorage.length + document.cookie.length") == 0


def test_it_ends_with_the_session(page: Page, address: str, conversations: Conversations) -> None:
    open_chat(page)
    ask_and_wait(page, "Can I drink wine?")
    key = f"leaflet-chat {address}/"
    kept = json.loads(page.evaluate("(key) => sessionStorage.getItem(key)", key))
    page.evaluate("([key, kept]) => sessionStorage.setItem(key, kept)", [key, json.dumps({**kept, "until": 1})])
    page.reload()
    open_chat(page)

    expect(page.get_by_text("Your previous conversation has ended.")).to_be_visible()
    expect(log(page).locator("li")).to_have_count(0)
    ask_and_wait(page, "Can I drink beer?")
    assert len({conversation for conversation, _ in conversations.heard}) == 2


def test_it_ends_with_the_session_on_a_page_that_stays_open(page: Page, conversations: Conversations) -> None:
    page.clock.install()
    page.reload()
    open_chat(page)
    ask_and_wait(page, "Can I drink wine?")
    page.clock.fast_forward(12 * 3600 * 1000)

    expect(log(page).locator("li")).to_have_count(0)
    assert "wine" not in str(page.evaluate("() => JSON.stringify(sessionStorage)"))


def test_with_the_storage_blocked_it_works_as_long_as_the_page(
    new_page: Callable[..., Page], address: str, conversations: Conversations
) -> None:
    page = new_page()
    page.add_init_script(
        "Object.defineProperty(window, 'sessionStorage', { get() { throw new DOMException('no', 'SecurityError'); } });"
    )
    page.goto(address)
    open_chat(page)
    ask_and_wait(page, "Can I drink wine?")
    ask_and_wait(page, "How do I store it?")

    assert len({conversation for conversation, _ in conversations.heard}) == 1
    page.reload()
    expect(launcher(page)).to_be_visible()


def test_with_the_storage_full_too(new_page: Callable[..., Page], address: str) -> None:
    page = new_page()
    page.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('no', 'QuotaExceededError'); };")
    page.goto(address)
    open_chat(page)
    ask_and_wait(page, "Can I drink wine?")

    expect(log(page).locator("blockquote")).to_have_text(ALCOHOL)


def test_a_page_that_comes_back_as_it_was_left_has_nothing_that_was_deleted_since(page: Page) -> None:
    open_chat(page)
    ask_and_wait(page, "Can I drink wine?")
    page.evaluate("() => sessionStorage.clear()")  # as the next page does
    page.evaluate("() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    expect(log(page).locator("li")).to_have_count(0)
    ask_and_wait(page, "How do I store it?")

    assert "wine" not in page.evaluate("() => JSON.stringify(sessionStorage)")


def test_moved_within_the_page_it_is_the_same_chat(page: Page) -> None:
    open_chat(page)
    ask_and_wait(page, "Can I drink wine?")
    page.evaluate(
        """() => new Promise((done) => {
          const chat = document.querySelector("leaflet-chat");
          chat.shadowRoot.querySelector("link").addEventListener("load", done);  // again
          document.body.append(chat);
        }).then(() => {})"""
    )

    expect(log(page).locator("li")).to_have_count(2)


def test_a_session_that_is_renewed_ends_later(page: Page, conversations: Conversations) -> None:
    page.clock.install()
    page.reload()
    open_chat(page)
    page.clock.fast_forward(11 * 3600 * 1000)
    ask_and_wait(page, "Can I drink wine?")
    page.clock.fast_forward(2 * 3600 * 1000)
    ask_and_wait(page, "How do I store it?")

    expect(log(page).locator(".theirs")).to_have_count(2)
    assert len({conversation for conversation, _ in conversations.heard}) == 1
