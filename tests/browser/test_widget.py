"""The chat as a patient uses it, in a real browser against the real server."""

import re
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Route, expect

from .clinic import ALCOHOL, Conversations


def open_chat(page: Page) -> None:
    """Open it by mouse."""
    page.get_by_role("button", name="Ask about Baclofen").click()


def ask(page: Page, question: str) -> None:
    """Type and press Enter."""
    page.get_by_label("Your question").fill(question)
    page.keyboard.press("Enter")


def test_the_chat_opens_and_closes_by_keyboard_alone(page: Page) -> None:
    launcher = page.get_by_role("button", name="Ask about Baclofen")
    launcher.focus()
    page.keyboard.press("Enter")

    expect(page.get_by_role("dialog", name="Baclofen leaflet assistant")).to_be_visible()
    expect(page.get_by_label("Your question")).to_be_focused()

    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(launcher).to_be_focused()


def test_it_says_that_it_is_no_doctor_and_whom_to_call(page: Page) -> None:
    open_chat(page)

    expect(page.get_by_role("dialog")).to_contain_text("Not a doctor")
    expect(page.get_by_role("link", name="Call 112")).to_have_attribute("href", "tel:112")


def test_an_answer_shows_the_quote_with_a_link_to_its_place(page: Page) -> None:
    open_chat(page)
    ask(page, "Can I have a glass of wine?")

    expect(page.get_by_role("log").get_by_role("blockquote")).to_have_text(ALCOHOL)
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Precautions when taking Baclofen").click()
    expect(opened.value.locator(":target")).to_have_text(ALCOHOL)


def test_an_example_is_asked_with_one_press(page: Page, conversations: Conversations) -> None:
    open_chat(page)
    page.get_by_role("button", name="What if I stop suddenly?").click()

    expect(page.get_by_role("blockquote")).to_be_visible()
    expect(page.get_by_role("button", name="What are the side effects?")).to_have_count(0)
    expect(page.get_by_label("Your question")).to_be_focused()
    assert [text for _, text in conversations.heard] == ["What if I stop suddenly?"]


def test_a_reply_button_sends_its_id_in_the_same_conversation(page: Page, conversations: Conversations) -> None:
    open_chat(page)
    ask(page, "How do I store it?")
    page.get_by_role("button", name="Yes, keep it for my doctor").click()

    expect(page.get_by_role("log")).to_contain_text("Kept.")
    expect(page.get_by_role("button", name="No, thank you")).to_have_count(0)
    (said_in, _), (pressed_in, button) = conversations.heard
    assert (button, said_in) == ("keep", pressed_in)


def test_an_emergency_is_announced_at_once_with_the_number(page: Page) -> None:
    open_chat(page)
    ask(page, "she is having a seizure")

    notice = page.get_by_role("alert")
    expect(notice).to_contain_text("emergency department now")
    expect(notice.get_by_role("link", name="Call 112")).to_have_attribute("href", "tel:112")
    expect(notice).to_be_in_viewport()


@pytest.mark.parametrize("size", [(375, 700), (1280, 860)])
def test_who_speaks_and_whom_to_call_stay_in_sight(page: Page, size: tuple[int, int]) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    open_chat(page)
    for question in ("Can I drink wine?", "How do I store it?", "she is having a seizure"):
        ask(page, question)
        expect(page.get_by_role("status")).to_be_empty()

    expect(page.get_by_text("Not a doctor")).to_be_in_viewport(ratio=1)
    expect(page.get_by_role("link", name="Call 112").first).to_be_in_viewport(ratio=1)
    expect(page.get_by_label("Your question")).to_be_in_viewport(ratio=1)


def test_while_it_looks_it_says_so_and_takes_no_second_question(page: Page, conversations: Conversations) -> None:
    conversations.delay_seconds = 0.6
    open_chat(page)
    ask(page, "first")
    ask(page, "second")

    expect(page.get_by_role("status")).to_have_text("Looking in the leaflet")
    expect(page.get_by_role("blockquote")).to_be_visible()
    expect(page.get_by_role("status")).to_be_empty()
    expect(page.get_by_label("Your question")).to_have_value("second")
    assert len(conversations.heard) == 1


