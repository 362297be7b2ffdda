"""By keyboard alone, and with few stops for those who press one switch."""

from collections.abc import Callable

from playwright.sync_api import Page, Route, expect

from .acting import ask, ask_and_wait, box, chat, focused, launcher, log, open_chat, settle
from .clinic import Conversations


def go_to(page: Page, name: str, key: str = "Tab", most: int = 12) -> int:
    """Press a key until the focus is there; how often."""
    for presses in range(most + 1):
        if focused(page).startswith(name):
            return presses
        page.keyboard.press(key)
    raise AssertionError(f"{name} is not reached by {most} presses of {key}: the focus is on {focused(page)!r}")


def enter(page: Page, name: str, key: str = "Tab") -> None:
    """Go to a control by keyboard, and press it when it takes presses."""
    go_to(page, name, key)
    settle(page)
    page.wait_for_function(
        "() => !('resting' in (document.activeElement.shadowRoot?.activeElement ?? document.body).dataset)"
    )
    page.keyboard.press("Enter")


def test_everything_is_done_by_keyboard_alone(page: Page, conversations: Conversations) -> None:
    launcher(page).focus()
    page.keyboard.press("Enter")
    expect(box(page)).to_be_focused()
    settle(page)
    page.keyboard.type("How do I store it?")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Yes, keep it for my doctor")).to_be_visible()
    enter(page, "Yes, keep it", "Shift+Tab")
    expect(log(page)).to_contain_text("Kept.")

    page.route("**/api/turns", lambda route: route.abort())
    page.keyboard.type("Can I drink wine?")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Try again")).to_be_visible()
    page.unroute("**/api/turns")
    enter(page, "Try again", "Shift+Tab")
    expect(page.get_by_role("blockquote")).to_be_visible()
    go_to(page, "Source 1", "Shift+Tab")
    with page.context.expect_page() as opened:
        page.keyboard.press("Enter")
    opened.value.close()

    go_to(page, "Your question")
    enter(page, "Options")
    enter(page, "My questions for my doctor")
    expect(log(page)).to_contain_text("can I go")
    go_to(page, "Your question")
    enter(page, "Options")
    enter(page, "Delete conversation")
    enter(page, "Delete it", "Shift+Tab")
    expect(page.get_by_text("is deleted, here and on the server").first).to_be_visible()
    assert len(conversations.forgotten) == 1
    enter(page, "Close", "Shift+Tab")
    expect(chat(page)).to_be_hidden()
    expect(launcher(page)).to_be_focused()


def test_only_native_controls_take_the_focus(page: Page) -> None:
    open_chat(page)
    ask_and_wait(page, "How do I store it?")
    controls = page.evaluate(
        """() => Array.from(document.querySelector("leaflet-chat").shadowRoot.querySelectorAll("*"))
          .filter((e) => e.tabIndex >= 0 && !e.matches(".body")).map((e) => e.tagName)"""
    )

    assert set(controls) <= {"BUTTON", "A", "TEXTAREA"}


def test_nobody_is_caught_in_it(page: Page) -> None:
    open_chat(page)
    ask_and_wait(page, "Can I drink wine?")
    for key in ("Tab", "Shift+Tab"):
        box(page).focus()
        for _ in range(14):
            page.keyboard.press(key)
            if not page.evaluate("() => document.activeElement.matches('leaflet-chat')"):
                break
        else:
            raise AssertionError(f"{key} never leaves the chat")


def test_the_newest_reply_is_near_for_one_switch(page: Page) -> None:
    open_chat(page)
    box(page).focus()
    assert go_to(page, "What if I stop suddenly?", "Shift+Tab") == 1
    ask_and_wait(page, "Can I drink wine?")
    ask_and_wait(page, "How do I store it?")
    box(page).focus()
    assert go_to(page, "No, thank you", "Shift+Tab") == 1
    ask_and_wait(page, "Can I drink beer?")
    box(page).focus()
    assert go_to(page, "Source 2", "Shift+Tab") <= 4


def test_a_citation_is_near_behind_three_buttons(new_page: Callable[..., Page], address: str) -> None:
    def answer(route: Route) -> None:
        quote = {"kind": "quote", "text": "A sentence.", "section": "Uses", "sentence": 1, "link": "/leaflet#s1"}
        buttons = [{"id": f"b{number}", "label": f"Choice {number}"} for number in range(3)]
        route.fulfill(json={"messages": [quote], "buttons": buttons})

    page = new_page()
    page.goto(address)
    page.route("**/api/turns", answer)
    open_chat(page)
    ask_and_wait(page, "what is it for")
    box(page).focus()

    assert go_to(page, "Choice 2", "Shift+Tab") == 1
    assert go_to(page, "Source 1", "Shift+Tab") <= 3


def test_the_way_out_is_short(new_page: Callable[..., Page], address: str) -> None:
    page = new_page()
    page.add_init_script("window.SpeechRecognition ??= class {};")
    page.route("**/", lambda route: route.fulfill(response=route.fetch(), body=with_dictation(route)))
    page.goto(address)
    open_chat(page)
    expect(page.get_by_role("button", name="Dictate")).to_be_visible()
    for _ in range(4):
        page.keyboard.press("Tab")

    assert not page.evaluate("() => document.activeElement.matches('leaflet-chat')")


def with_dictation(route: Route) -> str:
    """The clinic's page, whose tag asks for dictation too."""
    return route.fetch().text().replace("data-clinic", 'data-dictation="" data-clinic')


def test_old_replies_are_no_stops(page: Page) -> None:
    open_chat(page)
    for question in (
        "How do I store it?",
        "Can I drink wine?",
        "show my list",
        "she has a seizure",
        "Can I drink beer?",
    ):
        ask_and_wait(page, question)
    stops = log(page).evaluate(
        "(log) => Array.from(log.querySelectorAll('a, button')).filter((e) => e.tabIndex >= 0).length"
    )

    assert stops == 1


def test_escape_closes_the_options_first(page: Page) -> None:
    open_chat(page)
    enter(page, "Options")
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")

    expect(page.get_by_role("button", name="Options")).to_be_focused()
    expect(page.get_by_role("button", name="Delete conversation")).to_be_hidden()
    page.keyboard.press("Escape")
    expect(launcher(page)).to_be_focused()


def test_shift_enter_is_a_new_line(page: Page, conversations: Conversations) -> None:
    open_chat(page)
    page.keyboard.type("first")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("second")
    assert conversations.heard == []
    ask(page, "first\nsecond")

    expect(log(page).locator(".theirs")).to_have_count(1)
    assert [text for _, text in conversations.heard] == ["first\nsecond"]
