"""Values as rigorous enclosures at a rational point; where two are disjoint the terms differ there.

Over the reals a term has no value where something in it leaves the reals.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import partial
from typing import Any

from derive.exact.conjuncts import joined
from derive.terms import (
    FALSE,
    IMAGINARY,
    INTEGERS,
    NATURALS,
    PI,
    TRUE,
    Binder,
    Call,
    Cases,
    Constant,
    E,
    Junction,
    Number,
    Relation,
    RootOf,
    Symbol,
    Term,
    symbols,
)

from .evaluation import Directions, Evaluation, NoValueError, UndecidedError
from .exactly import value as exact_value
from .jets import Jet

REAL_FUNCTIONS = {"sin": "sin", "cos": "cos", "arctan": "atan", "erf": "erf"}


class Balls(Evaluation):
    """One rational point; values are real balls, or complex ones where complex numbers are meant."""

    def __init__(self, point: Mapping[Term, Any], bits: int, *, real: bool = True) -> None:
        super().__init__()
        import flint

        self.exact = {x: v for x, v in point.items() if type(v) is Fraction}
        self.flint, self.point, self.bits, self.real = flint, point, bits, real
        self.kind = flint.arb if real else flint.acb

    def of(self, value: Fraction) -> Jet:
        """A rational as a ball."""
        if value.denominator == 1:
            return self.kind(value.numerator)
        return self.kind(self.flint.fmpq(value.numerator, value.denominator))

    def plus(self, a: Jet, b: Jet) -> Jet:
        """A sum."""
        return a + b

    def times(self, a: Jet, b: Jet) -> Jet:
        """A product."""
        return a * b

    def inverse(self, a: Jet) -> Jet:
        """1/a; a ball around zero has none."""
        if a == 0:
            raise NoValueError
        if a.contains(0):
            raise UndecidedError
        return 1 / a

    def letter(self, term: Term) -> Jet:
        """The rational that a letter stands for, or the constant."""
        match term:
            case Constant():
                return self.constant(term)
            case RootOf():
                from derive.exact.balls import ball

                found = ball(term, self.bits)
                if found is None:
                    raise UndecidedError
                return found.real if self.real else found
        here = self.point.get(term)
        if here is None:
            raise UndecidedError
        if type(here) is Fraction:
            return self.of(here)
        if isinstance(here, tuple):
            return self.kind(self.ratio(here[0]), self.ratio(here[1]))
        return here

    def ratio(self, value: Fraction) -> Any:
        """A rational as a real ball."""
        return self.flint.arb(self.flint.fmpq(value.numerator, value.denominator))

    def constant(self, term: Constant) -> Jet:
        """e, pi, i."""
        if term is E:
            return self.kind(1).exp()
        if term is PI:
            return self.kind.pi()
        if term is IMAGINARY and not self.real:
            return self.kind(0, 1)
        raise UndecidedError

    def moved(self, letters: tuple[Symbol, ...], values: tuple[Term, ...]) -> Balls:
        """The point where some letters have other values."""
        there: dict[Term, Any] = {x: self.value(v) for x, v in zip(letters, values, strict=True)}
        return type(self)({**self.point, **there}, self.bits, real=self.real)

    def whole(self, term: Term) -> int:
        """The whole number that a bound is at this point."""
        found = exact_value(term, self.exact)
        if found is None or found.denominator != 1:
            raise UndecidedError
        return found.numerator

    def other(self, term: Term, along: Directions) -> Jet:
        """The jet of a call and the like; the absolute value of a complex number is its modulus."""
        if not self.real and type(term) is Call and term.name == "abs":
            u = self.value(term.arguments[0])
            if u.imag == 0:  # nothing but zero: a ball around it is neither equal to it nor different
                return super().other(term, along)
            if along:
                raise UndecidedError
            return self.kind(abs(u))
        if type(term) is Binder and term.kind == "integral" and self.real and not (along or symbols(term)):
            from .quadrature import integral

            return integral(term, self.bits)
        return super().other(term, along)

    # --- functions -----------------------------------------------------------------------------------------------

    def general_power(self, base: Term, exponent: Term) -> Jet:
        """b^u; over the reals of a base above zero, or to a whole number."""
        u = self.value(exponent)
        if base is E:
            return u.exp()
        b = self.value(base)
        n = u.unique_fmpz() if self.real else u.real.unique_fmpz() if u.imag == 0 else None
        if n is not None and u == n and abs(int(n)) < 10_000:
            return b ** int(n) if int(n) >= 0 else self.inverse(b) ** -int(n)
        if not self.real:
            return (u * self.logged(b)).exp()
        if b == 0 and u > 0:
            return b
        return (u * self.above_zero(b).log()).exp()

    def logged(self, b: Jet) -> Jet:
        """The principal logarithm, off its cut."""
        if b == 0:
            raise NoValueError
        if b.real.contains(0) and b.imag.contains(0):
            raise UndecidedError
        if b.imag.contains(0) and not b.imag == 0 and not b.real > 0:
            raise UndecidedError
        return b.log()

    def above_zero(self, u: Jet) -> Jet:
        """The ball itself where it is above zero; no value where it is not."""
        if u > 0:
            return u
        raise NoValueError if u <= 0 else UndecidedError

    def function(self, name: str, arguments: tuple[Term, ...]) -> Jet:
        """The value of a primitive function."""
        if not arguments:
            raise UndecidedError
        u = self.argument_value(arguments[-1 if name == "polygamma" else 0])
        if name in REAL_FUNCTIONS:
            return getattr(u, REAL_FUNCTIONS[name])()
        match name:
            case "log":
                return self.above_zero(u).log() if self.real else self.logged(u)
            case "sqrt":
                return self.square_root(u)
            case "root":
                return self.root(u, arguments[1])
            case "arcsin":
                if self.real and (u > 1 or u < -1):
                    raise NoValueError
                return self.finite(u.asin())
            case "gamma":
                return self.finite(u.gamma())
            case "polygamma":
                return self.polygamma(arguments[0], u)
            case "floor" | "ceil" if self.real:
                found = (u.floor() if name == "floor" else u.ceil()).unique_fmpz()
                if found is None:
                    raise UndecidedError
                return self.kind(found)
            case "delta":
                gap = u - self.value(arguments[1])
                if gap == 0 or not gap.contains(0):
                    return self.kind(1 if gap == 0 else 0)
        raise UndecidedError

    def argument_value(self, argument: Term) -> Jet:
        """The value of an argument, exactly where a ball around zero does not tell on which side of it."""
        u = self.value(argument)
        if not u.contains(0) or u == 0:
            return u
        found = exact_value(argument, self.exact)
        return u if found is None else self.of(found)

    def finite(self, u: Jet) -> Jet:
        """A ball that is a number."""
        if not u.is_finite():
            raise UndecidedError
        return u

    def square_root(self, u: Jet) -> Jet:
        """The square root; over the reals of what is not below zero."""
        if not self.real:
            if u.imag.contains(0) and not u.imag == 0 and not u.real > 0:
                raise UndecidedError
            return u.sqrt()
        if u < 0:
            raise NoValueError
        if u >= 0:
            return u.sqrt()
        raise UndecidedError

    def root(self, u: Jet, order: Term) -> Jet:
        """A root; of odd order over the reals of anything."""
        if type(order) is not Number or order.q != 1 or not 0 < order.p < 1000:
            raise UndecidedError
        if not self.real:
            return (self.logged(u) / order.p).exp()
        if u >= 0:
            return u.root(order.p)
        if u < 0 and order.p % 2:
            return -(-u).root(order.p)
        raise NoValueError if u < 0 else UndecidedError

    def polygamma(self, order: Term, u: Jet) -> Jet:
        """The derivatives of log gamma."""
        if type(order) is not Number:
            raise UndecidedError
        found = self.flint.acb(u).polygamma(order.p) if order.p else u.digamma()
        return self.finite(found.real if self.real and order.p else found)

    # --- cases ---------------------------------------------------------------------------------------------------

    def choice(self, term: Cases, directions: Directions) -> Jet:
        """The case that holds at the point; on the edge between two there is no derivative."""
        for value, condition in zip(term.values, term.conditions, strict=True):
            if self.holds(condition, edges=not directions):
                return self.value(value, directions)
        if term.otherwise is None:
            raise NoValueError
        return self.value(term.otherwise, directions)

    def holds(self, condition: Term, *, edges: bool = True) -> bool:
        """Whether a condition holds at the point; with `edges` off an equality of both sides can't be told."""
        match condition:
            case Constant():
                if condition in (TRUE, FALSE):
                    return condition is TRUE
            case Junction("and" | "or" | "not"):
                return joined(condition, partial(self.holds, edges=edges))
            case Relation("in", left, right) if right in (INTEGERS, NATURALS):
                found = exact_value(left, self.exact)
                if found is not None:
                    return found.denominator == 1 and (right is INTEGERS or found >= 0)
            case Relation(sign, left, right) if sign in ("<", "<=", ">", ">=", "=", "!="):
                return self.compared(sign, left, right, edges=edges)
        raise UndecidedError

    def compared(self, sign: str, left: Term, right: Term, *, edges: bool) -> bool:
        """Whether a comparison holds, exactly for rational values."""
        gap: Any = None
        a, b = exact_value(left, self.exact), exact_value(right, self.exact)
        gap = self.real_part(self.value(left) - self.value(right)) if a is None or b is None else a - b
        if gap > 0:
            return sign in (">", ">=", "!=")
        if gap < 0:
            return sign in ("<", "<=", "!=")
        if gap == 0 and edges:
            return sign in ("<=", ">=", "=")
        raise UndecidedError

    def real_part(self, u: Jet) -> Any:
        """What is compared."""
        if self.real:
            return u
        if not u.imag == 0:
            raise UndecidedError
        return u.real
