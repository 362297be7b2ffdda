"""The pictures of docs/benchmarks.md: this bot beside the stock bot."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from matplotlib import style
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, LogLocator, NullLocator

from bench.measures import Measures
from tools.drawing import CURVES, INK, add_grid, new_axes, save

_DASHES = ("-", "--")  # for who does not see colours
_SMOOTH = 10  # turns that a point of the long conversations is the mean of

Bots = Mapping[str, Measures]
Look = dict[str, Any]
Draw = Callable[[Axes, Measures, Look], None]


def draw_all(bots: Bots, folder: Path) -> None:
    """Every picture, into the folder; the keys are what the bots are called."""
    draw_latency(bots, folder / "bench-latency.png")
    draw_throughput(bots, folder / "bench-throughput.png")
    draw_memory(bots, folder / "bench-memory.png")
    draw_long(bots, folder / "bench-long.png")


def draw_latency(bots: Bots, file: Path) -> None:
    """The share of turns that take at most so long."""

    def curve(axes: Axes, measures: Measures, look: Look) -> None:
        times = sorted(measures.latencies_ms)
        axes.plot(times, [100 * (rank + 1) / len(times) for rank in range(len(times))], **look)
        axes.set_xscale("log")
        axes.xaxis.set_major_locator(LogLocator(subs=(1, 2, 5)))
        axes.xaxis.set_minor_locator(NullLocator())

    _draw(bots, file, curve, "milliseconds of a turn (logarithmic)", "% of the turns take at most this long")


def draw_throughput(bots: Bots, file: Path) -> None:
    """Turns per second by conversations at once."""

    def curve(axes: Axes, measures: Measures, look: Look) -> None:
        counts = [level.conversations for level in measures.levels]
        axes.plot(counts, [level.turns_per_s for level in measures.levels], marker="o", **look)
        axes.set_xscale("log")
        axes.set_xticks(counts, minor=False)
        axes.minorticks_off()

    _draw(bots, file, curve, "conversations at once", "turns a second")


def draw_memory(bots: Bots, file: Path) -> None:
    """Resident memory by turns since the start."""

    def curve(axes: Axes, measures: Measures, look: Look) -> None:
        axes.plot(*zip(*measures.memory, strict=True), **look)

    _draw(bots, file, curve, "turns since the start", "MB resident")


def draw_long(bots: Bots, file: Path) -> None:
    """How long each turn of a long conversation takes, the mean of some neighbours in all conversations."""

    def curve(axes: Axes, measures: Measures, look: Look) -> None:
        turns = [sum(times) / len(times) for times in zip(*measures.long, strict=True)]
        starts = range(0, len(turns), _SMOOTH)
        axes.plot(
            [start + _SMOOTH / 2 for start in starts], [sum(turns[s : s + _SMOOTH]) / _SMOOTH for s in starts], **look
        )

    _draw(bots, file, curve, "turn of the conversation", "milliseconds of a turn")


def _draw(bots: Bots, file: Path, curve: Draw, across: str, up: str) -> None:
    with style.context("default"):
        figure, axes = new_axes(3.8)
        for (name, measures), colour, dashes in zip(bots.items(), CURVES, _DASHES, strict=False):
            curve(axes, measures, {"label": name, "color": colour, "linestyle": dashes, "linewidth": 2})
        axes.set_ylim(bottom=0)  # when all curves are there: it would hold the top as well
        add_grid(axes)
        axes.xaxis.set_major_formatter(FuncFormatter(lambda number, _: f"{number:,.10g}"))
        axes.set_xlabel(across, labelpad=8)
        axes.set_ylabel(up, labelpad=8)
        axes.legend(frameon=False, fontsize=10, labelcolor=INK)
        save(figure, file)
