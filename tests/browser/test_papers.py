"""The conversation saved and printed: every message, time, citation and notice."""

import re
from pathlib import Path

from playwright.sync_api import Page, expect

from .acting import ask, ask_and_wait, choose_option, log, open_chat
from .clinic import ALCOHOL


def test_the_saved_conversation_holds_everything(page: Page) -> None:
    open_chat(page)
    for question in ("Can I drink <b>wine</b>?", "she has a seizure"):
        ask_and_wait(page, question)
    ask(page, "please break")
    expect(page.get_by_role("button", name="Try again")).to_be_visible()
    with page.expect_download() as download:
        choose_option(page, "Save conversation")
    saved = Path(download.value.path()).read_text(encoding="utf-8")

    assert download.value.suggested_filename == "conversation.txt"
    for words in (
        "You: Can I drink <b>wine</b>?",
        f"\N{LEFT DOUBLE QUOTATION MARK}{ALCOHOL}\N{RIGHT DOUBLE QUOTATION MARK}",
        "From the leaflet: Precautions when taking Baclofen",
        "!!! This may be an emergency. Call the emergency number",
        "Not a doctor. In an emergency call 112.",
        "You: please break",
        "(not answered)",
        "Riverside Clinic",
    ):
        assert words in saved
    assert len(re.findall(r"^\[.*\d{1,2}:\d{2}.*\]", saved, re.MULTILINE)) == 5


def test_the_printed_conversation_is_the_saved_one(page: Page) -> None:
    page.add_init_script("window.print = () => { window.top.printed = document.body.innerText; };")
    page.reload()
    open_chat(page)
    ask_and_wait(page, "Can I drink wine?")
    choose_option(page, "Print conversation")
    page.wait_for_function("() => window.printed")
    with page.expect_download() as download:
        choose_option(page, "Save conversation")

    assert (
        page.evaluate("() => window.printed").strip() == Path(download.value.path()).read_text(encoding="utf-8").strip()
    )


def test_nothing_to_take_along_is_said(page: Page) -> None:
    open_chat(page)
    choose_option(page, "Save conversation")

    expect(page.locator(".hint")).to_have_text("There is nothing to save or print yet.")


def test_the_notice_of_the_chat_itself_stays_and_is_saved(page: Page) -> None:
    page.route("**/api/**", lambda route: route.abort())
    open_chat(page)
    ask(page, "I took the whole bottle")
    expect(log(page).locator(".notice")).to_be_visible()
    page.reload()
    expect(log(page).locator(".notice")).to_be_visible()
    with page.expect_download() as download:
        choose_option(page, "Save conversation")

    assert "!!! This may be an emergency." in Path(download.value.path()).read_text(encoding="utf-8")


def test_printing_leaves_nothing_behind_and_the_focus_where_it_was(page: Page) -> None:
    page.add_init_script("window.print = () => window.dispatchEvent(new Event('afterprint'));")
    page.reload()
    open_chat(page)
    ask_and_wait(page, "Can I drink wine?")
    choose_option(page, "Print conversation")

    expect(page.locator("leaflet-chat iframe")).to_have_count(0)
    expect(page.get_by_role("button", name="Options")).to_be_focused()
