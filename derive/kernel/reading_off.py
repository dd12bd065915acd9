"""A gradient, a Hessian or a derivative read off a differential that was shown: df = <G, dX> for every dX."""

from __future__ import annotations

from typing import TYPE_CHECKING

from derive.core.certificates import PROVED, Certificate
from derive.core.context import Context
from derive.terms import (
    Call,
    Derivative,
    Operator,
    Relation,
    Symbol,
    Term,
    call,
    factors,
    is_differential,
    product,
    subterms,
)

if TYPE_CHECKING:
    from .bench import Bench


def read_off(found: Term, value: Term, context: Context, bench: Bench) -> Certificate | None:
    """Whether a gradient, Hessian or derivative has a value, from a differential among the facts, None without one."""
    if (asked := _asked(found)) is None or value.shape != found.shape:
        return None
    name, whole, x = asked
    shown = _fact(Operator("differential", whole, (x,)), context)
    if shown is None or any(map(is_differential, subterms(value))):
        return None
    applied = _applied(name, value, Operator("differential", x, (x,)))
    if applied is shown:
        return Certificate(PROVED, "the differential shown", seed=bench.seed)
    certificate = bench.equal(shown, applied, context)
    return certificate.but(method=f"the differential shown, {certificate.method}")


def _asked(found: Term) -> tuple[str, Term, Symbol] | None:
    """What is read off, the term whose differential it is read off, and the letter."""
    match found:
        case Operator("gradient", body, (Symbol() as x,)) if x.shape:
            return "gradient", body, x
        case Operator("hessian", body, (Symbol() as x,)) if x.shape:
            return "hessian", Operator("gradient", body, (x,)), x
        case Derivative(body, Symbol() as x, 1) if not body.shape:
            return "derivative", body, x
    return None


def _fact(left: Term, context: Context) -> Term | None:
    facts = (fact for fact in context.facts if type(fact) is Relation and fact.sign == "=")
    return next((fact.right for fact in facts if fact.left is left), None)


def _applied(name: str, value: Term, change: Term) -> Term:
    """How much a scalar with that gradient, or a gradient with that Hessian, changes with the variable."""
    if name == "derivative":
        return product((value, change))
    if name == "hessian":
        return product((*factors(value), change))
    match value:
        case Call("transpose", (inner,)):
            row = product((*factors(inner), change))
        case _:
            row = product((call("transpose", value), change))
    return row if len(change.shape) == 1 else call("tr", row)
