"""The entry of a vector or matrix at given indices, as a scalar term; written apart from the laws that it judges."""

from __future__ import annotations

from collections.abc import Callable

from derive.terms import (
    FUNCTIONS,
    ONE,
    TWO,
    ZERO,
    Add,
    Binder,
    Call,
    Component,
    Derivative,
    Div,
    E,
    Matrix,
    Mul,
    Neg,
    Number,
    Operator,
    Pow,
    Symbol,
    Term,
    Vector,
    bind,
    call,
    opened,
    product,
    total,
)

Indices = tuple[Term, ...]
MOST_FACTORS = 8
SCALAR_VALUED = frozenset(("tr", "det", "norm", "dot", "rank", "logsumexp", "delta"))
NOT_ENTRYWISE = SCALAR_VALUED | {"inverse", "vec", "kron", "softmax"}


class NoEntryError(Exception):
    """A vector or matrix whose entries have no expression here."""


class Letters:
    """Makes letters for bound indices that occur nowhere else."""

    def __init__(self) -> None:
        self.count = 0

    def new(self) -> Symbol:
        """A letter that was not made before."""
        self.count += 1
        return Symbol(f"bound index {self.count}")

    def sum(self, size: Term, body: Callable[[Symbol], Term]) -> Term:
        """The sum of a body over a new index."""
        index = self.new()
        return bind("sum", index, body(index), ONE, size)


def at(base: Term, indices: Indices) -> Term:
    """The entry of a term; a scalar is its own entry."""
    return Component(base, indices) if base.shape else base


def entry(base: Term, indices: Indices, letters: Letters) -> Term:
    """The entry one level deep, of anything but a letter or an inverse."""
    match base:
        case Add(terms):
            return total(at(each, indices) for each in terms)
        case Neg(inner):
            return Neg(at(inner, indices))
        case Div(over, under) if not under.shape:
            return Div(at(over, indices), under)
        case Mul(factors):
            return _product(factors, indices, letters)
        case Pow(below, exponent) if below is E or len(indices) == 1:
            return Pow(at(below, indices), at(exponent, indices))
        case Pow(below, Number(n, 1)) if 0 < abs(n) <= MOST_FACTORS:
            return at(product((below if n > 0 else call("inverse", below),) * abs(n)), indices)
        case Vector() | Matrix():
            return _explicit(base, indices)
        case Operator("differential", body, variables):
            return Operator("differential", at(body, indices), variables)
        case Operator(name, body, (x,)):
            return _derivative(name, body, x, indices)
        case Binder("sum", _, _, low, high):
            index = letters.new()
            return bind("sum", index, at(opened(base, index), indices), low, high)
        case Derivative(body, _, _, _):
            return base.rebuilt((at(body, indices),))
        case Call(name, arguments):
            return _call(name, arguments, indices, letters)
    raise NoEntryError


def grouped(factors: Indices) -> tuple[Indices, Indices]:
    """Scalars (rows times columns at the front among them) and the vectors and matrices that are left."""
    scalars: list[Term] = []
    chain: list[Term] = []
    for place, factor in enumerate(factors):
        if not factor.shape:
            scalars.append(factor)
            continue
        chain.append(factor)
        more = any(later.shape for later in factors[place + 1 :])
        if more and len(chain) > 1 and not product(chain).shape:
            scalars.append(product(chain))
            chain = []
    return tuple(scalars), tuple(chain)


def _product(factors: Indices, indices: Indices, letters: Letters) -> Term:
    scalars, shaped = grouped(factors)
    if len(shaped) == 1:
        return product((*scalars, at(shaped[0], indices)))
    first, rest = shaped[0], product(shaped[1:])
    row, column = indices[:1], indices[1:]
    if not rest.shape:
        return product((*scalars, at(first, indices), rest))
    if len(first.shape) == 1 or first.shape[1] is ONE:
        return product((*scalars, at(first, (*row, ONE)[: len(first.shape)]), at(rest, (ONE, *column))))

    def summand(k: Symbol) -> Term:
        return product((at(first, (*row, k)), at(rest, (k, *(column or (ONE,)))[: len(rest.shape)])))

    return product((*scalars, letters.sum(first.shape[1], summand)))


