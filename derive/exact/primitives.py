"""Antiderivatives of the table: powers, exponentials, sines and cosines of c x + d, and derivatives of inverses."""

from __future__ import annotations

from collections.abc import Callable

from derive.terms import (
    ONE,
    TWO,
    Add,
    Apply,
    Binder,
    Call,
    Div,
    E,
    Mul,
    Neg,
    Number,
    Pow,
    Symbol,
    Term,
    call,
    negated,
    number,
    opened,
    product,
    raised,
    symbols,
)

WHOLE: dict[str, Callable[[Term], Term]] = {
    "sin": lambda u: Neg(call("cos", u)),
    "cos": lambda u: call("sin", u),
    "sinh": lambda u: call("cosh", u),
    "cosh": lambda u: call("sinh", u),
}


def indefinite(term: Term) -> tuple[Term, Symbol] | None:
    """Integrand and letter of an integral without bounds."""
    match term:
        case Binder("integral", letter, _, None, None):
            return opened(term, Symbol(letter)), Symbol(letter)
    return None


def primitive(term: Term, x: Term) -> Term | None:
    """An antiderivative from the table; that of 1/x is the logarithm, as it is for x > 0."""
    match term:
        case _ if term is x:
            return Div(Pow(x, TWO), TWO)
        case _ if not varies(term, x):
            return x if term is ONE else Mul((term, x))
        case Pow(base, Number(p, q)) if base is x and (p, q) != (-1, 1):
            n = number(p + q, q)
            return Div(raised(x, n), n)
        case Div(over, under) if under is x and not varies(over, x):
            return call("log", x) if over is ONE else Mul((over, call("log", x)))
        case Pow(Add() as base, Number(p, q)) if (p, q) != (-1, 1) and rate_of(base, x) is not None:
            n = number(p + q, q)
            return _over_rate(Div(raised(base, n), n), base, x)
        case Div(over, Add() as base) if over is ONE and rate_of(base, x) is not None:
            return _over_rate(call("log", base), base, x)
        case Pow(base, u) if base is E and varies(u, x):
            return _over_rate(term, u, x)
        case Apply(name, (inner,), primes) if primes and inner is x:
            return Apply(name, (x,), primes - 1)
        case Call(name, (u,)) if name in WHOLE:
            return _over_rate(WHOLE[name](u), u, x)
        case Div(over, Pow(base, Number(p, 1))) if over is ONE and base is x and p > 1:
            return Neg(Div(ONE, product((*((number(p - 1),) if p > 2 else ()), raised(x, number(p - 1))))))
        case Div(over, Add(parts)) if over is ONE and set(parts) == {ONE, Pow(x, TWO)}:
            return call("arctan", x)
        case Div(over, Call("sqrt", (Add((one, Neg(square))),))) if over is one is ONE and square is Pow(x, TWO):
            return call("arcsin", x)
        case Div(over, Pow(Call("cos", (u,)), n)) if over is ONE and n is TWO:
            return _over_rate(call("tan", u), u, x)
    return None


def varies(term: Term, x: Term) -> bool:
    """Whether a letter occurs in a term."""
    return x in symbols(term)


def _over_rate(whole: Term, u: Term, x: Term) -> Term | None:
    rate = rate_of(u, x)
    return None if rate is None else whole if rate is ONE else Div(whole, rate)


def rate_of(u: Term, x: Term) -> Term | None:
    """The factor c of c x + d."""
    match u:
        case _ if u is x:
            return ONE
        case Neg(inner):
            found = rate_of(inner, x)
            return None if found is None else negated(found)
        case Add(terms) if sum(varies(t, x) for t in terms) == 1:
            return rate_of(next(t for t in terms if varies(t, x)), x)
        case Mul(parts) if sum(varies(f, x) for f in parts) == 1 and x in parts:
            return product(f for f in parts if f is not x)
        case Div(over, under) if over is x and not varies(under, x):
            return Div(ONE, under)
    return None
