"""Points near a drawn one at which equations hold: Newton's method, then a proof that there is one (Krawczyk)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from derive.terms import ZERO, Record, Relation, Term

from .array_slopes import along
from .duals import base
from .enclosures import UNKNOWN, ComplexEnclosures, Enclosures
from .grids import Rows, flat

Point = dict[Term, Rows]
Place = tuple[int, int]
MOST_STEPS, LARGEST = 30, 1e9
TINY, NEAR, SMALL = 2.0**-120, 2.0**-70, 1e-9


class Freedom(Record):
    """Cells of a letter that move together, along the real line or (once turned) the imaginary one, and how readily."""

    letter: Term
    places: tuple[Place, ...]
    weight: float = 1.0
    turned: int = 0


class Equations(Record):
    """Equations, and what may be moved so that they hold, in one kind of enclosures."""

    equations: tuple[Relation, ...]
    freedoms: tuple[Freedom, ...]
    kind: type[Enclosures]

    def gaps(self, point: Mapping[Term, Rows]) -> list[Any]:
        """The differences of all sides at a point as real numbers."""
        here = self.kind(point)
        return self._real([cell for equation in self.equations for cell in here.gap(equation)])

    def slopes(self, point: Mapping[Term, Rows], freedoms: tuple[Freedom, ...]) -> list[list[Any]]:
        """How fast each difference changes with each freedom."""
        here = self.kind(point)
        known: dict[tuple[Term, tuple[Place, ...]], list[Any]] = {}
        columns = []
        for each in freedoms:
            key = each.letter, each.places
            if key not in known:
                move = {each.letter: _indicator(point[each.letter], each.places, here.arb)}
                known[key] = [cell for equation in self.equations for cell in _along(here, equation, move)]
            columns.append(self._real([_turned(cell, each) for cell in known[key]]))
        return [list(row) for row in zip(*columns, strict=True)]

    def _real(self, cells: list[Any]) -> list[Any]:
        return [part for cell in cells for part in (cell.real, cell.imag)] if self.kind is ComplexEnclosures else cells


class Reached(Record):
    """A point near which equations seem to hold, and which differences determine which freedoms there."""

    point: Mapping[Term, Rows]
    rows: tuple[int, ...]
    freedoms: tuple[Freedom, ...]


def reached(start: Point, task: Equations) -> Reached | None:
    """The point that Newton's method leads to from another; None where it leads nowhere.

    Where it does not get there by moving everything, it moves the cells of one vector or matrix, as in linear systems.
    """
    return next(
        (found for freedoms in _moves(task.freedoms) if (found := _tried(start, task.but(freedoms=freedoms)))), None
    )


def _moves(freedoms: tuple[Freedom, ...]) -> Iterator[tuple[Freedom, ...]]:
    yield freedoms
    arrays = dict.fromkeys(each.letter for each in freedoms if each.letter.shape)
    if len(arrays) > 1:
        yield from (tuple(each for each in freedoms if each.letter is letter) for letter in arrays)


def _tried(start: Point, task: Equations) -> Reached | None:
    try:
        return _reached(start, task)
    except UNKNOWN:
        return None


def proved(found: Reached, task: Equations) -> Point | None:
    """Enclosures of a point at which all equations hold, proved to be one; None where that is not seen."""
    try:
        return _proved(found, task)
    except UNKNOWN:
        return None


def _reached(start: Point, task: Equations) -> Reached | None:
    point = dict(start)
    gaps = [gap.mid() for gap in task.gaps(point)]
    rows, columns = _pivots(task.slopes(point, task.freedoms), task.freedoms)
    chosen = tuple(task.freedoms[k] for k in columns)
    for _ in range(MOST_STEPS):
        if _size(gaps) < TINY:
            return Reached(point, rows, chosen)
        if not rows:
            return None
        steps = _solved(task.slopes(point, chosen), rows, [gaps[k] for k in rows])
        point = moved(point, chosen, [-step.mid() for step in steps])
        before, gaps = _size(gaps), [gap.mid() for gap in task.gaps(point)]
        if _size(gaps) > LARGEST or (before < SMALL and _size(gaps) > before):
            return None
    return None


def _proved(found: Reached, task: Equations) -> Point | None:
    """Krawczyk's test in a box around the point; differences that determine nothing have to be 0 all over it."""
    from flint import arb, arb_mat

    point, chosen, rows = dict(found.point), found.freedoms, found.rows
    scale = max([1.0, *(_magnitude(_cell(point, each)) for each in chosen)])
    ball = arb(0, scale * NEAR)
    box = moved(point, chosen, [ball] * len(chosen))
    if any(gap != 0 for k, gap in enumerate(task.gaps(box)) if k not in rows):
        return None
    if not rows:
        return point
    gaps, middle, wide = task.gaps(point), task.slopes(point, chosen), task.slopes(box, chosen)
    inverse = arb_mat([middle[k] for k in rows]).mid().inv().mid()
    start, slopes = inverse * arb_mat([[gaps[k]] for k in rows]), inverse * arb_mat([wide[k] for k in rows])
    shifts = []
    for i in range(len(chosen)):
        shift = -start[i, 0]
        for j in range(len(chosen)):
            shift += ((1 if i == j else 0) - slopes[i, j]) * ball
        if not ball.contains_interior(shift):
            return None
        shifts.append(shift)
    return moved(point, chosen, shifts)


