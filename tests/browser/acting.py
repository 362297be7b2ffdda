"""What a patient does, and what a screen reader is told."""

from collections.abc import Callable, Mapping

from playwright.sync_api import Locator, Page, Route, expect

# Of two colours, and what an element is painted on (WCAG 2.2, relative luminance).
CONTRAST = """
const linear = (s) => s <= .04045 ? s / 12.92 : ((s + .055) / 1.055) ** 2.4;
const luminance = (colour) => {
  const [r, g, b] = colour.match(/[\\d.]+/g).slice(0, 3).map((part) => linear(part / 255));
  return .2126 * r + .7152 * g + .0722 * b;
};
const contrast = (one, other) => {
  const [low, high] = [one, other].map(luminance).sort((a, b) => a - b);
  return (high + .05) / (low + .05);
};
const behind = (element) => {
  for (let at = element; at; at = at.parentElement) {
    const colour = getComputedStyle(at).backgroundColor;
    if (!/^rgba\\(.*, 0\\)$|^transparent$/.test(colour)) return colour;
  }
  return "rgb(255, 255, 255)";
};
"""
LAUNCHER = "Ask about Baclofen"
QUESTION = "Your question"


def within_body(page: Page) -> None:
    """Move the chat to where axe can tell what lies behind a text; as a child of <html> it cannot."""
    page.evaluate("() => document.body.append(document.querySelector('leaflet-chat'))")
    expect(page.locator("button.launcher")).to_be_visible()


def dim_texts(page: Page) -> list[str]:
    """The texts of the chat with a contrast below 4.5 to 1 (WCAG 1.4.3), as they would be seen when scrolled to."""
    found = page.evaluate(f"""() => {{
      {CONTRAST}
      const root = document.querySelector("leaflet-chat").shadowRoot;
      const hasText = (e) => Array.from(e.childNodes).some((n) => n.nodeType === 3 && n.data.trim());
      const texts = Array.from(root.querySelectorAll(".root *"))
        .filter((e) => e.checkVisibility() && !e.closest(".unseen, [aria-live]") && hasText(e));
      if (!texts.length) throw new Error("no text");
      return texts.map((e) => [contrast(getComputedStyle(e).color, behind(e)), e.textContent])
        .filter(([ratio]) => ratio < 4.5).map(([ratio, text]) => `${{ratio.toFixed(2)}} ${{text}}`);
    }}""")
    assert isinstance(found, list)
    return found


def launcher(page: Page) -> Locator:
    """What opens the chat."""
    return page.get_by_role("button", name=LAUNCHER)


def box(page: Page) -> Locator:
    """Where the question is typed."""
    return page.get_by_label(QUESTION)


def chat(page: Page) -> Locator:
    """The panel."""
    return page.get_by_role("dialog")


def log(page: Page) -> Locator:
    """The conversation."""
    return page.locator("ol.log")


def settle(page: Page) -> None:
    """Wait until the panel takes presses, as it does not as soon as it is opened or something above it is gone."""
    expect(page.locator("dialog.panel")).not_to_have_attribute("data-resting", "")


def open_chat(page: Page) -> None:
    """Open it by mouse, and wait until it takes presses."""
    page.locator("button.launcher").click()
    settle(page)


def ask(page: Page, question: str) -> None:
    """Type and press Enter."""
    asked = log(page).locator(".mine").count()
    settle(page)
    box(page).fill(question)
    page.keyboard.press("Enter")
    expect(log(page).locator(".mine")).to_have_count(asked + 1)


def ask_and_wait(page: Page, question: str) -> None:
    """Ask, and wait for the reply."""
    answered = log(page).locator(".theirs").count()
    ask(page, question)
    expect(log(page).locator(".theirs")).to_have_count(answered + 1)


def press(page: Page, name: str) -> None:
    """Press a button as soon as it takes presses."""
    settle(page)
    button = page.get_by_role("button", name=name)
    expect(button).not_to_have_attribute("data-resting", "")
    button.click()


def choose_option(page: Page, name: str) -> None:
    """Open the options and press one."""
    press(page, "Options")
    press(page, name)


def focused(page: Page) -> str:
    """The text or name of what has the focus, in the chat or on the page."""
    found = page.evaluate(
        """() => {
          const host = document.activeElement;
          const inner = host?.shadowRoot?.activeElement ?? host;
          return inner?.id === "question" ? "Your question"
            : inner?.getAttribute("aria-label") || inner?.innerText?.trim() || inner?.tagName || "";
        }"""
    )
    assert isinstance(found, str)
    return found


def listen(page: Page) -> None:
    """Keep, from now on, all that a screen reader is told, and with what of the page it came in one batch."""
    page.evaluate(
        """() => {
          window.told = [];
          window.shown = [];
          let batch = 0;
          const root = document.querySelector("leaflet-chat").shadowRoot;
          const region = (node) => (node.closest ? node : node.parentElement)
            .closest("[aria-live], [role=status], [role=alert], [role=log]");
          new MutationObserver((changes) => {
            batch++;
            for (const { target, addedNodes } of changes) {
              const live = region(target)?.getAttribute("aria-live") ?? region(target)?.getAttribute("role");
              for (const node of addedNodes) {
                if (live) window.told.push({ live, text: node.textContent, batch });
                if (node.matches?.(".theirs")) window.shown.push(batch);
              }
            }
          }).observe(root, { childList: true, subtree: true, characterData: true });
        }"""
    )


def told(page: Page) -> list[tuple[str, str]]:
    """What it was told so far: how ("polite", "assertive"), and the words."""
    return [(each["live"], each["text"]) for each in page.evaluate("() => window.told")]


def said(page: Page, text: str) -> list[str]:
    """How often, and how, a text was told."""
    return [live for live, words in told(page) if text in words]


def hold(page: Page, address: str = "**/api/turns") -> list[Route]:
    """Keep back what is sent from now on; the requests, as they come."""
    held: list[Route] = []
    page.route(address, lambda route: held.append(route))  # noqa: PLW0108 (Playwright takes no built-in)
    return held


def wait_until(page: Page, is_so: Callable[[], bool]) -> None:
    """Wait for something that is not on the page."""
    for _ in range(500):
        if is_so():
            return
        page.wait_for_timeout(20)
    raise AssertionError("it never came to be")


def show_page(page: Page, address: str, html: str, headers: Mapping[str, str] | None = None) -> None:
    """Open a page that somebody else made."""

    def answer(route: Route) -> None:
        route.fulfill(body=html, content_type="text/html; charset=utf-8", headers=dict(headers or {}))

    page.route(address, answer)
    page.goto(address)


def tag(address: str, **attributes: str) -> str:
    """The one tag that a clinic adds."""
    more = "".join(f' data-{name.replace("_", "-")}="{value}"' for name, value in attributes.items())
    return f'<script src="{address}/widget.js" defer{more}></script>'


def page_with(address: str, head: str = "", body: str = "<h1>A clinic</h1>", **attributes: str) -> str:
    """A page with the tag."""
    return (
        f'<!doctype html><html lang="en"><head><title>A clinic</title>{head}{tag(address, **attributes)}</head>'
        f"<body><main>{body}</main></body></html>"
    )
