"""What is declared of letters, said of their entries at given sizes: relations that a point has to meet."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from derive.core.context import Context
from derive.terms import (
    ONE,
    REALS,
    ZERO,
    Component,
    Number,
    Relation,
    Symbol,
    Term,
    number,
    substituted,
    subterms,
    symbols,
    total,
)

from .facts import meant, speaks_of_chance
from .moments import says_how_distributed
from .term_matrices import Grid, UnknownSizeError, determinant, times
from .told_moments import of_moments
from .written_out import placed, written_out

Sizes = dict[Symbol, Number]
SYMMETRIC = ("symmetric", "spd", "psd", "diagonal")


def declared_entries(context: Context, sizes: Sizes, about: frozenset[Symbol]) -> tuple[Term, ...]:
    """The relations among numbers that the declarations of some letters make; UnknownSizeError where one makes none."""
    told = [fact for fact in context.facts if not speaks_of_chance(fact)]
    known = {x.name: x for x in about if x not in sizes}
    while more := {x.name: x for fact in told for x in symbols(fact) - sizes.keys() if _speaks(fact, known)}:
        if more.keys() <= known.keys():
            break
        known = {**more, **known}
    out = [each for fact in context.facts if _speaks(fact, known) for each in _told(fact, sizes, context)]
    for name, kind in context.properties:
        if name in known and known[name].dims:
            out += _kept(kind, _grid(known[name], sizes))
    return tuple(dict.fromkeys(out))


def _speaks(fact: Term, known: dict[str, Symbol]) -> bool:
    """Whether a fact is about some of the letters."""
    return any(x.name in known for x in symbols(fact))


def _told(fact: Term, sizes: Sizes, context: Context) -> Iterator[Term]:
    """A fact at every index that it leaves open, entry by entry."""
    if speaks_of_chance(fact):
        yield from of_moments(fact, context)
        return
    if says_how_distributed(fact):
        return
    if not any(x.dims for x in symbols(fact)):
        yield placed(fact, sizes) if sizes else fact
        return
    if type(fact) is not Relation:
        raise UnknownSizeError
    if fact.sign == "in":
        if fact.right is not REALS:
            raise UnknownSizeError
        return
    runs = _runs(fact, sizes, context)
    bare = {x: size for x, size in sizes.items() if x not in runs}
    for places in product(*runs.values()):
        here = substituted(meant(fact, context), dict(zip(runs, map(number, places), strict=True)))
        left, right = (written_out(placed(side, bare)) for side in (here.left, here.right))  # type: ignore[attr-defined]
        if len(left) != len(right):
            raise UnknownSizeError
        yield from (Relation(fact.sign, u, v) for u, v in zip(left, right, strict=True))


def _runs(fact: Term, sizes: Sizes, context: Context) -> dict[Symbol, range]:
    """The letters of a fact that are indices, each with the numbers that it runs through."""
    found: dict[Symbol, Term] = {Symbol(name): size for name, size in context.indices if Symbol(name) in symbols(fact)}
    for here in subterms(fact):
        if type(here) is Component and type(here.base) is Symbol:
            for index, size in zip(here.indices, here.base.dims, strict=False):
                if type(index) is Symbol:
                    found.setdefault(index, size)
    return {index: range(1, _number(size, sizes) + 1) for index, size in found.items()}


def _number(size: Term, sizes: Sizes) -> int:
    found = sizes.get(size, size) if type(size) is Symbol else size
    if type(found) is not Number:
        raise UnknownSizeError
    return found.p


def _grid(x: Symbol, sizes: Sizes) -> Grid:
    """The entries of a matrix, or of a vector as one row."""
    lengths = [_number(size, sizes) for size in x.dims]
    sized = Symbol(x.name, tuple(map(number, lengths)))
    if len(lengths) == 1:
        return (tuple(Component(sized, (number(i + 1),)) for i in range(lengths[0])),)
    rows, columns = lengths
    return tuple(tuple(Component(sized, (number(i + 1), number(j + 1))) for j in range(columns)) for i in range(rows))


def _kept(kind: str, cells: Grid) -> Iterator[Term]:
    """The relations that a property of a matrix, or of the rows of one, is; of a few matrices an example will do."""
    square = range(len(cells))
    if kind in SYMMETRIC:
        yield from (Relation("=", cells[i][j], cells[j][i]) for i in square for j in range(i))
    match kind:
        case "symmetric":
            pass
        case "diagonal":
            yield from (Relation("=", cells[i][j], ZERO) for i in square for j in square if i < j)
        case "spd" | "psd":
            corners = (tuple(row[:k] for row in cells[:k]) for k in range(1, len(cells) + 1))
            yield from (Relation(">", determinant(corner), ZERO) for corner in corners)
        case "invertible":
            yield Relation("!=", determinant(cells), ZERO)
        case "full-column-rank":
            yield Relation("!=", determinant(times(tuple(zip(*cells, strict=True)), cells)), ZERO)
        case "simplex":
            yield from (Relation("=", total(row), ONE) for row in cells)
            yield from (Relation(">=", cell, ZERO) for row in cells for cell in row)
        case "one-hot":
            yield from (
                Relation("=", row[k], ONE if k == i % len(row) else ZERO)
                for i, row in enumerate(cells)
                for k in range(len(row))
            )
        case "permutation" | "orthogonal":
            yield from (
                Relation("=", cells[i][j], ONE if j == (i + 1) % len(cells) else ZERO) for i in square for j in square
            )
        case _:
            raise UnknownSizeError
