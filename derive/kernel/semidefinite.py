"""Matrices of any size that are positive semidefinite, or definite, by how they are built."""

from __future__ import annotations

from derive.core.certificates import PROVED
from derive.core.context import Context
from derive.exact.signs import sign
from derive.terms import (
    ONE,
    Add,
    Binder,
    Call,
    Component,
    Div,
    Mul,
    Neg,
    ShapeMismatchError,
    Symbol,
    Term,
    bind,
    factors,
    opened,
    product,
)

from .bench import Bench
from .index_entries import Letters, NoEntryError, entry

NEITHER, SEMIDEFINITE, DEFINITE = 0, 1, 2
POSITIVE, NOT_NEGATIVE = frozenset((1,)), frozenset((0, 1))
SYMMETRIC = ("symmetric", "spd", "psd", "diagonal")


def strength(matrix: Term, context: Context, bench: Bench) -> int:
    """2 of a matrix seen to be positive definite, 1 of one seen to be positive semidefinite, 0 of others."""
    match matrix:
        case Symbol(name):
            return DEFINITE if context.has(name, "spd") else SEMIDEFINITE if context.has(name, "psd") else NEITHER
        case Add(parts):
            return _sum(parts, context, bench)
        case Div(over, under):
            return _scaled(_sign(under, context), strength(over, context, bench))
        case Mul():
            return _product(factors(matrix), context, bench)
        case Call(name, arguments):
            return _call(name, arguments, context, bench)
        case Binder("sum"):
            return min(strength(opened(matrix, Symbol("any index")), context, bench), SEMIDEFINITE)
    return NEITHER


def _call(name: str, arguments: tuple[Term, ...], context: Context, bench: Bench) -> int:
    match name, arguments:
        case "identity", _:
            return DEFINITE
        case "diag", (vector,) if len(vector.shape) == 1:
            return _scaled(_sign_of_entries(vector, context), DEFINITE)
        case "transpose", (inner,):
            return strength(inner, context, bench)
        case "inverse", (inner,):
            return DEFINITE if strength(inner, context, bench) == DEFINITE else NEITHER
        case "hadamard" | "kron", _:
            return min(strength(each, context, bench) for each in arguments)
    return NEITHER


def _sum(parts: tuple[Term, ...], context: Context, bench: Bench) -> int:
    """Every summand, after each diag(p) - p p^T with shares p has been taken for one."""
    found: list[int] = []
    less = [part.inner for part in parts if type(part) is Neg]
    for part in parts:
        if type(part) is not Neg:
            spread = next((each for each in less if _spread(part, each, context, bench)), None)
            if spread is not None:
                less.remove(spread)
            found.append(SEMIDEFINITE if spread is not None else strength(part, context, bench))
    return NEITHER if less or NEITHER in found else max(found)


def _spread(diagonal: Term, outer: Term, context: Context, bench: Bench) -> bool:
    """Whether two terms are c diag(p) and c p p^T with c >= 0 and shares p, which add up to one."""
    front, back = factors(diagonal), factors(outer)
    scalars = [part for part in front if not part.shape]
    match [part for part in front if part.shape], [part for part in back if part.shape]:
        case [Call("diag", (p,))], [q, Call("transpose", (r,))] if p is q is r and len(p.shape) == 1:
            k = Symbol("any index")
            whole = bind("sum", k, Component(p, (k,)), ONE, p.shape[0])
            return (
                scalars == [part for part in back if not part.shape]
                and _sign_of_entries(p, context) <= NOT_NEGATIVE
                and _sign(product(scalars), context) <= NOT_NEGATIVE
                and bench.equal(whole, ONE, context).grade == PROVED
            )
    return False


def _product(parts: tuple[Term, ...], context: Context, bench: Bench) -> int:
    """A^T M A with M semidefinite, times scalars that are not negative."""
    signs = _sign(product(part for part in parts if not part.shape), context)
    chain = [part for part in parts if part.shape]
    outer: list[Term] = []
    while len(chain) > 1 and _turned(chain[0], chain[-1], context):
        outer.append(chain[-1])
        chain = chain[1:-1]
    if len(chain) > 1:
        return NEITHER
    inner = strength(chain[0], context, bench) if chain else DEFINITE
    full = all(type(each) is Symbol and context.has(each.name, "full-column-rank", "invertible") for each in outer)
    return _scaled(signs, inner if full else min(inner, SEMIDEFINITE))


def _turned(first: Term, last: Term, context: Context) -> bool:
    match first, last:
        case (Call("transpose", (a,)), b) | (b, Call("transpose", (a,))) if a is b:
            return True
    return first is last and type(first) is Symbol and context.has(first.name, *SYMMETRIC)


def _scaled(signs: frozenset[int], found: int) -> int:
    return found if signs == POSITIVE else min(found, SEMIDEFINITE) if signs <= NOT_NEGATIVE else NEITHER


def _sign(term: Term, context: Context) -> frozenset[int]:
    try:
        return sign(term, context)
    except ShapeMismatchError:
        return frozenset((-1, 0, 1))


def _sign_of_entries(vector: Term, context: Context) -> frozenset[int]:
    """The signs that any entry of a vector can have."""
    letters = Letters()

    def spread(term: Term) -> Term:
        if type(term) is Component and type(term.base) is not Symbol:
            found = sign(term, context)
            return term if found <= NOT_NEGATIVE else spread(entry(term.base, term.indices, letters))
        children = tuple(map(spread, term.children))
        return term.rebuilt(children) if children and type(term) is not Component else term

    try:
        return _sign(spread(Component(vector, (Symbol("any index"),))), context)
    except NoEntryError:
        return frozenset((-1, 0, 1))
