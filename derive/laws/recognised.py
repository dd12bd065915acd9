"""Functions recognised by what they are made of."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.rules import rule
from derive.terms import ONE, ZERO, Add, Call, Cases, Div, E, Mul, Pow, Relation, Term, call, factors, negated, product

from .array_products import without_signs


@rule("e^u/(1 + e^u) = sigma(u)", Div)
def logistic_recognised(term: Div, context: Context) -> Term | None:
    """An exponential over one plus the same exponential is the logistic function."""
    match term.under:
        case Add((first, Pow(base, u))) if first is ONE and base is E:
            parts = factors(term.over)
        case _:
            return None
    if term.under.children[1] in parts:
        place = parts.index(term.under.children[1])
        return without_signs((*parts[:place], call("sigma", u), *parts[place + 1 :]))
    return without_signs((*parts, call("sigma", negated(u))))


@rule("e^z/(1^T e^z) = softmax(z)", Div)
def softmax_of_a_vector_recognised(term: Div, context: Context) -> Term | None:
    """The exponentials divided by their sum are the softmax."""
    match term.under:
        case Mul((Call("transpose", (Call("ones"),)), Pow(base, z) as shares)) if base is E and len(z.shape) == 1:
            *before, last = factors(term.over)
            return product((*before, call("softmax", z))) if last is shares else None
    return None


@rule("step(u) = cases(1 if u > 0; 0 if u < 0)", Cases)
def step_recognised(term: Cases, context: Context) -> Term | None:
    """What is one for positive and zero for negative arguments is the step function."""
    match term:
        case Cases((one, zero), (Relation(">", u, right), Relation("<", v, left)), None):
            if one is ONE and zero is ZERO and u is v and right is ZERO and left is ZERO:
                return call("step", u)
    return None
