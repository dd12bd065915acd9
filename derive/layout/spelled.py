"""Terms that are printed alike, and places inside lines as they are printed."""

from __future__ import annotations

from functools import cache

from derive.terms import (
    Binder,
    Div,
    Mul,
    Neg,
    Number,
    Position,
    Term,
    negated,
    number,
    with_children,
)
from derive.terms.lettering import fresh


def alike_in_print(a: Term, b: Term) -> bool:
    """Whether two terms look the same on paper."""
    return a is b or _spelled(a) is _spelled(b)


@cache
def _spelled(term: Term) -> Term:
    """One term for all that are printed in the same way."""
    return _unsigned(with_children(term, _spelled))


def _unsigned(term: Term) -> Term:
    match term:
        case Neg(Number(p, _) as inner) if p > 0:
            return negated(inner)
        case Mul((Number(p, _) as first, *rest)) if p < 0:
            return Neg(Mul((negated(first), *rest)))
        case Div(Number(p, 1), Number(q, 1)) if q > 1 and number(p, q).q == q:
            return number(p, q)
    return term


def visible(line: Term, position: Position) -> Term:
    """The subterm at a position, the letters of the binders around it written out."""
    for depth, index in enumerate(position):
        if type(line) is Binder and index == 0:
            rest = position[depth + 1 :]
            return visible(fresh(line)[1], rest)
        line = line.children[index]
    return line
