"""Laws of differentials, traces and transposes: what each makes of a term, certified, and its mutants refuted."""

import pytest

from derive.catalog import load_laws, rules
from derive.core.certificates import PROVED
from derive.reader.declarations import read_context
from derive.reader.parser import read
from derive.terms import Mul, Operator, Symbol, at, call, product, replaced
from tests.general.law_tables import grade, made, survivors
from tests.general.mutants import places

LETTERS = read_context(
    "A: m x n; B: n x m; M: n x n; N: n x n; X: n x n; S: n x n symmetric; H: n x n; P: n x n; "
    "x: n; y: n; a: n; b: n; u: m; v: m; w: n simplex"
)

S = LETTERS.symbol("S")

RULES = [
    ("differential-of-a-sum-over-an-index", "D(sum((A_i)^T x, i=1..m), x)", "sum(D((A_i)^T x, x), i=1..m)"),
    ("numbers-out-of-a-sum", "sum(-2 (A_i)^T x, i=1..m)", "-2 sum((A_i)^T x, i=1..m)"),
    ("factors-out-of-a-sum", "sum(M A_i, i=1..m)", "M sum(A_i, i=1..m)"),
    ("factors-out-of-a-sum", "sum(2 M A_i (A_i)^T N, i=1..m)", "2 M sum(A_i (A_i)^T, i=1..m) N"),
    ("factors-out-of-a-sum", "sum(u_i x, i=1..m)", "sum(u_i, i=1..m) x"),
    ("multiplied-out-in-a-sum", "sum(u_i (A_i - x), i=1..m)", "sum(u_i A_i - u_i x, i=1..m)"),
    ("transpose-of-a-sum", "sum(x (A_i)^T, i=1..m)^T", "sum(A_i x^T, i=1..m)"),
    ("differential-of-a-constant", "D(norm(y)^2, x)", "0"),
    ("differential-of-a-constant", "D(A y, x)", "zeros(m)"),
    ("differential-of-a-sum", "D(A x + u, x)", "D(A x, x)"),
    ("differential-of-a-sum", "D(x^T y - y^T a, x)", "D(x^T y, x)"),
    ("constant-factors-of-a-differential", "D(-norm(x), x)", "-D(norm(x), x)"),
    ("constant-factors-of-a-differential", "D(A X B, X)", "A dX B"),
    ("constant-factors-of-a-differential", "D(hadamard(a, x), x)", "hadamard(a, dx)"),
    ("constant-factors-of-a-differential", "D(norm(x)/c, x)", "D(norm(x), x)/c"),
    ("constant-factors-of-a-differential", "D(norm(x)/(c norm(y)), x)", "D(norm(x), x)/(c norm(y))"),
    ("differential-inside", "D(X^T, X)", "dX^T"),
    ("differential-inside", "D(tr(X), X)", "tr(dX)"),
    ("differential-inside", "D(diag(x), x)", "diag(dx)"),
    ("differential-inside", "D(vec(X), X)", "vec(dX)"),
    ("product-as-a-column", "vec(A dX B)", "kron(B^T, A) vec(dX)"),
    ("sum-as-a-column", "vec(dX - M)", "vec(dX) - vec(M)"),
    ("differential-of-a-log-determinant", "D(ln(abs(det(X))), X)", "tr(X^-1 dX)"),
    ("differential-of-a-product", "D(X^T X, X)", "D(X^T, X) X + X^T dX"),
    ("differential-of-a-product", "D(hadamard(X, X), X)", "hadamard(dX, X) + hadamard(X, dX)"),
    ("differential-of-a-product", "D((a^T x) x, x)", "D(a^T x, x) x + (a^T x) dx"),
    ("differential-of-a-quotient", "D(x^T M x/norm(x), x)",
     "(D(x^T M x, x) - (x^T M x/norm(x)) D(norm(x), x))/norm(x)"),
    ("differential-of-a-quotient", "D(x/norm(x), x)", "(dx - D(norm(x), x) (x/norm(x)))/norm(x)"),
    ("differential-of-a-squared-norm", "D(norm(A x - u)^2, x)", "2 (A x - u)^T D(A x - u, x)"),
    ("differential-of-a-squared-norm", "D(norm(X - M)^2, X)", "2 tr((X - M)^T D(X - M, X))"),
    ("differential-of-a-norm", "D(norm(x), x)", "x^T dx/norm(x)"),
    ("differential-of-a-norm", "D(norm(X), X)", "tr(X^T dX)/norm(X)"),
    ("differential-of-a-power-of-a-norm", "D(norm(A x - u)^4, x)", "4 norm(A x - u)^2 (A x - u)^T D(A x - u, x)"),
    ("differential-of-a-power-of-a-norm", "D(norm(x)^-1, x)", "-norm(x)^-3 x^T dx"),
    ("differential-of-a-quadratic-form", "D(x^T M x, x)", "x^T (M + M^T) dx"),
    ("differential-of-a-symmetric-form", "D(x^T S x, x)", "2 x^T S dx"),
    ("differential-of-a-symmetric-form", "D((x - a)^T S^-1 (x - a), x)", "2 (x - a)^T S^-1 D(x - a, x)"),
    ("differential-of-a-symmetric-form", "D(x^T x, x)", "2 x^T dx"),
    ("differential-of-a-log-determinant", "D(ln(det(X)), X)", "tr(X^-1 dX)"),
    ("differential-of-a-determinant", "D(det(X), X)", "det(X) tr(X^-1 dX)"),
    ("differential-of-an-inverse", "D(X^-1, X)", "-X^-1 dX X^-1"),
    ("differential-of-an-inverse", "D((M X)^-1, X)", "-(M X)^-1 D(M X, X) (M X)^-1"),
    ("differential-of-a-matrix-power", "D(X^2, X)", "dX X + X dX"),
    ("differential-of-a-matrix-power", "D(X^3, X)", "dX X^2 + X dX X + X^2 dX"),
    ("differential-of-a-power", "D((a^T x)^3, x)", "3 (a^T x)^2 D(a^T x, x)"),
    ("differential-of-a-power", "D((a^T x)^-1, x)", "-(a^T x)^(-2) D(a^T x, x)"),
    ("differential-of-a-function", "D(e^(a^T x), x)", "e^(a^T x) D(a^T x, x)"),
    ("differential-of-a-function", "D(ln(a^T x), x)", "D(a^T x, x)/(a^T x)"),
    ("differential-of-a-function", "D(sigma(a^T x), x)", "(sigma(a^T x) (1 - sigma(a^T x))) D(a^T x, x)"),
    ("differential-entry-by-entry", "D(sigma(x), x)", "hadamard(hadamard(sigma(x), ones(n) - sigma(x)), dx)"),
    ("differential-entry-by-entry", "D(e^(A x), x)", "hadamard(e^(A x), D(A x, x))"),
    ("differential-entry-by-entry", "D(tanh(X), X)", "hadamard(ones(n, n) - hadamard(tanh(X), tanh(X)), dX)"),
    ("differential-entry-by-entry", "D(relu(X), X)", "hadamard(step(X), dX)"),
    ("differential-entry-by-entry", "D(ln(sigma(x)), x)", "hadamard(ones(n) - sigma(x), dx)"),
    ("differential-entry-by-entry", "D(ln(1 - sigma(x)), x)", "hadamard(-sigma(x), dx)"),
    ("differential-entry-by-entry", "D(ln(1 + e^x), x)", "hadamard(sigma(x), dx)"),
    ("differential-entry-by-entry", "D(x^3, x)", "hadamard(3 x^2, dx)"),
    ("differential-entry-by-entry", "D(leaky_relu(x, c), x)", "hadamard(step(x) + c step(-x), dx)"),
    ("differential-entry-by-entry", "D(elu(X), X)", "hadamard(step(X) + hadamard(e^X, step(-X)), dX)"),
    ("differential-of-the-larger-entries", "D(max(A x, u), x)", "hadamard(step(A x - u), D(A x, x))"),
    ("differential-of-the-larger-entries", "D(min(x, a), x)", "hadamard(step(a - x), dx)"),
    ("differential-of-a-first-norm", "D(norm(A x - u, 1), x)", "sign(A x - u)^T D(A x - u, x)"),
    ("differential-of-log-sum-exp", "D(logsumexp(A x), x)", "softmax(A x)^T D(A x, x)"),
    ("differential-of-the-softmax", "D(softmax(x), x)", "(diag(softmax(x)) - softmax(x) softmax(x)^T) dx"),
    ("differential-of-the-log-softmax", "D(ln(softmax(A x)), x)",
     "(identity(m) - ones(m) softmax(A x)^T) D(A x, x)"),
    ("differential-of-the-softmax-by-rows", "D(softmax(X), X)",
     "hadamard(softmax(X), dX - hadamard(softmax(X), dX) ones(n) ones(n)^T)"),
    ("differential-of-the-log-softmax-by-rows", "D(ln(softmax(X)), X)",
     "dX - hadamard(softmax(X), dX) ones(n) ones(n)^T"),
    ("differentials-apart", "A (dx + M dx)", "A dx + A*(M dx)"),
    ("differentials-apart", "-(dx - M dx)", "-dx + M dx"),
    ("divisor-of-a-differential", "A (dx/c)", "A dx/c"),
    ("trace-of-a-sum", "tr(dX - M)", "tr(dX) - tr(M)"),
    ("trace-of-a-multiple", "tr(2 c M)", "2 c tr(M)"),
    ("trace-of-a-multiple", "tr(M/c)", "tr(M)/c"),
    ("trace-of-a-transpose", "tr(M dX^T H)", "tr(H^T dX M^T)"),
    ("cyclic-trace", "tr(M dX H)", "tr(H M dX)"),
    ("trace-as-a-scalar", "tr(dx a^T)", "a^T dx"),
    ("scalar-transposed", "dx^T M a", "a^T M^T dx"),
    ("scalar-transposed", "2 c dx^T M a", "2 c a^T M^T dx"),
    ("scalar-as-a-trace", "a^T M dX b", "tr(b a^T M dX)"),
    ("entrywise-factor-to-the-row", "a^T hadamard(b, dx)", "(hadamard(a, b))^T dx"),
    ("entrywise-factor-to-the-row", "ones(n)^T hadamard(b, dx)", "b^T dx"),
    ("entrywise-factor-in-a-trace", "tr(M hadamard(H, dX))", "tr((hadamard(M^T, H))^T dX)"),
    ("softmax-by-rows-in-a-trace", "tr(M hadamard(P, dX - hadamard(P, dX) ones(n) ones(n)^T))",
     "tr((hadamard(P, M^T - hadamard(P, M^T) ones(n) ones(n)^T))^T dX)"),
    ("diagonal-between-vectors", "a^T diag(dx) b", "(hadamard(a, b))^T dx"),
    ("diagonal-in-a-trace", "tr(M diag(dx))", "diag(M)^T dx"),
    ("product-with-a-diagonal", "a^T diag(dX)", "tr(diag(a) dX)"),
    ("entrywise-factor-as-a-diagonal", "hadamard(a, dx)", "diag(a) dx"),
    ("diagonal-and-column-exchanged", "M diag(dx) a", "M diag(a) dx"),
    ("collected-before-the-differential", "a^T dx - 2 u^T A dx", "(a - 2 A^T u)^T dx"),
    ("collected-before-the-differential", "(a^T dx)/c", "(a/c)^T dx"),
    ("collected-in-one-trace", "tr(M dX) - tr(H dX)", "tr((M - H) dX)"),
    ("collected-as-a-matrix", "M dx - 2 c dx", "(M - 2 c I_n) dx"),
    ("collected-as-a-matrix", "(a^T dx) x", "(x a^T) dx"),
    ("transpose-of-a-product", "(A x)^T", "x^T A^T"),
    ("transpose-of-a-product", "(X A^T)^T", "A X^T"),
    ("transpose-of-a-multiple", "(-(A x))^T", "-(A x)^T"),
    ("transpose-of-a-sum", "(X^T + S)^T", "X + S^T"),
    ("transpose-twice", "(M^T)^T", "M"),
    ("transpose-of-an-inverse", "(S^-1)^T", "(S^T)^-1"),
    ("transpose-entry-by-entry", "hadamard(X^T, H^T)^T", "hadamard(X, H)"),
    ("equal-matrices-multiplied", "A M M^2 B", "A M^3 B"),
    ("identity-dropped", "M I_n", "M"),
    ("diagonal-matrices-multiplied", "M diag(a) diag(b) H", "M diag(hadamard(a, b)) H"),
    ("fraction-divided", "(x/c)/s", "x/(c s)"),
    ("fractions-multiplied", "((a^T x)/norm(x)) (x/norm(x))", "(a^T x/norm(x)^2) x"),
    ("divisor-taken-out-of-a-sum", "c a/sqrt(s) - c b/(s sqrt(s))", "c (a - b/s)/sqrt(s)"),
    ("divisor-taken-out-of-a-sum", "I_n/sqrt(s) - M/(c sqrt(s)^3)", "(I_n - M/(c sqrt(s)^2))/sqrt(s)"),
    ("transposed-fraction", "(x/c)^T", "x^T/c"),
    ("entrywise-multiplied-out", "hadamard(ones(n) - a, b) - hadamard(a, ones(n) - b)", "b - a"),
    ("factor-of-ones-dropped", "hadamard(ones(n), a)", "a"),
    ("fractions-multiplied", "x (x^T/norm(x))", "x x^T/norm(x)"),
    ("scalar-in-front", "x a^T b", "(a^T b) x"),
    ("scalar-in-front", "2 M x x^T M y", "2 (x^T M y) M x"),
    ("weights-add-up-to-one", "A (a ones(n)^T - I_n) w y^T", "A (a - w) y^T"),
    ("dot-product-as-a-row", "dx . a", "a^T dx"),
    ("dot-product-as-a-row", "(M a) . dx", "(M a)^T dx"),
    ("scalar-taken-out", "c s x - c A^T u", "c (s x - A^T u)"),
    ("equal-scalars-multiplied", "2 c s c x", "2 c^2 s x"),
    ("softmax-of-a-vector-recognised", "A e^x/(ones(n)^T e^x)", "A softmax(x)"),
    ("coefficients-added", "c s a b^T - s a b^T", "(c s - s) a b^T"),
    ("coefficients-added", "a + c x - s x", "a + (c - s) x"),
    ("matrix-taken-out-on-the-left", "A x - A a", "A (x - a)"),
    ("matrix-taken-out-on-the-left", "c A x + u - c A a", "c A (x - a) + u"),
    ("fractions-with-one-divisor-added", "x/c - M a/c", "(x - M a)/c"),
    ("sigmoid-of-the-negative", "hadamard(a, sigma(x)) + sigma(-x)", "hadamard(a, sigma(x)) + (ones(n) - sigma(x))"),
    ("trace-of-a-kronecker-product", "tr(kron(M, A B))", "tr(M) tr(A B)"),
    ("length-of-a-kronecker-product", "norm(kron(M, A))^2", "norm(M)^2 norm(A)^2"),
    ("length-of-a-matrix-as-a-column", "norm(vec(A M))", "norm(A M)"),
    ("product-of-matrices-as-columns", "vec(A) . vec(B^T)", "tr(A^T B^T)"),
    ("product-of-matrices-as-columns", "vec(M)^T vec(X)", "tr(M^T X)"),
    ("row-of-ones-onto-a-vector", "M (a ones(n)^T - I_n) b", "M ((ones(n)^T b) a - b)"),
]  # fmt: skip

