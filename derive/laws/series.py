"""Sums in closed form: of the first numbers and their powers, geometric, telescoping, binomial; indices shifted."""

from __future__ import annotations

from collections.abc import Iterator

from derive.core.context import Context
from derive.core.rules import Provided, rule
from derive.exact.spelling import normal
from derive.terms import (
    INFINITY,
    ONE,
    TWO,
    ZERO,
    Add,
    Binder,
    Call,
    Div,
    E,
    Mul,
    Neg,
    Number,
    Pow,
    Relation,
    Symbol,
    Term,
    bind,
    call,
    factors,
    negated,
    number,
    opened,
    product,
    raised,
    substituted,
    symbols,
    total,
)

SOURCE = "Graham, Knuth and Patashnik, Concrete Mathematics, ch. 2 and 5"


def _sum(term: Term) -> tuple[Term, Symbol, Term, Term] | None:
    """Summand, index and bounds of a sum."""
    match term:
        case Binder("sum", letter, _, Term() as low, Term() as high):
            return opened(term, Symbol(letter)), Symbol(letter), low, high
    return None


@rule("sum(k, k=1..n) = n (n + 1)/2", Binder)
def sum_of_the_first_numbers(term: Binder, context: Context) -> Term | None:
    """The sum of the first n numbers, of their squares or of their cubes has a closed form."""
    match _sum(term):
        case body, k, low, n if low in (ZERO, ONE) and n is not INFINITY:
            up = total((n, ONE))
            if body is k:
                return Div(product((n, up)), TWO)
            if body is Pow(k, TWO):
                return Div(product((n, up, total((product((TWO, n)), ONE)))), number(6))
            if body is Pow(k, number(3)):
                return Div(product((Pow(n, TWO), Pow(up, TWO))), number(4))
    return None


def _ratio(body: Term, k: Symbol) -> tuple[Term, Term] | None:
    """Constant factor and ratio of a power with the index as its exponent."""
    parts = factors(body.over) + factors(Pow(body.under, negated(ONE))) if type(body) is Div else factors(body)
    moving = [each for each in parts if k in symbols(each)]
    rest = product(each for each in parts if k not in symbols(each)) if len(parts) > len(moving) else ONE
    match moving:
        case [Pow(base, exponent)] if exponent is k and k not in symbols(base):
            return rest, base
        case [Pow(Pow(base, exponent), Number(-1, 1))] if exponent is k and k not in symbols(base):
            return rest, Div(ONE, base)
    return None


@rule("sum(r^k, k=0..n) = (1 - r^{n+1})/(1 - r)", Binder)
def geometric_sum(term: Binder, context: Context) -> Provided | None:
    """A geometric sum is one minus the first power that is left out, divided by one minus the ratio."""
    match _sum(term):
        case body, k, low, n if low in (ZERO, ONE) and n is not INFINITY and (found := _ratio(body, k)):
            c, r = found
            first = c if low is ZERO else product((c, r))
            top = total((ONE, negated(raised(r, total((n, ONE)) if low is ZERO else n))))
            return Provided(_times(first, Div(top, total((ONE, negated(r))))), (Relation("!=", r, ONE),))
    return None


@rule("sum(r^k, k=0..oo) = 1/(1 - r), |r| < 1", Binder)
def geometric_series(term: Binder, context: Context) -> Provided | None:
    """A geometric series with a ratio between -1 and 1 is its first term divided by one minus the ratio."""
    match _sum(term):
        case body, k, low, high if low in (ZERO, ONE) and high is INFINITY and (found := _ratio(body, k)):
            c, r = found
            first = c if low is ZERO else product((c, r))
            return Provided(Div(first, total((ONE, negated(r)))), (Relation("<", call("abs", r), ONE),))
    return None


def _times(c: Term, term: Term) -> Term:
    return term if c is ONE else Mul((c, term))


@rule("sum(x^k/k!, k=0..oo) = e^x", Binder)
def exponential_series(term: Binder, context: Context) -> Term | None:
    """The exponential function is the sum of the powers, each divided by the factorial of its exponent."""
    match _sum(term):
        case Div(over, Call("factorial", (below,))), k, low, high if low is ZERO and high is INFINITY and below is k:
            if over is ONE:
                return E
            if type(over) is Pow and over.exponent is k and k not in symbols(over.base):
                return Pow(E, over.base)
    return None


@rule("sum(binom(n, k) a^k b^{n-k}, k=0..n) = (a + b)^n", Binder)
def binomial_theorem(term: Binder, context: Context) -> Term | None:
    """By the binomial theorem these products add up to a power of the sum."""
    match _sum(term):
        case body, k, low, n if low is ZERO and type(body) is Mul:
            count = Call("binom", (n, k))
            rest = [each for each in body.factors if each is not count]
            up = [each.base for each in rest if type(each) is Pow and each.exponent is k]
            down = [
                each.base for each in rest if type(each) is Pow and normal(each.exponent) is normal(total((n, Neg(k))))
            ]
            if count in body.factors and len(rest) == len(up) + len(down) and len(up) <= 1 and len(down) <= 1:
                ends = (up[0] if up else ONE, down[0] if down else ONE)
                return None if k in symbols(Add(ends)) else Pow(Add(ends), n)
    return None


@rule("sum(f(k) - f(k+1), k=1..n) = f(1) - f(n+1)", Binder)
def telescoping_sum(term: Binder, context: Context) -> Term | None:
    """Each summand takes away what the next one brings: the first and the last part are left."""
    match _sum(term):
        case Add((first, second)), k, low, high if high is not INFINITY:
            up = total((k, ONE))
            if normal(substituted(first, {k: up})) is normal(negated(second)):
                return total((substituted(first, {k: low}), substituted(second, {k: high})))
            if normal(substituted(second, {k: up})) is normal(negated(first)):
                return total((substituted(first, {k: high}), substituted(second, {k: low})))
    return None


def _shifts(term: Term, context: Context) -> Iterator[tuple[Term, ...]]:
    if _sum(term):
        yield from ((number(by),) for by in (1, -1, 2, -2))


@rule("sum(f(k), k=a..b) = sum(f(j + c), j=a-c..b-c)", Binder, choices=_shifts)
def index_shifted(term: Binder, context: Context, by: Term) -> Term | None:
    """The index is counted from another number, which changes the bounds and what is summed."""
    found = _sum(term)
    if found is None:
        return None
    body, k, low, high = found
    ends = (end if end is INFINITY else normal(total((end, negated(by)))) for end in (low, high))
    return bind("sum", k, substituted(body, {k: total((k, by))}), *ends)
