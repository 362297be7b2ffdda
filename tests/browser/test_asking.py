"""What a patient asks by a press."""

import pytest
from playwright.sync_api import Page, expect

from .acting import ask_and_wait, box, chat, log, open_chat, press
from .clinic import Conversations

EXAMPLES = ("Can I drink alcohol?", "What are the side effects?", "What if I stop suddenly?")


@pytest.mark.parametrize("how", ["pressed", "typed"])
def test_examples_are_asked_with_one_press_and_go_with_the_first_question(
    page: Page, conversations: Conversations, how: str
) -> None:
    open_chat(page)
    expect(chat(page).get_by_role("button", name="?")).to_have_text(list(EXAMPLES))
    if how == "pressed":
        press(page, EXAMPLES[2])
    else:
        ask_and_wait(page, EXAMPLES[2])
    expect(log(page).locator(".theirs")).to_have_count(1)

    assert [text for _, text in conversations.heard] == [EXAMPLES[2]]
    expect(box(page)).to_be_focused()
    expect(chat(page).get_by_role("button", name="?")).to_have_count(0)
    expect(chat(page).get_by_text("People often ask")).to_have_count(0)
    page.reload()
    expect(log(page).locator(".theirs")).to_have_count(1)
    expect(chat(page).get_by_role("button", name="?")).to_have_count(0)


def test_a_reply_button_sends_its_id_in_the_same_conversation(page: Page, conversations: Conversations) -> None:
    open_chat(page)
    ask_and_wait(page, "How do I store it?")
    press(page, "Yes, keep it for my doctor")
    expect(log(page)).to_contain_text("Kept.")

    expect(page.get_by_role("button", name="No, thank you")).to_have_count(0)
    (said_in, _), (pressed_in, button) = conversations.heard
    assert (button, said_in) == ("keep", pressed_in)
