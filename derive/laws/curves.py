"""Curves that one equation leaves: circles and ellipses run through by an angle, graphs by a letter."""

from __future__ import annotations

from fractions import Fraction

from derive.core.drafts import Claim, Claims, phrase
from derive.exact.combinations import letters_of
from derive.exact.rings import Poly
from derive.exact.spelling import normal, sum_term
from derive.terms import ONE, ZERO, Record, Symbol, Term, call, equation, number, product, substituted

NAMES = "tsuvrw"


class Curve(Record):
    """What the letters of an equation are in terms of a new letter, and the part that shows it."""

    values: tuple[tuple[Symbol, Term], ...]
    letter: Symbol
    part: Claims


def run_through(p: Poly, taken: tuple[Symbol, ...], label: str) -> Curve | None:
    """A circle or an ellipse with its axes along the letters run through by an angle; None for any other curve."""
    held = letters_of(p)
    squares = {((u, 2),) for u in held}
    if len(held) != 2 or set(p) != squares | {()}:
        return None
    t = next(Symbol(name) for name in NAMES if name not in {u.name for u in taken})
    halves = [-p[()] / p[((u, 2),)] for u in held]
    if not all(half > 0 for half in halves):
        return None
    values = tuple(
        (u, _times(_root(half), call(name, t))) for u, half, name in zip(held, halves, ("cos", "sin"), strict=True)
    )
    left = substituted(sum_term(p), dict(values))
    claim = Claim(equation(left, ZERO), phrase("curves.checked"))
    return Curve(values, t, Claims(label, phrase("curves.angle", equation(sum_term(p), ZERO), t), (claim,)))  # type: ignore[arg-type]


def _root(value: Fraction) -> Term:
    return normal(call("sqrt", number(value.numerator, value.denominator)))


def _times(c: Term, rest: Term) -> Term:
    return rest if c is ONE else product((c, rest))
