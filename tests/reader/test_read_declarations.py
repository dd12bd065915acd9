"""Declarations to contexts."""

import pytest

from derive.core.context import Definition
from derive.core.errors import InputError, ReadError
from derive.reader.declarations import read_context
from derive.reader.parser import read
from derive.terms import INTEGERS, NATURALS, ZERO, Apply, Component, Relation, Symbol, call, number

a, b, d, k, n, p, t, x, y, z = map(Symbol, "abdknptxyz")


def facts(text):
    return read_context(text).facts


FACTS = [
    ("x > 0", (Relation(">", x, ZERO),)),
    ("0 < p < 1", (Relation("<", ZERO, p), Relation("<", p, number(1)))),
    ("n integer", (Relation("in", n, INTEGERS),)),
    ("k natural; x != 0", (Relation("in", k, NATURALS), Relation("!=", x, ZERO))),
    ("x in [a, b]", (Relation("<=", a, x), Relation("<=", x, b))),
    ("x in (0, oo)", (Relation("<", ZERO, x),)),
    ("x, y > 0", (Relation(">", x, ZERO), Relation(">", y, ZERO))),
    ("x > 0, y < 0", (Relation(">", x, ZERO), Relation("<", y, ZERO))),
    ("x > 0\ny < 0", (Relation(">", x, ZERO), Relation("<", y, ZERO))),
    ("a + b != 0", (read("a + b != 0"),)),
    (r"\lambda > 0", (Relation(">", Symbol("lambda"), ZERO),)),
]


@pytest.mark.parametrize(("text", "wanted"), FACTS)
def test_facts(text, wanted):
    assert facts(text) == wanted


def test_sizes():
    context = read_context("X: n x d; w: d; A: 3 x 2; B: 2x3")
    assert context.symbol("X").dims == (n, d)
    assert context.symbol("w").dims == (d,)
    assert context.symbol("A").dims == (number(3), number(2))
    assert context.symbol("B").dims == (number(2), number(3))
    assert Relation("in", n, NATURALS) in context.facts


def test_membership_in_a_space_is_a_size():
    context = read_context(r"X \in \mathbb{R}^{n \times d}; w in R^d")
    assert context.symbol("X").dims == (n, d)
    assert context.symbol("w").dims == (d,)


def test_properties():
    context = read_context("S: n x n spd; v: d simplex; y: K one-hot; X: n x d full-column-rank; S symmetric")
    assert context.properties == (
        ("S", "spd"), ("v", "simplex"), ("y", "one-hot"), ("X", "full-column-rank"), ("S", "symmetric"),
    )  # fmt: skip


def test_constants_and_imaginary():
    context = read_context("a, c constant; i imaginary")
    assert context.constants == ("a", "c")
    assert context.has("i", "imaginary")


def test_definitions():
    context = read_context("z: K; p = softmax(z); s(t) = t^2; h(x, y) = x + y")
    named, square, both = context.definitions
    assert named == Definition("p", (), call("softmax", Symbol("z", (Symbol("K"),))))
    assert context.symbol("p").dims == (Symbol("K"),)
    assert square == Definition("s", (t,), read("t^2"))
    assert both.parameters == (x, y)


def test_the_logistic_function_defined_again_is_the_built_in_one():
    context = read_context("sigma(t) = 1/(1+e^{-t})")
    assert context.definitions == ()
    assert read("sigma(x)", context) is call("sigma", x)


def test_initial_values():
    assert facts("y(0)=3; y'(0)=1") == (
        Relation("=", Apply("y", (ZERO,)), number(3)),
        Relation("=", Apply("y", (ZERO,), 1), number(1)),
    )


def test_an_index_runs_to_its_size():
    context = read_context("i = 1..n")
    assert context.indices == (("i", n),)
    assert read("x_i", context) is Component(x, (Symbol("i"),))


def test_a_sum_over_all_takes_the_declared_size():
    context = read_context("z: K")
    assert read("sum(z_i, i)", context) is read("sum(z_i, i=1..K)", context)


def test_the_texts_are_kept_and_read_back():
    text = "x > 0; X: n x d; 0 < p < 1; S: n x n spd; c constant; s(t) = t^2; i = 1..n"
    context = read_context(text)
    assert context.texts == tuple(text.split("; "))
    assert read_context("; ".join(context.texts)) == context


def test_scalars_are_declared_beside_sizes():
    context = read_context("X: n x d; c: scalar; a, b: scalar natural")
    assert [context.symbol(name).dims for name in "cab"] == [(), (), ()]
    assert read_context("a natural; b natural").facts == read_context("a, b: scalar natural").facts


def test_nothing_is_declared_by_nothing():
    assert read_context("") == read_context("  ;\n ")


REFUSED = [
    ("x ? 3", ReadError, 3),
    ("x > 0; y >", ReadError, 11),
    ("x + 1", ReadError, 1),
    ("x > 0\n  y + 1", ReadError, None),
    ("w: 3 x", ReadError, None),
    ("w: -1", ReadError, None),
    ("S symmetric", InputError, None),
    ("A: n x d spd", InputError, None),
    ("w: d; w: n", InputError, None),
    ("s(t) = s(t) + 1", InputError, None),
]


@pytest.mark.parametrize(("text", "kind", "column"), REFUSED)
def test_refused(text, kind, column):
    with pytest.raises(kind) as caught:
        read_context(text)
    if column is not None:
        assert caught.value.column == column
        assert caught.value.source in text
