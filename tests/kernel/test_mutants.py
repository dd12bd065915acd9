"""No changed line is certified unless it is equal, and none refuted unless it differs: told by an oracle of its own."""

import random

import mpmath
import pytest
from hypothesis import given
from hypothesis import strategies as st

from derive.core.certificates import REFUTED, sound
from derive.core.context import Context
from derive.kernel.equality import Judge
from derive.terms import (
    ONE,
    Add,
    Call,
    Constant,
    Decimal,
    Div,
    E,
    Mul,
    Neg,
    Number,
    Pow,
    Symbol,
    call,
    number,
    replaced,
    subterms,
)

x, y = Symbol("x"), Symbol("y")
NAMES = ("sin", "cos", "tanh", "sigma", "arctan", "abs", "relu", "softplus", "erf", "sqrt", "log", "cosh", "gelu")
ORACLE = {
    "sin": mpmath.sin, "cos": mpmath.cos, "tanh": mpmath.tanh, "arctan": mpmath.atan, "abs": abs, "erf": mpmath.erf,
    "cosh": mpmath.cosh, "sinh": mpmath.sinh, "sigma": lambda u: 1 / (1 + mpmath.exp(-u)), "relu": lambda u: max(u, 0),
    "softplus": lambda u: mpmath.log(1 + mpmath.exp(u)), "gelu": lambda u: u * mpmath.ncdf(u),
    "sqrt": lambda u: mpmath.sqrt(u) if u >= 0 else mpmath.nan, "log": lambda u: mpmath.log(u) if u > 0 else mpmath.nan,
}  # fmt: skip

leaves = st.sampled_from([x, y, number(2), number(3), number(1, 2), number(-1), ONE])


def grown(inner):
    two = st.lists(inner, min_size=2, max_size=3).map(tuple)
    return st.one_of(
        two.map(Add), two.map(Mul), inner.map(Neg), st.builds(Div, inner, inner),
        st.builds(Pow, inner, st.sampled_from([number(2), number(3), number(-1), number(1, 2)])),
        inner.map(lambda u: Pow(E, u)), st.builds(lambda name, u: call(name, u), st.sampled_from(NAMES), inner),
    )  # fmt: skip


terms = st.recursive(leaves, grown, max_leaves=7)


def positions(term, here=()):
    yield here, term
    for k, child in enumerate(term.children):
        yield from positions(child, (*here, k))


def mutant(term, draw):
    """The term changed at one place."""
    place, node = draw.choice(list(positions(term)))
    match node:
        case Number(p, q):
            new = number(p + draw.choice((1, -1, 2)), q)
        case Symbol():
            new = y if node is x else x
        case Call(name, arguments):
            new = call(draw.choice([n for n in NAMES if n != name]), *arguments)
        case Add(parts) | Mul(parts):
            new = draw.choice([type(node)((*parts, ONE)), (Mul if type(node) is Add else Add)(parts), parts[0]])
        case Div(over, under):
            new = draw.choice([Div(under, over), Mul((over, under)), over])
        case Pow(base, exponent):
            new = draw.choice([Pow(base, Add((exponent, ONE))), Mul((base, exponent)), base])
        case _:
            new = draw.choice([Neg(node), Add((node, x))])
    return replaced(term, place, new)


def oracle(term, at):
    match term:
        case Number(p, q):
            return mpmath.mpf(p) / q
        case Decimal(m, places):
            return mpmath.mpf(m) / mpmath.mpf(10) ** places
        case Symbol():
            return at[term]
        case Constant():
            return +mpmath.e
        case Add(parts):
            return mpmath.fsum(oracle(part, at) for part in parts)
        case Mul(parts):
            return mpmath.fprod([oracle(part, at) for part in parts])
        case Neg(inner):
            return -oracle(inner, at)
        case Div(over, under):
            return oracle(over, at) / oracle(under, at)
        case Pow(base, exponent):
            if base is E:
                return mpmath.exp(small(oracle(exponent, at)))
            b, n = oracle(base, at), oracle(exponent, at)
            return b**n if b > 0 or n == mpmath.floor(n) else mpmath.nan
        case Call(name, (u,)):
            return ORACLE[name](small(oracle(u, at)))
    raise TypeError(term)


def small(value):
    """A value that the oracle can handle."""
    if abs(value) > 10**5:
        raise OverflowError
    return value


def differ(a, b, at):
    """Whether two terms differ at a point; None where one has no value there."""
    with mpmath.workdps(400):
        try:
            left, right = oracle(a, at), oracle(b, at)
        except (ZeroDivisionError, OverflowError, ValueError):
            return None
        if not (mpmath.isfinite(left) and mpmath.isfinite(right)):
            return None
        return abs(left - right) > mpmath.mpf(10) ** -360 * max(abs(left), abs(right))


@given(terms, st.integers(0, 10**6))
def test_mutants(term, seed):
    changed = mutant(term, random.Random(seed))
    found = Judge(Context()).equal(term, changed)
    places = [(0.7, 1.3), (-0.6, 0.4), (1.9, -2.3), (-1.1, -0.2), (3.7, 2.9), (0.2, 5.1)]
    verdicts = [differ(term, changed, {x: mpmath.mpf(a), y: mpmath.mpf(b)}) for a, b in places]
    if True in verdicts:
        assert not sound(found.grade), (term, changed, found)
    if found.grade == REFUTED:
        at = {Symbol(name): mpmath.mpf(v.p) / v.q for name, v in found.witness.at}
        assert differ(term, changed, at) is not False, (term, changed, found)


@given(terms)
def test_a_term_equals_itself_rewritten(term):
    """Doubled and halved, moved under a sum with its negative: true, so never refuted."""
    judge = Judge(Context())
    for same in (Div(Mul((number(2), term)), number(2)), Add((term, x, Neg(x))), Neg(Neg(term)), Pow(term, ONE)):
        assert judge.equal(term, same).grade != REFUTED


@pytest.mark.parametrize("n", [50, 400])
def test_long_sums_stay_near_linear(n):
    parts = tuple(Mul((number(k + 1), call("sin", Mul((number(k + 1), x))))) for k in range(n))
    assert sound(Judge(Context()).equal(Add(parts), Add(tuple(reversed(parts)))).grade)
    changed = Add((*parts[1:], Mul((parts[0], number(2)))))
    assert Judge(Context()).equal(Add(parts), changed).grade == REFUTED
    assert len(list(subterms(Add(parts)))) > n
