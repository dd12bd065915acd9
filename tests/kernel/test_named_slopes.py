"""Unknown functions of vectors, derivatives by letters that are defined: what is proved for all sizes, what is not."""

import pytest

from derive.core.certificates import PROVED
from derive.kernel.equality import equal
from derive.reader.declarations import read_context
from derive.reader.parser import read

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
NOT_PROVED = [
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


@pytest.mark.parametrize(("left", "right"), NOT_PROVED)
def test_not_proved(left, right):
    assert judged(left, right) != PROVED
