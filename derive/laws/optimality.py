"""Where a smooth convex function of a vector plus a multiple of its first norm is least: entry by entry."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.drafts import Chain, Part, phrase
from derive.core.relations import IFF
from derive.core.rules import rule
from derive.core.steps import Derivation
from derive.core.strategies import Line
from derive.core.traversals import Everywhere
from derive.exact.penalties import penalised
from derive.terms import (
    ZERO,
    Call,
    Component,
    Junction,
    Neg,
    Operator,
    Record,
    Relation,
    Symbol,
    Term,
    call,
    product,
    substituted,
    symbols,
)

from .differential_parts import gradient_parts
from .entries import with_indices
from .lettering import fresh, used
from .matrix_tidying import sign_into_a_difference


class Optimality(Record):
    """The parts that lead to the conditions, these, and the context with the letters that they use."""

    parts: tuple[Part, ...]
    conditions: Term
    context: Context


@rule("", Relation, relation=IFF)
def zero_among_the_subgradients(term: Relation, context: Context, gradient: Relation, j: Symbol) -> Term | None:
    """A convex function is least exactly where each slope is balanced by one that the penalty can have there."""
    match term, gradient:
        case Relation("in", place, Call("argmin", (body, Symbol() as w))), Relation(
            "=", Operator("gradient", f, (x,)), g
        ):
            found = penalised(body, w, context)
            if found is None or found.smooth is not f or x is not w or w in symbols(place):
                return None
            slope = Component(Neg(substituted(g, {w: place})), (j,))
            entry = Component(place, (j,))
            signed = Relation("=", slope, product((found.weight, call("sign", entry))))
            cases = Junction("or", (Relation("=", entry, ZERO), signed))
            return Junction("and", (Relation("<=", call("abs", slope), found.weight), cases))
    return None


def optimality(body: Term, w: Symbol, context: Context) -> Optimality | None:
    """The gradient of the smooth part, and the conditions; None of functions of another kind."""
    found = penalised(body, w, context)
    smooth = None if found is None else gradient_parts(found.smooth, w, context)
    if smooth is None:
        return None
    taken = used(body) | {letter.name for letter in context.symbols}
    place = Symbol(fresh(("v", "u", "x"), taken).name, w.dims)
    j = fresh(("j", "k", "l"), taken | {name for name, _ in context.indices})
    inside = with_indices(smooth.context, (j,), w.dims)
    inside = inside.but(symbols=(*inside.symbols, place))
    chain = smooth.last.derivation
    law = zero_among_the_subgradients.with_(Relation("=", chain.start, chain.end), j).by(smooth.last.label)
    first = law(Relation("in", place, call("argmin", body, w)), inside)
    if first is None:
        return None
    turned = Line(Everywhere(sign_into_a_difference))(first.end, inside)
    steps = () if turned is None else tuple(step.but(relation=IFF) for step in turned.steps)
    whole = first if turned is None else Derivation(first.start, (*first.steps, *steps), turned.end)
    last = Chain("optimal", phrase("minimise.optimality", j), whole, uses=(smooth.last.label,))
    return Optimality((*smooth.parts, smooth.last, last), whole.end, inside)
