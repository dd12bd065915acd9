"""Unknown functions of vectors, derivatives by letters that are defined: what is proved for all sizes, what is not."""

from fractions import Fraction
from operator import mul

import pytest
from flint import arb

from derive.core.certificates import PROVED, REFUTED
from derive.kernel.arrays import Arrays
from derive.kernel.equality import equal
from derive.reader.declarations import read_context
from derive.reader.parser import read
from derive.terms import Decimal, Matrix, Symbol, symbols

NETWORK = read_context(
    "phi entrywise; f, C function; x: m; W: n x m; b: n; V: k x n; c: k; S: n x n; v: n; u: n; s = S v;"
    "z = W x + b; a = phi(z); q = V a + c; J = f(q); d = grad(J, q); g = grad(J, z)"
)
PROVED_OF_ALL = [
    ("grad(J, a)", "V^T d"),
    ("g", "hadamard(V^T d, phi'(z))"),
    ("g", "hadamard(grad(J, a), phi'(z))"),
    ("grad(J, W)", "g x^T"),
    ("grad(J, b)", "g"),
    ("grad(J, V)", "d a^T"),
    ("grad(J, x)", "W^T g"),
    ("grad(f(S v), v)", "S^T grad(f(s), s)"),
    ("grad(C(u) f(u), u)", "f(u) grad(C(u), u) + C(u) grad(f(u), u)"),
    ("hessian(C(u), u)^T", "hessian(C(u), u)"),
]
REFUTED_BY_NUMBERS = [
    ("grad(J, a)", "V^T d + a"),
    ("g", "V^T d"),
    ("g", "0 z"),
    ("d", "0 q"),
    ("g", "hadamard(V^T d, phi(z))"),
    ("g", "hadamard(V^T d, phi'(a))"),
    ("grad(f(S v), v)", "S^T grad(f(v), v)"),
    ("grad(f(S v), v)", "S grad(f(u), u)"),
    ("grad(C(u), u)", "grad(f(u), u)"),
    ("C(u)", "C(v)"),
    ("phi(u)", "phi(v)"),
]


def judged(left, right):
    return equal(read(left, NETWORK), read(right, NETWORK), NETWORK).grade


@pytest.mark.parametrize(("left", "right"), PROVED_OF_ALL)
def test_proved_for_all_sizes(left, right):
    assert judged(left, right) == PROVED


@pytest.mark.parametrize(("left", "right"), REFUTED_BY_NUMBERS)
def test_refuted_by_numbers(left, right):
    assert judged(left, right) == REFUTED


UNCLEAR = [  # where a varies, b = g(a) may be meant to be held
    ("diff(a b, a)", "b"),
    ("diff(a b, a)", "b + a diff(g(a), a)"),
    ("diff(J, a)", "b + a diff(b, a)"),
]
HELD = read_context("g, h, f function; a = h(t); b = g(a); J = a b; c = diff(f(b), b)")


@pytest.mark.parametrize(("left", "right"), UNCLEAR)
def test_what_may_be_meant_to_be_held_is_not_refuted(left, right):
    assert equal(read(left, HELD), read(right, HELD), HELD).grade != REFUTED


def test_a_witness_put_into_a_network():
    """The gradient of f(V phi(z) + c) by z is not V^T times that of f at q: slopes by differences, at the witness."""
    witness = equal(read("g", NETWORK), read("V^T d", NETWORK), NETWORK).witness
    at = dict(witness.at)
    t, u = (next(x for x in symbols(at[name]) if x.name == "t") for name in ("f(t)", "phi(t)"))
    k = {Symbol("k"): ((arb(at["k"].p),),)}
    w, b, v, c, x = ([[float(Fraction(e.p, e.q)) for e in row] for row in rows_of(at[name])] for name in "WbVcx")

    def f(q):
        return float(Arrays({t: tuple((arb(each),) for each in q), **k}).scalar(at["f(t)"]))

    def phi(each):
        return float(Arrays({u: ((arb(each),),)}).scalar(at["phi(t)"]))

    def layer(weights, bias, inputs):
        return [sum(map(mul, row, inputs)) + start for row, (start,) in zip(weights, bias, strict=True)]

    def loss(z):
        return f(layer(v, c, [phi(each) for each in z]))

    z = layer(w, b, [cell for (cell,) in x])
    d = slopes(f, layer(v, c, [phi(each) for each in z]))
    left, right = slopes(loss, z), [sum(map(mul, column, d)) for column in zip(*v, strict=True)]
    assert any(
        one == pytest.approx(shown(witness.left), rel=1e-4) and other == pytest.approx(shown(witness.right), rel=1e-4)
        for one, other in zip(left, right, strict=True)
    )


def slopes(function, place):
    h = 1e-4
    moved = [[[u + sign * h * (k == i) for i, u in enumerate(place)] for sign in (1, -1)] for k in range(len(place))]
    return [(function(up) - function(down)) / (2 * h) for up, down in moved]


def rows_of(value):
    return value.rows if type(value) is Matrix else [[each] for each in value.entries]


def shown(value):
    return value.mantissa / 10**value.places if type(value) is Decimal else value.p / value.q
