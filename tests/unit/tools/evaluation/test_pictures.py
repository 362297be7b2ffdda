"""The pictures are drawn, on white and the same each time."""

from pathlib import Path

import numpy as np
import pytest
from matplotlib import image

from tools.evaluation.confusion import NOTHING, Confusion
from tools.evaluation.figures import Figures
from tools.evaluation.limits import CHOSEN, Setting
from tools.evaluation.pictures import draw_confusion, draw_limits

pytestmark = [pytest.mark.filterwarnings("ignore")]  # matplotlib's, of a package that it needs

CONFUSION = Confusion(("alcohol", NOTHING), ((3, 1), (0, 0)))
CURVE = [Setting(f, Figures(asked=10, right=r, misleading=h)) for f, r, h in ((2, 9, 3), (CHOSEN, 8, 2), (0.5, 6, 0))]
BLUE, ORANGE = (0.11, 0.42, 0.63), (0.82, 0.33, 0.0)


def drawn(file: Path) -> "np.ndarray[tuple[int, ...], np.dtype[np.float32]]":
    return np.asarray(image.imread(file))[..., :3]


def test_the_confusion_is_drawn_on_white_and_wide_enough(tmp_path: Path) -> None:
    draw_confusion(CONFUSION, tmp_path / "images" / "confusion.png")
    picture = drawn(tmp_path / "images" / "confusion.png")
    assert picture.shape[1] == 1800
    assert picture[0, 0].tolist() == [1, 1, 1]
    assert 0.3 < (picture == 1).all(axis=-1).mean() < 0.99


def test_what_is_right_is_blue_and_what_is_not_orange(tmp_path: Path) -> None:
    draw_confusion(Confusion(("a", "b"), ((1, 0), (1, 0))), tmp_path / "confusion.png")
    picture = drawn(tmp_path / "confusion.png")
    for colour in (BLUE, ORANGE):
        assert (np.abs(picture - colour) < 0.01).all(axis=-1).mean() > 0.05


def test_the_limits_are_drawn_with_a_curve_for_each_half(tmp_path: Path) -> None:
    draw_limits({"open half": CURVE}, tmp_path / "one.png")
    draw_limits({"open half": CURVE, "held-out half": CURVE[::-1]}, tmp_path / "two.png")
    assert drawn(tmp_path / "one.png").shape == drawn(tmp_path / "two.png").shape == (1040, 1800, 3)
    assert (tmp_path / "one.png").read_bytes() != (tmp_path / "two.png").read_bytes()


def test_the_chosen_limits_are_marked(tmp_path: Path) -> None:
    elsewhere = [Setting(each.factor + 0.01, each.figures) for each in CURVE]
    draw_limits({"open half": CURVE}, tmp_path / "marked.png")
    draw_limits({"open half": elsewhere}, tmp_path / "unmarked.png")
    blue = [
        (np.abs(drawn(tmp_path / f"{name}.png") - BLUE) < 0.02).all(axis=-1).sum() for name in ("marked", "unmarked")
    ]
    assert blue[0] > blue[1] + 300


def test_the_same_figures_make_the_same_files(tmp_path: Path) -> None:
    for name in ("first", "second"):
        draw_confusion(CONFUSION, tmp_path / name / "confusion.png")
        draw_limits({"open half": CURVE}, tmp_path / name / "limits.png")
    for file in ("confusion.png", "limits.png"):
        assert (tmp_path / "first" / file).read_bytes() == (tmp_path / "second" / file).read_bytes()
