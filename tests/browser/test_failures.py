"""Whatever fails, the question stays, marked, with a way on."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from .acting import ask, ask_and_wait, box, log, open_chat, press
from .clinic import Conversations

FAILURES: list[tuple[str, Callable[[Route], None]]] = [
    ("no network", lambda route: route.abort()),
    ("refused", lambda route: route.abort("connectionrefused")),
    ("server error", lambda route: route.fulfill(status=500, json={"error": "x"})),
    ("a proxy's page", lambda route: route.fulfill(status=502, body="<html>Bad gateway</html>")),
    ("html with 200", lambda route: route.fulfill(body="<html>Sign in</html>", content_type="text/html")),
    ("broken JSON", lambda route: route.fulfill(body='{"messages": [', content_type="application/json")),
    ("nothing at all", lambda route: route.fulfill(body="")),
    ("no messages", lambda route: route.fulfill(json={"messages": [], "buttons": []})),
    ("blank messages", lambda route: route.fulfill(json={"messages": [{"kind": "say", "text": " "}, None, 3]})),
    ("another shape", lambda route: route.fulfill(json=["hello"])),
    ("null", lambda route: route.fulfill(json=None)),
]


@pytest.mark.parametrize("where", ["**/api/turns", "**/api/sessions"])
@pytest.mark.parametrize("fail", [fail for _, fail in FAILURES], ids=[name for name, _ in FAILURES])
def test_the_question_stays_with_try_again(
    page: Page, conversations: Conversations, fail: Callable[[Route], None], where: str
) -> None:
    page.route(where, fail)
    open_chat(page)
    ask(page, "Can I drink wine?")
    expect(log(page)).to_contain_text("Can I drink wine?")
    expect(log(page)).to_contain_text("This was not answered")
    expect(log(page)).to_contain_text("ask your doctor")

    page.unroute(where)
    press(page, "Try again")
    expect(page.get_by_role("blockquote")).to_be_visible()
    expect(log(page)).not_to_contain_text("not answered")
    assert [text for _, text in conversations.heard] == ["Can I drink wine?"]


def test_a_question_sent_again_has_the_same_id_and_another_has_its_own(
    page: Page, conversations: Conversations
) -> None:
    open_chat(page)
    page.route("**/api/turns", lose_answer)
    ask(page, "Can I drink wine?")
    page.get_by_role("button", name="Try again").wait_for()
    page.unroute("**/api/turns")
    press(page, "Try again")
    expect(page.get_by_role("blockquote")).to_have_count(1)
    ask_and_wait(page, "And beer?")

    first, again, other = conversations.ids
    assert first == again != other
    assert re.fullmatch("[0-9a-f]{32}", str(first))


def lose_answer(route: Route) -> None:
    """The server takes it, and its answer is lost on the way."""
    route.fetch()
    route.abort()


def test_the_next_question_is_asked_all_the_same(page: Page) -> None:
    open_chat(page)
    ask(page, "please break")
    expect(page.get_by_role("button", name="Try again")).to_be_visible()
    ask_and_wait(page, "Can I drink wine?")

    expect(page.get_by_role("button", name="Try again")).to_be_visible()
    expect(log(page)).not_to_contain_text("on purpose")


def test_questions_asked_while_it_looks_are_answered_in_order(page: Page, conversations: Conversations) -> None:
    conversations.delay_seconds = 0.6
    open_chat(page)
    ask(page, "Can I drink wine?")
    expect(log(page)).to_contain_text("Looking in the leaflet")
    ask(page, "How do I store it?")
    expect(log(page)).to_contain_text("Waiting for the previous answer")
    expect(log(page).locator(".theirs")).to_have_count(2)

    turns = log(page).locator("li").all_inner_texts()
    assert ["wine" in turns[0], "avoid alcohol" in turns[1], "store" in turns[2], "storage" in turns[3]] == [True] * 4
    assert [text for _, text in conversations.heard] == ["Can I drink wine?", "How do I store it?"]


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
    ask_and_wait(page, "Can I drink wine?")

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
    press(page, "Edit question")

    expect(box(page)).to_have_value(re.compile("^why why"))
    expect(box(page)).to_be_focused()
    expect(log(page).locator("li")).to_have_count(0)


def test_it_does_not_take_the_place_of_what_was_typed_since(page: Page) -> None:
    open_chat(page)
    ask(page, "why " * 6000)
    expect(page.get_by_role("button", name="Edit question")).to_be_visible()
    box(page).fill("a draft")
    press(page, "Edit question")

    expect(box(page)).to_have_value(re.compile("^why why.*a draft$", re.DOTALL))


def test_a_question_tried_again_comes_after_what_was_asked_since(page: Page) -> None:
    page.route("**/api/turns", lambda route: route.abort())
    open_chat(page)
    ask(page, "How do I store it?")
    expect(page.get_by_role("button", name="Try again")).to_be_visible()
    page.unroute("**/api/turns")
    ask_and_wait(page, "Can I drink wine?")
    press(page, "Try again")
    expect(log(page).locator(".theirs")).to_have_count(2)

    assert ["store" in text for text in log(page).locator(".mine").all_inner_texts()] == [False, True]
    expect(page.get_by_role("button", name="Yes, keep it for my doctor")).to_have_attribute("type", "button")
    page.reload()
    assert ["store" in text for text in log(page).locator(".mine").all_inner_texts()] == [False, True]


def test_an_empty_question_is_not_sent(page: Page, conversations: Conversations) -> None:
    open_chat(page)
    box(page).fill("   ")
    page.keyboard.press("Enter")

    expect(page.locator(".hint")).to_have_text("Please type your question first.")
    ask_and_wait(page, "Can I drink wine?")
    expect(page.locator(".hint")).to_be_empty()
    assert len(conversations.heard) == 1


def test_who_sends_too_many_is_told_what_to_do(page: Page, conversations: Conversations) -> None:
    open_chat(page)
    for number in range(31):
        box(page).fill(f"Can I drink {number} beers?")
        page.keyboard.press("Enter")
        expect(log(page).locator(".typing")).to_have_count(0)
        expect(log(page).locator(".mine")).to_have_count(number + 1)

    expect(log(page)).to_contain_text("You have sent many messages in a short time.")
    expect(page.get_by_role("button", name="Try again (31: Can I drink 30 beers?)")).to_be_visible()
    assert len(conversations.heard) == 30


def test_an_emergency_that_is_too_many_is_still_one(page: Page) -> None:
    answer = {"error": "wait", "messages": [{"kind": "say", "text": "Please wait."}], "urgent": True}
    page.route("**/api/turns", lambda route: route.fulfill(status=429, json=answer))
    open_chat(page)
    ask(page, "what now")

    expect(log(page).locator(".notice")).to_contain_text("This may be an emergency")
    expect(page.get_by_role("button", name="Try again")).to_be_visible()
