"""An answer is made of sentences and names of responses, and cannot be changed afterwards."""

from dataclasses import FrozenInstanceError, fields
from typing import get_args

import pytest

from bot.leaflet.answer import Answer, Line, Quote, Reply, Say, Verdict

from .small import DOCUMENT


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
    assert [field.name for field in fields(Say)] == ["response", "topic", "section", "mention"]


@pytest.mark.parametrize(
    ("made", "attribute"),
    [
        (Say("utter_greet"), "response"),
        (Quote(DOCUMENT.sentences[0]), "sentence"),
        (DOCUMENT.sentences[0], "text"),
        (DOCUMENT, "text"),
        (Answer(Verdict.ANSWERED, ()), "lines"),
        (Reply(Verdict.ANSWERED, ()), "lines"),
    ],
)
def test_what_is_shown_cannot_be_changed_once_it_is_made(made: object, attribute: str) -> None:
    with pytest.raises(FrozenInstanceError):
        setattr(made, attribute, "free text")


def test_a_reply_is_not_urgent_unless_it_is_said() -> None:
    assert not Reply(Verdict.NOT_COVERED, ()).urgent
