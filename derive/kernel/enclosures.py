"""Values of whole terms in enclosures that may be wide: of what a wide enclosure can't tell nothing is said."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from derive.terms import (
    COMPLEXES,
    FALSE,
    INTEGERS,
    NATURALS,
    REALS,
    TRUE,
    ZERO,
    Call,
    Collection,
    Junction,
    Relation,
    Term,
)

from .arrays import Arrays
from .drawn_arrays import FAILURES
from .duals import base
from .evaluation import UndecidedError
from .grids import Rows, each, flat, transposed
from .sampling import decimal

ORDERS = {"<": (-1,), "<=": (-1, 0), ">": (1,), ">=": (0, 1)}
UNKNOWN = (*FAILURES, TypeError, AttributeError)


class Enclosures(Arrays):
    """Letters in enclosures; a statement holds, fails, or is left open."""

    def truth(self, statement: Term) -> bool | None:
        """Whether a statement holds at every point of the enclosures, or fails at every one; None where neither."""
        if type(statement) is Junction:
            found = [self.truth(part) for part in statement.parts]
            match statement.word:
                case "and":
                    return False if False in found else None if None in found else True
                case "or":
                    return True if True in found else None if None in found else False
                case "not":
                    return None if found[0] is None else not found[0]
            return None
        try:
            return self._truth(statement)
        except UNKNOWN:
            return None

    def holds(self, relation: Term) -> bool:
        """Whether a statement holds; raises UndecidedError where that is open."""
        found = self.truth(relation)
        if found is None:
            raise UndecidedError
        return found

    def _rows(self, term: Term) -> Rows:
        match term:
            case Call("indicator", (statement,)):
                return ((self.arb(int(self.holds(statement))),),)
        return super()._rows(term)

    def gap(self, equation: Relation) -> tuple[Any, ...]:
        """The differences of the sides of an equation, entry by entry."""
        if equation.left.shape and equation.right is ZERO:
            return tuple(map(base, flat(self.rows(equation.left))))
        left, right = self.rows(equation.left), self.rows(equation.right)
        if (len(left), len(left[0])) != (len(right), len(right[0])):
            raise UndecidedError
        return tuple(_gap(u, v) for u, v in zip(flat(left), flat(right), strict=True))

    def _truth(self, statement: Term) -> bool | None:
        match statement:
            case Relation("=" | "!=" | ":=" as sign, _, _):
                equal = _vanish(self.gap(statement))
                return equal if equal is None or sign != "!=" else not equal
            case Relation(("<" | "<=" | ">" | ">=") as sign, left, right):
                gap = _gap(self.scalar(left), self.scalar(right))
                sense = 1 if gap > 0 else -1 if gap < 0 else 0 if gap == 0 else None
                return None if sense is None else sense in ORDERS[sign]
            case Relation("in", left, where):
                return self._member(left, where)
            case Call("positive_definite", (matrix,)):
                return _definite(self.rows(matrix)) or None
        return True if statement is TRUE else False if statement is FALSE else None

    def _member(self, left: Term, where: Term) -> bool | None:
        if where in (REALS, COMPLEXES):
            cells = tuple(map(base, flat(self.rows(left))))
            inside = all(map(_is_finite, cells)) and (where is COMPLEXES or all(cell.imag == 0 for cell in cells))
            return inside or None
        if where in (INTEGERS, NATURALS):
            whole = base(self.scalar(left)).unique_fmpz()
            return None if whole is None or not base(self.scalar(left)).is_exact() else where is INTEGERS or whole >= 1
        match where:
            case Collection(("[]" | "[)" | "(]" | "()") as kind, (low, high)):
                above = Relation(">=" if kind[0] == "[" else ">", left, low)
                return self.truth(Junction("and", (above, Relation("<=" if kind[1] == "]" else "<", left, high))))
        return None


class ComplexEnclosures(Enclosures):
    """The same over the complex numbers."""

    def __init__(self, letters: Mapping[Term, Rows], level: int = 0) -> None:
        import flint

        super().__init__(letters, level)
        self.arb = flint.acb

    def number(self, cell: Any) -> Term:
        """One number as a term, as a decimal where it is not known exactly."""
        return super().number(cell.real) if cell.imag == 0 else decimal(cell, 10)


def _gap(left: Any, right: Any) -> Any:
    """How far two numbers are apart; raises UndecidedError where they are equal and one of them moves."""
    gap = base(left) - base(right)
    if gap == 0 and (base(left) is not left or base(right) is not right):
        raise UndecidedError
    return gap


def _is_finite(cell: Any) -> bool:
    return bool(cell.is_finite())


def _vanish(cells: tuple[Any, ...]) -> bool | None:
    """Whether all cells are 0; None where that can't be told."""
    if any(not cell.contains(0) for cell in cells):
        return False
    return True if all(cell == 0 for cell in cells) else None


def _definite(rows: Rows) -> bool:
    """Whether a matrix is seen to be positive definite; one that is not symmetric is not looked at."""
    turned = transposed(rows)
    if any(not base(u).overlaps(base(v)) for u, v in zip(flat(rows), flat(turned), strict=True)):
        return False
    return positive_pivots(each(lambda u, v: base(u) + base(v), rows, turned))


def positive_pivots(rows: Rows) -> bool:
    """Whether a symmetric matrix is seen to be positive definite."""
    left = [list(row) for row in rows]
    for k, row in enumerate(left):
        if not row[k] > 0:
            return False
        for i in range(k + 1, len(left)):
            factor = left[i][k] / row[k]
            left[i] = [u - factor * v for u, v in zip(left[i], row, strict=True)]
    return True
