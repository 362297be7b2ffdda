"""The two pictures of the evaluation, drawn in the same way on every machine and without its date."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from matplotlib import style
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle
from matplotlib.ticker import PercentFormatter

from tools.drawing import CURVES, INK, LINES, add_grid, new_axes, save
from tools.evaluation.confusion import Confusion
from tools.evaluation.limits import CHOSEN, Setting

_RIGHT, _WRONG = (0.11, 0.42, 0.63), (0.82, 0.33, 0.0)  # blue and orange, which colour-blind people can tell apart
_PALEST = 0.12  # so that a cell with one question in many can be seen

RGB = tuple[float, float, float]


def draw_confusion(confusion: Confusion, file: Path) -> None:
    """A row for what is needed, a column for what was shown; the colour is the share of the row."""
    count = len(confusion.names)
    with style.context("default"):
        figure, axes = new_axes(max(5.0, 2.6 + 0.36 * count))
        for row, shown in enumerate(confusion.counts):
            for column, number in enumerate(shown):
                if number:
                    _cell(axes, row, column, number, number / sum(shown))
        _label(axes, confusion)
        axes.set(xlim=(-0.5, count - 0.5), ylim=(count - 0.5, -0.5))
        axes.set_xlabel("what was shown", labelpad=10)
        axes.set_ylabel("what the question needs (how many)", labelpad=10)
        save(figure, file)


def draw_limits(curves: Mapping[str, Sequence[Setting]], file: Path) -> None:
    """A curve of right against harm for each half, with the chosen limits marked."""
    with style.context("default"):
        figure, axes = new_axes(5.2)
        for (name, settings), colour in zip(curves.items(), CURVES, strict=False):
            _curve(axes, name, settings, colour)
        add_grid(axes)
        axes.xaxis.set_major_formatter(PercentFormatter(1, decimals=1, symbol=" %"))
        axes.yaxis.set_major_formatter(PercentFormatter(1, decimals=0, symbol=" %"))
        axes.set_xlim(left=0)
        harm = "harm: beside the point, or shown where the leaflet has nothing"
        axes.set_xlabel(f"←  stricter limits          {harm}          looser limits  →", labelpad=8)
        axes.set_ylabel("right", labelpad=8)
        axes.legend(frameon=False, fontsize=10, labelcolor=INK, loc="lower right")
        save(figure, file)


def _cell(axes: Axes, row: int, column: int, number: int, share: float) -> None:
    strength = _PALEST + (1 - _PALEST) * share
    colour = tinted(_RIGHT if row == column else _WRONG, strength)
    axes.add_patch(Rectangle((column - 0.5, row - 0.5), 1, 1, facecolor=colour, edgecolor="white", linewidth=1))
    ink = "white" if strength > 0.55 else INK
    axes.text(column, row, str(number), ha="center", va="center", fontsize=9, color=ink)


def tinted(colour: RGB, strength: float) -> RGB:
    """A colour (red, green, blue from 0 to 1) mixed with white; 1 is the colour itself.

    >>> tinted((0.0, 0.5, 1.0), 0.5)
    (0.5, 0.75, 1.0)
    """
    red, green, blue = (1 - (1 - part) * strength for part in colour)
    return red, green, blue


def _label(axes: Axes, confusion: Confusion) -> None:
    places = range(len(confusion.names))
    rows = [f"{name} ({sum(shown)})" for name, shown in zip(confusion.names, confusion.counts, strict=True)]
    axes.set_yticks(places, rows)
    axes.set_xticks(places, confusion.names, rotation=45, ha="right", rotation_mode="anchor")
    for between in places[1:]:
        axes.axhline(between - 0.5, color=LINES, linewidth=0.6, zorder=0)
        axes.axvline(between - 0.5, color=LINES, linewidth=0.6, zorder=0)


def _curve(axes: Axes, name: str, settings: Sequence[Setting], colour: str) -> None:
    points = [(each.figures.harm_share, each.figures.right_share) for each in settings]
    axes.plot(*zip(*points, strict=True), color=colour, linewidth=2, marker="o", markersize=3.5)
    for setting, (harm, right) in zip(settings, points, strict=True):
        if setting.factor == CHOSEN:
            label = f"{name}, chosen limits: {100 * right:.1f} % right, {100 * harm:.1f} % harm"
            axes.plot(
                harm, right, "o", color=colour, markersize=12, markeredgecolor="white", markeredgewidth=2, label=label
            )
