"""The page has the figures of all questions and the words of the open half only."""

from tools.evaluation.figures import Figures
from tools.evaluation.page import LONGEST_QUESTION, NO_REAL, REAL, WORST, Evaluated, page, tables, worst, worst_table

from .small import labelled, result

ALCOHOL = labelled({38}, {40}, question="can i drink | or not")
FALSE = result(labelled(question="is my phone addictive"), 37)
MISLEADING = result(ALCOHOL, 39)
UNNOTICED = result(labelled(question="it is over", urgent=True))
MISSED = result(ALCOHOL)
RIGHT = result(ALCOHOL, 38)
HELD_OUT = [result(labelled(kind="typo", question="nobody may read this"), 1), RIGHT]


def test_the_worst_come_first_and_what_is_not_bad_not_at_all() -> None:
    incomplete = result(labelled({15, 36}), 15)
    assert worst([MISSED, RIGHT, UNNOTICED, incomplete, MISLEADING, FALSE]) == [FALSE, MISLEADING, UNNOTICED, MISSED]


def test_there_are_at_most_twenty() -> None:
    assert worst([MISSED] * 30 + [FALSE]) == [FALSE, *[MISSED] * (WORST - 1)]


def test_a_bad_one_is_shown_with_what_was_wanted() -> None:
    rows = worst_table([FALSE, MISLEADING, UNNOTICED, result(labelled({33}, urgent=True), urgent=False)]).splitlines()
    assert rows[2:] == [
        "| false answer | is my phone addictive | S37 | nothing |",
        "| misleading | can i drink \\| or not | S39 | S38 or S40 |",
        "| no notice | it is over | nothing | the notice |",
        "| missed, no notice | ? | nothing | S33, the notice |",
    ]


def test_a_needless_notice_and_many_alternatives_are_shown_in_short() -> None:
    many = labelled({1}, {3}, {5}, {18}, {29}, {24, 25})
    assert worst_table([result(many, 2, 7, urgent=True)]).splitlines()[2] == (
        "| misleading | ? | S02 + S07, the notice | S01 or S03 or S05 or S18 or … |"
    )


def test_a_question_stays_in_its_cell_however_it_was_typed() -> None:
    (row,) = worst_table([result(labelled(question="a\nb | <b>*x*</b> `" + "y" * 200), 1)]).splitlines()[2:]
    question = row.split(" | ")[1]
    assert question.startswith("a b \\| &lt;b>\\*x\\*&lt;/b> \\`yy")
    assert len(question.replace("\\", "").replace("&lt;", "<")) == LONGEST_QUESTION


def test_each_half_has_its_row_and_each_kind_too() -> None:
    made = tables(Evaluated({"open": [RIGHT, FALSE, UNNOTICED], "held-out": HELD_OUT}, Figures(asked=4, right=3)))
    assert "| open half | 3 | 2 (66.7 %) | 1 (33.3 %) | 0 | 1 | 0 | 0 | 0 / 1 | 0 |" in made
    assert f"| {REAL} | 4 | 3 (75.0 %) | 0 (0.0 %) |" in made
    assert "| plain | 2/3 | 1 | 0 / 1 | 0 | 1/1 | 0 | – | 0 |" in made
    assert "| typo | 0/0 | 0 | – | 0 | 0/1 | 1 | – | 0 |" in made
    assert NO_REAL not in made


def test_real_questions_that_are_not_there_are_said_so() -> None:
    made = tables(Evaluated({"open": [RIGHT]}))
    assert NO_REAL in made and f"| {REAL}" not in made


def test_of_the_held_out_half_there_are_only_figures() -> None:
    made = page(Evaluated({"open": [FALSE], "held-out": HELD_OUT}), [FALSE])
    assert "is my phone addictive" in made
    assert "nobody may read this" not in made
    assert "images/confusion.png" in made and "images/limits.png" in made


def test_the_same_results_make_the_same_page() -> None:
    evaluated = Evaluated({"open": [FALSE, MISSED], "held-out": HELD_OUT})
    assert page(evaluated, [FALSE, MISSED]) == page(evaluated, [FALSE, MISSED])
