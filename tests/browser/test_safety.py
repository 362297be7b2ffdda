"""That it is no doctor, and whom to call, in every state."""

import pytest
from playwright.sync_api import Page, expect

from .acting import ask, ask_and_wait, listen, log, open_chat, press, said
from .clinic import Conversations


def is_told(page: Page) -> None:
    """What every state has in sight."""
    expect(page.get_by_text("Not a doctor")).to_be_in_viewport(ratio=1)
    call = page.get_by_role("link", name="Call 112", exact=True)
    expect(call).to_be_in_viewport(ratio=1)
    expect(call).to_have_attribute("href", "tel:112")


@pytest.mark.parametrize("size", [(1280, 860), (375, 700), (320, 256)])
def test_it_says_in_every_state_that_it_is_no_doctor_and_whom_to_call(page: Page, size: tuple[int, int]) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    open_chat(page)
    is_told(page)
    for question in ("Can I drink wine?", "she has a seizure", "show my list"):
        ask_and_wait(page, question)
        is_told(page)
    ask(page, "please break")
    expect(page.get_by_role("button", name="Try again")).to_be_visible()
    is_told(page)
    page.context.set_offline(True)
    ask(page, "Can I drink beer?")
    expect(log(page)).to_contain_text("You are offline")
    is_told(page)
    page.context.set_offline(False)
    press(page, "Options")
    is_told(page)
    press(page, "Delete conversation")
    is_told(page)
    press(page, "Delete it")
    expect(page.get_by_text("is deleted, here and on the server").first).to_be_visible()
    is_told(page)


@pytest.mark.parametrize("question", ["I took the whole bottle", "he can't breathe", "I want to die"])
def test_red_flag_words_show_the_notice_with_the_server_down(page: Page, question: str) -> None:
    page.route("**/api/**", lambda route: route.abort())
    open_chat(page)
    listen(page)
    ask(page, question)
    notice = log(page).locator(".notice")

    expect(notice).to_contain_text("This may be an emergency")
    expect(notice.get_by_role("link", name="Call 112 now")).to_have_attribute("href", "tel:112")
    expect(notice).to_be_in_viewport()
    assert said(page, "This may be an emergency") == ["assertive"]


def test_and_offline(page: Page) -> None:
    open_chat(page)
    page.context.set_offline(True)
    ask(page, "overdose")

    expect(log(page).locator(".notice")).to_contain_text("This may be an emergency")


def test_other_words_show_none(page: Page) -> None:
    page.route("**/api/**", lambda route: route.abort())
    open_chat(page)
    ask(page, "Can I drink wine?")

    expect(page.get_by_role("button", name="Try again")).to_be_visible()
    expect(log(page).locator(".notice")).to_have_count(0)


def test_an_urgent_reply_without_words_of_its_own_still_has_the_notice(page: Page) -> None:
    answer = {"messages": [{"kind": "say", "text": "Please see your doctor."}], "urgent": True}
    page.route("**/api/turns", lambda route: route.fulfill(json=answer))
    open_chat(page)
    ask_and_wait(page, "help")

    expect(log(page).locator(".notice").get_by_role("link", name="Call 112 now")).to_be_visible()


def test_it_shows_that_it_looks_and_when_each_message_came(page: Page, conversations: Conversations) -> None:
    conversations.delay_seconds = 0.5
    open_chat(page)
    ask(page, "Can I drink wine?")
    expect(log(page).locator(".typing")).to_have_text("Looking in the leaflet")
    expect(log(page).locator(".theirs")).to_have_count(1)

    expect(log(page).locator(".typing")).to_have_count(0)
    times = (
        log(page).locator("li").evaluate_all("(all) => all.map((li) => li.querySelectorAll('time[datetime]').length)")
    )
    assert times == [1, 1]
