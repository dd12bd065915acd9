"""Where a convex function of a vector with the first norm in it is least, by the subgradients of both parts."""

from __future__ import annotations

from derive.core.certificates import sound
from derive.core.context import Context
from derive.exact.penalties import Penalised, penalised
from derive.terms import (
    ZERO,
    Call,
    Component,
    Junction,
    Neg,
    Operator,
    Relation,
    Symbol,
    Term,
    alike,
    call,
    product,
    substituted,
    symbols,
)

from .bench import Bench


def least_by_subgradients(place: Relation, statement: Term, context: Context, bench: Bench) -> bool:
    """Whether a statement for any index says that zero is a subgradient at a place.

    With the slope d = -grad f it is: abs(d_j) <= c, and x_j = 0 or d_j = c sign(x_j), for every index j.
    """
    body, w = place.right.children
    if type(w) is not Symbol or type(place.left) is not Symbol or place.left.dims != w.dims or len(w.dims) != 1:
        return False
    restricted = any(w in symbols(fact) and not _tells_a_gradient(fact) for fact in context.facts)
    found = None if restricted else penalised(body, w, context)
    match statement:
        case Junction("and", (Relation("<=", Call("abs", (Component(slope, (Symbol() as j,)),)), weight), cases)):
            known = any(name == j.name and size is w.dims[0] for name, size in context.indices)
            if found is None or not known or j in symbols(body) or place.left in symbols(body):
                return False
            right = alike(weight, found.weight) and alike(cases, _cases(place.left, slope, j, found))
            return right and _is_slope(slope, found.smooth, w, place.left, context, bench)
    return False


def _tells_a_gradient(fact: Term) -> bool:
    return type(fact) is Relation and fact.sign == "=" and type(fact.left) is Operator


def _cases(x: Symbol, slope: Term, j: Symbol, found: Penalised) -> Term:
    entry = Component(x, (j,))
    signed = Relation("=", Component(slope, (j,)), product((found.weight, call("sign", entry))))
    return Junction("or", (Relation("=", entry, ZERO), signed))


def _is_slope(slope: Term, smooth: Term, w: Symbol, x: Symbol, context: Context, bench: Bench) -> bool:
    """Whether a vector is the negative of the gradient of the smooth part there."""
    there = Neg(Operator("gradient", substituted(smooth, {w: x}), (x,)))
    return slope.shape == x.dims and sound(bench.equal(slope, there, context).grade)
