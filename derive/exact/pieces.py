"""Numbers with functions in pieces as the pieces that their arguments lie in."""

from __future__ import annotations

from derive.terms import MINUS_ONE, ONE, ZERO, Add, Call, E, Mul, Neg, Pow, Term, number, product, with_children

from .balls import ball

BITS = 128
LEAK = number(1, 100)


def in_pieces(term: Term) -> Term:
    """The number with every step, sign, rectifier and the like written out, and without products with zero."""
    match with_children(term, in_pieces):
        case Call("step" | "sign" | "abs" | "relu" | "leaky_relu" | "elu" as name, (u, *rest)) as new:
            near = ball(u, BITS)
            if near is None or near.contains(0) or near.imag != 0:
                return new
            return _above(name, u) if near.real > 0 else _below(name, u, *rest)
        case Mul(factors) if ZERO in factors:
            return ZERO
        case new:
            return new


def _above(name: str, u: Term) -> Term:
    return ONE if name in ("step", "sign") else u


def _below(name: str, u: Term, *rest: Term) -> Term:
    match name:
        case "sign":
            return MINUS_ONE
        case "abs":
            return Neg(u)
        case "leaky_relu":
            return product((*(rest or (LEAK,)), u))
        case "elu":
            return product((*rest, Add((Pow(E, u), MINUS_ONE))))
    return ZERO
