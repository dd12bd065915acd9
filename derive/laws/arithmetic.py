"""Trivial laws: brackets, zeros and ones, signs, numbers. They ride along in a line unnamed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from math import gcd

from derive.core.context import Context
from derive.core.rules import Provided, rule
from derive.exact.rationals import plus, times
from derive.terms import ONE, ZERO, Add, Div, Mul, Neg, Number, Pow, Term, negated, number, product, shape, total

from .monomials import rational, summed
from .side_conditions import apart_from_zero, provided

Whole = Callable[[Iterable[Term]], Term]
Join = Callable[[Number, Number], Number]
LARGEST = 2000  # bits of a number that a power may have


@rule("a + (b + c) = a + b + c", Add, Mul, trivial=True)
def flatten(term: Term, context: Context) -> Term | None:
    """Brackets inside a sum of sums or a product of products are left out."""
    kind = type(term)
    if any(type(child) is kind for child in term.children):
        parts = (child.children if type(child) is kind else (child,) for child in term.children)
        return term.rebuilt(tuple(inner for part in parts for inner in part))
    return None


@rule("0 + u = u, 1 u = u, 0 u = 0", Add, Mul, Div, Pow, trivial=True)
def zero_and_one(term: Term, context: Context) -> Term | Provided | None:
    """A summand of zero, a factor of one and an exponent of one are left out, and zero times anything is zero."""
    match term:
        case Mul(factors) if ZERO in factors and all(shape(f) == () for f in factors):
            return ZERO
        case Mul(factors) if ONE in factors:
            return product(f for f in factors if f is not ONE)
        case Add(terms) if ZERO in terms:
            return total(t for t in terms if t is not ZERO)
        case Div(over, under) if over is ZERO and under is not ZERO:
            needed = apart_from_zero(under, context)
            return provided(ZERO, needed, context)
        case Div(over, under) if under is ONE:
            return over
        case Pow(base, exponent) if exponent is ONE:
            return base
        case Pow(base, exponent) if exponent is ZERO and base is not ZERO:
            needed = apart_from_zero(base, context)
            return provided(ONE, needed, context)
        case Pow(base, _) if base is ONE:
            return ONE
        case Pow(base, Number(p, _)) if base is ZERO and p > 0:
            return ZERO
    return None


@rule("(-a) b = -(a b)", Neg, Mul, Div, Add, trivial=True)
def signs(term: Term, context: Context) -> Term | None:
    """A minus sign goes to the front, and two of them cancel."""
    match term:
        case Neg(Neg(inner)):
            return inner
        case Neg(Number(p, _)) if p <= 0:
            return negated(term.inner)
        case Add((first, *rest)) if any(type(t) is Number and t.p < 0 for t in rest):
            return Add((first, *(Neg(negated(t)) if type(t) is Number and t.p < 0 else t for t in rest)))
        case Neg(Mul((Number(p, _) as first, *rest))) if p < 0:
            return product((negated(first), *rest))
        case Mul(factors) if any(map(_is_negative, factors)):
            odd = sum(map(_is_negative, factors)) % 2
            bare = (negated(f) if _is_negative(f) else f for f in factors)
            whole = product(f for f in bare if f is not ONE)
            return Neg(whole) if odd else whole
        case Div(over, under) if _is_negative(over) or _is_negative(under):
            odd = _is_negative(over) is not _is_negative(under)
            ratio = Div(*(negated(part) if _is_negative(part) else part for part in (over, under)))
            return Neg(ratio) if odd else ratio
    return None


def _is_negative(term: Term) -> bool:
    return type(term) is Neg or (type(term) is Number and term.p < 0)


@rule("2 · 3 = 6", Add, Mul, Div, Pow, trivial=True)
def numbers(term: Term, context: Context) -> Term | None:
    """Numbers are added, multiplied, divided and raised."""
    match term:
        case Mul(factors):
            return _joined(factors, product, times)
        case Add(terms):
            return _joined(terms, summed, plus)
        case Div(Number(a, b), Number(c, d)) if c and not (b == d == 1 and c > 1 and gcd(a, c) == 1):
            return number(a * d, b * c)
        case Pow(Number(p, q), Number(n, 1)) if abs(n) * max(p.bit_length(), q.bit_length()) < LARGEST:
            if n >= 0:
                return Number(p**n, q**n)
            return number(q**-n, p**-n) if p else None
    return None


def _joined(parts: tuple[Term, ...], whole: Whole, join: Join) -> Term | None:
    """The numbers among some parts as one, where the first of them stands."""
    values = [rational(part) for part in parts]
    places = [k for k, value in enumerate(values) if value is not None]
    if len(places) < 2:
        return None
    one, *others = (value for value in values if value is not None)
    for other in others:
        one = join(one, other)
    return whole(one if k == places[0] else part for k, part in enumerate(parts) if k not in places[1:])


@rule("6 u/4 = 3 u/2", Div, trivial=True)
def numbers_cancel(term: Term, context: Context) -> Term | None:
    """A common divisor of the numbers above and below the fraction line cancels."""
    match term:
        case Div(Mul((Number(a, 1), *rest)), Number(b, 1)) if a > 0 and b > 1 and gcd(a, b) > 1:
            divisor = gcd(a, b)
            top = product((*(() if a == divisor else (number(a // divisor),)), *rest))
            return top if b == divisor else Div(top, number(b // divisor))
    return None


TRIVIAL = flatten | zero_and_one | signs | numbers | numbers_cancel
