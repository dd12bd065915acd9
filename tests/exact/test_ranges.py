"""What is known of signs and ranges holds at points drawn at random: a sign is never missed."""

from __future__ import annotations

import math

from hypothesis import given
from hypothesis import strategies as st

from derive.core.context import Context
from derive.exact.signs import range_of, sign
from derive.terms import Add, Call, Div, Mul, Neg, Number, Pow, Relation, Symbol, Term, call, number
from derive.terms.scalars import E

LETTERS = tuple(Symbol(name) for name in "xyz")
VALUES = {
    "sin": math.sin, "cos": math.cos, "tanh": math.tanh, "arctan": math.atan, "abs": abs, "sqrt": math.sqrt,
    "log": math.log, "cosh": math.cosh, "sinh": math.sinh, "max": max, "min": min, "erf": math.erf,
    "sigma": lambda u: 1 / (1 + math.exp(-u)), "sign": lambda u: (u > 0) - (u < 0), "relu": lambda u: max(u, 0),
    "softplus": lambda u: math.log1p(math.exp(u)), "silu": lambda u: u / (1 + math.exp(-u)), "arcosh": math.acosh,
}  # fmt: skip
UNARY = sorted(set(VALUES) - {"max", "min"})

leaves = st.one_of(
    st.sampled_from(LETTERS), st.builds(number, st.integers(-3, 3), st.integers(1, 3)), st.sampled_from(LETTERS)
)
terms = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.builds(lambda *parts: Add(parts), inner, inner),
        st.builds(lambda *parts: Mul(parts), inner, inner),
        st.builds(Neg, inner),
        st.builds(Div, inner, inner),
        st.builds(lambda base, n: Pow(base, number(n)), inner, st.sampled_from((2, 3, 4, -1, -2))),
        st.builds(lambda exponent: Pow(E, exponent), inner),
        st.builds(call, st.sampled_from(UNARY), inner),
        st.builds(call, st.sampled_from(("max", "min")), inner, inner),
    ),
    max_leaves=6,
)
facts = st.lists(st.builds(Relation, st.sampled_from(("<", "<=", ">", ">=", "!=")), leaves, terms), max_size=2)
points = st.lists(st.one_of(st.integers(-3, 3), st.floats(-3, 3)), min_size=3, max_size=3)


def value(term: Term, at: dict[Term, float]) -> float:
    match term:
        case Number(p, q):
            return p / q
        case Symbol():
            return at[term]
        case Add(parts):
            return math.fsum(value(part, at) for part in parts)
        case Mul(parts):
            return math.prod(value(part, at) for part in parts)
        case Neg(inner):
            return -value(inner, at)
        case Div(over, under):
            return value(over, at) / value(under, at)
        case Pow(base, exponent):
            return (math.e if base is E else value(base, at)) ** value(exponent, at)
        case Call(name, arguments):
            return VALUES[name](*(value(part, at) for part in arguments))
    raise AssertionError(term)


def holds(fact: Relation, at: dict[Term, float]) -> bool:
    gap = value(fact.left, at) - value(fact.right, at)
    return abs(gap) > 1e-9 and {"<": gap < 0, "<=": gap < 0, ">": gap > 0, ">=": gap > 0, "!=": True}[fact.sign]


@given(terms, facts, st.lists(points, min_size=8, max_size=8))
def test_no_sign_is_missed(term: Term, given_facts: list[Relation], drawn: list[list[float]]) -> None:
    context = Context(facts=tuple(given_facts))
    signs, values = sign(term, context), range_of(term, context)
    for point in drawn:
        at = dict(zip(LETTERS, point, strict=True))
        try:
            if not all(holds(fact, at) for fact in given_facts):
                continue
            here = value(term, at)
        except (ValueError, ZeroDivisionError, OverflowError):
            continue
        if not math.isfinite(here) or abs(here) < 1e-9:
            continue
        slack = 1e-9 * (1 + abs(here))
        assert (here > 0) - (here < 0) in signs
        assert values.low is None or here >= values.low.p / values.low.q - slack
        assert values.high is None or here <= values.high.p / values.high.q + slack
