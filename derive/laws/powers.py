"""Laws of powers and roots."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.rules import Provided, rule
from derive.terms import (
    ONE,
    Call,
    Div,
    E,
    Mul,
    Neg,
    Number,
    Pow,
    Term,
    call,
    number,
    product,
)

from .monomials import parts, spelled, written


@rule("u^{-n} = 1/u^n", Pow)
def negative_power(term: Term, context: Context) -> Term | None:
    """A power with a negative exponent is one over the power with the positive exponent."""
    match term:
        case Pow(base, Number(p, q)) if p < 0 and base is not E:
            return Div(ONE, spelled(base, number(-p, q)))
    return None


@rule("(a^m)^n = a^{m n}", Pow)
def power_of_power(term: Term, context: Context) -> Term | None:
    """The exponents of a power of a power are multiplied."""
    match term:
        case Pow(Pow(base, Number(a, b)), Number(n, 1)):
            return spelled(base, number(a * n, b))
        case Pow(Pow(base, m), n) if base is E or (type(n) is Number and n.q == 1):
            return Pow(base, Mul((n, m)))
    return None


@rule("(a b)^n = a^n b^n", Pow)
def power_of_product(term: Term, context: Context) -> Term | None:
    """A power of a product is the product of the powers, and the same holds for a quotient."""
    match term:
        case Pow(Mul(factors), Number(_, 1) as n):
            return Mul(tuple(spelled(f, n) for f in factors))
        case Pow(Div(over, under), Number(_, 1) as n):
            return Div(spelled(over, n), spelled(under, n))
        case Pow(Neg(inner), Number(p, 1) as n):
            return spelled(inner, n) if p % 2 == 0 else Neg(spelled(inner, n))
    return None


@rule("√u √u = u", Pow)
def root_squared(term: Term, context: Context) -> Term | None:
    """The square of a square root is its radicand."""
    match term:
        case Pow(Call("sqrt", (u,)), Number(p, 1)) if p % 2 == 0:
            return spelled(u, number(p // 2))
        case Pow(Call("sqrt", (u,)), Number(p, 1)) if p > 2:
            return Mul((spelled(u, number(p // 2)), call("sqrt", u)))
    return None


@rule("u/√u = √u", Div)
def root_in_fraction(term: Term, context: Context) -> Term | Provided | None:
    """A number over its square root is the square root."""
    match term:
        case Div(over, Call("sqrt", (u,)) as root):
            c, above, below = parts(over)
            if u in above and not below:
                k = above.index(u)
                return written(c, (*above[:k], root, *above[k + 1 :]))
    return None


@rule("e^{v ln u} = u^v", Pow)
def exponential_as_power(term: Term, context: Context) -> Term | None:
    """The exponential of a multiple of a logarithm is a power."""
    match term:
        case Pow(base, Mul((*rest, Call("log", (u,))))) if base is E:
            return Pow(u, product(rest))
        case Pow(base, Call("log", (u,))) if base is E:
            return u
    return None


POWERS = exponential_as_power | negative_power | power_of_power | root_squared
