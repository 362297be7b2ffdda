"""What a screen reader is told: everything once, in plain words, and then no more."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from .acting import (
    ask,
    ask_and_wait,
    choose_option,
    hold,
    launcher,
    listen,
    log,
    open_chat,
    page_with,
    press,
    said,
    show_page,
    told,
    wait_until,
)
from .clinic import ALCOHOL, ANSWERED, DOCTOR, Conversations


def test_each_message_is_told_once_politely_and_at_once(page: Page) -> None:
    open_chat(page)
    listen(page)
    ask_and_wait(page, "Can I drink wine?")

    for message in ANSWERED.messages:
        assert said(page, message.text) == ["polite"]
    assert said(page, "Can I drink wine?") == []
    assert page.evaluate("() => window.shown.length === 1 && told.every(({ batch }) => batch === shown[0])")


def test_it_is_plain_text_apart_from_what_is_seen(page: Page) -> None:
    open_chat(page)
    ask_and_wait(page, "Can I drink wine?")
    region = page.locator("[aria-live=polite]")

    expect(region).to_contain_text(f"\N{LEFT DOUBLE QUOTATION MARK}{ALCOHOL}")
    assert region.locator("*:not(p)").count() == 0
    assert log(page).locator("[aria-live], [role=status], [role=alert], [role=log]").count() == 0
    assert page.locator("leaflet-chat").locator("[aria-live]").count() == 2


def test_choices_are_told_with_the_message(page: Page) -> None:
    open_chat(page)
    listen(page)
    ask_and_wait(page, "How do I store it?")

    assert said(page, "You can choose: Yes, keep it for my doctor; No, thank you") == ["polite"]


def test_an_emergency_interrupts(page: Page) -> None:
    open_chat(page)
    listen(page)
    ask_and_wait(page, "she has a seizure")

    assert said(page, "emergency department now") == ["assertive"]
    assert said(page, DOCTOR.text) == ["polite"]
    assert told(page)[0][0] == "assertive"


def test_nothing_is_told_of_what_was_there_before(page: Page) -> None:
    open_chat(page)
    ask_and_wait(page, "she has a seizure")
    page.add_init_script(
        """const attach = Element.prototype.attachShadow;
        Element.prototype.attachShadow = function (options) {
          const root = attach.call(this, options);
          window.added = [];
          new MutationObserver((changes) => {
            for (const { target, addedNodes } of changes)
              if (target.closest?.("[aria-live]")) for (const node of addedNodes) window.added.push(node.textContent);
          }).observe(root, { childList: true, subtree: true });
          return root;
        };"""
    )
    page.reload()

    expect(log(page)).to_contain_text("emergency department now")
    assert page.evaluate("() => window.added") == []


@pytest.mark.parametrize(
    ("question", "words"), [("please break", "This was not answered"), (" ", "Please type your question first")]
)
def test_a_failure_is_told_once(page: Page, question: str, words: str) -> None:
    open_chat(page)
    listen(page)
    page.get_by_label("Your question").fill(question)
    page.keyboard.press("Enter")

    expect(page.get_by_role("dialog")).to_contain_text(words)
    assert said(page, words) == ["polite"]


def test_waiting_long_is_told_once(page: Page, conversations: Conversations) -> None:
    page.clock.install()
    page.reload()
    open_chat(page)
    listen(page)
    page.route("**/api/turns", lambda _route: None)
    ask(page, "Can I drink wine?")
    page.clock.fast_forward(5_000)

    expect(log(page)).to_contain_text("Still looking")
    assert said(page, "Still looking") == ["polite"]


def test_being_offline_is_told_once(page: Page) -> None:
    open_chat(page)
    listen(page)
    page.context.set_offline(True)
    ask(page, "Can I drink wine?")

    expect(log(page)).to_contain_text("You are offline")
    assert said(page, "You are offline") == ["polite"]


def test_deleting_is_told_once_and_leaves_nothing_to_be_told(page: Page) -> None:
    open_chat(page)
    ask_and_wait(page, "Can I drink wine?")
    listen(page)
    choose_option(page, "Delete conversation")
    press(page, "Delete it")
    expect(page.get_by_text("is deleted, here and on the server").first).to_be_visible()

    assert said(page, "is deleted, here and on the server") == ["polite"]
    expect(page.locator("[aria-live=polite]")).not_to_contain_text("alcohol")


def test_what_was_told_does_not_stay(page: Page) -> None:
    page.clock.install()
    page.reload()
    open_chat(page)
    ask_and_wait(page, "she has a seizure")
    expect(page.locator("[aria-live=assertive]")).not_to_be_empty()
    page.clock.fast_forward(3_000)

    expect(page.locator("[aria-live=assertive]")).to_be_empty()
    expect(page.locator("[aria-live=polite]")).to_be_empty()


def test_who_has_closed_the_chat_hears_it_and_sees_it_at_the_launcher(page: Page) -> None:
    open_chat(page)
    listen(page)
    held = hold(page)
    ask(page, "she has a seizure")
    wait_until(page, lambda: bool(held))
    page.keyboard.press("Escape")
    held[0].continue_()

    expect(page.get_by_role("button", name="Ask about Baclofen New answer")).to_be_visible()
    assert said(page, "emergency department now") == ["assertive"]
    expect(launcher(page)).not_to_have_attribute("data-resting", "")
    launcher(page).click()
    expect(log(page).locator(".theirs")).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(page.get_by_text("New answer", exact=True)).to_be_hidden()


def test_in_spanish_each_line_says_what_language_it_is_in(new_page: Callable[..., Page], address: str) -> None:
    page = new_page()
    show_page(page, f"{address}/es", page_with(address, lang="es"))
    open_chat(page)
    page.get_by_label("Su pregunta").fill("she has a seizure")
    page.keyboard.press("Enter")

    expect(page.locator("[aria-live=assertive] p[lang=en]")).to_contain_text("emergency department now")
    expect(page.locator("[aria-live=assertive] p:not([lang])")).to_have_text("Puede ser una urgencia.")
    expect(page.locator("[aria-live=polite] p:not([lang])")).to_have_count(0)
    assert page.locator(".notice p").nth(1).get_attribute("lang") == "en"
    assert page.locator("figcaption a span").first.get_attribute("lang") == "en"


def test_a_message_in_another_language_says_so(page: Page) -> None:
    messages = [{"kind": "say", "text": "Hola", "lang": "es"}, {"kind": "item", "text": "1. ¿vino?", "lang": None}]
    page.route("**/api/turns", lambda route: route.fulfill(json={"messages": messages}))
    open_chat(page)
    ask_and_wait(page, "puedo beber")

    expect(log(page).locator("p[lang=es]")).to_have_text("Hola")
    expect(log(page).locator("p[lang='']")).to_have_text("1. ¿vino?")
    expect(page.locator("[aria-live=polite] p[lang=es]")).to_have_text("Hola")


def test_going_offline_with_several_questions_is_told_once(page: Page) -> None:
    open_chat(page)
    held = hold(page)
    for question in ("Can I drink wine?", "How do I store it?", "Can I drink beer?"):
        ask(page, question)
    wait_until(page, lambda: bool(held))
    listen(page)
    page.context.set_offline(True)
    held[0].abort("internetdisconnected")
    expect(log(page).get_by_text("You are offline")).to_have_count(3)

    assert said(page, "You are offline") == ["polite"]
