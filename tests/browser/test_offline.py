"""Without a network: what is asked is kept, and sent once, in order, when it is back."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from .acting import ask, ask_and_wait, hold, log, open_chat, wait_until
from .clinic import Conversations

QUESTIONS = ["Can I drink wine?", "How do I store it?", "she has a seizure"]


def test_questions_are_kept_and_sent_once_in_order(page: Page, conversations: Conversations) -> None:
    open_chat(page)
    page.context.set_offline(True)
    for question in QUESTIONS:
        ask(page, question)
    expect(log(page).get_by_text("You are offline. Your question is kept")).to_have_count(3)
    assert conversations.heard == []
    page.context.set_offline(False)

    expect(log(page).locator(".theirs")).to_have_count(3)
    expect(log(page).get_by_text("You are offline")).to_have_count(0)
    assert [text for _, text in conversations.heard] == QUESTIONS
    assert [
        ("wine" in text, "store" in text, "seizure" in text) for text in log(page).locator(".mine").all_inner_texts()
    ] == [
        (True, False, False),
        (False, True, False),
        (False, False, True),
    ]


def test_after_a_reload_too(new_page: Callable[..., Page], address: str, conversations: Conversations) -> None:
    page = new_page()
    page.add_init_script(
        "Object.defineProperty(navigator, 'onLine', { get: () => sessionStorage.getItem('net') !== 'off' });"
    )
    page.goto(address)
    open_chat(page)
    page.evaluate("() => sessionStorage.setItem('net', 'off')")
    for question in QUESTIONS:
        ask(page, question)
    page.reload()
    expect(log(page).get_by_text("You are offline. Your question is kept")).to_have_count(3)
    page.evaluate("() => { sessionStorage.setItem('net', 'on'); dispatchEvent(new Event('online')); }")

    expect(log(page).locator(".theirs")).to_have_count(3)
    assert [text for _, text in conversations.heard] == QUESTIONS


def test_a_question_under_way_when_the_page_goes_is_not_asked_twice(page: Page, conversations: Conversations) -> None:
    conversations.delay_seconds = 0.5
    open_chat(page)
    ask(page, "Can I drink wine?")
    wait_until(page, lambda: len(conversations.heard) == 1)
    page.reload()

    expect(log(page).locator(".theirs")).to_have_count(1)
    assert len(conversations.ids) == 2
    assert len(conversations.heard) == 1


def test_a_network_lost_under_way_is_no_failure(page: Page, conversations: Conversations) -> None:
    open_chat(page)
    ask_and_wait(page, "Can I drink wine?")
    held = hold(page)
    ask(page, "How do I store it?")
    wait_until(page, lambda: bool(held))
    page.context.set_offline(True)
    held[0].abort("internetdisconnected")
    expect(log(page)).to_contain_text("You are offline")
    page.unroute("**/api/turns")
    page.context.set_offline(False)

    expect(log(page).locator(".theirs")).to_have_count(2)
    assert len(set(conversations.ids)) == 2
