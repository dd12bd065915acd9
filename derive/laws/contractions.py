"""Scalars made of vectors and matrices, written as sums over indices."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.rules import rule
from derive.terms import ONE, TWO, Binder, Call, E, Mul, Pow, Symbol, Term, call, opened, product

from .arrays import vector_form
from .components import component
from .lettering import INDICES, fresh, summed, used


@rule("u . v = sum(u_k v_k, k=1..n)", Call)
def dot_product_as_a_sum(term: Call, context: Context) -> Term | None:
    """A dot product is the sum of the products of the entries."""
    match term:
        case Call("dot", (u, v)):
            k = fresh(INDICES, used(term))
            return summed(k, product((component(u, (k,)), component(v, (k,)))), u.shape[0])
    return None


@rule("u^T v = sum(u_k v_k, k=1..n)", Mul)
def product_as_a_sum(term: Mul, context: Context) -> Term | None:
    """A row times a column is the sum of the products of the entries."""
    scalars = tuple(each for each in term.factors if not each.shape)
    shaped = tuple(each for each in term.factors if each.shape)
    if term.shape or len(shaped) < 2:
        return None
    match shaped[0]:
        case Call("transpose", (u,)) if len(u.shape) == 1:
            k, rest = fresh(INDICES, used(term)), product(shaped[1:])
            below = (k, ONE)[: len(rest.shape)]
            return product((*scalars, summed(k, product((component(u, (k,)), component(rest, below))), u.shape[0])))
    return None


def euclidean(u: Term, order: list[Term]) -> bool:
    """Whether a norm is the root of the sum of the squared entries; that of a matrix with a 2 is its operator norm."""
    return not order or (order == [TWO] and len(u.shape) == 1)


@rule("norm(u)^2 = sum(u_k^2, k=1..n)", Pow)
def squared_norm_as_a_sum(term: Pow, context: Context) -> Term | None:
    """The squared norm is the sum of the squared entries."""
    match term:
        case Pow(Call("norm", (u, *order)), exponent) if exponent is TWO and euclidean(u, order):
            return _squares(u, term)
    return None


@rule("norm(u) = sqrt(sum(u_k^2, k=1..n))", Call)
def norm_as_a_root(term: Call, context: Context) -> Term | None:
    """The norm is the root of the sum of the squared entries."""
    match term:
        case Call("norm", (u, *order)) if euclidean(u, order):
            return call("sqrt", _squares(u, term))
    return None


def _squares(u: Term, near: Term) -> Term:
    taken = used(near)
    indices: list[Term] = []
    for _ in u.shape:
        k = fresh(INDICES, taken)
        indices.append(k)
        taken |= {k.name}
    body: Term = Pow(component(u, tuple(indices)), TWO)
    for index, size in zip(reversed(indices), reversed(u.shape), strict=True):
        body = summed(index, body, size)  # type: ignore[arg-type]
    return body


@rule("norm(u, 1) = sum(abs(u_k), k=1..n)", Call)
def one_norm_as_a_sum(term: Call, context: Context) -> Term | None:
    """The 1-norm is the sum of the absolute values of the entries."""
    match term:
        case Call("norm", (u, order)) if order is ONE and len(u.shape) == 1:
            k = fresh(INDICES, used(term))
            return summed(k, call("abs", component(u, (k,))), u.shape[0])
    return None


@rule("sqrt(sum(u_k^2, k=1..n)) = norm(u)", Call)
def norm_recognised(term: Call, context: Context) -> Term | None:
    """The root of the sum of the squared entries is the norm."""
    match term:
        case Call("sqrt", (Binder("sum", letter, Pow(base, exponent), low, Symbol() as size),)) if exponent is TWO:
            k = fresh((letter, *INDICES), used(term) - {letter})
            u = vector_form(opened(Binder("sum", letter, base, low, size), k), (k, size)) if low is ONE else None
            return None if u is None else call("norm", u)
    return None


@rule("tr(A) = sum(A_{kk}, k=1..n)", Call)
def trace_as_a_sum(term: Call, context: Context) -> Term | None:
    """The trace is the sum of the diagonal entries."""
    match term:
        case Call("tr", (a,)):
            k = fresh(INDICES, used(term))
            return summed(k, component(a, (k, k)), a.shape[0])
    return None


@rule("logsumexp(z) = ln(sum(e^{z_k}, k=1..n))", Call)
def definition_of_logsumexp(term: Call, context: Context) -> Term | None:
    """Log-sum-exp is the logarithm of the sum of the exponentials."""
    match term:
        case Call("logsumexp", (z,)):
            k = fresh(INDICES, used(term))
            return call("log", summed(k, Pow(E, component(z, (k,))), z.shape[0]))
    return None


CONTRACTIONS = (
    dot_product_as_a_sum
    | product_as_a_sum
    | squared_norm_as_a_sum
    | norm_as_a_root
    | one_norm_as_a_sum
    | trace_as_a_sum
    | definition_of_logsumexp
)
