"""What the pictures have in common."""

from pathlib import Path

import numpy as np
import pytest
from matplotlib import image

from tools.drawing import add_grid, new_axes, save

pytestmark = [pytest.mark.filterwarnings("ignore")]  # matplotlib's, of a package that it needs


def test_a_picture_is_white_and_1800_pixels_wide_and_its_folder_is_made(tmp_path: Path) -> None:
    figure, axes = new_axes(2.0)
    add_grid(axes)
    save(figure, tmp_path / "images" / "empty.png")
    picture = np.asarray(image.imread(tmp_path / "images" / "empty.png"))[..., :3]
    assert picture.shape == (400, 1800, 3)
    assert picture[0, 0].tolist() == [1, 1, 1]
