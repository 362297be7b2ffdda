"""In the clinic's language, in either direction; where a word is missing, it is the English one."""

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from bot.edge.pages import WIDGET

from .acting import open_chat, page_with, show_page

CSS = (WIDGET / "widget.css").read_text(encoding="utf-8")
PHYSICAL = re.compile(
    r"(?<!safe-area-)\b(?:left|right|(?:margin|padding|border|inset|scroll-margin|scroll-padding)-(?:top|bottom))\b"
    r"|\bborder-(?:top|bottom)-(?:left|right)-radius\b"
)


@pytest.fixture
def strings(new_page: Callable[..., Page]) -> dict[str, dict[str, str]]:
    """The table of all words, read as the browser reads it."""
    source = (WIDGET / "chat" / "strings.js").read_text(encoding="utf-8").replace("export ", "")
    found: Any = json.loads(new_page().evaluate(f"() => {{ {source}\n return JSON.stringify(STRINGS); }}"))
    assert isinstance(found, dict)
    return found


def test_every_language_has_every_word(strings: dict[str, dict[str, str]]) -> None:
    assert set(strings) == {"en", "es"}
    for words in strings.values():
        assert list(words) == list(strings["en"])
        assert [key for key, word in words.items() if not word and key != "english"] == []


def test_what_is_filled_in_is_the_same_in_every_language(strings: dict[str, dict[str, str]]) -> None:
    holes = {
        lang: {key: sorted(re.findall(r"\{\w+\}", word)) for key, word in words.items()}
        for lang, words in strings.items()
    }

    assert holes["es"] == holes["en"]


def test_every_word_is_used_and_no_other(strings: dict[str, dict[str, str]]) -> None:
    sources = "".join(path.read_text() for path in (WIDGET / "chat").glob("*.js") if path.name != "strings.js")

    assert [key for key in strings["en"] if f'"{key}"' not in sources] == []


def test_a_missing_word_is_the_english_one(new_page: Callable[..., Page]) -> None:
    source = (WIDGET / "chat" / "strings.js").read_text(encoding="utf-8").replace("export ", "")
    said = new_page().evaluate(
        f"() => {{ {source}\n delete es.send; return [speaker('es')('send'), speaker('es')('close')]; }}"
    )

    assert said == ["Send", "Cerrar"]


def test_no_language_gets_english_where_there_are_words(new_page: Callable[..., Page], address: str) -> None:
    for html, words in (
        (page_with(address, lang="es-MX"), "Pregunte sobre Baclofen"),
        (page_with(address).replace('lang="en"', 'lang="es"'), "Pregunte sobre Baclofen"),
        (page_with(address).replace('lang="en"', 'lang="fr"'), "Ask about Baclofen"),
        (page_with(address, lang="constructor"), "Ask about Baclofen"),
    ):
        page = new_page()
        show_page(page, f"{address}/in", html)
        expect(page.get_by_role("button", name=words, exact=True)).to_be_visible()


def test_in_spanish_it_says_that_the_leaflet_is_english(new_page: Callable[..., Page], address: str) -> None:
    page = new_page()
    show_page(page, f"{address}/es", page_with(address, lang="es"))
    open_chat(page)
    expect(page.get_by_text("El prospecto y las respuestas están en inglés.")).to_be_visible()
    page.get_by_label("Su pregunta").fill("Can I drink wine?")
    page.keyboard.press("Enter")

    expect(page.get_by_role("link", name="Fuente 1: Precautions")).to_be_visible()
    assert page.locator("blockquote").get_attribute("lang") == "en"
    assert page.locator(".root").get_attribute("lang") == "es"
    assert page.locator(".bubble.theirs-text").first.get_attribute("lang") == "en"


def test_from_right_to_left_it_is_mirrored(new_page: Callable[..., Page], address: str) -> None:
    places = {}
    for direction in ("ltr", "rtl"):
        page = new_page()
        show_page(page, f"{address}/{direction}", page_with(address, dir=direction))
        open_chat(page)
        page.get_by_label("Your question").fill("Can I drink wine?")
        page.keyboard.press("Enter")
        expect(page.locator(".theirs")).to_have_count(1)
        names = (".panel", ".send", "textarea", ".close", ".mine-text", ".theirs-text >> nth=0", ".quote")
        found = {name: page.locator(name).bounding_box() for name in names}
        places[direction] = {
            name: (place["x"] if direction == "ltr" else 1280 - place["x"] - place["width"], place["y"], place["width"])
            for name, place in found.items()
            if place
        }

    assert len(places["ltr"]) == 7
    for name, place in places["ltr"].items():
        assert place == pytest.approx(places["rtl"][name], abs=16), name  # the width of a scroll bar


def test_the_page_says_which_way_it_goes(new_page: Callable[..., Page], address: str) -> None:
    page = new_page()
    show_page(page, f"{address}/ar", page_with(address).replace('lang="en"', 'lang="ar" dir="rtl"'))

    assert page.locator(".root").get_attribute("dir") == "rtl"
    assert page.locator(".root").get_attribute("lang") == "en"


def test_no_style_says_left_or_right() -> None:
    assert PHYSICAL.findall(CSS) == []
    assert PHYSICAL.findall("a { margin-top: 0; text-align: right; }") == ["margin-top", "right"]
    assert not re.search(r"(?:margin|padding|inset): [^;]* [^;]* [^;]* [^;]*;", CSS)
