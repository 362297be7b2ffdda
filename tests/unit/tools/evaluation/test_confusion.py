"""What is needed stands against what was shown."""

import pytest

from bot import bootstrap
from tests.quality.scoring import Labelled
from tools.evaluation.confusion import GROUPS, NOTHING, Cell, cells_of, confusion_of

from .small import labelled, result

ALCOHOL = labelled({38}, {40})
TWO = labelled({15, 36})
REFUSABLE = Labelled("a", "plain", "f", "?", frozenset({"not_covered"}), (frozenset({33}),), frozenset(), urgent=None)
CASES: list[tuple[Labelled, tuple[int, ...], list[Cell]]] = [
    (ALCOHOL, (40,), [("alcohol", "alcohol")]),
    (ALCOHOL, (38, 39), [("alcohol", "alcohol")]),  # all that is needed, and something else
    (ALCOHOL, (39, 1), [("alcohol", "stopping")]),  # the first that was shown
    (ALCOHOL, (), [("alcohol", NOTHING)]),
    (labelled(), (), [(NOTHING, NOTHING)]),
    (labelled(), (15, 30), [(NOTHING, "side effects")]),
    (REFUSABLE, (), [(NOTHING, NOTHING)]),  # where nothing is right too
    (REFUSABLE, (33,), [("serious side effects", "serious side effects")]),
    (TWO, (15, 36), [("side effects", "side effects"), ("other medicines", "other medicines")]),
    (TWO, (15,), [("side effects", "side effects"), ("other medicines", NOTHING)]),
    (TWO, (15, 39), [("side effects", "side effects"), ("other medicines", "stopping")]),
    (labelled({33}, {39}), (39,), [("stopping", "stopping")]),  # the alternative that was shown
    (labelled({35}, {41}), (41,), [("medical history", "medical history")]),
]


@pytest.mark.parametrize(("asked", "shown", "cells"), CASES)
def test_every_part_that_is_needed_is_counted_once(asked: Labelled, shown: tuple[int, ...], cells: list[Cell]) -> None:
    assert cells_of(asked, shown) == cells


def test_every_sentence_of_the_leaflet_is_in_one_group() -> None:
    grouped = sorted(number for numbers in GROUPS.values() for number in numbers)
    assert grouped == [sentence.number for sentence in bootstrap.document().sentences]


def test_only_what_occurs_has_a_row_and_a_column() -> None:
    confusion = confusion_of([result(ALCOHOL, 39), result(ALCOHOL, 38), result(ALCOHOL, 38), result(labelled())])
    assert confusion.names == ("stopping", "alcohol", NOTHING)
    assert confusion.counts == ((0, 0, 0), (1, 2, 0), (0, 0, 1))
