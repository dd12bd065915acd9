"""Laws of algebra that a derivation uses on purpose: common denominators, expanding fractions, reading backwards."""

from __future__ import annotations

from collections import Counter
from functools import cache
from math import isqrt

from derive.core.context import Context
from derive.core.rules import Provided, rule
from derive.exact.domains import domain
from derive.terms import (
    ONE,
    Add,
    Binder,
    Div,
    E,
    Mul,
    Neg,
    Number,
    Pow,
    Term,
    factors,
    negated,
    number,
    power,
    product,
    summands,
    symbols,
    total,
)

from .monomials import parts, spelled
from .side_conditions import unless_plain


@rule("a + b/c = (a c + b)/c", Add)
def common_denominator(term: Term, context: Context) -> Term | None:
    """The summands are brought to a common denominator."""
    match term:
        case Add(terms):
            found = [_over(t) for t in terms]
            below = tuple(dict.fromkeys(under for _, under in found if under is not ONE))
            if below:
                tops = (_widened(over, under, below) for over, under in found)
                return Div(total(tops), product(below))
    return None


def _over(term: Term) -> tuple[Term, Term]:
    match term:
        case Neg(Div(over, under)):
            return Neg(over), under
        case Number(p, 1) if p < 0:
            return Neg(number(-p)), ONE
        case Div(over, under):
            return over, under
        case Mul(factors) if sum(type(f) is Div for f in factors) == 1:
            over, under = next((f.over, f.under) for f in factors if type(f) is Div)
            tops = (over if type(f) is Div else f for f in factors)
            return product(f for f in tops if f is not ONE), under
        case Neg(Mul() as inner):
            over, under = _over(inner)
            return Neg(over), under
    return term, ONE


def _widened(over: Term, under: Term, below: tuple[Term, ...]) -> Term:
    extra = tuple(each for each in below if each is not under)
    if type(over) is Neg:
        return Neg(product((*(() if over.inner is ONE else (over.inner,)), *extra)))
    return product((*(() if over is ONE else (over,)), *extra)) if extra else over


@rule("a/b = a e^u/(b e^u)", Div)
def expanded_by_exponential(term: Term, context: Context) -> Term | None:
    """Numerator and denominator are multiplied by the same exponential."""
    match term:
        case Div(over, Add(terms)):
            exponents = [e for t in terms if (e := _falling(t)) is not None]
            if len(exponents) == 1:
                factor = Pow(E, exponents[0])
                above = [_cleared(t, factor) for t in summands(over)]
                return Div(total(above), total(_cleared(t, factor) for t in reversed(terms)))
    return None


def _falling(term: Term) -> Term | None:
    """The u of a summand e^{-u} or -e^{-u}."""
    power = term.inner if type(term) is Neg else term
    if type(power) is Pow and power.base is E and type(power.exponent) is Neg:
        return power.exponent.inner
    return None


def _cleared(term: Term, factor: Pow) -> Term:
    match term:
        case Neg(inner):
            return Neg(_cleared(inner, factor))
        case Pow(base, Neg(u)) if base is E and u is factor.exponent:
            return ONE
    return factor if term is ONE else Mul((term, factor))


@rule("e^u/(e^u + e^v) = 1/(1 + e^{-(u - v)})", Div)
def divided_by_an_exponential(term: Div, context: Context) -> Term | None:
    """Numerator and denominator are divided by an exponential that stands in both."""
    if type(term.under) is not Add:
        return None
    over = factors(term.over)
    shared = next((f for f in over if type(f) is Pow and f.base is E and f in term.under.terms), None)
    if shared is None or not all(type(each) is Pow and each.base is E for each in term.under.terms):
        return None
    place = over.index(shared)
    under = total((ONE, *(_ratio(each, shared) for each in term.under.terms if each is not shared)))
    return Div(product((*over[:place], *over[place + 1 :])), under)


def _ratio(one: Term, other: Term) -> Term:
    """One exponential over another."""
    (_, u), (_, v) = power(other), power(one)
    return Pow(E, Neg(total((*summands(u), *map(negated, summands(v))))))


@rule("a^2 - b^2 = (a - b)(a + b)", Add)
def difference_of_squares(term: Term, context: Context) -> Term | None:
    """The difference of two squares is the product of the difference and the sum."""
    match term:
        case Add((first, Neg() | Number() as second)):
            a, b = _root(first), _root(negated(second))
            if a is not None and b is not None and not (type(a) is type(b) is Number):
                return Mul((Add((a, Neg(b))), Add((a, b))))
    return None


def _root(term: Term) -> Term | None:
    """What a term is the square of, None where that is not plain."""
    match term:
        case Pow(base, Number(n, 1)) if n > 0 and n % 2 == 0:
            return spelled(base, number(n // 2))
        case Number(p, 1) if p > 0 and isqrt(p) ** 2 == p:
            return number(isqrt(p))
    return None


@rule("a b + c = c + b a")
def reordered(term: Term, context: Context, *target: Term) -> Term | None:
    """Summands and factors may stand in any order."""
    return next((t for t in target if unordered(term) == unordered(t)), None)


@cache
def unordered(term: Term) -> object:
    """A key that two terms share where only the order of summands and factors or bound names differ."""
    match term:
        case Neg(Number(p, q)):
            return number(-p, q)
        case Add():
            return ("sum", frozenset(Counter(map(unordered, summands(term))).items()))
        case Neg() | Mul() | Div():
            c, over, under = parts(term)
            if c is ONE and over == (term,):
                return term
            above, below = (frozenset(Counter(map(unordered, part)).items()) for part in (over, under))
            return ("product", c, above, below)
        case Binder(kind, _, body, low, high):
            return (kind, unordered(body), low, high)
    if not term.children:
        return term
    return (type(term), _head(term), *map(unordered, term.children))


def _head(term: Term) -> object:
    fields = type(term).__match_args__
    return tuple(v for v in (getattr(term, f) for f in fields) if isinstance(v, str | int))


@rule("a = b")
def equal_by_check(term: Term, context: Context, *target: Term) -> Term | Provided | None:
    """The two sides are equal, as the check of this step shows."""
    if not target:
        return None
    narrower = (each for each in domain(target[0]) if each not in domain(term) and symbols(each))
    conditions = tuple(c for each in narrower for c in unless_plain(each, context))
    return Provided(target[0], conditions) if conditions else target[0]
