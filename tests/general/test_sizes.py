"""Equalities at every size: the true ones are proved, the false ones refuted, never the other way round."""

import pytest

from derive.core.certificates import AGREES, PROVED, REFUTED
from derive.core.context import Context
from derive.kernel.equality import equal
from derive.kernel.sizes import equal_for_all_sizes
from derive.terms import (
    ONE,
    TWO,
    ZERO,
    Add,
    Bound,
    Component,
    Div,
    E,
    Neg,
    Operator,
    Pow,
    Relation,
    call,
)

from .letters import A, B, M, S, W, X, at, b, delta, i, j, k, l, n, partial, q, times, total_over, turned, v, x, y, z

INDICES = Context(indices=(("i", n), ("j", n)))
SIMPLEX = Context(symbols=(y,), properties=(("y", "simplex"),))
DECLARED = Context(facts=(Relation("=", total_over(k, at(y, k)), ONE),))
SYMMETRIC = Context(symbols=(S,), properties=(("S", "symmetric"),))
EXPS = total_over(k, Pow(E, at(z, k)))
P = call("softmax", z)
BOUND = Component(z, (Bound(0),))
trace = lambda *parts: call("tr", times(*parts))  # noqa: E731


BOTH = times(total_over(k, at(x, k)), total_over(k, at(y, k)))


def square(vector):
    return Pow(call("norm", vector), TWO)


def share(index):
    return Div(Pow(E, at(z, index)), EXPS)


TRUE = [
    (total_over(k, times(delta(k, j), at(x, k))), at(x, j), INDICES),
    (total_over(k, at(x, k)), total_over(l, at(x, l)), INDICES),
    (total_over(k, total_over(l, times(at(x, k), at(y, l)))), BOTH, INDICES),
    (total_over(k, total_over(l, at(B, k, l))), total_over(l, total_over(k, at(B, k, l))), INDICES),
    (times(delta(i, j), at(x, i)), times(delta(i, j), at(x, j)), INDICES),
    (times(delta(i, j), delta(i, j)), delta(i, j), INDICES),
    (total_over(k, times(delta(i, k), delta(k, j))), delta(i, j), INDICES),
    (total_over(k, delta(k, k)), n, INDICES),
    (trace(B, M, S), trace(S, B, M), INDICES),
    (trace(B, M, S), trace(turned(S), turned(M), turned(B)), INDICES),
    (turned(times(B, M)), times(turned(M), turned(B)), INDICES),
    (times(turned(x), S, y), times(turned(y), S, x), SYMMETRIC),
    (call("dot", x, y), times(turned(x), y), INDICES),
    (Pow(call("norm", Add((x, Neg(y)))), TWO), Add((square(x), Neg(times(TWO, turned(x), y)), square(y))), INDICES),
    (times(call("diag", x), y), call("hadamard", x, y), INDICES),
    (partial(at(z, i), at(z, j)), delta(i, j), INDICES),
    (partial(EXPS, at(z, j)), Pow(E, at(z, j)), INDICES),
    (partial(share(i), at(z, j)), times(share(i), Add((delta(i, j), Neg(share(j))))), INDICES),
    (Operator("jacobian", P, (z,)), Add((call("diag", P), Neg(times(P, turned(P))))), INDICES),
    (Operator("jacobian", times(A, x), (x,)), A, INDICES),
    (Operator("gradient", times(turned(x), S, x), (x,)), times(TWO, S, x), SYMMETRIC.but(properties=(("S", "spd"),))),
    (Operator("gradient", call("logsumexp", z), (z,)), P, INDICES),
    (total_over(k, at(P, k)), ONE, INDICES),
    (total_over(k, times(at(y, k), turned(x), v)), times(turned(x), v), SIMPLEX),
    (total_over(k, at(y, k)), ONE, DECLARED),
    (call("log", share(i)), Add((at(z, i), Neg(call("log", EXPS)))), INDICES),
    (call("logsumexp", Add((z, times(q, call("ones", n))))), Add((q, call("logsumexp", z))), INDICES),
    (times(P, turned(P), call("ones", n)), P, INDICES),
    (Pow(E, BOUND), Pow(E, BOUND), INDICES),
    (Div(Pow(E, BOUND), Pow(E, BOUND)), ONE, INDICES),
]  # fmt: skip

