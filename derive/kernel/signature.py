"""The value of a term at a random point of a tower of prime fields.

Equal signatures at two points, for every choice of the signs of roots, mean equal terms but for a chance below 2^-60.
Different ones mean nothing, as functions without a law here get random values.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from derive.terms import (
    IMAGINARY,
    PI,
    Call,
    Constant,
    Div,
    E,
    Mul,
    Neg,
    Number,
    Pow,
    Symbol,
    Term,
    call,
    factors,
    nameless,
    number,
    product,
    raised,
    summands,
    symbols,
    total,
)

from .evaluation import NoValueError, UndecidedError
from .modular import Modular, Point
from .powers import prime_powers
from .tower import ROOTS

POINTS, MOST_SIGNS, TRIES = 2, 6, 24
BOUND = "2^-60"


class Signature(Modular):
    """The values at one level of a point; exponents are evaluated one level up."""

    def letter(self, term: Term) -> int:
        """A random element; a letter above zero has roots up to order 12."""
        if type(term) is Constant:
            if term is E:
                return self.exponential(number(1))
            if term is IMAGINARY:
                return pow(self.turn, ROOTS // 4, self.prime)
            if term is not PI:
                raise UndecidedError
        here = self.point.random(self.level, "letter", repr(nameless(term)))
        return pow(here, 12, self.prime) if self.point.positive(term) else here

    def general_power(self, base: Term, exponent: Term) -> int:
        """b^u."""
        if base is E:
            return self.exponential(exponent)
        if type(exponent) is Neg and type(exponent.inner) is Number:
            exponent = number(-exponent.inner.p, exponent.inner.q)
        if type(exponent) is Number:
            return self.rational_power(base, Fraction(exponent.p, exponent.q))
        if type(base) is Number and base.p > 0:
            out = 1
            for n, sign in ((base.p, 1), (base.q, -1)):
                for p, k in prime_powers(n):
                    out = out * pow(self.symbolic_power(p, exponent, p), sign * k, self.prime) % self.prime
            return out
        if type(base) in (Mul, Div) and all(map(self.point.positive, base.children)):
            parts = [self.value(Pow(part, exponent)) for part in base.children]
            return parts[0] * self.inverse(parts[1]) % self.prime if type(base) is Div else self.multiplied(parts)
        if type(base) is Pow and self.point.positive(base.base) and self.point.positive(base):
            return self.value(Pow(base.base, Mul((base.exponent, exponent))))
        here = self.value(base)
        return self.symbolic_power(here, exponent, "power", here)

    def symbolic_power(self, base: int, exponent: Term, *key: object) -> int:
        """A value to a power with letters in it: whole summands are taken of the value itself."""
        whole, rest = 0, []
        for part in summands(exponent):
            n = part.p if type(part) is Number and part.q == 1 else None
            if type(part) is Neg and type(part.inner) is Number and part.inner.q == 1:
                n = -part.inner.p
            if n is None:
                rest.append(part)
            else:
                whole += n
        if not base:
            raise NoValueError
        above = self.up
        root = pow(self.point.random(self.level, "base", *key), (self.prime - 1) // above.prime, self.prime)
        up = sum(above.value(part) for part in rest) % above.prime
        return pow(base, whole, self.prime) * pow(root, up, self.prime) % self.prime

    def rational_power(self, base: Term, exponent: Fraction) -> int:
        """b^(p/q)."""
        if exponent.denominator == 1:
            here = self.value(base)
            if not here and exponent < 0:
                raise NoValueError
            return pow(here, exponent.numerator, self.prime)
        return pow(self.root(base, exponent.denominator), exponent.numerator, self.prime)

    def root(self, base: Term, order: int) -> int:
        """A root, split over factors that are above zero."""
        if type(base) is Number and base.p > 0:
            return self.number_root(base, order)
        if type(base) is Symbol and 12 % order == 0 and self.point.positive(base):
            return pow(self.point.random(self.level, "letter", repr(base)), 12 // order, self.prime)
        if type(base) in (Mul, Div) and all(map(self.point.positive, base.children)):
            parts = [self.root(part, order) for part in base.children]
            return parts[0] * self.inverse(parts[1]) % self.prime if type(base) is Div else self.multiplied(parts)
        if type(base) is Pow and self.point.positive(base.base) and self.point.positive(base):
            return self.value(Pow(base.base, Div(base.exponent, number(order))))
        if order & (order - 1) and not (self.point.real and symbols(base)):
            raise UndecidedError
        return self.value_root(self.value(base), order)

    def exponential(self, u: Term) -> int:
        """e^u; e^(v log b) is b^v, e^(i pi r) a root of unity."""
        out, rest = 1, []
        for part in summands(u):
            here = self.special(part)
            if here is None:
                rest.append(part)
            else:
                out = out * here % self.prime
        if rest:
            above = self.up
            up = sum(above.value(part) for part in rest) % above.prime
            out = out * pow(self.base, up, self.prime) % self.prime
        return out

    def special(self, part: Term) -> int | None:
        """E to a summand that has a logarithm or i pi as a factor."""
        over, under = taken_apart(part)
        logs = [f for f in over if type(f) is Call and f.name == "log" and len(f.arguments) == 1]
        if len(logs) == 1:
            top = product(f for f in over if f is not logs[0])
            return self.value(raised(logs[0].arguments[0], Div(top, product(under)) if under else top))
        if PI not in over or IMAGINARY not in over:
            return None
        turn = Fraction(ROOTS, 2)
        for f, sign in (*((f, 1) for f in over), *((f, -1) for f in under)):
            if type(f) is Number and f.p:
                turn *= Fraction(f.p, f.q) ** sign
            elif f is not PI and f is not IMAGINARY:
                return None
        if turn.denominator != 1 or len(over) - sum(type(f) is Number for f in over) != 2:
            raise UndecidedError
        return pow(self.turn, turn.numerator, self.prime)

    def function(self, name: str, arguments: tuple[Term, ...]) -> int:
        """Sine and cosine by e^(iu), roots by roots, logarithms by their law; anything else random by its values."""
        if name in ("sin", "cos"):
            return self.circular(name, arguments[0])
        if name == "sqrt":
            return self.root(arguments[0], 2)
        if name == "root" and type(arguments[1]) is Number and arguments[1].q == 1:
            return self.root(arguments[0], arguments[1].p)
        if name == "log":
            return self.logarithm(arguments[0])
        return self.point.random(self.level, name, *map(self.value, arguments)) % self.prime

    def circular(self, name: str, u: Term) -> int:
        """Sin u or cos u."""
        up = self.exponential(total(Mul((IMAGINARY, *factors(part))) for part in summands(u)))
        down, i, half = self.inverse(up), pow(self.turn, ROOTS // 4, self.prime), pow(2, -1, self.prime)
        if name == "cos":
            return (up + down) * half % self.prime
        return (up - down) * half * pow(i, -1, self.prime) % self.prime

    def logarithm(self, u: Term) -> int:
        """Log u, a sum over positive factors."""
        match u:
            case Number(p, q) if p > 0:
                parts = [(n, k * sign) for m, sign in ((p, 1), (q, -1)) for n, k in prime_powers(m)]
                return sum(k * self.point.random(self.level, "log", n) for n, k in parts) % self.prime
            case Constant("e"):
                return 1
            case Pow(base, exponent) if base is E and not self.turns(exponent):
                return self.value(exponent)
            case Pow(base, exponent) if self.point.positive(base) and self.point.positive(u):
                return self.value(Mul((exponent, call("log", base))))
            case Mul(parts) if all(map(self.point.positive, parts)):
                return sum(self.logarithm(part) for part in parts) % self.prime
            case Div(over, under) if self.point.positive(over) and self.point.positive(under):
                return (self.logarithm(over) - self.logarithm(under)) % self.prime
            case Call("sqrt", (inner,)) if self.point.positive(inner):
                return self.logarithm(inner) * pow(2, -1, self.prime) % self.prime
        return self.point.random(self.level, "log", self.value(u))

    def turns(self, exponent: Term) -> bool:
        """Whether e^u is not known to be above zero."""
        return not self.point.positive(Pow(E, exponent))


def taken_apart(term: Term) -> tuple[list[Term], list[Term]]:
    """The factors above and below the line, of fractions inside of products too."""
    over: list[Term] = []
    under: list[Term] = []
    for factor in factors(term):
        if type(factor) is Div:
            (top, below), (top_two, below_two) = taken_apart(factor.over), taken_apart(factor.under)
            over, under = over + top + below_two, under + below + top_two
        else:
            over.append(factor)
    return over, under


def values(
    terms: tuple[Term, ...], seed: int, index: int, positive: Callable[[Term], bool], *, real: bool
) -> list[tuple[int, ...]]:
    """The values of some terms at one point, for each choice of the signs of roots."""
    point = Point(seed, index, positive, real=real)
    out, signs = [], 0
    while True:
        point.signs = signs
        here = Signature(point)
        out.append(tuple(here.value(term) for term in terms))
        signs += 1
        if len(point.radicands) > MOST_SIGNS:
            raise UndecidedError
        if signs >= 1 << len(point.radicands):
            return out


def same(a: Term, b: Term, seed: int, positive: Callable[[Term], bool], *, real: bool = True) -> bool | None:
    """Whether the signatures of two terms are equal; None where there are none."""
    done = index = 0
    while done < POINTS and index < TRIES:
        index += 1
        try:
            found = values((a, b), seed, index, positive, real=real)
        except (NoValueError, ValueError):
            continue
        except (UndecidedError, RecursionError):
            return None
        if any(left != right for left, right in found):
            return False
        done += 1
    return True if done == POINTS else None


__all__ = ["BOUND", "POINTS", "same"]
