"""Reading aloud and dictation: a clinic chooses them, and without that nothing of them runs."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from .acting import ask_and_wait, box, choose_option, open_chat, page_with, press, show_page
from .clinic import ALCOHOL, ANSWERED

SPEECH = """
window.speechUsed = [];
Object.defineProperty(window, "speechSynthesis", { value: {
  speak: (spoken) => window.speechUsed.push(spoken.text),
  cancel: () => window.speechUsed.push("(silent)"),
} });
window.SpeechRecognition = class {
  constructor() { window.recognition = this; window.speechUsed.push("(made)"); }
  start() { window.speechUsed.push("(listens)"); }
  stop() { this.onresult?.({ results: [[{ transcript: "the last words" }]] }); this.onend?.(); }
  abort() {
    window.speechUsed.push("(aborted)");
    this.onresult?.({ results: [[{ transcript: "late" }]] });
    this.onend?.();
  }
};
"""


@pytest.fixture
def talking(new_page: Callable[..., Page], address: str) -> Callable[..., Page]:
    """Makes pages whose browser speaks and listens, and tells of it."""

    def make(**attributes: str) -> Page:
        page = new_page()
        page.add_init_script(SPEECH)
        show_page(page, f"{address}/talking", page_with(address, **attributes))
        open_chat(page)
        return page

    return make


def used(page: Page) -> list[str]:
    """What was spoken, and what was done with the microphone."""
    found = page.evaluate("() => window.speechUsed")
    assert isinstance(found, list)
    return found


def test_without_the_options_neither_is_there(talking: Callable[..., Page]) -> None:
    page = talking()
    ask_and_wait(page, "Can I drink wine?")
    press(page, "Options")

    expect(page.get_by_role("button", name="Read replies aloud")).to_have_count(0)
    expect(page.get_by_role("button", name="Dictate")).to_have_count(0)
    assert used(page) == []


def test_reading_aloud_is_off_until_it_is_chosen(talking: Callable[..., Page]) -> None:
    page = talking(read_aloud="")
    ask_and_wait(page, "Can I drink wine?")
    assert ALCOHOL not in str(used(page))
    choose_option(page, "Read replies aloud")
    expect(page.get_by_role("button", name="Read replies aloud")).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("Escape")
    ask_and_wait(page, "Can I drink beer?")

    spoken = [text for text in used(page) if text != "(silent)"]
    assert len(spoken) == len(ANSWERED.messages)
    assert ALCOHOL in spoken[1]
    page.keyboard.press("Escape")
    assert used(page)[-1] == "(silent)"


def test_dictation_says_where_the_sound_goes_and_fills_the_box(talking: Callable[..., Page]) -> None:
    page = talking(dictation="")
    expect(page.get_by_text("your browser sends the sound to the speech service of its maker")).to_be_visible()
    expect(page.get_by_role("button", name="Dictate")).to_have_accessible_description(
        "Dictate: your browser sends the sound to the speech service of its maker."
    )
    box(page).fill("hello")
    press(page, "Dictate")
    assert used(page) == ["(made)", "(listens)"]
    page.evaluate(
        "() => recognition.onresult({ results: [[{ transcript: 'can I drink' }], [{ transcript: 'wine' }]] })"
    )
    expect(box(page)).to_have_value("hello can I drink wine")
    press(page, "Stop dictating")

    expect(page.get_by_role("button", name="Dictate")).to_be_visible()
    expect(box(page)).to_have_value("hello the last words")
    assert "the last words" in page.evaluate("() => JSON.stringify(sessionStorage)")


@pytest.mark.parametrize(
    ("error", "words"), [("no-speech", "Nothing was understood."), ("not-allowed", "The microphone may not be used.")]
)
def test_dictation_that_fails_says_so(talking: Callable[..., Page], error: str, words: str) -> None:
    page = talking(dictation="")
    press(page, "Dictate")
    page.evaluate("(error) => { recognition.onerror({ error }); recognition.onend(); }", error)

    expect(page.locator(".hint")).to_contain_text(words)
    expect(page.get_by_role("button", name="Dictate")).to_be_visible()


@pytest.mark.parametrize("end", ["Enter", "a", "Escape"])
def test_sending_typing_and_closing_end_it_at_once(talking: Callable[..., Page], end: str) -> None:
    page = talking(dictation="")
    box(page).fill("wine")
    press(page, "Dictate")
    box(page).focus()
    page.keyboard.press(end)

    assert used(page) == ["(made)", "(listens)", "(aborted)"]
    assert "late" not in box(page).input_value()
    expect(page.get_by_text("Stop dictating")).to_have_count(0)
