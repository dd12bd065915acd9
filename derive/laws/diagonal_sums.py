"""Products with a diagonal matrix as sums over its entries, column by column."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.rules import rule
from derive.terms import (
    ONE,
    Add,
    Call,
    Component,
    Mul,
    Neg,
    Number,
    Pow,
    Symbol,
    Term,
    call,
    factors,
    fraction,
    negated,
    product,
    raised,
    total,
)

from .lettering import fresh, summed, used
from .monomials import parts, written

INDICES = ("i", "j", "k", "l", "m")


@rule("V^T D U y = sum(D_{i i} (U_i^T y) V_i, i=1..n)", Mul)
def sum_over_the_diagonal(term: Mul, context: Context) -> Term | None:
    """A product with a diagonal matrix is the sum over its entries, each times a row of the matrices beside it."""
    scalars = tuple(each for each in term.factors if not each.shape)
    chain = tuple(each for each in term.factors if each.shape)
    if len(term.shape) != 1 or len(chain[-1].shape) != 1:
        return None
    i = fresh(INDICES, used(term))
    entries = [entry_on_the_diagonal(each, i, context) for each in chain]
    start = next((k for k, each in enumerate(entries) if each is not None), None)
    if start is None:
        return None
    end = next(k for k in range(start, len(chain)) if entries[k] is None)
    d = product(each for each in entries[start:end] if each is not None)
    e = call("unit", i, chain[start].shape[0])
    c, over, under = parts(d)
    body = product(
        (*scalars, *_without_one(written(c, over, under)), _row(chain[end:], i, e), *_column(chain[:start], i, e))
    )
    return summed(i, body, chain[start].shape[0])


def _without_one(term: Term) -> tuple[Term, ...]:
    return () if term is ONE else (term,)


def _column(before: tuple[Term, ...], i: Symbol, e: Term) -> tuple[Term, ...]:
    """What stands before the diagonal matrix, in the column of a unit vector: of V^T, the row of V."""
    match before:
        case (*rest, Call("transpose", (Symbol(_, (_, _)) as v,))):
            return (*rest, Component(v, (i,)))
    return (*before, e)


def _row(behind: tuple[Term, ...], i: Symbol, e: Term) -> Term:
    """What stands behind the diagonal matrix, in the row of a unit vector."""
    match behind[0]:
        case Symbol(_, (_, _)) as u:
            return product((call("transpose", Component(u, (i,))), *behind[1:]))
        case Call("transpose", (u,)) if len(behind) > 1:
            return product((call("transpose", product((*factors(u), e))), *behind[1:]))
    return Component(behind[0], (i,)) if len(behind) == 1 else product((call("transpose", e), *behind))


def entry_on_the_diagonal(matrix: Term, i: Symbol, context: Context) -> Term | None:
    """An entry of a diagonal matrix; None where it is not seen to be one."""
    match matrix:
        case Symbol(name, (_, _)):
            return Component(matrix, (i, i)) if context.has(name, "diagonal") else None
        case Call("diag", (u,)) if len(u.shape) == 1:
            return Component(u, (i,))
        case Call("identity"):
            return ONE
        case Call("transpose", (inner,)):
            return entry_on_the_diagonal(inner, i, context) if len(inner.shape) == 2 else None
        case Call("inverse", (inner,)):
            found = entry_on_the_diagonal(inner, i, context)
            return None if found is None else fraction(ONE, found)
        case Neg(inner):
            found = entry_on_the_diagonal(inner, i, context)
            return None if found is None else negated(found)
        case Pow(base, Number(_, 1) as n):
            found = entry_on_the_diagonal(base, i, context)
            return None if found is None else raised(found, n)
        case Add() | Mul() if len(matrix.shape) == 2:
            each = [entry_on_the_diagonal(part, i, context) if part.shape else part for part in matrix.children]
            kept = [part for part in each if part is not None and (part is not ONE or type(matrix) is Add)]
            if None in each:
                return None
            return total(kept) if type(matrix) is Add else product(kept)
    return None