def test_an_empty_question_is_not_sent(page: Page, conversations: Conversations) -> None:
    open_chat(page)
    ask(page, "   ")

    expect(page.get_by_role("status")).to_have_text("Please type your question first.")
    assert not conversations.heard


FAILURES: list[tuple[str, Callable[[Route], None]]] = [
    ("no network", lambda route: route.abort()),
    ("server error", lambda route: route.fulfill(status=500, json={"error": "x"})),
    ("a proxy's page", lambda route: route.fulfill(status=502, body="<html>Bad gateway</html>")),
    ("html with 200", lambda route: route.fulfill(body="<html>Sign in</html>", content_type="text/html")),
    ("broken JSON", lambda route: route.fulfill(body='{"messages": [', content_type="application/json")),
    ("nothing at all", lambda route: route.fulfill(body="")),
    ("no messages", lambda route: route.fulfill(json={"messages": [], "buttons": []})),
    ("blank messages", lambda route: route.fulfill(json={"messages": [{"kind": "say", "text": " "}, None, 3]})),
    ("another shape", lambda route: route.fulfill(json=["hello"])),
]


@pytest.mark.parametrize("fail", [fail for _, fail in FAILURES], ids=[name for name, _ in FAILURES])
def test_a_failure_keeps_the_question_and_offers_to_try_again(
    page: Page, conversations: Conversations, fail: Callable[[Route], None]
) -> None:
    page.route("**/api/turns", fail)
    open_chat(page)
    ask(page, "Can I drink wine?")
    expect(page.get_by_role("log")).to_contain_text("was not answered")
    expect(page.get_by_role("log")).to_contain_text("ask your doctor")

    page.unroute("**/api/turns")
    page.get_by_role("button", name="Try again").click()
    expect(page.get_by_role("blockquote")).to_be_visible()
    expect(page.get_by_role("log")).not_to_contain_text("was not answered")
    assert [text for _, text in conversations.heard] == ["Can I drink wine?"]


def test_a_question_that_is_sent_again_has_the_same_id_and_another_has_its_own(
    page: Page, conversations: Conversations
) -> None:
    conversations.ids.clear()
    open_chat(page)
    page.route("**/api/turns", lose_answer)
    ask(page, "Can I drink wine?")
    page.get_by_role("button", name="Try again").wait_for()
    page.unroute("**/api/turns")
    page.get_by_role("button", name="Try again").click()
    expect(page.get_by_role("blockquote")).to_have_count(1)
    ask(page, "And beer?")
    expect(page.get_by_role("blockquote")).to_have_count(2)
    first, again, other = conversations.ids
    assert first == again != other and re.fullmatch("[0-9a-f]{32}", str(first))


def lose_answer(route: Route) -> None:
    """The server takes it, and its answer is lost on the way."""
    route.fetch()
    route.abort()


def test_when_everything_is_deleted_it_goes_from_the_page_and_another_conversation_begins(
    page: Page, conversations: Conversations
) -> None:
    open_chat(page)
    ask(page, "Can I drink wine?")
    expect(page.get_by_role("blockquote")).to_be_visible()
    ask(page, "please delete it all")
    expect(page.get_by_role("log")).to_contain_text("Everything is deleted.")
    expect(page.get_by_role("log")).not_to_contain_text("wine")
    ask(page, "And beer?")
    expect(page.get_by_role("blockquote")).to_be_visible()
    assert [conversation for conversation, _ in conversations.heard] != [conversations.heard[0][0]] * 3
    assert conversations.heard[0][0] == conversations.heard[1][0] != conversations.heard[2][0]


def test_who_sends_too_many_is_told_what_to_do(page: Page, conversations: Conversations) -> None:
    open_chat(page)
    for number in range(31):
        ask(page, f"Can I drink {number} beers?")
        expect(page.get_by_role("log").locator(".bubble.mine")).to_have_count(number + 1)
        expect(page.get_by_role("status")).to_have_text("")
    expect(page.get_by_role("log")).to_contain_text("If it is urgent, call your doctor.")
    assert len(conversations.heard) == 30


def test_a_handler_that_fails_on_the_server_is_such_a_failure_too(page: Page) -> None:
    open_chat(page)
    ask(page, "please break")

    expect(page.get_by_role("button", name="Try again")).to_be_visible()
    expect(page.get_by_role("log")).not_to_contain_text("on purpose")


