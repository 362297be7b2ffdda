"""The page: a row for everything, and no gap left in the words."""

from bench.acceptance import promises
from bench.page import Run, beside_table, page, promises_table
from bench.plan import FULL
from tests.unit.bench.small import measures

OURS, STOCK = measures(), measures(train_s=None, unanswered=40)


def test_a_promise_has_a_row() -> None:
    table = promises_table(promises(OURS, STOCK))
    assert "| start to first answer | 5.0 s | at most 6 s | holds |\n" in table
    assert "| half of the turns (p50) | 50.0 ms | at most 8 ms | does not hold |\n" in table
    assert table.count("\n") == 15


def test_the_bots_stand_beside_each_other() -> None:
    table = beside_table(OURS, STOCK)
    assert "| training | 20.0 s | – |\n" in table
    assert "| turns a second, 1 conversation at once | 150.0 | 150.0 |\n" in table
    assert "| turns a second, 10 conversations at once | 130.0 | 130.0 |\n" in table
    assert "| turns without an answer | 2 of 6,460 | 40 of 6,460 |\n" in table
    assert {line.count("|") for line in table.splitlines()} == {4}


def test_the_page_tells_the_machine_the_figures_and_how() -> None:
    whole = page(Run("a machine", FULL, promises(OURS, STOCK), OURS, STOCK))
    assert whole.startswith("# How fast, how large\n")
    assert "\nMachine: a machine\n" in whole
    assert "after 5,000 turns with the same texts" in whole
    assert "{" not in whole and max(map(len, whole.splitlines())) <= 130
