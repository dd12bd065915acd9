"""Letters without a declared size in matrix operations: which sizes they get, and that this is said."""

import pytest

import derive

SIZED = [
    # lines, what they are taken as, verdicts
    (r"\nabla_w(w^\top x)\\ = w",                           ("w: n", "x: n"),              ["wrong"]),
    (r"\nabla_w(w^\top x)\\ = x",                           ("w: n", "x: n"),              ["identity"]),
    (r"\det(A+I)\\ = \det A+\det I",                        ("A: n x n",),                 ["wrong"]),
    (r"\nabla_w \lVert Xw-y\rVert^2\\ = 2X(Xw-y)",          ("w: n", "X: n x n", "y: n"),  ["wrong"]),
    (r"\nabla_w \lVert Xw-y\rVert^2\\ = 2X^\top(Xw-y)",     ("w: n", "X: n x n", "y: n"),  ["identity"]),
    (r"\nabla_x(x^\top A x)\\ = 2Ax",                       ("x: n", "A: n x n"),          ["wrong"]),
    (r"\operatorname{tr}(AB)\\ = \operatorname{tr}(BA)",    ("A: n x n", "B: n x n"),      ["identity"]),
    (r"\frac{x_1}{\sqrt{x_1^2+x_2^2}}\\ = \frac{x_1}{\|x\|}", (),                          ["identity"]),
    (r"a b\\ = b a",                                        (),                            ["identity"]),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "taken", "verdicts"), SIZED)
def test_sizes_are_inferred_where_all_shapes_fit(lines, taken, verdicts):
    (chain,) = derive.check(f"$${lines}$$").chains
    assert (chain.written.assumed, [step.verdict for step in chain.steps]) == (taken, verdicts)


def test_what_is_declared_is_not_inferred():
    (chain,) = derive.check(r"$$\nabla_w(w^\top x)\\ = x$$", "w: d; x: d").chains
    assert (chain.written.assumed, chain.steps[0].verdict) == ((), "identity")
