"""A quote is marked as one, is the server's word for word, and leads to its place."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from bot.leaflet.document import read_document

from .acting import ask_and_wait, log, open_chat
from .clinic import ALCOHOL, SPELLED


def test_a_quote_is_marked_as_one(page: Page) -> None:
    open_chat(page)
    ask_and_wait(page, "Can I drink wine?")
    quote = log(page).get_by_role("blockquote")

    expect(quote).to_have_text(ALCOHOL)
    assert quote.evaluate(
        "(e) => [getComputedStyle(e, '::before').content, getComputedStyle(e, '::after').content]"
    ) == [
        "open-quote",
        "close-quote",
    ]
    assert log(page).locator(".theirs-text").get_by_text(ALCOHOL).count() == 0


def test_it_is_word_for_word_what_the_server_sent(page: Page) -> None:
    page.route("**/api/turns", lambda route: route.fulfill(json={"messages": [{"kind": "quote", "text": SPELLED}]}))
    open_chat(page)
    ask_and_wait(page, "anything")

    assert log(page).locator("blockquote").evaluate("(e) => e.textContent") == SPELLED


def test_its_link_opens_the_leaflet_there_with_the_quote_highlighted(page: Page) -> None:
    open_chat(page)
    ask_and_wait(page, "Can I drink wine?")
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Source 1: Precautions when taking Baclofen").click()
    there = opened.value.locator(":target")

    expect(there).to_have_text(ALCOHOL)
    expect(there).to_be_in_viewport(ratio=1)
    mark, plain = there.evaluate(
        "(e) => [getComputedStyle(e).backgroundColor, getComputedStyle(e.parentElement).backgroundColor]"
    )
    assert mark != plain
    assert opened.value.evaluate("() => window.opener") is None


@pytest.mark.parametrize("size", [(1280, 860), (320, 256)])
def test_every_sentence_and_section_of_the_leaflet_has_its_place(
    new_page: Callable[..., Page], address: str, size: tuple[int, int]
) -> None:
    page = new_page(viewport={"width": size[0], "height": size[1]})
    for section in read_document().sections:
        for sentence in section.sentences:
            page.goto(f"{address}/leaflet#s{sentence.number}")
            expect(page.locator(":target")).to_have_text(sentence.text)
            expect(page.locator(":target")).to_be_in_viewport()
        page.goto(f"{address}/leaflet#section-{section.number}")
        expect(page.locator(":target")).to_be_in_viewport()


@pytest.mark.parametrize(
    "link", ["//evil.example/x", "/\\evil.example", "https://evil.example", "javascript:alert(1)", "", None, 5]
)
def test_a_link_leads_nowhere_else(page: Page, address: str, link: object) -> None:
    def answer(route: Route) -> None:
        route.fulfill(json={"messages": [{"kind": "quote", "text": "A sentence.", "section": "Uses", "link": link}]})

    page.route("**/api/turns", answer)
    open_chat(page)
    ask_and_wait(page, "anything")

    expect(log(page).locator(".quote")).to_contain_text("Source 1: Uses")
    expect(log(page).locator("a")).to_have_count(0)
