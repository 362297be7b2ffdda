"""That it is no doctor, whom to call, and what to do with the conversation."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from .acting import ask, ask_and_wait, choose_option, hold, listen, log, open_chat, press, said, wait_until
from .clinic import ALCOHOL, Conversations


def is_told(page: Page) -> None:
    """What every state has in sight."""
    expect(page.get_by_text("Not a doctor")).to_be_in_viewport(ratio=1)
    call = page.get_by_role("link", name="Call 112", exact=True)
    expect(call).to_be_in_viewport(ratio=1)
    expect(call).to_have_attribute("href", "tel:112")


@pytest.mark.parametrize("size", [(1280, 860), (375, 700), (320, 256)])
def test_it_says_in_every_state_that_it_is_no_doctor_and_whom_to_call(page: Page, size: tuple[int, int]) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    open_chat(page)
    is_told(page)
    for question in ("Can I drink wine?", "she has a seizure", "show my list"):
        ask_and_wait(page, question)
        is_told(page)
    ask(page, "please break")
    expect(page.get_by_role("button", name="Try again")).to_be_visible()
    is_told(page)
    page.context.set_offline(True)
    ask(page, "Can I drink beer?")
    expect(log(page)).to_contain_text("You are offline")
    is_told(page)
    page.context.set_offline(False)
    press(page, "Options")
    is_told(page)
    press(page, "Delete conversation")
    is_told(page)
    press(page, "Delete it")
    expect(page.get_by_text("is deleted, here and on the server").first).to_be_visible()
    is_told(page)


@pytest.mark.parametrize("question", ["I took the whole bottle", "he can't breathe", "I want to die"])
def test_red_flag_words_show_the_notice_with_the_server_down(page: Page, question: str) -> None:
    page.route("**/api/**", lambda route: route.abort())
    open_chat(page)
    listen(page)
    ask(page, question)
    notice = log(page).locator(".notice")

    expect(notice).to_contain_text("This may be an emergency")
    expect(notice.get_by_role("link", name="Call 112 now")).to_have_attribute("href", "tel:112")
    expect(notice).to_be_in_viewport()
    assert said(page, "This may be an emergency") == ["assertive"]


def test_and_offline(page: Page) -> None:
    open_chat(page)
    page.context.set_offline(True)
    ask(page, "overdose")

    expect(log(page).locator(".notice")).to_contain_text("This may be an emergency")


def test_other_words_show_none(page: Page) -> None:
    page.route("**/api/**", lambda route: route.abort())
    open_chat(page)
    ask(page, "Can I drink wine?")

    expect(page.get_by_role("button", name="Try again")).to_be_visible()
    expect(log(page).locator(".notice")).to_have_count(0)


def test_an_urgent_reply_without_words_of_its_own_still_has_the_notice(page: Page) -> None:
    answer = {"messages": [{"kind": "say", "text": "Please see your doctor."}], "urgent": True}
    page.route("**/api/turns", lambda route: route.fulfill(json=answer))
    open_chat(page)
    ask_and_wait(page, "help")

    expect(log(page).locator(".notice").get_by_role("link", name="Call 112 now")).to_be_visible()


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


def test_the_saved_conversation_holds_everything(page: Page) -> None:
    open_chat(page)
    for question in ("Can I drink <b>wine</b>?", "she has a seizure"):
        ask_and_wait(page, question)
    ask(page, "please break")
    expect(page.get_by_role("button", name="Try again")).to_be_visible()
    with page.expect_download() as download:
        choose_option(page, "Save conversation")
    saved = Path(download.value.path()).read_text(encoding="utf-8")

    assert download.value.suggested_filename == "conversation.txt"
    for words in (
        "You: Can I drink <b>wine</b>?",
        f"\N{LEFT DOUBLE QUOTATION MARK}{ALCOHOL}\N{RIGHT DOUBLE QUOTATION MARK}",
        "From the leaflet: Precautions when taking Baclofen",
        "!!! This may be an emergency. Call the emergency number",
        "Not a doctor. In an emergency call 112.",
        "You: please break",
        "(not answered)",
        "Riverside Clinic",
    ):
        assert words in saved
    assert len(re.findall(r"^\[.*\d{1,2}:\d{2}.*\]", saved, re.MULTILINE)) == 5


def test_the_printed_conversation_is_the_saved_one(page: Page) -> None:
    page.add_init_script("window.print = () => { window.top.printed = document.body.innerText; };")
    page.reload()
    open_chat(page)
    ask_and_wait(page, "Can I drink wine?")
    choose_option(page, "Print conversation")
    page.wait_for_function("() => window.printed")
    with page.expect_download() as download:
        choose_option(page, "Save conversation")

    assert (
        page.evaluate("() => window.printed").strip() == Path(download.value.path()).read_text(encoding="utf-8").strip()
    )


def test_nothing_to_take_along_is_said(page: Page) -> None:
    open_chat(page)
    choose_option(page, "Save conversation")

    expect(page.locator(".hint")).to_have_text("There is nothing to save or print yet.")


def test_it_shows_that_it_looks_and_when_each_message_came(page: Page, conversations: Conversations) -> None:
    conversations.delay_seconds = 0.5
    open_chat(page)
    ask(page, "Can I drink wine?")
    expect(log(page).locator(".typing")).to_have_text("Looking in the leaflet")
    expect(log(page).locator(".theirs")).to_have_count(1)

    expect(log(page).locator(".typing")).to_have_count(0)
    times = (
        log(page).locator("li").evaluate_all("(all) => all.map((li) => li.querySelectorAll('time[datetime]').length)")
    )
    assert times == [1, 1]


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


def test_the_notice_of_the_chat_itself_stays_and_is_saved(page: Page) -> None:
    page.route("**/api/**", lambda route: route.abort())
    open_chat(page)
    ask(page, "I took the whole bottle")
    expect(log(page).locator(".notice")).to_be_visible()
    page.reload()
    expect(log(page).locator(".notice")).to_be_visible()
    with page.expect_download() as download:
        choose_option(page, "Save conversation")

    assert "!!! This may be an emergency." in Path(download.value.path()).read_text(encoding="utf-8")


def test_printing_leaves_nothing_behind_and_the_focus_where_it_was(page: Page) -> None:
    page.add_init_script("window.print = () => window.dispatchEvent(new Event('afterprint'));")
    page.reload()
    open_chat(page)
    ask_and_wait(page, "Can I drink wine?")
    choose_option(page, "Print conversation")

    expect(page.locator("leaflet-chat iframe")).to_have_count(0)
    expect(page.get_by_role("button", name="Options")).to_be_focused()
