"""For those who say what to press, and whose words are put into the box without a key."""

from collections import Counter
from typing import Any

from playwright.sync_api import Page, expect

from .acting import ask, ask_and_wait, box, log, open_chat, press
from .clinic import ALCOHOL, Conversations

NAMES = """() => {
  const root = document.querySelector("leaflet-chat").shadowRoot;
  const seen = (node) => Array.from(node.childNodes, (child) =>
    child.nodeType === 3 ? child.data : child.matches?.(".unseen, svg") ? "" : seen(child)).join("");
  return Array.from(root.querySelectorAll("a, button")).filter((e) => e.checkVisibility()).map((e) =>
    [seen(e).trim(), (e.getAttribute("aria-label") ?? e.textContent).trim()]);
}"""


def names(page: Page) -> list[tuple[str, str]]:
    """What is seen on each control, and its accessible name."""
    found: Any = page.evaluate(NAMES)
    assert isinstance(found, list)
    return [(seen, name) for seen, name in found]


def test_what_is_seen_begins_the_name_and_no_name_is_there_twice(page: Page) -> None:
    states = [names(page)]
    open_chat(page)
    states.append(names(page))
    for question in (
        "Can I drink wine?",
        "she has a seizure",
        "he has a seizure",
        "show my list",
        "show the list again",
    ):
        ask_and_wait(page, question)
        states.append(names(page))
    page.route("**/api/turns", lambda route: route.abort())
    for number in (6, 7, 8):
        ask(page, "seizure again")
        expect(page.get_by_role("button", name=f"Try again ({number}: seizure again)")).to_be_visible()
    states.append(names(page))
    press(page, "Options")
    states.append(names(page))
    press(page, "Delete conversation")
    states.append(names(page))

    for controls in states:
        assert controls
        assert [(seen, name) for seen, name in controls if not seen or not name.startswith(seen)] == []
        assert [name for name, count in Counter(name for _, name in controls).items() if count > 1] == []


def test_the_box_has_a_label_that_is_seen(page: Page) -> None:
    open_chat(page)

    expect(page.locator("label[for=question]")).to_be_visible()
    expect(page.locator("label[for=question]")).to_have_text("Your question")


def test_words_put_in_without_a_key_can_be_sent(page: Page, conversations: Conversations) -> None:
    open_chat(page)
    box(page).evaluate("(e) => { e.value = 'Can I drink wine?'; }")
    page.get_by_role("button", name="Send").click()

    expect(log(page).locator("blockquote")).to_have_text(ALCOHOL)
    assert [text for _, text in conversations.heard] == ["Can I drink wine?"]
