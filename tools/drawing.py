"""How pictures for docs/ are drawn: the same on every machine, on white, and without the date."""

from pathlib import Path

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

INK, GREY, LINES = "#1b2a38", "#5c6b78", "#dfe5ea"
CURVES = ("#1c6ba0", "#d1540a", "#3d8a4e")  # which colour-blind people can tell apart, the first two best

_DPI = 200  # 9 inches make 1,800 pixels, shown at half that


def new_axes(height: float) -> tuple[Figure, Axes]:
    """An empty figure, 9 inches wide and so many high."""
    figure = Figure(figsize=(9.0, height), dpi=_DPI, facecolor="white", layout="constrained")
    FigureCanvasAgg(figure)
    axes = figure.add_subplot()
    axes.tick_params(colors=INK, labelsize=9.5, length=0)
    axes.xaxis.label.set(color=GREY, fontsize=10.5)
    axes.yaxis.label.set(color=GREY, fontsize=10.5)
    for spine in axes.spines.values():
        spine.set_color(LINES)
    return figure, axes


def add_grid(axes: Axes) -> None:
    """For curves: a grid behind them instead of a frame."""
    axes.grid(color=LINES, linewidth=0.8)
    axes.set_axisbelow(True)
    axes.spines[["top", "right"]].set_visible(False)


def save(figure: Figure, file: Path) -> None:
    """As PNG; its folder is made."""
    file.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(file, facecolor="white", metadata={"Software": None})
