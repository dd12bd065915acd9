"""Sums without an end of quotients that are differences of one another: 1/(n (n + 2))."""

from __future__ import annotations

from fractions import Fraction
from functools import reduce

from derive.core.certificates import Certificate
from derive.exact.polynomials import coefficients
from derive.terms import ONE, Add, Binder, Div, Mul, Neg, Number, Pow, Symbol, Term, number, opened, product, total

HIGHEST, WIDEST = 6, 20
PLACES = sorted({Fraction(a, b) for b in (1, 2, 3, 4) for a in range(-WIDEST * b, WIDEST * b + 1)})
Value = tuple[Term, Certificate]
Polynomial = list[Fraction]


def telescoping(binder: Binder, x: Symbol) -> Value | None:
    """The sum of c_i / (n - a_i), where the c_i of a_i that are whole numbers apart add up to nothing."""
    if type(binder.low) is not Number or binder.low.q != 1:
        return None
    over, under = _quotient(opened(binder, x))
    p, q = (_polynomial(side, x) for side in (over, under))
    if not p or not q or not len(p) < len(q) <= HIGHEST + 1:
        return None
    low = binder.low.p
    poles = [a for a in PLACES if not _at(q, a)]
    slope = [k * c for k, c in enumerate(q)][1:]
    if len(poles) != len(q) - 1 or any(a >= low and a.denominator == 1 for a in poles):
        return None
    shares = {a: _at(p, a) / _at(slope, a) for a in poles}
    value = Fraction(0)
    for part in {a % 1: [b for b in poles if not (a - b) % 1] for a in poles}.values():
        if sum(shares[a] for a in part):
            return None
        last = min(part)
        value += sum(shares[a] / (low - a + k) for a in part for k in range(int(a - last)))
    return number(value.numerator, value.denominator), Certificate("proved", "partial fractions")


def _polynomial(term: Term, x: Symbol) -> Polynomial:
    """The coefficients, lowest first, none where a term is no polynomial with numbers."""
    found = coefficients(term, x)
    return [] if found is None else [Fraction(each.p, each.q) for each in found]


def _at(polynomial: Polynomial, a: Fraction) -> Fraction:
    return reduce(lambda total, c: total * a + c, reversed(polynomial), Fraction(0))


def _quotient(term: Term) -> tuple[Term, Term]:
    """A term as one over another, without quotients in them."""
    match term:
        case Add(parts):
            sides = [_quotient(part) for part in parts]
            over = total(
                product((a, *(d for j, (_, d) in enumerate(sides) if j != k))) for k, (a, _) in enumerate(sides)
            )
            return over, product(d for _, d in sides)
        case Neg(inner):
            over, under = _quotient(inner)
            return Neg(over), under
        case Mul(factors):
            sides = [_quotient(factor) for factor in factors]
            return product(a for a, _ in sides), product(d for _, d in sides)
        case Div(above, below):
            (a, b), (c, d) = _quotient(above), _quotient(below)
            return product((a, d)), product((b, c))
        case Pow(base, Number(n, 1)):
            a, b = _quotient(base)
            return (Pow(a, number(n)), Pow(b, number(n))) if n > 0 else (Pow(b, number(-n)), Pow(a, number(-n)))
    return term, ONE
