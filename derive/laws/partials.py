"""Laws of differentiation by a component of a vector or matrix."""

from __future__ import annotations

from collections.abc import Mapping

from derive.core.context import Context
from derive.core.rules import rule
from derive.terms import (
    Call,
    Component,
    Derivative,
    Neg,
    Relation,
    Symbol,
    Term,
    bind,
    call,
    opened,
    product,
    subterms,
)

from .lettering import INDICES, fresh, summed, used

SOURCE = "Stewart, Calculus: Early Transcendentals, ch. 14"


@rule("d/dz_j z_i = delta_{ij}", Derivative)
def derivative_of_a_component(term: Derivative, context: Context) -> Term | None:
    """The derivative of a component by a component is one where they are the same and zero elsewhere."""
    match term:
        case Derivative(Component(Symbol() as body, ours), Component(variable, theirs), 1, _) if body is variable:
            return product(call("delta", a, b) for a, b in zip(ours, theirs, strict=True))
    return None


@rule("d/dx (A^-1)_{ij} = -sum(sum((A^-1)_{ik} (d/dx A_{kl}) (A^-1)_{lj}, k=1..n), l=1..n)", Derivative)
def derivative_of_an_entry_of_an_inverse(term: Derivative, context: Context) -> Term | None:
    """The derivative of an inverse is the derivative of the matrix between two inverses, with a minus sign."""
    match term:
        case Derivative(Component(Call("inverse", (a,)) as inverse, (i, j)), Component(x, (k, l)), 1, _) if a is x:
            return Neg(product((Component(inverse, (i, k)), Component(inverse, (l, j)))))
        case Derivative(Component(Call("inverse", (a,)) as inverse, (i, j)), variable, 1, notation):
            taken = used(term)
            row = fresh(INDICES, taken)
            column = fresh(INDICES, taken | {row.name})
            inner = Derivative(Component(a, (row, column)), variable, 1, notation)
            parts = (Component(inverse, (i, row)), inner, Component(inverse, (column, j)))
            return Neg(summed(column, summed(row, product(parts), a.shape[0]), a.shape[0]))
    return None


@rule("d/dx det(A) = det(A) sum(sum((A^-1)_{lk} (d/dx A_{kl}), k=1..n), l=1..n)", Derivative)
def derivative_of_a_determinant_by_entries(term: Derivative, context: Context) -> Term | None:
    """The derivative of a determinant is the determinant times the trace of the inverse times the derivative."""
    match term:
        case Derivative(Call("det", (a,)) as whole, Component(x, (k, l)), 1, _) if a is x:
            return product((whole, Component(call("inverse", a), (l, k))))
        case Derivative(Call("det", (a,)) as whole, variable, 1, notation):
            taken = used(term)
            row = fresh(INDICES, taken)
            column = fresh(INDICES, taken | {row.name})
            inner = Derivative(Component(a, (row, column)), variable, 1, notation)
            parts = (Component(call("inverse", a), (column, row)), inner)
            return product((whole, summed(column, summed(row, product(parts), a.shape[0]), a.shape[0])))
    return None


@rule("")
def by_the_lemma(term: Term, context: Context, lemma: Relation) -> Term | None:
    """The result that was derived before is used."""
    match term, lemma.left:
        case Derivative(body, Component(variable, theirs), 1), Derivative(known, Component(letter, ours), 1):
            values = dict(zip(ours, theirs, strict=True)) if variable is letter else {}
            free = [at for here in subterms(known) if type(here) is Component for at in here.indices]
            places = [at for here in subterms(body) if type(here) is Component for at in here.indices]
            values |= {at: place for at, place in zip(free, places, strict=False) if at not in values}
            if variable is letter and _with(known, values) is body:
                return _with(lemma.right, values)
    return None


def _with(term: Term, values: Mapping[Term, Term]) -> Term:
    """The term at other indices; letters bound around the place where it is put are kept apart from its own."""
    for letter, value in values.items():
        if type(letter) is Symbol:
            term = opened(bind("sum", letter, term), value)
    return term