NOT = [
    ("differential-of-a-constant", "dx"),
    ("differential-of-a-sum", "D(y + a, x)"),
    ("constant-factors-of-a-differential", "D(x^T x, x)"),
    ("differential-inside", "D(norm(x), x)"),
    ("differential-of-a-product", "D(A x, x)"),
    ("differential-of-a-quotient", "D(x/c, x)"),
    ("differential-of-a-squared-norm", "D(norm(x, 1)^2, x)"),
    ("differential-of-a-norm", "D(norm(x, 1), x)"),
    ("differential-of-a-power-of-a-norm", "D(norm(x)^2, x)"),
    ("differential-of-a-power-of-a-norm", "D(norm(x, 1)^3, x)"),
    ("differential-of-a-quadratic-form", "D(x^T S x, x)"),
    ("differential-of-a-quadratic-form", "D(x^T M y, x)"),
    ("differential-of-a-symmetric-form", "D(x^T M x, x)"),
    ("differential-of-a-symmetric-form", "D(a^T S x, x)"),
    ("differential-of-a-log-determinant", "D(ln(tr(X)), X)"),
    ("differential-of-a-determinant", "D(tr(X), X)"),
    ("differential-of-an-inverse", "D(X^T, X)"),
    ("differential-of-a-matrix-power", "D(x^2, x)"),
    ("differential-of-a-power", "D(x^2, x)"),
    ("differential-of-a-function", "D(sigma(x), x)"),
    ("differential-entry-by-entry", "D(sigma(y), x)"),
    ("differential-entry-by-entry", "D(softmax(x), x)"),
    ("differential-of-the-larger-entries", "D(max(a, b), x)"),
    ("differential-of-the-larger-entries", "D(max(a^T x, c), x)"),
    ("differential-of-a-first-norm", "D(norm(x), x)"),
    ("differential-of-a-first-norm", "D(norm(X, 1), X)"),
    ("differential-of-log-sum-exp", "D(softmax(x), x)"),
    ("differential-of-the-softmax", "D(softmax(X), X)"),
    ("differential-of-the-softmax-by-rows", "D(softmax(x), x)"),
    ("differentials-apart", "A (x + M y)"),
    ("trace-of-a-sum", "tr(A B)"),
    ("trace-of-a-multiple", "tr(A B)"),
    ("trace-of-a-transpose", "tr(M dX H)"),
    ("cyclic-trace", "tr(M H dX)"),
    ("trace-as-a-scalar", "tr(M dX H)"),
    ("scalar-transposed", "a^T M dx"),
    ("scalar-as-a-trace", "a^T M dx"),
    ("entrywise-factor-to-the-row", "a^T M dx"),
    ("entrywise-factor-in-a-trace", "tr(hadamard(H, dX) M)"),
    ("softmax-by-rows-in-a-trace", "tr(M hadamard(P, dX - hadamard(H, dX) ones(n) ones(n)^T))"),
    ("collected-before-the-differential", "dx^T a"),
    ("collected-before-the-differential", "a^T dx + a^T dx x^T dx"),
    ("collected-in-one-trace", "tr(dX M) + tr(M dX)"),
    ("collected-as-a-matrix", "M dx + diag(dx) a"),
    ("transpose-of-a-sum", "(M + H)^T"),
    ("transpose-of-an-inverse", "(M^-1)^T"),
    ("identity-dropped", "(a^T b) I_n"),
    ("diagonal-matrices-multiplied", "diag(a) M diag(b)"),
    ("entrywise-multiplied-out", "hadamard(a, x + y) + b"),
    ("factor-of-ones-dropped", "hadamard(a, b)"),
    ("constant-factors-of-a-differential", "D(norm(x)/(x^T M x), x)"),
    ("differential-of-the-log-softmax", "D(ln(softmax(X)), X)"),
    ("divisor-taken-out-of-a-sum", "a/s - b/(c s)"),
    ("divisor-taken-out-of-a-sum", "a/sqrt(s) - b"),
    ("scalar-in-front", "x a^T M"),
    ("trace-of-a-kronecker-product", "tr(hadamard(M, X))"),
    ("numbers-out-of-a-sum", "sum((A_i)^T x, i=1..m)"),
    ("length-of-a-kronecker-product", "norm(kron(M, A))"),
    ("length-of-a-matrix-as-a-column", "norm(M)"),
    ("product-of-matrices-as-columns", "vec(M) . kron(x, y)"),
    ("dot-product-as-a-row", "hadamard(dx, a)"),
    ("coefficients-added", "c a + s b"),
    ("scalar-taken-out", "c a + s b"),
    ("equal-scalars-multiplied", "c s x"),
    ("softmax-of-a-vector-recognised", "e^a/(ones(n)^T e^x)"),
    ("softmax-of-a-vector-recognised", "x/(ones(n)^T e^x)"),
    ("matrix-taken-out-on-the-left", "A x + 2 A a"),
    ("matrix-taken-out-on-the-left", "c A x + s A a"),
    ("fractions-with-one-divisor-added", "x/c - a"),
    ("fractions-with-one-divisor-added", "x/c - a/s"),
    ("sigmoid-of-the-negative", "sigma(a) + sigma(-x)"),
    ("weights-add-up-to-one", "(a ones(n)^T - I_n) b"),
    ("row-of-ones-onto-a-vector", "(a ones(n)^T - I_n) w"),
    ("row-of-ones-onto-a-vector", "(a b^T - I_n) b"),
]  # fmt: skip