def _explicit(base: Term, indices: Indices) -> Term:
    width = base.shape[1:]
    where = [index.p - 1 for index in indices if type(index) is Number]
    if len(where) < len(indices) or (width and type(width[0]) is not Number):
        raise NoEntryError
    place = where[0] if not width else where[0] * width[0].p + where[1]  # type: ignore[attr-defined]
    if not 0 <= place < len(base.children):
        raise NoEntryError
    return base.children[place]


def _derivative(name: str, body: Term, x: Term, indices: Indices) -> Term:
    rows = len(body.shape)
    match name:
        case "jacobian" | "gradient":
            return Derivative(at(body, indices[:rows]), at(x, indices[rows:]), 1, "partial")
        case "hessian" if not rows:
            half = len(indices) // 2
            inner = Derivative(body, at(x, indices[half:]), 1, "partial")
            return Derivative(inner, at(x, indices[:half]), 1, "partial")
    raise NoEntryError


def _call(name: str, arguments: Indices, indices: Indices, letters: Letters) -> Term:
    match name, arguments, indices:
        case "transpose", (inner,), (row, column):
            return at(inner, (column, row)[: len(inner.shape)])
        case "diag", (inner,), (row, column):
            return product((at(inner, (row,)), call("delta", row, column)))
        case "diag", (inner,), (row,):
            return at(inner, (row, row))
        case "ones", _, _:
            return ONE
        case "zeros", _, _:
            return ZERO
        case "identity", _, (row, column):
            return call("delta", row, column)
        case "unit", (which, _), (row,):
            return call("delta", row, which)
        case "hadamard", _, _:
            return product(at(each, indices) for each in arguments)
        case "softmax", (z,), (row,):
            return Div(Pow(E, at(z, (row,))), letters.sum(z.shape[0], lambda k: Pow(E, at(z, (k,)))))
    if name in NOT_ENTRYWISE or name not in FUNCTIONS:
        raise NoEntryError
    return Call(name, tuple(at(each, indices) for each in arguments))


def square_factors(matrix: Term) -> Indices:
    """The factors of a product of square matrices, scalars with the first; none of anything else."""
    if type(matrix) is Pow and type(n := matrix.exponent) is Number and 1 < n.p <= MOST_FACTORS and n.q == 1:
        return (matrix.base,) * n.p
    if type(matrix) is not Mul:
        return ()
    scalars, shaped = grouped(matrix.factors)
    square = all(len(each.shape) == 2 and each.shape[0] is each.shape[1] for each in shaped)
    return (product((*scalars, shaped[0])), *shaped[1:]) if square and len(shaped) > 1 else ()


def inverted_factors(matrix: Term) -> Term | None:
    """The inverse of a product of square matrices, each inverted in its turn."""
    factors = square_factors(matrix)
    return product(call("inverse", each) for each in reversed(factors)) if factors else None


def scalar(term: Call, letters: Letters) -> Term | None:
    """A scalar made of vectors and matrices, as a sum over indices."""
    match term:
        case Call("dot", (u, v)):
            return letters.sum(u.shape[0], lambda k: product((at(u, (k,)), at(v, (k,)))))
        case Call("tr", (a,)):
            return letters.sum(a.shape[0], lambda k: at(a, (k, k)))
        case Call("logsumexp", (z,)):
            return call("log", letters.sum(z.shape[0], lambda k: Pow(E, at(z, (k,)))))
        case Call("norm", (u, *order)) if order in ([], [TWO]):
            return call("sqrt", _squares(u, letters))
        case Call("norm", (u, order)) if order is ONE and len(u.shape) == 1:
            return letters.sum(u.shape[0], lambda k: call("abs", at(u, (k,))))
    return None


def _squares(u: Term, letters: Letters) -> Term:
    if len(u.shape) == 1:
        return letters.sum(u.shape[0], lambda k: Pow(at(u, (k,)), TWO))
    rows, columns = u.shape
    return letters.sum(rows, lambda k: letters.sum(columns, lambda m: Pow(at(u, (k, m)), TWO)))


def row_times_column(factors: Indices, letters: Letters) -> Term | None:
    """A product of vectors and matrices that is a scalar, as a sum over indices."""
    scalars, shaped = grouped(factors)
    if len(shaped) < 2:
        return None
    first, rest = shaped[0], product(shaped[1:])
    if len(first.shape) != 2 or first.shape[0] is not ONE or not rest.shape:
        return None

    def summand(k: Symbol) -> Term:
        return product((at(first, (ONE, k)), at(rest, (k, ONE)[: len(rest.shape)])))

    return product((*scalars, letters.sum(first.shape[1], summand)))
