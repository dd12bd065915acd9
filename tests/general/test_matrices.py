"""Differentials, inverses, determinants and Kronecker products of any size: proved where true, refuted where false."""

import pytest

from derive.core.certificates import AGREES, PROVED, REFUTED
from derive.kernel.equality import equal
from derive.reader.declarations import read_context
from derive.reader.parser import read
from derive.terms import Operator, Symbol, substituted

SQUARE = "X: n x n; A: n x n; B: n x n; C: n x n"
TALL = "X: n x d; A: n x d; w: d; y: n; b: n"
SPD = "S: n x n spd; A: n x n; x: n"
ATTENTION = "Q: n x d; K: m x d; V: m x p; G: n x p"
PUSH = "X: n x d; l > 0"
BLOCKS = "A: n x n; U: n x k; C: k x k; V: k x n"

DIFFERENTIALS = [
    ("tr(A X)", "X", "tr(A DX)", SQUARE),
    ("tr(A X B)", "X", "tr(B A DX)", SQUARE),
    ("tr(X A X^T B)", "X", "tr((A X^T B + A^T X^T B^T) DX)", SQUARE),
    ("X^-1", "X", "-X^-1 DX X^-1", SQUARE),
    ("tr(X^-1 A)", "X", "-tr(X^-1 A X^-1 DX)", SQUARE),
    ("X^3", "X", "DX X X + X DX X + X X DX", SQUARE),
    ("det(X)", "X", "det(X) tr(X^-1 DX)", SQUARE),
    ("log(det(X))", "X", "tr(X^-1 DX)", SQUARE),
    ("log(det(A X + B))", "X", "tr((A X + B)^-1 A DX)", SQUARE),
    ("(A X + B)^-1", "X", "-(A X + B)^-1 A DX (A X + B)^-1", SQUARE),
    ("hadamard(X, X)", "X", "2 hadamard(X, DX)", SQUARE),
    ("X^T", "X", "DX^T", TALL),
    ("X X^T", "X", "DX X^T + X DX^T", TALL),
    ("norm(X)", "X", "tr(X^T DX)/norm(X)", TALL),
    ("tr((X^T X)^-1)", "X", "-2 tr((X^T X)^-2 X^T DX)", TALL),
    ("log(det(X^T X))", "X", "2 tr((X^T X)^-1 X^T DX)", TALL),
    ("norm(X w - y)^2", "w", "2 (X w - y)^T X Dw", TALL),
    ("norm(X w - y)^2", "X", "2 (X w - y)^T DX w", TALL),
    ("norm(X w - y)", "w", "(X w - y)^T X Dw/norm(X w - y)", TALL),
    ("sigma(X w + b)", "w", "diag(hadamard(sigma(X w + b), ones(n) - sigma(X w + b))) X Dw", TALL),
    ("tanh(X w)", "w", "hadamard(ones(n) - hadamard(tanh(X w), tanh(X w)), X Dw)", TALL),
    ("relu(X w)", "w", "hadamard(step(X w), X Dw)", TALL),
    ("y^T log(sigma(X w))", "w", "hadamard(y, ones(n) - sigma(X w))^T X Dw", TALL),
    ("exp(X w)", "w", "diag(exp(X w)) X Dw", TALL),
    ("softmax(w)", "w", "(diag(softmax(w)) - softmax(w) softmax(w)^T) Dw", TALL),
    ("logsumexp(X w)", "w", "softmax(X w)^T X Dw", TALL),
    ("w/norm(w)", "w", "Dw/norm(w) - w (w^T Dw)/norm(w)^3", TALL),
    ("w^T w", "w", "2 w^T Dw", TALL),
    ("softmax(A)", "A", "hadamard(softmax(A), DA) - diag(hadamard(softmax(A), DA) ones(d)) softmax(A)", TALL),
    ("log(det(S)) + tr(S^-1 A)", "S", "tr((S^-1 - S^-1 A S^-1) DS)", SPD),
    ("x^T S x", "S", "x^T DS x", SPD),
    ("x^T S^-1 x", "x", "2 x^T S^-1 Dx", SPD),
    ("S^T", "S", "DS^T", SPD),
    ("kron(X, B)", "X", "kron(DX, B)", "X: n x m; B: p x q"),
    ("vec(A X B)", "X", "kron(B^T, A) vec(DX)", "A: m x n; X: n x p; B: p x q"),
    (
        "tr(G^T softmax(Q K^T) V)", "Q",
        "tr(hadamard(softmax(Q K^T), G V^T - diag(hadamard(softmax(Q K^T), G V^T) ones(m)) ones(n, m))^T DQ K^T)",
        ATTENTION,
    ),
]  # fmt: skip

