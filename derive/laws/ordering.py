"""Where textbooks put a factor."""

from __future__ import annotations

from functools import cache

from derive.terms import (
    Add,
    Apply,
    Bound,
    Call,
    Component,
    Constant,
    Div,
    E,
    Mul,
    Neg,
    Number,
    Pow,
    Symbol,
    Term,
    subterms,
)


@cache
def rank(factor: Term) -> int:
    """Where textbooks put a factor: numbers, constants, letters, brackets, roots, exponentials, functions.

    An exponential with a function in its exponent comes last.
    """
    match factor:
        case Number():
            return 0
        case Constant():
            return 1
        case Symbol() | Component() | Bound():
            return 2
        case Add():
            return 3 if polynomial_like(factor) else 8
        case Pow(base, exponent) if base is E or type(base) is Number:
            return 7 if any(type(part) is Call for part in subterms(exponent)) else 5
        case Pow(base, exponent):
            return rank(base) if type(exponent) is Number else max(rank(base), 3)
        case Call("sqrt" | "root", _):
            return 4
        case Call():
            return 6
        case Apply():
            return 9
        case Neg() | Mul() | Div():
            return 4
    return 7


@cache
def place(factor: Term) -> tuple[int, bool, str]:
    """The key that sorts factors: their rank, letters in alphabetical order, components behind them."""
    base = factor.base if type(factor) is Pow else factor
    return rank(factor), type(base) is not Symbol, base.name if type(base) is Symbol else ""


@cache
def polynomial_like(term: Term) -> bool:
    """Whether numbers, letters, sums, products, quotients and whole powers are all that occurs."""
    if type(term) is Pow:
        whole = type(term.exponent) is Number and term.exponent.q == 1
        return whole and polynomial_like(term.base)
    return type(term) in (Number, Symbol) or (
        type(term) in (Add, Mul, Neg, Div) and all(map(polynomial_like, term.children))
    )
