"""Results are counted."""

from tools.evaluation.figures import Figures, figures_by_kind, figures_of

from .small import labelled, result

ALCOHOL = labelled({38}, {40})
SILENT = labelled()
EMERGENCY = labelled(urgent=True)


def test_what_is_shown_is_counted_by_what_it_amounts_to() -> None:
    counted = figures_of(
        [
            result(ALCOHOL, 38),
            result(ALCOHOL, 39),
            result(ALCOHOL),
            result(ALCOHOL, 38, 1),
            result(labelled({15, 36}), 15),
            result(SILENT, 1),
            result(SILENT),
        ]
    )
    assert counted == Figures(asked=7, right=2, misleading=1, false_answers=1, missed=1, partly=2)
    assert (counted.harm, counted.right_share, counted.harm_share) == (2, 2 / 7, 2 / 7)


def test_emergencies_are_counted_where_there_are_no_two_opinions() -> None:
    arguable = labelled(urgent=None)
    counted = figures_of(
        [
            result(EMERGENCY, urgent=True),
            result(EMERGENCY),
            result(SILENT, urgent=True),
            result(arguable, urgent=True),
            result(arguable),
        ]
    )
    assert (counted.emergencies, counted.noticed, counted.false_notices) == (2, 1, 1)


def test_nothing_asked_has_no_share() -> None:
    assert (figures_of([]).right_share, figures_of([]).harm_share) == (0, 0)


def test_each_kind_has_its_figures_in_the_order_of_the_questions() -> None:
    counted = figures_by_kind(
        [result(labelled(kind="typo")), result(labelled(kind="plain"), 1), result(labelled(kind="typo"), 1)]
    )
    assert [(kind, figures.right, figures.asked) for kind, figures in counted.items()] == [
        ("typo", 1, 2),
        ("plain", 0, 1),
    ]
