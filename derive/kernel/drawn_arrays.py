"""Random letters, vectors and matrices of given sizes that have the properties declared of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from random import Random
from typing import Any

from derive.core.context import Context
from derive.terms import INTEGERS, NATURALS, REALS, Number, Relation, Symbol, Term

from .arrays import Arrays
from .evaluation import NoValueError, UndecidedError
from .grids import Rows, eliminated, identity, multiplied, transposed
from .loose_entries import at_all_places, entries_in, speaks_of_known
from .met_equations import meeting
from .told_moments import of_numbers

Numbers = Mapping[Symbol, Number]
MOST_TRIES, LARGEST = 12, 40
FAILURES = (NoValueError, UndecidedError, ZeroDivisionError, OverflowError, ValueError, IndexError)


def drawn(
    terms: tuple[Term, ...], letters: list[Symbol], sizes: Numbers, context: Context,
    indices: Mapping[Symbol, Term], generator: Random,
) -> Iterator[Arrays]:  # fmt: skip
    """Values of the letters of some terms for which the declared facts hold; above zero in every other draw.

    The indices are all one at first, then all as large as they can be, then anything.
    """
    start, facts = Arrays({}), of_numbers(context)
    if facts is None:
        return
    known: dict[Term, Rows] = {letter: ((start.arb(size.p),),) for letter, size in sizes.items()}
    for index in range(MOST_TRIES):
        low = 1 if index % 2 == 0 else -9
        high = 9 if index < MOST_TRIES // 2 else 3  # what is declared may be small
        values = dict(known)
        try:
            for letter, size in indices.items():
                most = Arrays(known).whole(size)
                place = 1 if index == 0 else most if index == 1 else generator.randint(1, most)
                values[letter] = ((start.arb(place),),)
            for letter in letters:
                values[letter] = drawn_value(letter, known, context, partial(_number, start, generator, low, high))
            for entry in entries_in(terms, Arrays(values)):
                values[entry] = ((_number(start, generator, low, high),),)
            found = Arrays(meeting(values, context))
            if all(_holds(fact, found) for fact in facts):
                yield found
        except FAILURES:
            continue


def _number(start: Arrays, generator: Random, low: int, high: int) -> Any:
    return start.arb(generator.choice([k for k in range(max(low, -high), high + 1) if k])) / 4


def _holds(fact: Term, arrays: Arrays) -> bool:
    """Whether a fact about letters that have a value holds, at every index that it may speak of."""
    return all(_holds_there(each, arrays) for each in at_all_places(fact, arrays))


def _holds_there(fact: Term, arrays: Arrays) -> bool:
    if not speaks_of_known(fact, arrays):
        return True
    match fact:
        case Relation("in", left, where) if where in (INTEGERS, NATURALS):
            return arrays.scalar(left).unique_fmpz() is not None
        case Relation("in", _, where):
            return where is REALS
    return arrays.holds(fact)


def drawn_value(letter: Symbol, known: Mapping[Term, Rows], context: Context, number: Callable[[], Any]) -> Rows:
    """A value of a letter with the properties that are declared of it."""
    if not letter.dims:
        whole = any(Relation("in", letter, where) in context.facts for where in (INTEGERS, NATURALS))
        return ((number() * 4 if whole else number(),),)
    rows, columns = _size(letter.dims[0], known), _size(letter.dims[1], known) if len(letter.dims) > 1 else 1
    cells = tuple(tuple(number() for _ in range(columns)) for _ in range(rows))
    kinds = [kind for name, kind in context.properties if name == letter.name]
    for kind in kinds:
        cells = _with(kind, cells)
    return cells


def _size(dim: Term, known: Mapping[Term, Rows]) -> int:
    found = Arrays(known).whole(dim)
    if not 0 < found < LARGEST:
        raise UndecidedError
    return found


def _with(kind: str, cells: Rows) -> Rows:
    """Entries with a declared property."""
    n, zero = len(cells), cells[0][0] * 0
    match kind:
        case "symmetric":
            return tuple(tuple(cells[min(i, j)][max(i, j)] for j in range(n)) for i in range(n))
        case "spd" | "psd":
            inner = multiplied(cells, transposed(cells))
            extra = 1 if kind == "spd" else 0
            return tuple(tuple(c / 4 + extra * (i == j) for j, c in enumerate(row)) for i, row in enumerate(inner))
        case "diagonal":
            return tuple(tuple(c if i == j else zero for j, c in enumerate(row)) for i, row in enumerate(cells))
        case "orthogonal":
            turned = tuple(tuple(zero if i == j else _skew(cells, i, j) for j in range(n)) for i in range(n))
            one = identity(n, zero + 1)
            less, more = (tuple(
                tuple(e + sign * c for e, c in zip(u, v, strict=True)) for u, v in zip(one, turned, strict=True)
            ) for sign in (-1, 1))  # fmt: skip
            return multiplied(less, eliminated(more, one)[1])
        case "full-column-rank":
            if n < len(cells[0]):
                raise UndecidedError
        case "simplex":
            up = [[abs(c) for c in row] for row in (cells if len(cells[0]) > 1 else transposed(cells))]
            rows = tuple(tuple(c / sum(row) for c in row) for row in up)
            return rows if len(cells[0]) > 1 else transposed(rows)
        case "one-hot":
            rows = tuple(_one_hot(row) for row in (cells if len(cells[0]) > 1 else transposed(cells)))
            return rows if len(cells[0]) > 1 else transposed(rows)
        case "invertible":
            eliminated(cells, cells)
    return cells


def _one_hot(row: tuple[Any, ...]) -> tuple[Any, ...]:
    chosen = int(abs(float(row[0])) * 4) % len(row)
    return tuple(row[0] * 0 + (k == chosen) for k in range(len(row)))


def _skew(cells: Rows, i: int, j: int) -> Any:
    return cells[i][j] if i < j else -cells[j][i]
