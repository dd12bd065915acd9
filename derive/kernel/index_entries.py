"""The entry of a vector or matrix at given indices, as a scalar term; written apart from the laws that it judges."""

from __future__ import annotations

from collections.abc import Callable

from derive.terms import (
    FUNCTIONS,
    ONE,
    ZERO,
    Add,
    Apply,
    At,
    Binder,
    Call,
    Collection,
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
SCALAR_VALUED = frozenset(("tr", "det", "norm", "dot", "rank", "logsumexp", "largest", "delta"))
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
    """The entry of a term; a scalar is its own entry, that of a row x_i of a matrix is one of the matrix."""
    if type(base) is Component and base.shape:
        return Component(base.base, (*base.indices, *indices))
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
        case Apply(name, (inner,), primes):
            return Apply(name, (at(inner, indices),), primes)
        case At(body, names, values):
            return At(at(body, indices), names, values)
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
        case "kron", (a, b), (Collection(_, rows), Collection(_, columns)):
            return product(at(each, pair) for each, pair in zip((a, b), zip(rows, columns, strict=True), strict=True))
        case "vec", (a,), (Collection(_, (column, row)),):
            return at(a, (row, column))
        case "softmax", (z,), (row, column):
            return Div(Pow(E, at(z, indices)), letters.sum(z.shape[1], lambda k: Pow(E, at(z, (row, k)))))
        case "softmax", (z,), (row,):
            return Div(Pow(E, at(z, (row,))), letters.sum(z.shape[0], lambda k: Pow(E, at(z, (k,)))))
    if name in NOT_ENTRYWISE or name not in FUNCTIONS:
        raise NoEntryError
    return Call(name, tuple(at(each, indices) for each in arguments))


def places(size: Term, name: str) -> tuple[Term, dict[Symbol, Term]]:
    """An index that runs to a size, a pair where the size is a product, and its letters with their sizes."""
    if type(size) is Mul and len(size.factors) == 2 and not any(type(each) is Number for each in size.factors):
        pairs = [places(each, f"{name} {side}") for each, side in zip(size.factors, ("first", "second"), strict=True)]
        return Collection("tuple", tuple(index for index, _ in pairs)), {**pairs[0][1], **pairs[1][1]}
    letter = Symbol(name)
    return letter, {letter: size}
