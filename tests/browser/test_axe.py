"""axe finds nothing to object to, in any state, at any size, in light and dark."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from .acting import ask, ask_and_wait, open_chat, page_with, press, show_page, within_body

RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]}}


def object_to_nothing(page: Page) -> None:
    """What axe says of the page as it is now."""
    found = Axe().run(page, options=RULES)
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("size", [(1280, 860), (375, 700), (320, 640)])
def test_in_every_state(page: Page, size: tuple[int, int], colours: str) -> None:
    page.emulate_media(color_scheme="dark" if colours == "dark" else "light", reduced_motion="reduce")
    page.set_viewport_size({"width": size[0], "height": size[1]})
    within_body(page)
    object_to_nothing(page)
    open_chat(page)
    object_to_nothing(page)
    for question in ("Can I drink wine?", "she is having a seizure", "show my list", "How do I store it?"):
        ask_and_wait(page, question)
    object_to_nothing(page)
    page.route("**/api/turns", lambda route: route.abort())
    ask(page, "overdose")
    expect(page.get_by_role("button", name="Try again")).to_be_visible()
    object_to_nothing(page)
    press(page, "Options")
    object_to_nothing(page)
    press(page, "Delete conversation")
    object_to_nothing(page)


@pytest.mark.parametrize("lang", ["es", "en"])
def test_in_both_languages_with_everything_a_clinic_can_choose(
    new_page: Callable[..., Page], address: str, lang: str
) -> None:
    page = new_page()
    page.add_init_script("window.SpeechRecognition ??= class {};")
    html = page_with(address, lang=lang, dir="rtl", accent="#ffd700", read_aloud="", dictation="")
    show_page(page, f"{address}/other", html)
    within_body(page)
    open_chat(page)
    page.locator("textarea").fill("she has a seizure")
    page.keyboard.press("Enter")
    expect(page.locator(".theirs")).to_have_count(1)
    options = page.locator("button[aria-controls=options]")
    expect(options).not_to_have_attribute("data-resting", "")
    options.click()

    object_to_nothing(page)


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_in_the_leaflet(page: Page, address: str, colours: str) -> None:
    page.emulate_media(color_scheme="dark" if colours == "dark" else "light")
    page.goto(f"{address}/leaflet#s38")

    object_to_nothing(page)
