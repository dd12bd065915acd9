"""Relations with roots of letters that are never negative: each letter as the square of another, without roots."""

from __future__ import annotations

from derive.core.context import Context
from derive.exact.conditions import holds
from derive.terms import (
    ONE,
    TWO,
    ZERO,
    Call,
    Div,
    Mul,
    Number,
    Pow,
    Relation,
    Symbol,
    Term,
    functions_in,
    letters,
    product,
    raised,
    substituted,
    subterms,
    symbols,
    with_children,
)

MOST_LETTERS = 4


def without_roots(relation: Relation, context: Context) -> tuple[Relation, Context] | None:
    """The relation in square roots of its letters, with what holds of these; None where no root goes away by it."""
    if "sqrt" not in functions_in(relation):
        return None
    under = dict.fromkeys(
        x for here in subterms(relation) if type(here) is Call and here.name == "sqrt" for x in letters(here)
    )
    known = {x: holds(context, Relation(">=", x, ZERO)) for x in under}
    if not under or len(under) > MOST_LETTERS or not all(known.values()) or any(x.dims for x in under):
        return None
    roots = {x: Symbol(f"root of {x.name}") for x in under}
    squares: dict[Term, Term] = {x: Pow(root, TWO) for x, root in roots.items()}
    left, right = (_without(substituted(side, squares)) for side in relation.children)
    if "sqrt" in functions_in(left) | functions_in(right):
        return None
    kept = tuple(fact for fact in context.facts if not symbols(fact) & under.keys())
    signs = (Relation(">" if holds(context, Relation(">", x, ZERO)) else ">=", roots[x], ZERO) for x in under)
    return Relation(relation.sign, left, right), context.but(facts=kept).given(*signs)


def _without(term: Term) -> Term:
    """The term with the roots of products of even powers drawn."""
    new = with_children(term, _without)
    if type(new) is Call and new.name == "sqrt":
        return _root(new.arguments[0]) or new
    return new


def _root(term: Term) -> Term | None:
    match term:
        case Number(1, 1):
            return ONE
        case Pow(base, Number(n, 1)) if n > 0 and n % 2 == 0:
            return raised(base, Number(n // 2, 1))
        case Pow(base, exponent):
            inner = _root(base)
            return None if inner is None else raised(inner, exponent)
        case Mul(factors):
            found = tuple(map(_root, factors))
            return None if any(each is None for each in found) else product(each for each in found if each is not None)
        case Div(over, under):
            above, below = _root(over), _root(under)
            return None if above is None or below is None else Div(above, below)
    return None
