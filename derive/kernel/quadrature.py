"""Integrals of numbers as rigorous enclosures, where the integrand is analytic around the way between the limits."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from derive.terms import Binder, Call, Symbol, Term, opened, symbols

from .balls import Balls
from .evaluation import Directions, NoValueError, UndecidedError

MOST_VALUES, GOAL, ACCURACY = 3_000, 2**-70, 60
FAILURES = (NoValueError, UndecidedError, ZeroDivisionError, OverflowError, ValueError, RecursionError)
PLACES = tuple(Fraction(k, 7) for k in range(1, 7))


class Analytic(Balls):
    """Complex balls around the real line; what is not analytic on one has no value there."""

    def other(self, term: Term, along: Directions) -> Any:
        """The jet of a call and the like; a modulus is not analytic."""
        if type(term) is Call and term.name == "abs":
            raise UndecidedError
        return super().other(term, along)

    def function(self, name: str, arguments: tuple[Term, ...]) -> Any:
        """The value of a primitive function, off the cuts of inverse functions."""
        if name in ("arcsin", "arctan") and not abs(self.value(arguments[0])) < 1:
            raise UndecidedError
        return super().function(name, arguments)


def integral(term: Binder, bits: int) -> Any:
    """The real ball of an integral without letters between two numbers."""
    from flint import acb, arb

    if symbols(term) or term.low is None or term.high is None:
        raise UndecidedError
    x = Symbol(term.letter)
    body, ends = opened(term, x), Balls({}, bits)
    low, high = ends.value(term.low), ends.value(term.high)
    for place in PLACES:  # a root or a logarithm of what is negative is no real number
        Balls({x: low + (high - low) * ends.of(place)}, bits).value(body)

    def at(place: Any, _: bool) -> Any:  # noqa: FBT001
        try:
            return Analytic({x: place}, bits, real=False).value(body)
        except FAILURES:
            return acb("nan")

    goal = arb(GOAL)
    found = acb.integral(at, low, high, rel_tol=goal, abs_tol=goal, eval_limit=MOST_VALUES)
    known = found.is_finite() and found.imag.contains(0)
    if not known or not (found.real.rel_accuracy_bits() >= ACCURACY or abs(found.real) < 2**-ACCURACY):
        raise UndecidedError
    return found.real
