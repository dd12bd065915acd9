"""Curves that one equation leaves: circles and ellipses run through by an angle, graphs by a letter."""

from __future__ import annotations

from fractions import Fraction

from derive.core.context import Context
from derive.core.drafts import Claim, Claims, phrase
from derive.exact.combinations import letters_of
from derive.exact.signs import sign
from derive.exact.sparse_polynomials import Poly, by_powers
from derive.exact.spelling import normal, sum_term
from derive.terms import (
    ONE,
    ZERO,
    Record,
    Relation,
    Symbol,
    Term,
    call,
    equation,
    fraction,
    negated,
    number,
    product,
    substituted,
)

from .evaluation import worked

NAMES = "tsuvrw"
Letters = tuple[Symbol, ...]


class Curve(Record):
    """What letters are in terms of an angle or of other letters, under what condition, and the part that shows it."""

    values: tuple[tuple[Symbol, Term], ...]
    angles: tuple[Symbol, ...]
    condition: Term | None
    part: Claims


def run_through(p: Poly, unknowns: Letters, label: str) -> Curve | None:
    """A circle or an ellipse run through by an angle, or a graph over other letters; None for any other curve."""
    return _ellipse(p, unknowns, label) or _graph(p, unknowns, label)


def _ellipse(p: Poly, unknowns: Letters, label: str) -> Curve | None:
    """An ellipse with its axes along the letters."""
    held = letters_of(p)
    squares = {((u, 2),) for u in held}
    if len(held) != 2 or set(p) != squares | {()}:
        return None
    t = next(Symbol(name) for name in NAMES if name not in {u.name for u in unknowns})
    halves = [-p[()] / p[((u, 2),)] for u in held]
    if not all(half > 0 for half in halves):
        return None
    pairs = zip(held, halves, ("cos", "sin"), strict=True)
    values: dict[Term, Term] = {u: _times(_root(half), call(name, t)) for u, half, name in pairs}
    claim = Claim(equation(substituted(sum_term(p), values), ZERO), phrase("curves.checked"))
    part = Claims(label, phrase("curves.angle", equation(sum_term(p), ZERO), t), (claim,))
    return Curve(tuple(values.items()), (t,), None, part)  # type: ignore[arg-type]


def _graph(p: Poly, unknowns: Letters, label: str) -> Curve | None:
    """A letter that stands to the first power, its coefficient being zero nowhere on the curve."""
    for u in unknowns:
        powers = by_powers(p, u)
        if max(powers, default=0) != 1 or 0 in sign(sum_term(powers.get(0, {})), Context()):
            continue
        coefficient = sum_term(powers[1])
        value = worked(fraction(negated(sum_term(powers.get(0, {}))), coefficient))
        condition = Relation("!=", coefficient, ZERO)
        claim = Claim(equation(substituted(sum_term(p), {u: value}), ZERO), phrase("curves.solved"), (condition,))
        part = Claims(label, phrase("curves.graph", equation(sum_term(p), ZERO), u), (claim,))
        return Curve(((u, value),), (), condition, part)
    return None


def _root(value: Fraction) -> Term:
    return normal(call("sqrt", number(value.numerator, value.denominator)))


def _times(c: Term, rest: Term) -> Term:
    return rest if c is ONE else product((c, rest))
