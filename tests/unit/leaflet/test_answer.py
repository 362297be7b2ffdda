"""An answer is made of sentences and names of responses, and cannot be changed afterwards."""

from dataclasses import FrozenInstanceError, fields
from typing import get_args

import pytest

from bot.leaflet.answer import Answer, Choice, Line, Quote, Reply, Say, Verdict

from .small import DOCUMENT

QUOTES = [Quote(sentence) for sentence in DOCUMENT.sentences]
MILK, KEEP, EFFECTS = Choice("ask_milk"), Choice("keep_question"), Choice("read_section", DOCUMENT.sections[2])


@pytest.mark.parametrize(
    ("verdicts", "best"),
    [
        (["off_topic", "answered"], "answered"),
        (["not_covered", "partial"], "partial"),
        (["not_covered", "off_topic"], "not_covered"),
        (["small_talk", "off_topic"], "off_topic"),
        (["small_talk"], "small_talk"),
    ],
)
def test_the_best_of_several_verdicts_has_the_lowest_rank(verdicts: list[str], best: str) -> None:
    assert min(map(Verdict, verdicts), key=lambda verdict: verdict.rank) is Verdict(best)


def test_each_verdict_has_a_rank_of_its_own_from_zero() -> None:
    assert sorted(verdict.rank for verdict in Verdict) == list(range(len(Verdict)))


def test_a_line_is_a_response_by_name_or_a_sentence_and_nothing_else() -> None:
    assert set(get_args(Line)) == {Say, Quote}
    assert [field.name for field in fields(Quote)] == ["sentence"]
    assert [field.name for field in fields(Say)] == ["response", "topic", "section", "mention", "number", "choices"]


def test_a_choice_is_an_intent_or_a_section_and_no_words_of_its_own() -> None:
    assert [field.name for field in fields(Choice)] == ["intent", "section"]
    assert Choice("ask_milk").section is None
    assert Say("utter_greet").choices == ()


@pytest.mark.parametrize(
    ("made", "attribute"),
    [
        (Say("utter_greet"), "response"),
        (Quote(DOCUMENT.sentences[0]), "sentence"),
        (Choice("ask_milk"), "intent"),
        (DOCUMENT.sentences[0], "text"),
        (DOCUMENT, "text"),
        (Answer(Verdict.ANSWERED, ()), "lines"),
        (Reply(Verdict.ANSWERED, ()), "lines"),
    ],
)
def test_what_is_shown_cannot_be_changed_once_it_is_made(made: object, attribute: str) -> None:
    with pytest.raises(FrozenInstanceError):
        setattr(made, attribute, "free text")


def test_a_reply_is_not_urgent_and_was_understood_unless_it_is_said() -> None:
    assert not Reply(Verdict.NOT_COVERED, ()).urgent
    assert Reply(Verdict.NOT_COVERED, ()).understood
    assert Answer(Verdict.NOT_COVERED, ()).understood


@pytest.mark.parametrize(
    ("lines", "numbers"),
    [
        ((), []),
        ((Say("utter_greet"),), []),
        ((Say("utter_quote"), QUOTES[1], Say("utter_quote_also"), QUOTES[0], Say("utter_doctor")), [2, 1]),
        ((QUOTES[0], QUOTES[0]), [1, 1]),
    ],
)
def test_the_quotes_of_a_reply_are_its_sentences_in_the_order_shown(
    lines: tuple[Line, ...], numbers: list[int]
) -> None:
    assert [sentence.number for sentence in Reply(Verdict.ANSWERED, lines).quotes] == numbers


@pytest.mark.parametrize(
    ("lines", "choices"),
    [
        ((), ()),
        ((Say("utter_greet"), QUOTES[0]), ()),
        (
            (Say("utter_which", choices=(MILK, EFFECTS)), QUOTES[0], Say("utter_offer", choices=(KEEP,))),
            (MILK, EFFECTS, KEEP),
        ),
    ],
)
def test_what_can_be_tapped_is_all_that_its_lines_offer_in_order(
    lines: tuple[Line, ...], choices: tuple[Choice, ...]
) -> None:
    assert Reply(Verdict.PARTIAL, lines).choices == choices
