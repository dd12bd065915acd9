"""The figures of a picture, drawn on the axes of matplotlib."""

from __future__ import annotations

from itertools import cycle
from typing import Any

import numpy as np

from derive.layout.document import Arrow, Bars, Contours, Curve, Graph, Mark, Path, Plot, Words
from derive.terms import Symbol, Term, letters

from .language import sentence
from .latex import latex
from .pretty import pretty
from .sampling import UnsampledError, Values, constant, sampled
from .windows import USUAL, Span, across, defined, unbroken, upwards
from .words import said

FINE, GRID = 1201, 241
ABREAST = 3
LINES = 12
STYLES = (("#111111", "solid"), ("#b3461e", "dashed"), ("#0b5f8a", "dashdot"))
SIGNS = (("o", "#0b5f8a"), ("^", "#b3461e"), ("s", "#3a7d2c"), ("D", "#7a3f98"), ("v", "#111111"))
FAINT, CURVE = "#8a8a8a", "#111111"
FULL_TURN = 2 * np.pi
FARTHEST = 8.0
LONG, FINEST = 50.0, 12_001


def fill(axes: Any, plot: Plot) -> None:
    """Draw a plot; raises UnsampledError where a term in it has no values."""
    if any(isinstance(each, Bars) for each in plot.figures):
        _bars(axes, plot)
    elif any(isinstance(each, Arrow) for each in plot.figures):
        _arrows(axes, plot)
    elif len(plot.letters) == 1:
        _graphs(axes, plot)
    else:
        _plane(axes, plot)
    handles, names = axes.get_legend_handles_labels()
    if len(plot.letters) == 1 and names:
        axes.legend(loc="best", fontsize=8, frameon=True, edgecolor="none", framealpha=0.9)
    elif names:
        axes.figure.legend(handles, names, loc="outside upper center", ncols=min(len(names), ABREAST), fontsize=8)


def _math(term: Term) -> str:
    return f"${latex(term)}$"


def _kind(words: Words) -> str:
    return said(words, pretty)


def _graphs(axes: Any, plot: Plot) -> None:
    (x,) = plot.letters
    graphs = [each for each in plot.figures if isinstance(each, Graph)]
    marks = [each for each in plot.figures if isinstance(each, Mark) and not letters(each.at[0])]
    places = [constant(mark.at[0]) for mark in marks]
    steps = [constant(point[0]) for path in _paths(plot) for point in path.points]
    xs = np.linspace(*across([*places, *steps], USUAL), FINE)
    values = [values_of(graph, x, xs) for graph in graphs]
    if not any(np.isfinite(each).any() for each in values):
        raise UnsampledError(x)
    heights = [float(sampled(graphs[0].body, {x: np.asarray(place)})) for place in places]
    climbs = [float(sampled(graphs[0].body, {x: np.asarray(place)})) for place in steps]
    tall = upwards(values, [each for each in (*heights, *climbs) if np.isfinite(each)])
    for (colour, style), graph, each in zip(cycle(STYLES), graphs, values, strict=False):
        name = _math(graph.name) if len(graphs) > 1 else None
        axes.plot(xs, unbroken(each, tall), color=colour, linestyle=style, label=name)
    _marked(axes, [(a, b, mark.kind) for a, b, mark in zip(places, heights, marks, strict=True)])
    for path in _paths(plot):
        _walked(axes, np.array([steps, climbs]), path.kind, 0)
    axes.set(xlim=defined(xs, values), ylim=tall)
    axes.set_xlabel(_math(x))
    if len(graphs) == 1:
        axes.set_ylabel(_math(graphs[0].name))
    axes.axhline(0, color=FAINT, linewidth=0.5, zorder=0)


def values_of(graph: Graph, x: Term, xs: Values) -> Values:
    """The values of a function where it is defined, and what it is taken from."""
    there = [np.isfinite(sampled(term, {x: xs})) for term in graph.within]
    return np.where(np.all(there, axis=0), sampled(graph.body, {x: xs}), np.nan)


def _paths(plot: Plot) -> list[Path]:
    return [each for each in plot.figures if isinstance(each, Path)]


def _walked(axes: Any, places: Values, kind: Words, index: int) -> None:
    """Points in order, joined; where there are more than two, each is marked."""
    colour, style = STYLES[1:][index % 2]
    drawn = "solid" if places.shape[1] > 2 else style
    axes.plot(*places, color=colour, linestyle=drawn, linewidth=1.1, label=_kind(kind), zorder=3)
    if places.shape[1] > 2:
        axes.plot(*places, "o", color=colour, markersize=3.5, zorder=4)
        axes.plot(*places[:, :1], "o", color=colour, markersize=6, zorder=4)


def _marked(axes: Any, points: list[tuple[float, float, Words]]) -> None:
    """Points, those of one kind alike, each kind named once."""
    kinds = list(dict.fromkeys(_kind(words) for _, _, words in points))
    for index, kind in enumerate(kinds):
        shape, colour = SIGNS[index % len(SIGNS)]
        there = [(a, b) for a, b, words in points if _kind(words) == kind]
        axes.plot(*zip(*there, strict=True), shape, color=colour, markersize=5, linestyle="none", label=kind or None)


