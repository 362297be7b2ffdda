"""The list for the doctor: shown as text, saved as a file, printed without the page around it."""

from pathlib import Path

from playwright.sync_api import Page, expect

from .acting import ask_and_wait, log, open_chat, press

LIST = "Questions for my doctor about Baclofen\n\n1. can I go <b>skiing</b>?\n2. هل يمكنني القيادة\n"


def show_list(page: Page) -> None:
    """Open the chat and ask for the list."""
    open_chat(page)
    ask_and_wait(page, "show my list")
    expect(log(page).get_by_text("1. can I go <b>skiing</b>?")).to_be_visible()


def test_it_is_saved_as_a_file_of_plain_text(page: Page) -> None:
    show_list(page)
    with page.expect_download() as download:
        press(page, "Save as a file")

    assert download.value.suggested_filename == "questions-for-my-doctor.txt"
    assert Path(download.value.path()).read_text(encoding="utf-8") == LIST


def test_it_is_printed_by_itself(page: Page, address: str) -> None:
    page.add_init_script("window.print = () => { window.top.printed = document.body.innerText; };")
    page.goto(address)
    show_list(page)
    press(page, "Print my questions")

    page.wait_for_function("window.printed")
    assert page.evaluate("window.printed").strip() == LIST.strip()


def test_it_stays_after_the_next_question(page: Page) -> None:
    show_list(page)
    ask_and_wait(page, "Can I have a glass of wine?")

    expect(page.get_by_role("blockquote")).to_be_visible()
    expect(page.get_by_role("button", name="Save as a file")).to_be_visible()


def test_a_reply_that_lists_nothing_offers_nothing_to_save(page: Page) -> None:
    open_chat(page)
    ask_and_wait(page, "Can I have a glass of wine?")

    expect(page.get_by_role("blockquote")).to_be_visible()
    expect(page.get_by_role("button", name="Print my questions")).to_have_count(0)


def test_a_newer_list_takes_the_place_of_an_older_one(page: Page) -> None:
    show_list(page)
    ask_and_wait(page, "show my list again")

    expect(log(page).get_by_text("1. can I go <b>skiing</b>?")).to_have_count(2)
    expect(page.get_by_role("button", name="Save as a file")).to_have_count(1)