def test_an_expired_session_is_renewed_without_a_word(page: Page, conversations: Conversations) -> None:
    tokens: list[str] = []

    def refuse_once(route: Route) -> None:
        tokens.append(route.request.headers["authorization"])
        if len(tokens) == 1:
            route.fulfill(status=401, json={"error": "expired"})
        else:
            route.continue_()

    page.route("**/api/turns", refuse_once)
    open_chat(page)
    ask(page, "Can I drink wine?")

    expect(page.get_by_role("blockquote")).to_be_visible()
    assert len(set(tokens)) == 2
    assert len(conversations.heard) == 1


def test_sessions_refused_again_and_again_end_in_a_failure(page: Page) -> None:
    asked: list[str] = []

    def refuse(route: Route) -> None:
        asked.append(route.request.url)
        route.fulfill(status=401, json={})

    page.route("**/api/turns", refuse)
    open_chat(page)
    ask(page, "Can I drink wine?")

    expect(page.get_by_role("button", name="Try again")).to_be_visible()
    assert len(asked) == 2


def test_a_question_too_long_to_send_comes_back_to_be_shortened(page: Page) -> None:
    open_chat(page)
    ask(page, "why " * 6000)
    page.get_by_role("button", name="Edit question").click()

    expect(page.get_by_label("Your question")).to_have_value(re.compile("^why why"))
    expect(page.get_by_label("Your question")).to_be_focused()


def test_markup_in_a_message_is_shown_as_text(page: Page) -> None:
    text = "<img src=x onerror=alert(1)><b>bold</b>"
    message = {"kind": "quote", "text": text, "section": text, "link": "javascript:alert(1)"}
    page.route("**/api/turns", lambda route: route.fulfill(json={"messages": [message]}))
    open_chat(page)
    ask(page, text)

    expect(page.get_by_role("blockquote")).to_have_text(text)
    expect(page.get_by_role("log").locator("img, b, a")).to_have_count(0)


@pytest.mark.parametrize("size", [(375, 700), (320, 640), (320, 256), (1280, 860), (640, 360)])
def test_nothing_is_cut_off_or_too_small_to_hit(page: Page, size: tuple[int, int]) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    open_chat(page)
    ask(page, "How do I store it?")
    expect(page.get_by_role("button", name="Yes, keep it")).to_be_visible()

    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    for control in page.get_by_role("dialog").locator("button, textarea, a").all():
        control.scroll_into_view_if_needed()
        box = control.bounding_box()
        assert box is not None
        assert box["width"] >= 44 and box["height"] >= 44, control.inner_text()
        assert box["x"] >= 0 and box["x"] + box["width"] <= size[0]


def test_on_a_phone_the_page_behind_is_out_of_reach(page: Page) -> None:
    page.set_viewport_size({"width": 375, "height": 700})
    open_chat(page)
    for _ in range(15):
        page.keyboard.press("Tab")
        assert page.evaluate("[document.body, document.querySelector('leaflet-chat')].includes(document.activeElement)")

    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Ask about Baclofen")).to_be_focused()


def test_turning_the_phone_keeps_the_chat_open(page: Page) -> None:
    open_chat(page)
    ask(page, "Can I drink wine?")
    page.set_viewport_size({"width": 375, "height": 700})

    expect(page.get_by_role("blockquote")).to_be_visible()
    expect(page.get_by_role("button", name="Ask about Baclofen")).to_be_hidden()


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 375])
def test_axe_finds_nothing_to_object_to(page: Page, width: int, colours: str) -> None:
    page.emulate_media(color_scheme="dark" if colours == "dark" else "light", reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": 860})
    _assert_accessible(page)
    open_chat(page)
    _assert_accessible(page)
    for question in ("Can I drink wine?", "she is having a seizure", "please break", "How do I store it?"):
        ask(page, question)
        expect(page.get_by_role("status")).to_be_empty()
    _assert_accessible(page)


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_axe_finds_nothing_to_object_to_in_the_leaflet(page: Page, address: str, colours: str) -> None:
    page.emulate_media(color_scheme="dark" if colours == "dark" else "light")
    page.goto(f"{address}/leaflet#s38")

    _assert_accessible(page)


def _assert_accessible(page: Page) -> None:
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
