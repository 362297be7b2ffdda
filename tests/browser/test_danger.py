"""The words that show the notice when the server cannot be asked: coarser than its own rules, on the safe side."""

import json
from collections.abc import Callable, Sequence

import pytest
from playwright.sync_api import Page

from bot.edge.pages import WIDGET
from bot.language.red_flags import load_red_flags
from tests.quality.scoring import FOLDER, read_labelled

LEAST_FOUND = 0.95  # of what the server's rules are written for
LEAST_HINTS_FOUND = 0.5  # of emergencies that are told between the lines, which nothing but the server understands
MOST_NEEDLESS = 0.1

Looks = Callable[[Sequence[str]], list[bool]]


@pytest.fixture
def looks(new_page: Callable[..., Page]) -> Looks:
    """Tells of texts whether they show the notice, as the browser does."""
    source = (WIDGET / "chat" / "danger.js").read_text(encoding="utf-8").replace("export ", "")
    page = new_page()

    def look(texts: Sequence[str]) -> list[bool]:
        found = page.evaluate(
            f"(texts) => {{ {source}\n return JSON.stringify(texts.map(soundsUrgent)); }}", list(texts)
        )
        return [bool(each) for each in json.loads(found)]

    return look


def test_most_wordings_of_every_sign_are_found(looks: Looks) -> None:
    texts = [text for kind in load_red_flags().kinds for sign in kind.signs for text in sign.yes]
    found = looks(texts)
    missed = [text for text, is_found in zip(texts, found, strict=True) if not is_found]

    assert len(texts) > 150
    assert sum(found) / len(texts) >= LEAST_FOUND, missed


def test_every_sign_is_found_in_some_wording(looks: Looks) -> None:
    signs = [sign for kind in load_red_flags().kinds for sign in kind.signs]

    assert [sign.name for sign in signs if not any(looks(sign.yes))] == []


def test_many_that_are_told_between_the_lines_are_found_and_few_other_questions(looks: Looks) -> None:
    questions = read_labelled(FOLDER / "open.jsonl")
    urgent = looks([each.question for each in questions if each.urgent])
    ordinary = looks([each.question for each in questions if each.urgent is False and "urgent" not in each.kind])

    assert sum(urgent) / len(urgent) >= LEAST_HINTS_FOUND
    assert sum(ordinary) / len(ordinary) <= MOST_NEEDLESS


@pytest.mark.parametrize(
    "text", ["", "Can I drink alcohol?", "what is baclofen", "\U0001f600", "puedo conducir", "¿puedo beber vino?"]
)
def test_ordinary_words_show_none(looks: Looks, text: str) -> None:
    assert looks([text]) == [False]


@pytest.mark.parametrize(
    "text",
    [
        "I CAN\N{RIGHT SINGLE QUOTATION MARK}T BREATHE",
        "ｏｖｅｒｄｏｓｅ",
        "she wont wake up",
        "no puedo respirar",
        "tomó 20 pastillas",
        "quiero morir",
        "sobredosis",
    ],
)
def test_they_are_found_however_they_are_typed(looks: Looks, text: str) -> None:
    assert looks([text]) == [True]
