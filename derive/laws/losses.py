"""Losses of a network as terms, and their gradients by its output."""

from __future__ import annotations

from collections.abc import Callable

from derive.terms import (
    ONE,
    TWO,
    Add,
    Mul,
    Number,
    Pow,
    Term,
    call,
    negated,
    number,
    product,
    scaled,
)

Loss = Callable[[Term, Term, int], Term]


def squared_length(term: Term) -> Term:
    """The square of a number, or the squared norm of a vector or matrix."""
    return Pow(call("norm", term) if term.shape else term, TWO)


def _gap(a: Term, t: Term) -> Term:
    return Add((a, negated(t)))


def _inner(t: Term, u: Term) -> Term:
    """The sum of products of entries."""
    if not t.shape:
        return product((t, u))
    both = Mul((call("transpose", t), u))
    return call("tr", both) if len(t.shape) == 2 else both


def _entries(a: Term) -> int:
    """How many numbers an output of explicit size holds."""
    out = 1
    for size in a.shape:
        assert type(size) is Number
        out *= size.p
    return out


def half_squared_error(a: Term, t: Term, samples: int) -> Term:
    """Half the squared distance, the mean over the samples."""
    return Mul((number(1, 2 * samples), squared_length(_gap(a, t))))


def squared_error(a: Term, t: Term, samples: int) -> Term:
    """The squared distance, the mean over the samples."""
    return scaled(number(1, samples), squared_length(_gap(a, t)))


def mean_squared_error(a: Term, t: Term, samples: int) -> Term:
    """The mean of the squared differences of all entries."""
    return scaled(number(1, _entries(a)), squared_length(_gap(a, t)))


def cross_entropy(a: Term, t: Term, samples: int) -> Term:
    """Minus the sum of targets times logarithms, the mean over the samples."""
    return negated(scaled(number(1, samples), _inner(t, call("log", a))))


def binary_cross_entropy(a: Term, t: Term, samples: int) -> Term:
    """Minus t ln a + (1 - t) ln(1 - a), the mean over the samples."""
    one = call("ones", *a.shape) if a.shape else ONE
    yes, no = _inner(t, call("log", a)), _inner(_gap(one, t), call("log", _gap(one, a)))
    return negated(scaled(number(1, samples), Add((yes, no))))


LOSSES: dict[str, Loss] = {
    "half-squared-error": half_squared_error, "squared-error": squared_error, "mse": mean_squared_error,
    "cross-entropy": cross_entropy, "binary-cross-entropy": binary_cross_entropy,
}  # fmt: skip


def output_gradient(loss: str, a: Term, t: Term, samples: int) -> Term:
    """The gradient by the output; of a cross-entropy with its softmax or sigmoid, by what these are taken of."""
    c = {
        "half-squared-error": number(1, samples),
        "squared-error": number(2, samples),
        "mse": number(2, _entries(a)),
        "cross-entropy": number(1, samples),
        "binary-cross-entropy": number(1, samples),
    }[loss]
    return scaled(c, _gap(a, t))


FUSED = ("cross-entropy", "binary-cross-entropy")
