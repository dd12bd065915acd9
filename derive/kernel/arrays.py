"""Vectors and matrices at drawn sizes: values of whole terms in balls, derivatives by infinitesimals."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from derive.exact.precision import dyadic
from derive.terms import (
    Add,
    At,
    Binder,
    Call,
    Cases,
    Component,
    Constant,
    Decimal,
    Derivative,
    Div,
    E,
    Matrix,
    Mul,
    Neg,
    Number,
    Operator,
    Pow,
    RootOf,
    Symbol,
    Term,
    Vector,
    call,
    number,
    opened,
)

from .array_functions import LEAKY, WHOLE, extreme
from .array_slopes import along, slopes
from .duals import U, applied, base, inverse, minus, plus, times
from .evaluation import NoValueError, UndecidedError
from .grids import Rows, each, eliminated, folded, identity, multiplied
from .named_slopes import ANY
from .sampling import decimal

MOST_SUMMANDS = 60


class Arrays:
    """Letters with values; vectors and matrices are rows of numbers, a vector is a column, a scalar is 1 x 1."""

    def __init__(self, letters: Mapping[Term, Rows], level: int = 0) -> None:
        import flint

        self.letters, self.level = letters, level
        self.arb: Any = flint.arb
        self.known: dict[Term, Rows] = {}

    def rows(self, term: Term) -> Rows:
        """The value of a term."""
        found = self.known.get(term)
        if found is None:
            found = self.known[term] = self._rows(term)
        return found

    def shown(self) -> tuple[tuple[str, Term], ...]:
        """The letters and their values as terms, sizes without a letter left out."""
        named = {letter: rows for letter, rows in self.letters.items() if not _is_unnamed(letter)}
        return tuple((_name(letter), self.written(rows, letter)) for letter, rows in named.items())

    def written(self, rows: Rows, letter: Term) -> Term:
        """The value of a letter as a term."""
        cells = tuple(tuple(map(self.number, row)) for row in rows)
        if len(letter.shape) == 2:
            return Matrix(cells)
        return Vector(tuple(row[0] for row in cells)) if letter.shape else cells[0][0]

    def number(self, cell: Any) -> Term:
        """One number as a term, as a decimal where it is not known exactly."""
        if not cell.is_exact():
            return decimal(cell, 10)
        return number(*dyadic(cell))

    def scalar(self, term: Term) -> Any:
        """The value of a scalar."""
        rows = self.rows(term)
        if len(rows) != 1 or len(rows[0]) != 1:
            raise UndecidedError
        return rows[0][0]

    def whole(self, term: Term) -> int:
        """The whole number that a size or an index is."""
        found = base(self.scalar(term)).unique_fmpz()
        if found is None:
            raise UndecidedError
        return int(found)

    def _rows(self, term: Term) -> Rows:
        match term:
            case Symbol():
                if term not in self.letters:
                    raise UndecidedError
                return self.letters[term]
            case Number() | Decimal() | Constant() | RootOf():
                return ((applied(term, self.arb(0)),),)
            case Add(terms):
                return each(lambda *cells: folded(plus, cells), *map(self.rows, terms))
            case Neg(inner):
                return each(minus, self.rows(inner))
            case Div(over, under):
                return self._scaled(inverse(self.scalar(under)), self.rows(over))
            case Mul(factors):
                return self._product(factors)
            case Pow(below, exponent):
                return self._power(below, exponent)
            case Vector(entries):
                return tuple((self.scalar(entry),) for entry in entries)
            case Matrix(given):
                return tuple(tuple(map(self.scalar, row)) for row in given)
            case Call(name, arguments):
                return self._call(name, arguments)
            case Cases(values, conditions, otherwise):
                return self._case(values, conditions, otherwise)
        return self._bound(term)

    def _bound(self, term: Term) -> Rows:
        """The value of an entry, a sum over an index, a derivative or a term at a place."""
        match term:
            case Component(Symbol(_, ()) as base, indices):
                entry = Component(base, tuple(number(self.whole(k)) for k in indices))
                if entry not in self.letters:
                    raise UndecidedError
                return self.letters[entry]
            case Component(inner, indices):
                row, column = self.place(indices)
                if term.shape:
                    return tuple((cell,) for cell in self.rows(inner)[row])
                return ((self.rows(inner)[row][column],),)
            case Binder("sum" | "product" as kind, _, _, Term() as low, Term() as high):
                first, last = self.whole(low), self.whole(high)
                if not 0 <= last - first < MOST_SUMMANDS:
                    raise UndecidedError
                values = [self.rows(opened(term, number(k))) for k in range(first, last + 1)]
                return each(lambda *cells: folded(plus if kind == "sum" else times, cells), *values)
            case Derivative(body, variable, 1):
                return along(self, body, {variable: ((self.arb(1),),)})
            case Derivative(body, variable, order, notation):
                return self.rows(Derivative(Derivative(body, variable, order - 1, notation), variable, 1, notation))
            case Operator(name, body, variables):
                return slopes(self, name, body, variables)
            case At(body, letters, values):
                there: dict[Term, Rows] = dict(zip(letters, map(self.rows, values), strict=True))
                return type(self)({**self.letters, **there}, self.level).rows(body)
        raise UndecidedError

    def place(self, indices: tuple[Term, ...]) -> tuple[int, int]:
        """A row and a column, counted from zero."""
        row, *column = (self.whole(k) - 1 for k in indices)
        if min(row, *column, 0) < 0:
            raise UndecidedError
        return row, column[0] if column else 0

    # --- products ------------------------------------------------------------------------------------------------

    def _scaled(self, by: Any, rows: Rows) -> Rows:
        return each(lambda cell: times(by, cell), rows)

    def _product(self, factors: tuple[Term, ...]) -> Rows:
        front: Any = self.arb(1)
        out: Rows | None = None
        for factor in factors:
            here = self.rows(factor)
            if not factor.shape:
                front = times(front, here[0][0])
            else:
                out = here if out is None else multiplied(out, here)
                if len(out) == len(out[0]) == 1:
                    front, out = times(front, out[0][0]), None
        return ((front,),) if out is None else self._scaled(front, out)

    def _power(self, below: Term, exponent: Term) -> Rows:
        if below is E:
            return each(lambda cell: applied(Pow(E, U), cell), self.rows(exponent))
        rows = self.rows(below)
        if len(below.shape) == 2:
            n = self.whole(exponent)
            out = identity(len(rows), self.arb(1))
            step = rows if n >= 0 else eliminated(rows, out)[1]
            for _ in range(abs(n)):
                out = multiplied(out, step)
            return out
        if type(exponent) is Number:
            return each(lambda cell: applied(Pow(U, exponent), cell), rows)
        power = self.scalar(exponent)
        return each(lambda cell: applied(Pow(E, U), times(power, applied(call("log", U), cell))), rows)

    # --- functions -----------------------------------------------------------------------------------------------

    def _call(self, name: str, arguments: tuple[Term, ...]) -> Rows:
        if name in WHOLE:
            return WHOLE[name](self, *arguments)
        if len(arguments) == 1:
            return each(lambda cell: applied(call(name, U), cell), self.rows(arguments[0]))
        first, *rest = arguments
        if not first.shape and all(type(each) is Number for each in rest):
            return ((applied(call(name, U, *rest), self.scalar(first)),),)
        if name in ("max", "min") and all(each.shape == first.shape for each in rest):
            return each(lambda *cells: extreme(name, cells), *map(self.rows, arguments))
        if name in LEAKY and len(rest) == 1 and not rest[0].shape:
            leak = self.scalar(rest[0])
            return each(lambda cell: LEAKY[name](cell, leak), self.rows(first))
        raise UndecidedError

    def _case(self, values: tuple[Term, ...], conditions: tuple[Term, ...], otherwise: Term | None) -> Rows:
        for value, condition in zip(values, conditions, strict=True):
            if self.holds(condition):
                return self.rows(value)
        if otherwise is None:
            raise NoValueError
        return self.rows(otherwise)

    def holds(self, relation: Term) -> bool:
        """Whether a relation of scalars holds for certain, an equation as far as can be seen."""
        match relation.children, getattr(relation, "sign", ""):
            case (left, right), "=" | ":=":
                both = zip(self.rows(left), self.rows(right), strict=True)
                return all(base(u).overlaps(base(v)) for rows in both for u, v in zip(*rows, strict=True))
            case (left, right), (">" | ">=" | "<" | "<=" | "!=") as sign:
                gap = base(self.scalar(left)) - base(self.scalar(right))
                return bool(gap != 0 if sign == "!=" else gap > 0 if sign[0] == ">" else gap < 0)
        raise UndecidedError


def _is_unnamed(letter: Term) -> bool:
    return type(letter) is Symbol and letter.name.startswith("size of ")


def _name(letter: Term) -> str:
    match letter:
        case Component(Symbol(name), indices):
            return f"{name}_{','.join(str(k.p) for k in indices if type(k) is Number)}"
        case Symbol(name):
            return name.replace(ANY, "").replace(" ", "")
    raise UndecidedError
