"""What is known of signs and ranges holds at points drawn at random: a sign is never missed."""

from __future__ import annotations

import math

from hypothesis import given
from hypothesis import strategies as st

from derive.core.context import Context
from derive.exact.range_arithmetic import product_of
from derive.exact.ranges import COMPLEX, Range, exactly
from derive.exact.signs import range_of, sign
from derive.terms import Add, Div, Mul, Neg, Pow, Relation, Symbol, Term, call, number
from derive.terms.scalars import E
from tests.floats import VALUES, value

LETTERS = tuple(Symbol(name) for name in "xyz")
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


def test_zero_times_any_real_number_is_zero() -> None:
    nothing = exactly(number(0))
    assert product_of(nothing, Range()) == product_of(Range(number(-1), None), nothing) == nothing
    assert product_of(nothing, COMPLEX).may_be(0)
