"""What is shown is held against the labels."""

import pytest

from .scoring import Labelled, Outcome


def labelled(*evidence: set[int], verdicts: str = "answered", also_fine: set[int] | None = None) -> Labelled:
    sets = tuple(frozenset(each) for each in evidence)
    return Labelled("a", "plain", "f", "?", frozenset(verdicts.split()), sets, frozenset(also_fine or ()), urgent=False)


COVERED = labelled({15, 36}, {37}, also_fine={16})
SILENT = labelled(verdicts="not_covered")
CASES = [
    (COVERED, {15, 36}, Outcome.RIGHT),
    (COVERED, {30, 36}, Outcome.RIGHT),  # 30 says the same as 15
    (COVERED, {15, 36, 16, 17}, Outcome.RIGHT),  # also fine, and a pointer to the doctor
    (COVERED, {37}, Outcome.RIGHT),  # the other set
    (COVERED, {15, 36, 38}, Outcome.STRAY),
    (COVERED, {15}, Outcome.INCOMPLETE),
    (COVERED, {38}, Outcome.MISLEADING),
    (COVERED, set(), Outcome.MISSED),
    (SILENT, set(), Outcome.RIGHT),
    (SILENT, {38}, Outcome.FALSE_ANSWER),
    (SILENT, {17}, Outcome.FALSE_ANSWER),
    (labelled(verdicts="not_covered", also_fine={34}), {34, 31}, Outcome.RIGHT),
    (labelled({33}, verdicts="answered not_covered"), set(), Outcome.RIGHT),  # refusing is accepted too
]


@pytest.mark.parametrize(("question", "shown", "outcome"), CASES)
def test_what_is_shown_is_held_against_the_labels(question: Labelled, shown: set[int], outcome: Outcome) -> None:
    assert question.outcome(shown) is outcome
