"""A real browser and a real server, both on this machine only."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, sync_playwright

from .clinic import Conversations, open_clinic

DESK: ViewportSize = {"width": 1280, "height": 860}
NAMES = ("chromium", "chromium-browser", "google-chrome")
QUIET = ("--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-gpu")


@contextmanager
def open_browser() -> Iterator[Browser]:
    """A browser that talks to loopback only; without one the tests fail, since a skipped test would look like a passed
    one."""
    chromium = next(filter(None, map(shutil.which, NAMES)), None)
    if chromium is None:
        raise FileNotFoundError(
            f"no Chromium on PATH ({', '.join(NAMES)}). On Debian or Ubuntu: apt-get install chromium"
        )
    # Chromium refuses to run as root, as in a container, with its own sandbox.
    sandbox = ("--no-sandbox",) if os.geteuid() == 0 else ()
    # A page that a test makes up has no address, so Chromium takes this machine for one it must not reach.
    local = "--disable-features=LocalNetworkAccessChecks"
    no_outside = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=[*QUIET, *sandbox, local, no_outside])
        yield browser
        browser.close()


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """One browser for all tests."""
    with open_browser() as browser:
        yield browser


@pytest.fixture(scope="package")
def clinic() -> Iterator[tuple[str, Conversations]]:
    """The served page's address and the conversations behind it."""
    conversations = Conversations()
    with open_clinic(conversations) as address:
        yield address, conversations


@pytest.fixture
def conversations(clinic: tuple[str, Conversations]) -> Conversations:
    """What the server heard in this test."""
    clinic[1].reset()
    return clinic[1]


@pytest.fixture
def address(clinic: tuple[str, Conversations]) -> str:
    """Where the clinic's page is."""
    return clinic[0]


@pytest.fixture
def new_page(browser: Browser, conversations: Conversations) -> Iterator[Callable[..., Page]]:
    """Makes pages, each in a browser of its own; an error in a script fails the test."""
    contexts: list[BrowserContext] = []
    errors: list[str] = []

    def make(**options: Any) -> Page:
        context = browser.new_context(**{"viewport": DESK, "reduced_motion": "reduce", **options})
        context.set_default_timeout(10_000)
        context.on("weberror", lambda error: errors.append(str(error.error)))
        contexts.append(context)
        return context.new_page()

    yield make
    for context in contexts:
        context.close()
    assert not errors


@pytest.fixture
def page(new_page: Callable[..., Page], address: str) -> Page:
    """The clinic's page, freshly opened."""
    page = new_page()
    page.goto(address)
    return page