MUTANTS = [
    ("tr(A X B)", "X", "tr(A B DX)", SQUARE),
    ("X^-1", "X", "X^-1 DX X^-1", SQUARE),
    ("tr(X^-1 A)", "X", "-tr(X^-1 DX A X^-1)", SQUARE),
    ("X^3", "X", "3 X X DX", SQUARE),
    ("det(X)", "X", "det(X) tr(X^-1 DX^T)", SQUARE),
    ("log(det(X))", "X", "tr(X DX)", SQUARE),
    ("X X^T", "X", "DX X^T + X DX", "X: n x n"),
    ("norm(X w - y)^2", "w", "2 (X w - y)^T Dw", "X: n x n; w: n; y: n"),
    ("norm(X w - y)^2", "w", "2 (X w + y)^T X Dw", TALL),
    ("softmax(w)", "w", "diag(softmax(w)) Dw", TALL),
    ("softmax(w)", "w", "(diag(softmax(w)) + softmax(w) softmax(w)^T) Dw", TALL),
    ("relu(X w)", "w", "hadamard(relu(X w), X Dw)", TALL),
    ("tr(S A)", "S", "tr(A DS^T)", SPD),
    ("S^T", "S", "DS", SPD),
    ("tr(X)", "X", "0", SQUARE),
    ("kron(X, B)", "X", "kron(B, DX)", "X: n x n; B: n x n"),
    ("softmax(A)", "A", "hadamard(softmax(A), DA)", TALL),
]

ALGEBRA = [
    ("(A B)^-1", "B^-1 A^-1", SQUARE),
    ("(A^T)^-1", "(A^-1)^T", SQUARE),
    ("(A^-1)^-1", "A", SQUARE),
    ("(2 A)^-1", "A^-1/2", SQUARE),
    ("A^-1 A B", "B", SQUARE),
    ("tr(A B A^-1)", "tr(B)", SQUARE),
    ("det(A B)", "det(B) det(A)", SQUARE),
    ("det(A^-1)", "1/det(A)", SQUARE),
    ("det(2 A)", "2^n det(A)", SQUARE),
    ("A^-1 + B^-1", "A^-1 (A + B) B^-1", SQUARE),
    ("(A + B)^-1", "A^-1 - A^-1 B (A + B)^-1", SQUARE),
    ("(A + U C V)^-1", "A^-1 - A^-1 U (C^-1 + V A^-1 U)^-1 V A^-1", BLOCKS),
    ("(X^T X + l identity(d))^-1 X^T", "X^T (X X^T + l identity(n))^-1", PUSH),
    ("(X^T X)^-1 X^T X", "identity(d)", "X: n x d full-column-rank"),
    ("Q^T Q", "identity(n)", "Q: n x n orthogonal"),
    ("norm(Q x)", "norm(x)", "Q: n x n orthogonal; x: n"),
    ("Q^-1", "Q^T", "Q: n x n orthogonal"),
    ("diag(x)^-1 x", "ones(n)", "x: n"),
    ("L y", "hadamard(diag(L), y)", "L: n x n diagonal; y: n"),
    ("tr(S^-1 A)", "tr(S^-1 A^T)", SPD),
    ("kron(A, B) kron(C, X)", "kron(A C, B X)", SQUARE),
    ("kron(A, B)^-1", "kron(A^-1, B^-1)", SQUARE),
    ("kron(A, B)^T", "kron(A^T, B^T)", "A: n x m; B: p x q"),
    ("det(kron(A, B))", "det(A)^p det(B)^n", "A: n x n; B: p x p"),
    ("tr(kron(A, B))", "tr(A) tr(B)", "A: n x n; B: p x p"),
    ("kron(B^T, A) vec(X)", "vec(A X B)", "A: m x n; X: n x p; B: p x q"),
    ("vec(X)^T vec(A)", "tr(X^T A)", TALL),
    ("softmax(A) ones(d)", "ones(n)", TALL),
    ("tr(A^T X)", "ones(n)^T hadamard(A, X) ones(d)", TALL),
]

