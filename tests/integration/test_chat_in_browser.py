"""The chat in a real browser, in front of the real bot."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.acting import ask, ask_and_wait, choose_option, log, open_chat, press
from tests.browser.conftest import open_browser

from .processes import free_port
from .test_serve import ALCOHOL, STOPPING, Clinic, serving, turns, turns_after


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """One for all tests."""
    with open_browser() as browser:
        yield browser


@pytest.fixture(scope="module")
def clinic(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Clinic]:
    """The real bot."""
    with serving(tmp_path_factory.mktemp("clinic"), free_port()) as clinic:
        yield clinic


@pytest.fixture
def page(chromium: Browser, clinic: Clinic) -> Iterator[Page]:
    """The clinic's page."""
    context = chromium.new_context(reduced_motion="reduce")
    page = context.new_page()
    page.goto(f"http://127.0.0.1:{clinic.port}")
    open_chat(page)
    yield page
    context.close()


def test_an_answer_comes_with_its_sentence_and_place(page: Page) -> None:
    ask_and_wait(page, "can i drink alcohol?")

    expect(log(page).get_by_role("blockquote")).to_have_text(ALCOHOL)
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Source 1: Precautions when taking Baclofen").click()
    expect(opened.value.locator(":target")).to_have_text(ALCOHOL)


def test_the_examples_are_questions_it_answers(page: Page) -> None:
    for example in page.locator(".choices button").all_inner_texts():
        ask_and_wait(page, example)
        expect(log(page).locator(".theirs").last.get_by_role("blockquote").first).to_be_visible()

    expect(log(page).get_by_text(STOPPING)).to_have_count(1)


def test_the_list_for_the_doctor_is_kept_and_shown(page: Page) -> None:
    ask_and_wait(page, "how many mg should i take")
    press(page, "Keep it for my doctor")
    expect(log(page).locator(".theirs")).to_have_count(2)
    choose_option(page, "My questions for my doctor")

    expect(log(page).locator(".item")).to_have_text("1. how many mg should i take")


def test_an_emergency_has_its_notice(page: Page) -> None:
    ask_and_wait(page, "my son swallowed 10 of my pills")

    expect(log(page).locator(".notice")).to_contain_text("this is an emergency")
    expect(log(page).get_by_role("link", name="Call 112 now")).to_be_visible()


def test_deleting_leaves_nothing_on_record(page: Page, clinic: Clinic) -> None:
    before = turns(clinic)
    ask_and_wait(page, "can i take it with ibuprofen")
    [(conversation, _, _)] = turns_after(clinic, len(before), 1)
    choose_option(page, "Delete conversation")
    press(page, "Delete it")

    expect(page.locator(".hint")).to_have_text("The conversation is deleted, here and on the server.")
    assert conversation not in [each for each, _, _ in turns(clinic)]


def test_a_server_that_is_killed_is_a_failure_with_a_way_on(chromium: Browser, tmp_path: Path) -> None:
    port = free_port()
    page = chromium.new_page()
    with serving(tmp_path, port) as clinic:
        page.goto(f"http://127.0.0.1:{port}")
        open_chat(page)
        ask_and_wait(page, "can i drink alcohol?")
        clinic.server.process.kill()
        clinic.server.wait()
    ask(page, "I took the whole bottle")
    expect(log(page).locator(".notice")).to_contain_text("This may be an emergency")
    with serving(tmp_path, port):
        press(page, "Try again")
        expect(log(page).locator(".theirs")).to_have_count(2)
        ask_and_wait(page, "where does it say that")

    expect(log(page).locator(".theirs").last).to_contain_text(re.compile("leaflet|doctor"))
    page.close()
