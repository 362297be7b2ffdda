"""A reply that takes long, or never comes."""

import pytest
from playwright.sync_api import Page, Route, expect

from .acting import ask, box, hold, log, open_chat, press, wait_until
from .clinic import Conversations


@pytest.fixture
def held(page: Page, conversations: Conversations) -> list[Route]:
    """Questions whose answers are held back; the page's time is the test's."""
    page.clock.install()
    page.reload()
    open_chat(page)
    return hold(page)


def ask_and_hold(page: Page, held: list[Route], question: str) -> None:
    """Ask, until the question is on its way."""
    ask(page, question)
    wait_until(page, lambda: bool(held))


def test_after_5_seconds_it_says_that_it_still_looks(page: Page, held: list[Route]) -> None:
    ask_and_hold(page, held, "Can I drink wine?")
    page.clock.fast_forward(4_000)
    expect(log(page)).to_contain_text("Looking in the leaflet")
    page.clock.fast_forward(1_000)
    expect(log(page)).to_contain_text("Still looking in the leaflet")
    box(page).fill("and beer")
    held[0].continue_()

    expect(log(page).locator("blockquote")).to_be_visible()
    expect(log(page)).not_to_contain_text("Still looking")
    expect(box(page)).to_have_value("and beer")


def test_after_15_seconds_it_stops_and_a_late_answer_is_not_there_twice(
    page: Page, held: list[Route], conversations: Conversations
) -> None:
    ask_and_hold(page, held, "Can I drink wine?")
    page.clock.fast_forward(15_000)
    expect(log(page)).to_contain_text("it took too long")
    expect(page.get_by_role("button", name="Try again")).to_be_visible()
    assert conversations.heard == []

    page.unroute("**/api/turns")
    held[0].fetch()  # it came through after all, and nobody listens
    page.clock.fast_forward(300)
    press(page, "Try again")
    expect(log(page).locator("blockquote")).to_have_count(1)
    expect(log(page).locator(".theirs")).to_have_count(1)
    assert len(conversations.ids) == 2
    assert len(conversations.heard) == 1


def test_a_body_that_never_ends_is_given_up_too(page: Page, conversations: Conversations) -> None:
    page.add_init_script(
        """const real = window.fetch; window.fetch = async (url, options) => {
          const response = await real(url, options);
          if (!String(url).endsWith("/api/turns")) return response;
          const stuck = () => new Promise((_, reject) => {
            options.signal.addEventListener("abort", () => reject(new Error()));
          });
          return Object.assign(new Response("{}"), { json: stuck });
        }"""
    )
    page.clock.install()
    page.reload()
    open_chat(page)
    with page.expect_response("**/api/turns"):
        ask(page, "Can I drink wine?")
    page.clock.fast_forward(15_000)

    expect(log(page)).to_contain_text("it took too long")


def test_with_red_flag_words_the_notice_does_not_wait(page: Page, held: list[Route]) -> None:
    ask_and_hold(page, held, "I took the whole bottle")
    page.clock.fast_forward(5_000)

    expect(log(page).locator(".notice")).to_contain_text("This may be an emergency")
    page.clock.fast_forward(10_000)
    expect(log(page).locator(".notice")).to_have_count(1)


def test_who_asks_behind_a_question_that_hangs_is_warned_at_once(page: Page, held: list[Route]) -> None:
    ask_and_hold(page, held, "Can I drink wine?")
    ask(page, "I can't breathe")
    expect(log(page).locator(".notice")).to_have_count(0)
    page.clock.fast_forward(5_000)
    expect(log(page).locator(".notice")).to_have_count(1)
    ask(page, "she won't wake up")

    expect(log(page).locator(".notice")).to_have_count(2)
    expect(log(page).get_by_role("link", name="Call 112 now")).to_have_count(1)
