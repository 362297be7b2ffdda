"""A real browser and a real server, both on this machine only."""

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from .clinic import Conversations, open_clinic

NAMES = ("chromium", "chromium-browser", "google-chrome")
QUIET = ("--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-gpu")


@pytest.fixture(scope="module")
def chromium() -> str:
    """The path of a Chromium; without one the tests fail, since a skipped test would look like a passed one."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        pytest.fail(
            f"no Chromium on PATH ({', '.join(NAMES)}). On Debian or Ubuntu: apt-get install -y chromium",
            pytrace=False,
        )
    return found


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    """One browser for all tests; it talks to loopback only."""
    # Chromium refuses to run as root, as in a container, with its own sandbox.
    sandbox = ("--no-sandbox",) if os.geteuid() == 0 else ()
    no_outside = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=[*QUIET, *sandbox, no_outside])
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def clinic() -> Iterator[tuple[str, Conversations]]:
    """The served page's address and the conversations behind it."""
    conversations = Conversations()
    with open_clinic(conversations) as address:
        yield address, conversations


@pytest.fixture
def conversations(clinic: tuple[str, Conversations]) -> Conversations:
    """What the server heard in this test."""
    clinic[1].heard.clear()
    clinic[1].delay_seconds = 0.0
    return clinic[1]


@pytest.fixture
def address(clinic: tuple[str, Conversations]) -> str:
    """Where the clinic's page is."""
    return clinic[0]


@pytest.fixture
def page(browser: Browser, address: str, conversations: Conversations) -> Iterator[Page]:
    """The clinic's page, freshly opened; an error in its script fails the test."""
    context = browser.new_context(viewport={"width": 1280, "height": 860}, reduced_motion="reduce")
    context.set_default_timeout(10_000)
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(address)
    yield page
    context.close()
    assert not errors
