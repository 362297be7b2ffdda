"""Deleting the conversation: on the server first, then all of it here, and an honest word where that fails."""

from playwright.sync_api import Page, expect

from .acting import ask, ask_and_wait, choose_option, hold, log, open_chat, press, wait_until
from .clinic import Conversations


def test_deleting_takes_everything_on_the_server_first(page: Page, conversations: Conversations) -> None:
    open_chat(page)
    ask_and_wait(page, "Can I drink wine?")
    page.get_by_label("Your question").fill("a draft about wine")
    choose_option(page, "Delete conversation")
    press(page, "Keep it")
    expect(log(page)).to_contain_text("wine")
    assert conversations.forgotten == []
    choose_option(page, "Delete conversation")
    press(page, "Delete it")

    expect(page.get_by_text("The conversation is deleted, here and on the server.").first).to_be_visible()
    expect(log(page).locator("li")).to_have_count(0)
    expect(page.get_by_label("Your question")).to_have_value("")
    expect(page.get_by_role("button", name="Can I drink alcohol?")).to_be_visible()
    assert "wine" not in page.evaluate(
        "() => JSON.stringify(sessionStorage) + document.querySelector('leaflet-chat').shadowRoot.textContent"
    )
    assert conversations.forgotten == [conversations.heard[0][0]]
    ask_and_wait(page, "Can I drink beer?")
    assert conversations.heard[1][0] != conversations.heard[0][0]


def test_if_the_server_fails_nothing_is_deleted_and_it_says_so(page: Page, conversations: Conversations) -> None:
    open_chat(page)
    ask_and_wait(page, "Can I drink wine?")
    page.route("**/api/conversation", lambda route: route.fulfill(status=500, json={"error": "x"}))
    choose_option(page, "Delete conversation")
    press(page, "Delete it")

    expect(page.get_by_text("could not be deleted on the server, so nothing was deleted").first).to_be_visible()
    expect(log(page)).to_contain_text("wine")
    page.unroute("**/api/conversation")
    choose_option(page, "Delete conversation")
    press(page, "Delete it")
    expect(page.get_by_text("is deleted, here and on the server").first).to_be_visible()
    assert len(conversations.forgotten) == 1


def test_after_the_session_it_says_that_the_server_could_not_be_asked(page: Page) -> None:
    open_chat(page)
    ask_and_wait(page, "Can I drink wine?")
    page.route("**/api/conversation", lambda route: route.fulfill(status=401, json={"error": "x"}))
    choose_option(page, "Delete conversation")
    press(page, "Delete it")

    expect(page.get_by_text("Deleted on this device.").first).to_be_visible()
    expect(log(page).locator("li")).to_have_count(0)


def test_after_a_session_that_was_renewed_too(page: Page, conversations: Conversations) -> None:
    open_chat(page)
    ask_and_wait(page, "Can I drink wine?")
    page.route("**/api/turns", lambda route: route.fulfill(status=401, json={}), times=1)
    ask_and_wait(page, "Can I drink beer?")
    page.reload()
    choose_option(page, "Delete conversation")
    press(page, "Delete it")

    expect(page.get_by_text("Deleted on this device.").first).to_be_visible()
    assert conversations.forgotten == [conversations.heard[1][0]] != [conversations.heard[0][0]]


def test_what_was_never_sent_is_deleted_without_the_server(page: Page, conversations: Conversations) -> None:
    open_chat(page)
    page.context.set_offline(True)
    ask(page, "Can I drink wine?")
    choose_option(page, "Delete conversation")
    press(page, "Delete it")
    expect(log(page).locator("li")).to_have_count(0)
    page.context.set_offline(False)
    ask_and_wait(page, "Can I drink beer?")

    assert [text for _, text in conversations.heard] == ["Can I drink beer?"]


def test_who_asks_the_bot_to_delete_it_all_sees_it_go(page: Page, conversations: Conversations) -> None:
    open_chat(page)
    ask_and_wait(page, "Can I drink wine?")
    page.get_by_label("Your question").fill("please delete it all")
    page.keyboard.press("Enter")
    expect(log(page)).to_contain_text("Everything is deleted.")
    expect(log(page)).not_to_contain_text("wine")
    ask(page, "And beer?")
    expect(log(page).locator("blockquote")).to_be_visible()

    first, second, third = (conversation for conversation, _ in conversations.heard)
    assert first == second != third


def test_deleting_gives_up_what_is_under_way_and_sends_it_no_more(page: Page, conversations: Conversations) -> None:
    sent: list[str] = []
    page.on("request", lambda request: sent.append(f"{request.method} {request.url.rpartition('/')[2]}"))
    open_chat(page)
    ask_and_wait(page, "Can I drink wine?")
    held = hold(page)
    ask(page, "How do I store it?")
    wait_until(page, lambda: bool(held))
    choose_option(page, "Delete conversation")
    press(page, "Delete it")
    expect(page.locator(".hint")).to_contain_text("is deleted, here and on the server")
    page.unroute("**/api/turns")
    ask_and_wait(page, "Can I drink beer?")

    assert sent[-3:] == ["DELETE conversation", "POST sessions", "POST turns"]
    assert [text for _, text in conversations.heard] == ["Can I drink wine?", "Can I drink beer?"]


def test_what_is_asked_while_it_deletes_belongs_to_the_next_conversation(
    page: Page, conversations: Conversations
) -> None:
    open_chat(page)
    ask_and_wait(page, "Can I drink wine?")
    held = hold(page, "**/api/conversation")
    choose_option(page, "Delete conversation")
    press(page, "Delete it")
    expect(page.get_by_text("Deleting")).to_be_focused()
    expect(page.get_by_role("button", name="Keep it")).to_have_count(0)
    ask(page, "Can I drink beer?")
    wait_until(page, lambda: bool(held))
    held[0].continue_()
    expect(page.locator(".hint")).to_contain_text("is deleted, here and on the server")
    expect(log(page).locator(".theirs")).to_have_count(1)

    expect(log(page)).to_contain_text("beer")
    expect(log(page)).not_to_contain_text("wine")
    assert len({conversation for conversation, _ in conversations.heard}) == 2


def test_deleting_takes_no_focus_from_another_control(page: Page) -> None:
    open_chat(page)
    ask_and_wait(page, "Can I drink wine?")
    held = hold(page, "**/api/conversation")
    choose_option(page, "Delete conversation")
    press(page, "Delete it")
    wait_until(page, lambda: bool(held))
    page.get_by_role("link", name="Contact").focus()
    held[0].continue_()
    expect(page.locator(".hint")).to_contain_text("is deleted, here and on the server")

    expect(page.get_by_role("link", name="Contact")).to_be_focused()
