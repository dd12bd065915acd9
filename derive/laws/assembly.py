"""Gradients, Jacobians and Hessians from their entries."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.rules import rule
from derive.terms import (
    Component,
    Derivative,
    Operator,
    Relation,
    Symbol,
    Term,
)

from .arrays import of_entries

SOURCE = "Stewart, Calculus: Early Transcendentals, ch. 14"


@rule("J_{ij} = d/dx_j f_i", Operator)
def jacobian_from_its_entries(term: Operator, context: Context, entries: Relation) -> Term | None:
    """The Jacobian holds the derivative of the i-th output by the j-th input in row i and column j."""
    match term, entries.left:
        case Operator("jacobian", body, (x,)), Derivative(Component(inner, (i,)), Component(variable, (j,)), 1):
            if inner is body and variable is x and type(i) is Symbol and type(j) is Symbol:
                return of_entries(entries.right, ((i, body.shape[0]), (j, x.shape[0])))
    return None


@rule("g_j = d/dx_j f", Operator)
def gradient_from_its_entries(term: Operator, context: Context, entries: Relation) -> Term | None:
    """The gradient holds the derivative by each entry of the variable in that entry's place."""
    match term, entries.left:
        case Operator("gradient", body, (x,)), Derivative(inner, Component(variable, indices), 1):
            letters = tuple(at for at in indices if type(at) is Symbol)
            if inner is body and variable is x and len(letters) == len(indices):
                return of_entries(entries.right, tuple(zip(letters, x.shape, strict=True)))
    return None


@rule("H_{ij} = d/dx_j (d/dx_i f)", Operator)
def hessian_from_its_entries(term: Operator, context: Context, entries: Relation) -> Term | None:
    """The Hessian holds the second derivative by the i-th and the j-th entry in row i and column j."""
    match term, entries.left:
        case (
            Operator("hessian", body, (x,)),
            Derivative(Derivative(inner, Component(first, (i,)), 1), Component(second, (j,)), 1),
        ) if inner is body and first is x and second is x and type(i) is Symbol and type(j) is Symbol:
            return of_entries(entries.right, ((i, x.shape[0]), (j, x.shape[0])))
    return None
