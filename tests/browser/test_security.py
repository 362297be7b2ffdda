"""Nothing the bot, the storage or a foreign page says becomes more than text."""

import json
from collections.abc import Callable, Sequence

import pytest
from playwright.sync_api import Page, expect

from bot.edge.pages import WIDGET

from .acting import ask, ask_and_wait, choose_option, launcher, log, open_chat, page_with, press, show_page
from .clinic import ALCOHOL, LISTED, Conversations

CHAT = WIDGET / "chat"
STRICT = (
    "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)
CORPUS = (
    "<script>window.hacked = 1</script>",
    "<img src=x onerror='window.hacked = 1'>",
    "<svg onload='window.hacked = 1'>",
    "<iframe srcdoc='<script>parent.hacked = 1</script>'>",
    "[click](javascript:window.hacked=1)",
    "javascript:window.hacked=1",
    "data:text/html,<script>window.hacked=1</script>",
    '"><a href=javascript:window.hacked=1>x</a>',
    "{{constructor.constructor('window.hacked=1')()}}",
    "</textarea><script>window.hacked=1</script>",
    "<style>*{display:none}</style>",
    "\u202e<b>reversed</b>",
)
SINKS = (
    "innerHTML",
    "outerHTML",
    "insertAdjacentHTML",
    "document.write",
    "eval(",
    "new Function",
    "srcdoc",
    "createContextualFragment",
    "setHTMLUnsafe",
    "DOMParser",
)


@pytest.mark.parametrize("sink", SINKS)
def test_no_module_makes_markup_or_code_of_text(sink: str) -> None:
    sources = {path.name: path.read_text(encoding="utf-8") for path in CHAT.glob("*.js")}

    assert len(sources) > 10
    assert [name for name, source in sources.items() if sink in source] == []


def hostile_reply(kinds: Sequence[str]) -> dict[str, object]:
    """All of the corpus in every place that a reply has."""
    messages = [
        {"kind": kind or text, "text": text, "section": text, "sentence": 1, "link": text}
        for kind in kinds
        for text in CORPUS
    ]
    return {"messages": messages, "buttons": [{"id": text, "label": text} for text in CORPUS], "urgent": True}


def stays_text(page: Page) -> None:
    """The corpus is there, as it is written, and did nothing."""
    expect(log(page).locator("blockquote")).to_have_count(len(CORPUS))
    assert log(page).locator("blockquote").evaluate_all("(all) => all.map((e) => e.textContent)") == list(CORPUS)
    assert log(page).locator("script, img, iframe, style, b, a:not(.call)").count() == 0
    assert page.evaluate("() => window.hacked") is None


def test_what_the_bot_says_stays_text(page: Page) -> None:
    page.route("**/api/turns", lambda route: route.fulfill(json=hostile_reply(["say", "quote", "notice", "item", ""])))
    open_chat(page)
    ask_and_wait(page, " ".join(CORPUS))
    stays_text(page)
    for button in page.locator(".theirs .choices button").all()[:1]:
        button.click(force=True)
    page.reload()
    stays_text(page)


def test_what_somebody_put_into_the_storage_stays_text(page: Page, address: str) -> None:
    entries = [
        {
            "id": text, "words": text, "turn": {"text": text}, "at": 1, "state": text, "why": text, "repliedAt": 1,
            "reply": {"messages": [{"kind": "quote", "text": text, "section": text, "link": text}], "buttons": []},
        }
        for text in CORPUS
    ]  # fmt: skip
    kept = {"token": "x", "until": 9e15, "open": True, "draft": CORPUS[0], "aloud": False, "entries": [*entries, 5, {}]}
    page.evaluate("([key, kept]) => sessionStorage.setItem(key, kept)", [f"leaflet-chat {address}/", json.dumps(kept)])
    page.reload()

    stays_text(page)
    expect(page.get_by_label("Your question")).to_have_value(CORPUS[0])


@pytest.mark.parametrize("broken", ["", "null", "[]", "{", '{"entries": 3, "until": 9e15}', '{"until": "x"}'])
def test_a_storage_that_is_broken_is_an_empty_one(page: Page, address: str, broken: str) -> None:
    page.evaluate("([key, kept]) => sessionStorage.setItem(key, kept)", [f"leaflet-chat {address}/", broken])
    page.reload()
    open_chat(page)
    ask_and_wait(page, "Can I drink wine?")

    expect(log(page).locator("blockquote")).to_have_text(ALCOHOL)


def test_it_works_under_a_strict_policy(new_page: Callable[..., Page], address: str) -> None:
    page = new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.add_init_script(
        "window.broken = []; window.print = () => {};"
        "document.addEventListener('securitypolicyviolation', (event) => broken.push(event.violatedDirective));"
    )
    html = page_with(address, accent="#f5d76e", read_aloud="", dictation="")
    show_page(page, f"{address}/strict", html, {"Content-Security-Policy": STRICT})
    open_chat(page)
    ask_and_wait(page, "Can I drink wine?")
    ask_and_wait(page, "show my list")
    press(page, "Print my questions")
    with page.expect_download():
        press(page, "Save as a file")
    choose_option(page, "Print conversation")
    choose_option(page, "Delete conversation")
    press(page, "Delete it")

    expect(page.get_by_text("is deleted, here and on the server").first).to_be_visible()
    expect(launcher(page)).to_be_hidden()
    assert page.evaluate("() => window.broken") == []
    assert [each for each in said if "Content Security Policy" in each] == []


def test_the_policy_is_one_that_bites(new_page: Callable[..., Page], address: str) -> None:
    page = new_page()
    page.add_init_script(
        "window.broken = [];"
        "document.addEventListener('securitypolicyviolation', (event) => broken.push(event.violatedDirective));"
    )
    html = page_with(address, body="<script>1</script><p style='color: red'>red</p>")
    show_page(page, f"{address}/strict", html, {"Content-Security-Policy": STRICT})

    expect(launcher(page)).to_be_visible()
    assert len(page.evaluate("() => window.broken")) == 2


def test_a_listed_page_of_another_origin_has_the_chat(
    new_page: Callable[..., Page], address: str, conversations: Conversations
) -> None:
    page = new_page()
    show_page(page, f"{LISTED}/visit", page_with(address))
    open_chat(page)
    ask_and_wait(page, "Can I drink wine?")

    source = page.get_by_role("link", name="Source 1")
    expect(source).to_have_attribute("href", f"{address}/leaflet#s38")
    assert len(conversations.heard) == 1


@pytest.mark.parametrize("status", [500, 502])
def test_a_listed_page_is_not_told_so_when_the_server_fails(
    new_page: Callable[..., Page], address: str, status: int
) -> None:
    page = new_page()
    page.route("**/api/sessions", lambda route: route.fulfill(status=status, body="<html>Bad gateway</html>"))
    page.route("**/health/live", lambda route: route.fulfill(status=status, body="<html>Bad gateway</html>"))
    show_page(page, f"{LISTED}/visit", page_with(address))
    open_chat(page)
    ask(page, "Can I drink wine?")

    expect(log(page)).to_contain_text("This was not answered")


def test_an_unlisted_page_is_refused_and_says_so(
    new_page: Callable[..., Page], address: str, conversations: Conversations
) -> None:
    page = new_page()
    show_page(page, "http://127.0.0.1:9991/visit", page_with(address))
    open_chat(page)
    page.get_by_label("Your question").fill("Can I drink wine?")
    page.keyboard.press("Enter")

    expect(log(page)).to_contain_text("not set up for this site")
    assert conversations.heard == []
    refused = page.request.post(f"{address}/api/sessions", headers={"Origin": "http://127.0.0.1:9991"}, data={})
    assert refused.status == 403
    assert not [name for name in refused.headers if name.startswith("access-control")]