def _plane(axes: Any, plot: Plot) -> None:
    x, y = plot.letters
    marks = [each for each in plot.figures if isinstance(each, Mark)]
    fixed = [
        (constant(mark.at[0]), constant(mark.at[1]), mark.kind) for mark in marks if not any(map(letters, mark.at))
    ]
    families = [(family(mark), mark.kind) for mark in marks if any(map(letters, mark.at))]
    walks = [np.array([[constant(part) for part in point] for point in path.points]).T for path in _paths(plot)]
    near = [*walks, *(place for place, _ in families if np.abs(place).max() <= FARTHEST)]
    wide = across([*(a for a, _, _ in fixed), *(float(each) for place in near for each in place[0])])
    high = across([*(b for _, b, _ in fixed), *(float(each) for place in near for each in place[1])])
    spans = _square(wide, high)
    grid: list[Values] = list(np.meshgrid(np.linspace(*spans[0], GRID), np.linspace(*spans[1], GRID)))
    at = {x: grid[0], y: grid[1]}
    for figure in plot.figures:
        if isinstance(figure, Contours):
            _contours(axes, grid, sampled(figure.body, at))
        elif isinstance(figure, Curve):
            axes.contour(*grid, sampled(figure.body, at), levels=[0.0], colors=CURVE, linewidths=1.4)
            if len(plot.figures) > 1:
                axes.plot([], [], color=CURVE, linewidth=1.4, label=_math(figure.equation))
    for place, kind in families:
        axes.plot(*place, color=SIGNS[-2][1], linewidth=1.6, label=_kind(kind))
    _marked(axes, fixed)
    for index, (walk, path) in enumerate(zip(walks, _paths(plot), strict=True)):
        _walked(axes, walk, path.kind, index)
    axes.set(xlim=spans[0], ylim=spans[1], aspect="equal")
    axes.set_xlabel(_math(x))
    axes.set_ylabel(_math(y), rotation=0)


def _square(across_: Span, upwards_: Span) -> list[Span]:
    """Both spans as long as the longer one."""
    half = max(across_[1] - across_[0], upwards_[1] - upwards_[0]) / 2
    return [((low + high) / 2 - half, (low + high) / 2 + half) for low, high in (across_, upwards_)]


def family(mark: Mark) -> Values:
    """Where a family of points lies, for the values of its letter."""
    (letter,) = {each for term in mark.at for each in letters(term)}
    turn = np.linspace(-LONG, LONG, FINEST)
    return np.array([sampled(term, {letter: turn}) for term in mark.at])


def _contours(axes: Any, grid: list[Values], values: Values) -> None:
    """Lines of equal value, as many between two values as there are many points with values between them."""
    finite = values[np.isfinite(values)]
    if not finite.size:
        raise UnsampledError(Symbol("x"))
    levels = np.unique(np.quantile(finite, np.linspace(0.02, 0.98, LINES)))
    if levels[-1] - levels[0] > 1e-9:
        axes.contour(*grid, values, levels=levels, colors=FAINT, linewidths=0.7, linestyles="solid")


def _arrows(axes: Any, plot: Plot) -> None:
    """Eigenvectors of length one, what the matrix makes of them, and of the unit circle."""
    pairs = [each for each in plot.figures if isinstance(each, Arrow)]
    starts = [np.array([constant(part) for part in each.start]) for each in pairs]
    images = [np.array([constant(part) for part in each.image]) for each in pairs]
    lengths = [float(np.hypot(*each)) for each in starts]
    unit = [each / size for each, size in zip(starts, lengths, strict=True)]
    image = [each / size for each, size in zip(images, lengths, strict=True)]
    turn = np.linspace(0, FULL_TURN, FINE)
    circle = np.array([np.cos(turn), np.sin(turn)])
    axes.plot(*circle, color=FAINT, linewidth=0.8, label=sentence("plot.circle"))
    if len(unit) == 2:
        whole = np.column_stack(image) @ np.linalg.inv(np.column_stack(unit))
        axes.plot(*(whole @ circle), color=STYLES[2][0], linewidth=0.8, label=sentence("plot.image"))
    for index, (before, after) in enumerate(zip(unit, image, strict=True)):
        for tip, (colour, _), wide, name in (
            (after, STYLES[2], 0.006, "plot.image"), (before, STYLES[1], 0.010, "plot.vector"),
        ):  # fmt: skip
            axes.quiver(0, 0, *tip, color=colour, width=wide, angles="xy", scale_units="xy", scale=1, zorder=3)
            if not index and name == "plot.vector":
                axes.plot([], [], color=colour, linewidth=2, label=sentence(name))
    most = max([1.0, *(float(np.abs(each).max()) for each in image), *_reach(unit, image, circle)]) * 1.15
    axes.set(xlim=(-most, most), ylim=(-most, most), aspect="equal")


def _reach(unit: list[Values], image: list[Values], circle: Values) -> list[float]:
    if len(unit) != 2:
        return []
    whole = np.column_stack(image) @ np.linalg.inv(np.column_stack(unit))
    return [float(np.abs(whole @ circle).max())]


def _bars(axes: Any, plot: Plot) -> None:
    (bars,) = (each for each in plot.figures if isinstance(each, Bars))
    values = sorted((constant(each) for each in bars.values), reverse=True)
    places = list(range(1, len(values) + 1))
    axes.plot(places, values, "o-", color=STYLES[0][0], markersize=5)
    axes.axhline(0, color=FAINT, linewidth=0.5, zorder=0)
    axes.set_xticks(places)
    axes.set_ylabel(_math(plot.letters[0]), rotation=0, labelpad=10)
