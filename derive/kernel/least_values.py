"""The least value of a quadratic in a letter, and the greatest: what infima and suprema of such are."""

from __future__ import annotations

from derive.core.context import Context
from derive.exact.conditions import holds
from derive.terms import (
    ONE,
    ZERO,
    Call,
    Collection,
    Mul,
    Neg,
    Relation,
    Symbol,
    Term,
    fraction,
    functions_in,
    number,
    product,
    raised,
    substituted,
    symbols,
    total,
    with_children,
)

from .canonical_forms import CanonicalForms
from .facts import facts_of

VALUES = frozenset(("infimum", "supremum"))


def with_least_values(term: Term, context: Context) -> Term:
    """The term with the infima and suprema in it that are those of quadratics in one letter as their values."""
    if VALUES.isdisjoint(functions_in(term)):
        return term
    new = with_children(term, lambda child: with_least_values(child, context))
    match new:
        case Call("infimum" | "supremum" as name, (body, Symbol(_, ()) as x)):
            inner = body.items[0] if type(body) is Collection and len(body.items) == 1 else body
            return (None if inner.shape else _extreme(inner, x, name, context)) or new
    return new


def _extreme(body: Term, x: Symbol, name: str, context: Context) -> Term | None:
    """The extreme value of a x^2 + b x + c over all x; None where it is no such quadratic, or has none."""
    free = context.but(facts=tuple(fact for fact in context.facts if x not in symbols(fact)))
    c, above, below = (substituted(body, {x: at}) for at in (ZERO, ONE, number(-1)))
    b = fraction(total((above, Neg(below))), number(2))
    a = total((fraction(total((above, below)), number(2)), Neg(c)))
    form = total((product((a, raised(x, number(2)))), product((b, x)), c))
    sign = ">" if name == "infimum" else "<"
    if holds(free, Relation(sign, a, ZERO)) is not True:
        return None
    if not CanonicalForms(facts_of(free)).vanishes(body, form, real=True):
        return None
    return total((c, Neg(fraction(raised(b, number(2)), Mul((number(4), a))))))