@pytest.fixture(scope="module")
def laws():
    load_laws()
    return rules()


def term(text):
    """The term of a text in which dx, dX and D(u, x) are differentials."""
    spelled = text.replace("dx", "D(x, x)").replace("dX", "D(X, X)").replace("D(", "differential(")
    return read(spelled, LETTERS)


def swapped(term):
    """The term with two neighbours in a product exchanged, where their shapes allow it and a trace shows it."""
    for place in places(term):
        part = at(term, place)
        factors = part.factors if type(part) is Mul and len(part.factors) > 2 else ()
        for k in range(len(factors) - 1):
            if factors[k].shape == factors[k + 1].shape and len(factors[k].shape) == 2:
                yield replaced(term, place, product((*factors[:k], factors[k + 1], factors[k], *factors[k + 2 :])))


def settled(term):
    """The term with its differentials of sums as letters, and a symmetric matrix for its transpose."""
    if type(term) is Operator:
        return Symbol("change", term.shape)
    new = term.rebuilt(tuple(map(settled, term.children))) if term.children else term
    return S if new is call("transpose", S) else new


@pytest.mark.parametrize(("law", "before", "after"), RULES)
def test_what_a_law_makes_of_a_term(laws, law, before, after):
    found = laws[law](term(before), LETTERS)
    assert found is not None
    assert found.end is term(after)


@pytest.mark.parametrize(("law", "before", "after"), RULES)
def test_every_step_is_proved_and_its_mutants_are_refuted(laws, law, before, after):
    step = made(laws[law], term(before), LETTERS)
    assert grade(step, LETTERS) == PROVED
    assert not [*survivors(step, LETTERS, lambda one, other: settled(one) is settled(other), swapped)]


@pytest.mark.parametrize(("law", "text"), NOT)
def test_what_a_law_is_not_about(laws, law, text):
    assert laws[law](term(text), LETTERS) is None
