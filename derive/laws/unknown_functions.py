"""Functions without a formula: written out where they are defined, and how one of a vector varies."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.rules import rule
from derive.terms import Apply, Mul, Operator, Relation, Symbol, Term, call, substituted

from .differentials import d, opened


@rule("f(u) = g(u), f := g", Apply)
def function_written_out(term: Apply, context: Context) -> Term | None:
    """The function is written out by its definition, with its argument in the place of the letter."""
    known = context.definition(term.name)
    if known is None or term.primes or len(known.parameters) != len(term.arguments):
        return None
    return substituted(known.body, dict(zip(known.parameters, term.arguments, strict=True)))


@rule("differential(f(u)) = (grad(f(u), u))^T differential(u)", Operator)
def differential_of_an_unknown_function(term: Operator, context: Context, meaning: Relation) -> Term | None:
    """A function of a vector varies by the product of its gradient with how the vector varies."""
    match opened(term), meaning:
        case (Apply(name, (u,), 0, ()), x), Relation(":=", gradient, Operator("gradient", Apply(other, (v,)), (w,))):
            if name == other and v is w and _is(v, u, context):
                return Mul((call("transpose", gradient), d(u, x)))
    return None


def _is(v: Term, u: Term, context: Context) -> bool:
    """Whether a letter stands for a vector."""
    known = context.definition(v.name) if type(v) is Symbol else None
    return v is u or (known is not None and not known.parameters and known.body is u)
