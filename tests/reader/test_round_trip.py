"""What the printers print, the reader reads back: in plain text and in LaTeX, the same term."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from derive.core.context import Context
from derive.reader.parser import read
from derive.terms import (
    FUNCTIONS,
    INFINITY,
    ONE,
    PI,
    TWO,
    ZERO,
    Add,
    Apply,
    At,
    Cases,
    Collection,
    Component,
    Decimal,
    Derivative,
    Div,
    E,
    Junction,
    Matrix,
    Mul,
    Neg,
    Number,
    Operator,
    Pow,
    Relation,
    Symbol,
    Vector,
    alike,
    bind,
    call,
    number,
    subterms,
)
from derive.write.latex import latex
from derive.write.plain import plain

a, b, i, j, n, d, t, x, y, z = map(Symbol, "abijndtxyz")
w, X, A, v = Symbol("w", (d,)), Symbol("X", (n, d)), Symbol("A", (n, n)), Symbol("v", (n,))
CONTEXT = Context(symbols=(w, X, A, v, n, d, x, y, z, i, j, a, b, t))
EMPTY = Context()
PRINTERS = {"plain": plain, "latex": latex}

LETTERS = st.sampled_from([*map(Symbol, "abcxyz"), *map(Symbol, ("alpha", "x_1", "x_10", "y_hat", "w_kl", "sigma"))])
WHOLE = st.integers(0, 12).map(number)
UNARY = ("sin", "cos", "log", "sqrt", "tanh", "arctan", "sigma", "relu", "abs", "floor", "sign")


def literals():
    """Numbers as the reader makes them: a fraction in lowest terms, a sign in front of nothing else."""
    return st.one_of(WHOLE, st.builds(number, st.integers(1, 9), st.integers(2, 9)), st.sampled_from([E, PI]))


def spelled(over, under):
    """A fraction; of two whole numbers the rational number, as it prints."""
    both = type(over) is Number and type(under) is Number
    return Div(over, x) if both else Div(over, under)


def signed(term):
    """A negative; of a number the negative number, as it prints."""
    return Neg(x) if type(term) is Number or _begins_with_number(term) else Neg(term)


def _begins_with_number(term):
    return type(term) is Mul and type(term.factors[0]) is Number and term.factors[0].p < 0


def extended(inner):
    pairs = st.lists(inner, min_size=2, max_size=3).map(tuple)
    return st.one_of(
        pairs.map(Add),
        pairs.map(Mul),
        st.builds(spelled, inner, inner),
        inner.map(signed),
        st.builds(Pow, inner, inner),
        st.builds(call, st.sampled_from(UNARY), inner),
        st.builds(lambda u, k: call("max", u, k), inner, inner),
        st.builds(lambda u: Apply("f", (u,)), inner),
        st.builds(lambda u: Apply("g", (u, x), 1), inner),
        st.builds(lambda u: bind("sum", i, Mul((u, Component(z, (i,)))), ONE, n), inner),
        st.builds(lambda u, k: bind("integral", t, Mul((u, t)), ZERO, k), inner, inner),
        st.builds(lambda u: bind("limit", t, Add((u, t)), ZERO), inner),
        st.builds(lambda u: Derivative(u, x), inner),
        st.builds(lambda u: Derivative(u, y, 2), inner),
        st.builds(lambda u, k: Cases((u,), (Relation(">", x, k),), ZERO), inner, inner),
        st.builds(lambda u, k: At(u, (x,), (k,)), inner, inner),
    )


TERMS = st.recursive(st.one_of(LETTERS, literals()), extended, max_leaves=8)


def small(term):
    """Whether no number in it is too large to be read."""
    return not any(
        type(part) is Pow and type(part.base) is not Symbol and part.exponent not in (ONE, TWO)
        for part in subterms(term)
    )


@given(TERMS.filter(small))
def test_plain_text_reads_back(term):
    assert alike(read(plain(term)), term), plain(term)


@given(TERMS.filter(small))
def test_latex_reads_back(term):
    assert alike(read(latex(term)), term), latex(term)


STATEMENTS = st.builds(Relation, st.sampled_from(["=", "!=", "<", "<=", ">", ">="]), TERMS, TERMS)


@given(st.builds(lambda p, q, r: Junction("or", (Junction("and", (p, q)), r)), STATEMENTS, STATEMENTS, STATEMENTS))
def test_statements_read_back(statement):
    if all(small(part) for part in statement.children):
        assert alike(read(plain(statement)), statement)
        assert alike(read(latex(statement)), statement)


VECTORS = st.sampled_from([v, Mul((A, v)), Mul((X, w))])
MATRICES = st.recursive(
    st.sampled_from([A, Mul((X, call("transpose", X)))]),
    lambda inner: st.one_of(
        st.builds(lambda p, q: Add((p, q)), inner, inner),
        st.builds(lambda p, q: Mul((p, q)), inner, inner),
        inner.map(lambda p: call("transpose", p)),
        inner.map(lambda p: call("inverse", p)),
        inner.map(lambda p: Add((p, Neg(Mul((a, call("identity", n))))))),
        inner.map(lambda p: Pow(p, TWO)),
        st.builds(lambda p, q: call("hadamard", p, q), inner, inner),
    ),
    max_leaves=5,
)
SIZED = st.one_of(
    st.builds(lambda p, q: Mul((p, q)), MATRICES, VECTORS),
    MATRICES.map(lambda p: call("tr", p)),
    MATRICES.map(lambda p: call("det", p)),
    st.builds(lambda p, q: Mul((call("transpose", p), q)), VECTORS, VECTORS),
    st.builds(lambda p, q: call("dot", p, q), VECTORS, VECTORS),
    VECTORS.map(lambda p: Pow(call("norm", p), TWO)),
    VECTORS.map(lambda p: Component(p, (i,))),
    VECTORS.map(lambda p: call("diag", p)),
    VECTORS.map(lambda p: call("softmax", p)),
    MATRICES.map(lambda p: Component(p, (i, j))),
)


@given(SIZED)
def test_matrices_read_back(term):
    assert alike(read(plain(term), CONTEXT), term), plain(term)
    assert alike(read(latex(term), CONTEXT), term), latex(term)


def arguments(name, count):
    """Arguments of a function that fit it."""
    if name in ("hadamard", "kron"):
        return (A, A)
    if name in ("transpose", "inverse", "tr", "det", "rank", "diag", "vec", "indefinite") or name.endswith("definite"):
        return (A,)
    special = {
        "dot": (v, v), "largest": (v,), "identity": (n, d), "ones": (n, d), "zeros": (n, d), "delta": (i, j),
        "indicator": (Relation(">", x, ZERO),), "probability": (call("given", x, y),),
    }  # fmt: skip
    return special.get(name, (x, y, z))[:count]


# Two things that print the same in LaTeX: the index alone stands at a unit vector; psi is a letter, too.
ONE_WAY = {("latex", "unit"), ("latex", "digamma")}
ROWS = [
    (name, count)
    for name, row in FUNCTIONS.items()
    for count in sorted({max(row.arity[0], 1), min(row.arity[1], 3)})
    if name != "given"
]


@pytest.mark.parametrize("printer", PRINTERS)
@pytest.mark.parametrize(("name", "count"), ROWS)
def test_every_function_reads_back(printer, name, count):
    if (printer, name) in ONE_WAY:
        return
    term = call(name, *arguments(name, count))
    context = CONTEXT if any(part in (A, v) for part in subterms(term)) else EMPTY
    assert read(PRINTERS[printer](term), context) is term


NODES = [
    number(-3),
    number(-2, 3),
    Neg(number(-3)),
    Neg(Neg(x)),
    Add((x, Add((y, z)))),
    Mul((x, Mul((y, z)))),
    Mul((Mul((x, y)), z)),
    Mul((number(2), number(3))),
    Div(number(4), TWO),
    Pow(number(-2), TWO),
    Pow(number(1, 2), x),
    Pow(Pow(x, y), z),
    Neg(INFINITY),
    *map(Symbol, ("theta_{t+1}", "y_hat_i", "x_prime", "x_star", "x_max", "w_alpha", "varepsilon", "ell", "E", "d")),
    Apply("f", (x,), 2),
    Apply("p", (x,)),
    Apply("Normal", (x, Pow(y, TWO))),
    Vector((ONE, TWO)),
    Matrix(((ONE, TWO), (x, y))),
    Matrix(((x, y),)),
    Component(call("softmax", z), (i,)),
    Component(Add((x, y)), (i,)),
    bind("product", i, i, ONE, n),
    bind("sum", i, i),
    bind("integral", x, x),
    bind("limit+", x, Div(ONE, x), Add((a, ONE))),
    bind("limit-", x, Div(ONE, x), ZERO),
    bind("limit", x, Div(ONE, x), Neg(INFINITY)),
    bind("expectation", x, Pow(x, TWO), Apply("Normal", (ZERO, ONE))),
    bind("sum", i, bind("sum", j, Component(a, (i, j)), ONE, n), ONE, n),
    Operator("gradient", Mul((x, y)), (x, y)),
    Operator("hessian", Mul((x, y)), (x, y)),
    Operator("jacobian", Vector((x, y)), (x, y)),
    Operator("differential", Mul((x, y))),
    Relation("~=", x, Decimal(-314, 2)),
    Relation(":=", x, y),
    Relation("in", x, Collection("[)", (a, INFINITY))),
    Relation("in", x, Collection("()", (a, b))),
    Relation("in", x, Collection("set", (ONE,))),
    Relation("~", x, Apply("Normal", (ZERO, ONE))),
    Junction("not", (Relation("=", x, ONE),)),
    Junction("=>", (Relation("=", x, ONE), Relation("=", y, TWO))),
    Junction("<=>", (Relation("=", x, ONE), Relation("=", y, TWO))),
    Cases((x, ZERO), (Relation(">", x, ZERO), Relation("<", x, ZERO))),
    Collection("set", (ONE, TWO)),
    Collection("tuple", (x, y)),
    call("log", x, TWO),
    call("norm", x, ONE),
    call("abs", call("abs", x)),
    call("factorial", call("factorial", n)),
    Mul((Symbol("f"), Add((x, ONE)))),
    Mul((Symbol("sigma"), Add((x, ONE)))),
]


@pytest.mark.parametrize("printer", PRINTERS)
@pytest.mark.parametrize("term", NODES, ids=plain)
def test_node_reads_back(printer, term):
    assert alike(read(PRINTERS[printer](term)), term)


def test_roots_of_polynomials_read_back():
    root = read("rootof(x^3 - x - 1, 1)")
    assert read(plain(root)) is root
    assert read(latex(root)) is root