def moved(point: Mapping[Term, Rows], freedoms: tuple[Freedom, ...], by: list[Any]) -> Point:
    """A point with each freedom moved by so much."""
    out = dict(point)
    for each, step in zip(freedoms, by, strict=True):
        turned = _turned(step, each)
        out[each.letter] = tuple(
            tuple(cell + turned if (i, j) in each.places else cell for j, cell in enumerate(row))
            for i, row in enumerate(out[each.letter])
        )
    return out


def _turned(cell: Any, freedom: Freedom) -> Any:
    from flint import acb

    return cell * acb(0, 1) if freedom.turned else cell


def _along(here: Enclosures, equation: Relation, move: Mapping[Term, Rows]) -> tuple[Any, ...]:
    if equation.left.shape and equation.right is ZERO:
        return tuple(map(base, flat(along(here, equation.left, move))))
    left, right = (flat(along(here, side, move)) for side in equation.children)
    return tuple(base(u) - base(v) for u, v in zip(left, right, strict=True))


def _indicator(rows: Rows, places: tuple[Place, ...], kind: Any) -> Rows:
    return tuple(tuple(kind(int((i, j) in places)) for j in range(len(row))) for i, row in enumerate(rows))


def _cell(point: Mapping[Term, Rows], freedom: Freedom) -> Any:
    i, j = freedom.places[0]
    return point[freedom.letter][i][j]


def _magnitude(cell: Any) -> float:
    return float(abs(cell).mid())


def _size(cells: list[Any]) -> float:
    return max(map(_magnitude, cells), default=0.0)


def _solved(slopes: list[list[Any]], rows: tuple[int, ...], gaps: list[Any]) -> list[Any]:
    from flint import arb_mat

    found = arb_mat([slopes[k] for k in rows]).mid().solve(arb_mat([[gap] for gap in gaps]))
    return [found[k, 0] for k in range(len(rows))]


def _pivots(slopes: list[list[Any]], freedoms: tuple[Freedom, ...]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Rows and columns of a part with an inverse that is as large as can be, the weightier columns first."""
    left = [[float(cell.mid()) for cell in row] for row in slopes]
    rows, columns = list(range(len(left))), list(range(len(freedoms)))
    chosen: list[Place] = []
    while rows and columns:
        sizes = {(i, j): abs(left[i][j]) * freedoms[j].weight for i in rows for j in columns}
        i, j = max(sizes, key=lambda place: (sizes[place], -place[0], -place[1]))
        if abs(left[i][j]) < SMALL:
            break
        for k in rows:
            if k != i:
                factor = left[k][j] / left[i][j]
                left[k] = [u - factor * v for u, v in zip(left[k], left[i], strict=True)]
        chosen.append((i, j))
        rows.remove(i)
        columns.remove(j)
    return tuple(sorted(i for i, _ in chosen)), tuple(j for _, j in chosen)
