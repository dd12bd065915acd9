"""Functions without a formula: written out where they are defined, and how one of a vector varies."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.rules import rule
from derive.terms import Apply, Mul, Operator, Relation, Symbol, Term, call, substituted, with_children

from .differentials import d, opened

SOURCE = "Goodfellow, Bengio and Courville, Deep Learning, sec. 6.5"


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
    """Whether a letter stands for a vector, perhaps with other names in it."""
    known = context.definition(v.name) if type(v) is Symbol else None
    if known is None or known.parameters:
        return v is u
    return v is u or known.body is u or _in_full(known.body, context) is _in_full(u, context)


def _in_full(term: Term, context: Context) -> Term:
    """A term with the names in it written out."""
    known = context.definition(term.name) if type(term) is Symbol else None
    if known is not None and not known.parameters:
        return _in_full(known.body, context)
    return with_children(term, lambda child: _in_full(child, context))
