"""The pictures are drawn, on white, the same each time, and with what was measured."""

from pathlib import Path

import numpy as np
import pytest
from matplotlib import image

from bench.pictures import draw_all, draw_latency, draw_memory
from tests.unit.bench.small import measures

pytestmark = [pytest.mark.filterwarnings("ignore")]  # matplotlib's, of a package that it needs

BOTS = {"this bot": measures(), "stock Rasa bot": measures(latencies_ms=[200.0, 300.0])}
NAMES = ["bench-latency.png", "bench-long.png", "bench-memory.png", "bench-throughput.png"]


def test_there_are_four_of_them_and_the_same_figures_make_the_same_files(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        draw_all(BOTS, tmp_path / folder)
    assert sorted(each.name for each in (tmp_path / "one").iterdir()) == NAMES
    for name in NAMES:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()
        picture = np.asarray(image.imread(tmp_path / "one" / name))[..., :3]
        assert picture.shape == (760, 1800, 3)
        assert picture[0, 0].tolist() == [1, 1, 1]


def test_the_whole_of_both_curves_is_to_be_seen(tmp_path: Path) -> None:
    memory = [(0, 3000.0), (5000, 3000.0)]
    draw_memory({"this bot": measures(), "stock Rasa bot": measures(memory=memory)}, tmp_path / "memory.png")
    picture = np.asarray(image.imread(tmp_path / "memory.png"))[..., :3]
    for colour in ((0.11, 0.42, 0.63), (0.82, 0.33, 0.04)):
        assert (np.abs(picture - colour) < 0.02).all(axis=-1).sum(axis=1).max() > 700  # pixels of a level line


def test_another_measure_is_another_picture(tmp_path: Path) -> None:
    draw_latency(BOTS, tmp_path / "one.png")
    draw_latency({**BOTS, "this bot": measures(latencies_ms=[1.0, 2.0])}, tmp_path / "two.png")
    assert (tmp_path / "one.png").read_bytes() != (tmp_path / "two.png").read_bytes()