ONLY_AT_SMALL_SIZES = [
    ("A B", "B A", SQUARE),
    ("A^2 - tr(A) A + det(A) identity(n)", "zeros(n, n)", SQUARE),
    ("(A B - B A)^2 C", "C (A B - B A)^2", SQUARE),
    ("(A B)^-1", "A^-1 B^-1", SQUARE),
    ("(A + B)^-1", "A^-1 + B^-1", SQUARE),
    ("det(A + B)", "det(A) + det(B)", SQUARE),
    ("det(2 A)", "2 det(A)", SQUARE),
    ("tr(A B)", "tr(A) tr(B)", SQUARE),
    ("(A + U C V)^-1", "A^-1 + A^-1 U (C^-1 + V A^-1 U)^-1 V A^-1", BLOCKS),
    ("kron(A, B)", "kron(B, A)", SQUARE),
    ("Q^T Q", "identity(n)", "Q: n x n"),
    ("tr(A B)", "tr(A B^T)", SQUARE),
    ("X (X^T X)^-1 X^T", "identity(n)", "X: n x d full-column-rank"),
]


def differential(body, letter, result, assume):
    """Both sides of d(body) = result, in which D and the letter is the letter's differential."""
    known = read_context(assume)
    x = known.symbol(letter)
    sizes = " x ".join(size.name for size in x.dims)
    context = read_context(f"{assume}; D{letter}: {sizes}")
    moving = Operator("differential", x, (x,))
    right = substituted(read(result, context), {Symbol(f"D{letter}", x.dims): moving})
    return Operator("differential", read(body, context), (x,)), right, known


@pytest.mark.parametrize(("body", "letter", "result", "assume"), DIFFERENTIALS)
def test_differentials_are_proved_for_every_size(body, letter, result, assume):
    assert equal(*differential(body, letter, result, assume)).grade == PROVED


@pytest.mark.parametrize(("body", "letter", "result", "assume"), MUTANTS)
def test_wrong_differentials_are_refuted(body, letter, result, assume):
    found = equal(*differential(body, letter, result, assume))
    assert found.grade == REFUTED
    assert ("n" in dict(found.witness.at)) == ("n" in found.method.split("at ")[1])


@pytest.mark.parametrize(("left", "right", "assume"), ALGEBRA)
def test_matrix_algebra_is_proved_for_every_size(left, right, assume):
    context = read_context(assume)
    assert equal(read(left, context), read(right, context), context).grade == PROVED


@pytest.mark.parametrize(("left", "right", "assume"), ONLY_AT_SMALL_SIZES)
def test_what_holds_for_small_or_special_matrices_alone_is_refuted(left, right, assume):
    context = read_context(assume)
    assert equal(read(left, context), read(right, context), context).grade == REFUTED


def test_a_witness_names_sizes_and_entries():
    context = read_context("A: n x m; B: m x n")
    found = equal(read("tr(A B)", context), read("2 tr(A B)", context), context)
    assert [name for name, _ in found.witness.at] == ["m", "n", "A", "B"]


def test_what_only_drawn_sizes_show_only_agrees():
    context = read_context("U: n x k; V: k x n")
    left, right = (
        read(text, context) for text in (f"det(identity({s}) + {p} + {p} {p})" for s, p in (("n", "U V"), ("k", "V U")))
    )
    found = equal(left, right, context)
    assert (found.grade, found.method) == (
        AGREES, "entries at the sizes k = 3, n = 2; k = 4, n = 5; k = 5, n = 6"
    )  # fmt: skip
