"""Expectations over a few equally likely outcomes: an example that tells two of them apart."""

from __future__ import annotations

from collections.abc import Iterator

from derive.core.context import Context
from derive.terms import (
    REALS,
    Add,
    Call,
    Collection,
    Mul,
    Neg,
    Relation,
    Symbol,
    Term,
    functions_in,
    number,
    substituted,
    symbols,
    with_children,
)

from .evaluation import UndecidedError
from .facts import CHANCE
from .real_values import truth

Outcomes = dict[Symbol, tuple[Term, ...]]
PAIRS = ((0, 2), (1, 3), (1, 2), (1, 4), (-1, 1), (0, 1))
TURNS = (((0, 0, 2, 2), (1, 3, 1, 3)), ((1, 1, 3, 3), (0, 2, 0, 2)), ((1, 1, 2, 2), (1, 4, 1, 4)))


def outcomes(a: Term, b: Term, context: Context) -> Iterator[Outcomes]:
    """Values that the random letters of two terms may take together; none where moments or distributions are told."""
    random, moments = _random(context)
    found = sorted((x for x in symbols(a) | symbols(b) if x in random and not x.dims), key=lambda x: x.name)
    if not found or moments or len(found) > 2 or any(context.has(x.name, "distributed") for x in found):
        return
    apart = all(context.has(x.name, "independent") for x in found)
    for drawn in _draws(len(found), apart=apart):
        values: Outcomes = {x: tuple(map(number, row)) for x, row in zip(found, drawn, strict=True)}
        if _allowed(values, context):
            yield values


def _random(context: Context) -> tuple[frozenset[Symbol], bool]:
    """The random letters, and whether more is declared of their moments than that they exist."""
    told = [fact for fact in context.facts if functions_in(fact) & CHANCE]
    only = all(type(fact) is Relation and fact.sign == "in" and fact.right is REALS for fact in told)
    return frozenset(x for fact in told for x in symbols(fact)), not only


def _draws(count: int, *, apart: bool) -> Iterator[tuple[tuple[int, ...], ...]]:
    if count == 1:
        yield from ((pair,) for pair in PAIRS)
    elif apart:
        yield from TURNS
    else:
        yield from ((first, second) for first in PAIRS for second in (first, first[::-1], (0, 1)))


def _allowed(values: Outcomes, context: Context) -> bool:
    for fact in context.facts:
        if functions_in(fact) & CHANCE or not symbols(fact) & values.keys():
            continue
        for row in range(len(next(iter(values.values())))):
            try:
                if not truth(substituted(fact, _row(values, row))):
                    return False
            except UndecidedError:
                return False
    return True


def _row(values: Outcomes, row: int) -> dict[Term, Term]:
    return {x: each[row] for x, each in values.items()}


def averaged(term: Term, values: Outcomes) -> Term:
    """A term with its expectations, variances and covariances written out over the outcomes."""
    new = with_children(term, lambda child: averaged(child, values))
    match new:
        case Call("expectation", (u,)):
            return _mean(u, values)
        case Call("variance", (u,)):
            return _covariance(u, u, values)
        case Call("covariance", (u, v)):
            return _covariance(u, v, values)
    return new


def _mean(u: Term, values: Outcomes) -> Term:
    rows = range(len(next(iter(values.values()))))
    parts = tuple(substituted(u, _row(values, row)) for row in rows)
    return Mul((number(1, len(parts)), Add(parts)))


def _covariance(u: Term, v: Term, values: Outcomes) -> Term:
    return Add((_mean(Mul((u, v)), values), Neg(Mul((_mean(u, values), _mean(v, values))))))


def shown(values: Outcomes) -> tuple[tuple[str, Term], ...]:
    """The outcomes of each letter in turn."""
    return tuple((x.name, Collection("tuple", each)) for x, each in values.items())