FALSE = [
    (total_over(k, times(delta(k, j), at(x, k))), total_over(k, at(x, k)), INDICES),
    (total_over(k, times(at(x, k), at(y, k))), BOTH, INDICES),
    (total_over(k, times(at(x, k), at(y, k))), Div(BOTH, n), INDICES),
    (trace(B, M, S), trace(B, S, M), INDICES),
    (times(B, M), times(M, B), INDICES),
    (times(turned(x), S, y), times(turned(y), S, x), INDICES),
    (partial(at(z, i), at(z, j)), ZERO, INDICES),
    (partial(at(z, i), at(z, j)), ONE, INDICES),
    (partial(share(i), at(z, j)), times(share(i), Add((ONE, Neg(share(i))))), INDICES),
    (partial(share(i), at(z, j)), Neg(times(share(i), share(j))), INDICES),
    (Operator("jacobian", P, (z,)), Add((call("diag", P), times(P, turned(P)))), INDICES),
    (Operator("jacobian", P, (z,)), call("diag", call("hadamard", P, Add((call("ones", n), Neg(P))))), INDICES),
    (Operator("gradient", times(turned(x), S, x), (x,)), times(TWO, S, x), INDICES),
    (Operator("gradient", call("logsumexp", z), (z,)), call("ones", n), INDICES),
    (total_over(k, at(y, k)), ONE, INDICES),
    (total_over(k, delta(k, k)), ONE, INDICES),
    (at(z, i), at(z, j), INDICES),
    (Pow(E, BOUND), ONE, INDICES),
    (call("norm", x), total_over(k, at(x, k)), INDICES),
]  # fmt: skip

DIFFERENT_SHAPES = [
    (A, turned(A)),
    (times(A, x), x),
    (times(turned(A), b), b),
    (times(W, x), times(turned(x), turned(W))),
    (X, turned(X)),
]


@pytest.mark.parametrize(("left", "right", "context"), TRUE, ids=range(len(TRUE)))
def test_true_equalities_are_known_at_every_size(left, right, context):
    assert equal(left, right, context).grade == PROVED


@pytest.mark.parametrize(("left", "right", "context"), FALSE, ids=range(len(FALSE)))
def test_false_equalities_are_refuted(left, right, context):
    assert equal(left, right, context).grade == REFUTED


@pytest.mark.parametrize(("left", "right"), DIFFERENT_SHAPES, ids=range(len(DIFFERENT_SHAPES)))
def test_other_shapes_are_never_equal(left, right):
    assert equal_for_all_sizes(left, right, Context()) is None


def test_identities_of_entries_are_proved_whatever_the_entries_are():
    identity = times(call("sin", at(x, i)), call("cos", at(x, i)), TWO)
    found = equal_for_all_sizes(identity, call("sin", times(TWO, at(x, i))), INDICES)
    assert found is not None
    assert (found.grade, found.method) == (PROVED, "entries as letters")


def test_sums_with_equal_summands_are_proved():
    identity = total_over(k, times(call("sin", at(x, k)), call("cos", at(x, k)), TWO))
    found = equal_for_all_sizes(identity, total_over(k, call("sin", times(TWO, at(x, k)))), INDICES)
    assert found is not None
    assert (found.grade, found.method) == (PROVED, "equal summands")


def test_entries_at_drawn_sizes_only_agree():
    identity = total_over(k, times(call("sin", at(x, k)), call("cos", at(x, k)), TWO))
    doubled = times(TWO, total_over(k, call("sin", times(TWO, at(x, k)))))
    found = equal_for_all_sizes(Add((identity, identity)), doubled, INDICES)
    assert found is not None
    assert (found.grade, found.points, found.bound) == (AGREES, 12, None)
    assert found.method == "entries at the sizes n = 3; n = 4; n = 5"


def test_a_witness_says_the_size():
    found = equal_for_all_sizes(at(z, i), at(z, j), INDICES)
    assert found is not None
    assert found.witness is not None
    assert "n = 3" in found.method
