"""Gradients and Jacobians from their entries, and how matrices share a factor."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.rules import rule
from derive.terms import (
    ZERO,
    Add,
    Call,
    Component,
    Derivative,
    Mul,
    Neg,
    Number,
    Operator,
    Relation,
    Symbol,
    Term,
    coefficient,
    factors,
    negated,
    number,
    product,
    scaled,
    total,
)

from .arrays import of_entries


@rule("J_{ij} = d/dx_j f_i", Operator)
def jacobian_from_its_entries(term: Operator, context: Context, entries: Relation) -> Term | None:
    """The Jacobian holds the derivative of the i-th output by the j-th input in row i and column j."""
    match term, entries.left:
        case Operator("jacobian", body, (x,)), Derivative(Component(inner, (i,)), Component(variable, (j,)), 1):
            if inner is body and variable is x and type(i) is Symbol and type(j) is Symbol:
                return of_entries(entries.right, ((i, body.shape[0]), (j, x.shape[0])))


@rule("g_j = d/dx_j f", Operator)
def gradient_from_its_entries(term: Operator, context: Context, entries: Relation) -> Term | None:
    """The gradient holds the derivative by each entry of the variable in that entry's place."""
    match term, entries.left:
        case Operator("gradient", body, (x,)), Derivative(inner, Component(variable, indices), 1):
            letters = tuple(at for at in indices if type(at) is Symbol)
            if inner is body and variable is x and len(letters) == len(indices):
                return of_entries(entries.right, tuple(zip(letters, x.shape, strict=True)))


@rule("H_{ij} = d/dx_j (d/dx_i f)", Operator)
def hessian_from_its_entries(term: Operator, context: Context, entries: Relation) -> Term | None:
    """The Hessian holds the second derivative by the i-th and the j-th entry in row i and column j."""
    match term, entries.left:
        case (
            Operator("hessian", body, (x,)),
            Derivative(Derivative(inner, Component(first, (i,)), 1), Component(second, (j,)), 1),
        ) if inner is body and first is x and second is x and type(i) is Symbol and type(j) is Symbol:
            return of_entries(entries.right, ((i, x.shape[0]), (j, x.shape[0])))


@rule("A C + B C = (A + B) C", Add)
def matrix_taken_out_on_the_right(term: Add, context: Context) -> Term | None:
    """A matrix that stands last in every summand is put behind a bracket."""
    last = factors(term.terms[0])[-1]
    if term.shape and last.shape and all(factors(each)[-1] is last and _bracket(each).shape for each in term.terms):
        return Mul((total(_bracket(each) for each in term.terms), last))


def _bracket(term: Term) -> Term:
    if type(term) is Neg:
        return negated(_bracket(term.inner))
    return product(term.factors[:-1]) if type(term) is Mul else product(())


@rule("C A + C B = C (A + B)", Add)
def matrix_taken_out_on_the_left(term: Add, context: Context) -> Term | None:
    """A matrix that stands first in every summand is put before a bracket."""
    parts = [_signed(each) for each in term.terms]
    first = parts[0][1][0]
    if len(first.shape) == 2 and all(len(found) > 1 and found[0] is first for _, found in parts):
        return Mul((first, total(Neg(product(found[1:])) if sign else product(found[1:]) for sign, found in parts)))


def _signed(term: Term) -> tuple[bool, tuple[Term, ...]]:
    inner = term.inner if type(term) is Neg else term
    return type(term) is Neg, inner.factors if type(inner) is Mul else (inner,)


@rule("S^T = S", Call)
def symmetric_matrix(term: Call, context: Context) -> Term | None:
    """A symmetric matrix is its own transpose."""
    match term:
        case Call("transpose", (Symbol(name) as inner,)) if context.has(name, "symmetric", "spd", "psd", "diagonal"):
            return inner


@rule("A + A = 2 A", Add)
def equal_matrices_added(term: Add, context: Context) -> Term | None:
    """Equal vectors or matrices are added up."""
    counted: dict[Term, Number] = {}
    for each in term.terms:
        c, rest = coefficient(each)
        known = counted.get(rest, ZERO)
        counted[rest] = number(c.p * known.q + known.p * c.q, c.q * known.q)
    if term.shape and len(counted) < len(term.terms):
        kept = tuple(scaled(c, rest) for rest, c in counted.items() if c is not ZERO)
        return total(kept) if kept else None


SHARED = equal_matrices_added | matrix_taken_out_on_the_right | matrix_taken_out_on_the_left
